#!/usr/bin/env python3
"""Prints the verdict table of a case folder: judge.py CASEDIR [--json | --tallies] [--known-at T]"""

import argparse
import json
import sys

from twin import case
from twin.values import instant


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case")
    parser.add_argument("--json", action="store_true", help="the JSON of measure instead of the table")
    parser.add_argument("--tallies", action="store_true", help="the tallies instead of the table")
    parser.add_argument("--quarantine", action="store_true", help="also show what was refused, on stderr")
    parser.add_argument("--known-at", help="as known at this instant, by `received`")
    options = parser.parse_args()
    answer = case.judge_folder(options.case, instant(options.known_at) if options.known_at else None)
    if options.quarantine:
        for name, row, reason in answer.quarantined:
            print("%s:%s: %s" % (name, row, reason), file=sys.stderr)
    if options.json:
        print(json.dumps(answer.json, indent=2, ensure_ascii=False))
    elif options.tallies:
        print("experience,indicator,minute,dimension,value,good,bad,excluded,pending")
        for row in answer.tallies():
            print(",".join("" if x is None else str(x) for x in row))
    else:
        sys.stdout.write(answer.csv())


if __name__ == "__main__":
    main()
