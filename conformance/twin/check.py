#!/usr/bin/env python3
"""Runs every case folder in DIR and tells where its verdicts.csv or expected.json differ: check.py DIR [NAME-PREFIX…]

A case with problems.txt asks what `ajar check` refuses, which this evaluator does not answer: left out and counted.
"""

import argparse
import json
import sys
from pathlib import Path

from twin import case, reading
from twin.values import Refused, instant

NOW = instant("2030-01-01T00:00:00Z")  # after the stories of the cases, before what they call the future


def table_cells(text):
    """Rows of a CSV, keeping apart the empty cell (None) and the empty text."""
    rows, row, cell, quoted, i = [], [], None, False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == '"' and text[i + 1:i + 2] == '"':
                cell += '"'
                i += 1
            elif c == '"':
                quoted = False
            else:
                cell += c
        elif c == '"':
            quoted, cell = True, cell or ""
        elif c == ",":
            row.append(cell)
            cell = None
        elif c == "\n":
            row.append(cell)
            if row != [None]:
                rows.append(row)
            row, cell = [], None
        elif c != "\r":
            cell = (cell or "") + c
        i += 1
    if row or cell is not None:
        rows.append(row + [cell])
    return rows


def differences(wanted, found, at="$"):
    """Where the subset rule of the BRIEF is broken: objects by named keys, arrays element by element."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        out = []
        for key, value in wanted.items():
            if key in found:
                out += differences(value, found[key], at + "." + key)
            else:
                out.append("%s.%s is missing" % (at, key))
        return out
    if isinstance(wanted, list) and isinstance(found, list):
        if len(wanted) != len(found):
            return ["%s has %s elements, wanted %s: %s / %s" % (at, len(found), len(wanted), found, wanted)]
        return [d for i, (w, f) in enumerate(zip(wanted, found)) for d in differences(w, f, "%s[%s]" % (at, i))]
    if isinstance(wanted, bool) == isinstance(found, bool) and isinstance(wanted, (int, float)) \
            and isinstance(found, (int, float)):
        return [] if abs(wanted - found) <= 1e-9 else ["%s is %s, wanted %s" % (at, found, wanted)]
    return [] if wanted == found and type(wanted) is type(found) else ["%s is %r, wanted %r" % (at, found, wanted)]


def compare(folder):
    """Lines that tell what differs; none when all is as written."""
    answer = case.judge_folder(folder, now=NOW)
    out = []
    verdicts = folder / "verdicts.csv"
    if verdicts.exists():
        wanted = table_cells(verdicts.read_text(encoding="utf-8"))
        found = table_cells(answer.csv())
        if wanted != found:
            out += ["- " + repr(row) for row in wanted if row not in found]
            out += ["+ " + repr(row) for row in found if row not in wanted]
            if not out:
                out.append("the same rows in another order")
    wanted = folder / "expected.json"
    if wanted.exists():
        out += differences(json.loads(wanted.read_text(encoding="utf-8")), answer.json)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dir")
    parser.add_argument("prefix", nargs="*", help="only folders whose names begin so")
    options = parser.parse_args()
    same, different, left_out = 0, 0, []
    for folder in sorted(Path(options.dir).iterdir()):
        if not (folder / "definition.yaml").exists():
            continue
        if options.prefix and not folder.name.startswith(tuple(options.prefix)):
            continue
        if (folder / "problems.txt").exists():
            left_out.append("refusal")
            continue
        try:
            lines = compare(folder)
        except reading.NoYaml:
            left_out.append("no PyYAML")
            continue
        except Refused as refused:
            lines = ["refused: %s" % refused]
        except Exception as error:  # a broken case must not hide the others
            lines = ["%s: %s" % (type(error).__name__, error)]
        if lines:
            different += 1
            print(folder.name)
            for line in lines:
                print("    " + line)
        else:
            same += 1
    print("%s as written, %s different, %s left out%s" % (
        same, different, len(left_out),
        "".join(" (%s: %s)" % (why, left_out.count(why)) for why in sorted(set(left_out)))))
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
