#!/usr/bin/env python3
"""Writes random case folders with this evaluator's answers: generate.py --seed S --count N --out DIR"""

import argparse
import json
import random
from pathlib import Path

from twin import case, events
from twin.definitions import load
from twin.disguise import BASES, Disguise
from twin.history import Logger
from twin.invent import Inventor
from twin.values import instant, show_instant

NOW = instant("2030-01-01T00:00:00Z")


def moment(rng, inventor, standing):
    """An as-of that likes borders: an event, an event plus a settling time, a microsecond before."""
    times = [e.time for e in standing] or [inventor.base]
    latest = max(times)
    kind = rng.random()
    if kind < 0.35:
        return latest
    if kind < 0.55:
        return rng.choice(times)
    if kind < 0.9:
        return min(latest + 20 * inventor.unit, rng.choice(times) + rng.choice(inventor.settle) + rng.choice([0, 0, -1, 1]))
    return latest + 10 * inventor.unit


def expected(answer, reads):
    """What measure must say, without what semantics.md leaves open."""
    out = json.loads(json.dumps(answer.json))
    del out["quality"]["future"]
    everything = [e for _, read in reads for e in read.events]
    standing, _, _ = events.stand(everything, answer.definitions.attributes)
    for name in ("unlisted", "dropped"):  # of all that was read, or of what stands? kept where both agree
        if out["quality"][name] != sum(getattr(e, name) for e in standing):
            del out["quality"][name]
    for experience, judged in zip(out["experiences"], answer.judged):
        for indicator in experience["indicators"]:
            del indicator["sliWithoutExclusions"]
        if judged.experience.per is not None:
            del experience["transitions"]
            del experience["furthest"]
        elif not any(step.then for step in judged.experience.steps):
            for transition in experience["transitions"]:
                del transition["foreseen"]
    return out


def one(seed, number):
    """(files of a case by name, its Answer). Mostly tries again when nothing at all was judged."""
    rng = random.Random("%s/%s" % (seed, number))
    for _ in range(3):
        files, answer = attempt(rng, seed, number)
        if answer.rows or rng.random() < 0.1:
            break
    return files, answer


def attempt(rng, seed, number):
    base = BASES[0] if rng.random() < 0.7 else rng.choice(BASES)
    inventor = Inventor(rng, base)
    documents = inventor.invent()
    logger = Logger(rng, inventor)
    files, sources = write(rng, inventor, logger)
    documents += sources
    definition = "---\n".join(json.dumps(d, ensure_ascii=False, indent=2) + "\n" for d in documents)
    definitions = load(documents)
    reads = case.read_files(files, definitions, NOW)
    standing, _, _ = events.stand([e for _, read in reads for e in read.events], definitions.attributes)
    as_of = moment(rng, inventor, standing)
    answer = case.answer(definitions, reads, as_of)
    story = ("---\nclause: §1 to §6, at random\nas-of: %s\n---\n\nInvented by `generate.py --seed %s`, number %s. "
             "Nobody stood at this door.\n" % (show_instant(as_of), seed, number))
    return {"definition.yaml": definition.encode("utf-8"), **files, "story.md": story.encode("utf-8"),
            "verdicts.csv": answer.csv().encode("utf-8"),
            "expected.json": (json.dumps(expected(answer, reads), ensure_ascii=False, indent=2) + "\n").encode("utf-8")}, answer


def write(rng, inventor, logger):
    """(event files by name, Source documents): mostly one NDJSON event file."""
    entries = logger.log()
    disguise = Disguise(rng, inventor, logger)
    kind = rng.random()
    if kind < 0.65:
        return {"events.ndjson": logger.ndjson(entries)}, []
    if kind < 0.75:
        return {"events.csv": disguise.csv_events(entries)}, []
    if kind < 0.8:
        half = len(entries) // 2
        return {"events.ndjson": logger.ndjson(entries[:half]), "events.csv": disguise.csv_events(entries[half:])}, []
    document, name, content = disguise.source("gate", entries)
    files, documents = {name: content}, [document]
    if rng.random() < 0.3:
        document, name, content = disguise.registry("register")
        files[name] = content
        documents.append(document)
    return files, documents


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    for number in range(options.first, options.first + options.count):
        files, _ = one(options.seed, number)
        folder = Path(options.out) / ("%s-%05d" % (options.seed, number))
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
