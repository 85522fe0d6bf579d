"""A case folder in, its answer out."""

import time
from dataclasses import dataclass
from pathlib import Path

from . import events as event_files
from . import reading, source
from .definitions import load
from .values import SECOND, Refused, instant
from .verdicts import csv_text, judge_all, measured, table, tallies


@dataclass
class Answer:
    definitions: object
    as_of: int
    header: list
    rows: list
    json: dict
    judged: list
    quarantined: list     # (file, row, reason)

    def csv(self):
        return csv_text(self.header, self.rows)

    def tallies(self):
        return tallies(self.judged)


def read_folder(folder, definitions, now):
    files = {path.name: path.read_bytes() for path in Path(folder).iterdir() if path.is_file()}
    return read_files(files, definitions, now)


def read_files(files, definitions, now):
    """[(file name, Read)] of all event files of a case. `now` is only for a source's `clock: {ahead}`."""
    out = []
    for name, content in sorted(files.items()):
        stem, suffix = Path(name).stem, Path(name).suffix
        if name == "events.ndjson":
            out.append((name, event_files.read_ndjson(content, definitions.attributes)))
        elif name == "events.csv":
            out.append((name, event_files.read_csv(content, definitions.attributes)))
        elif stem in definitions.sources and suffix in (".csv", ".ndjson", ".lines", ".log"):
            out.append((name, source.read(content, definitions.sources[stem], definitions.attributes, now)))
    return out


def default_as_of(standing, now):
    """The latest event time that is not after now."""
    times = [e.time for e in standing if e.time <= now]
    return max(times) if times else now


def answer(definitions, reads, as_of=None, known_at=None, start=None, end=None, now=None):
    """Judges what was read. `known_at`: as of R, over the events received until R."""
    read_events = [e for _, read in reads for e in read.events]
    standing, duplicates, conflicting = event_files.stand(read_events, definitions.attributes)
    quarantined = [(name, row, reason) for name, read in reads for row, reason in read.quarantined]
    if known_at is not None:
        as_of = known_at
        heard = [e for e in read_events if e.received is None or e.received <= known_at]
        judged_on, _, _ = event_files.stand(heard, definitions.attributes)
    else:
        judged_on = standing
    if as_of is None:
        as_of = default_as_of(standing, now)  # asked without as_of, `now` must be given
    judged = judge_all(definitions, judged_on, as_of)
    for j in judged:
        j.verdicts = [v for v in j.verdicts
                      if (start is None or v.session.start >= start) and (end is None or v.session.start < end)]
    quality = {"read": len(read_events) + len(quarantined), "duplicates": duplicates, "conflicting": conflicting,
               "quarantined": len(quarantined), "unlisted": sum(e.unlisted for e in read_events),
               "dropped": sum(e.dropped for e in read_events),
               "future": sum(1 for e in standing if e.time > as_of)}
    header, rows = table(definitions, judged)
    return Answer(definitions, as_of, header, rows, measured(definitions, quality, judged, as_of), judged, quarantined)


def judge_folder(folder, known_at=None, now=None):
    folder = Path(folder)
    definitions = load(reading.documents((folder / "definition.yaml").read_text(encoding="utf-8")))
    story_file = folder / "story.md"
    front = reading.story(story_file.read_text(encoding="utf-8")) if story_file.exists() else {}
    moments = {}
    for key in ("as-of", "from", "to"):
        if front.get(key):
            moments[key] = instant(front[key])
            if moments[key] is None:
                raise Refused("%s of the story: %s" % (key, front[key]))
    now = int(time.time() * SECOND) if now is None else now
    return answer(definitions, read_folder(folder, definitions, now), moments.get("as-of"), known_at,
                  moments.get("from"), moments.get("to"), now)
