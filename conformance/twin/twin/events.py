"""Events from event files (BRIEF: no Source), what is refused of them, and who stands where ids are equal (§1)."""

import csv
import io
import json
import math
import re
from dataclasses import dataclass, field

from .canonical import row_hash
from .values import instant, int64, is_text, least_first

LATEST = instant("2199-12-31T23:59:59.999999Z")


@dataclass
class Event:
    id: str
    time: int
    sequence: int
    name: str
    attributes: dict          # declared and known ones only
    recorded: int = None
    received: int = None
    unlisted: int = 0
    dropped: int = 0


@dataclass
class Read:
    """What a file held."""
    events: list = field(default_factory=list)
    quarantined: list = field(default_factory=list)   # (row number, reason)
    rows: int = 0


class Bad(Exception):
    """Why a row goes to quarantine."""


class Pairs(list):
    """A JSON object as read: pairs in order, so that a key written twice is seen."""


def parse_json(line):
    def constant(text):
        raise ValueError(text)

    return json.loads(line, object_pairs_hook=Pairs, parse_constant=constant)


def flatten(pairs, prefix=""):
    for key, value in pairs:
        if isinstance(value, Pairs):
            yield from flatten(value, prefix + key + ".")
        else:
            yield prefix + key, value


def plain(value):
    """A parsed JSON value with its objects as dicts."""
    if isinstance(value, Pairs):
        return {k: plain(v) for k, v in value}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return value


def _clean(text, what):
    if not is_text(text):
        raise Bad("broken text in " + what)
    return text


def typed(value, type_, name):
    """A JSON value as a declared attribute; never coerced, but an int serves as a double."""
    if type_ == "string" and isinstance(value, str):
        return _clean(value, name)
    if type_ == "bool" and isinstance(value, bool):
        return value
    if type_ == "int" and isinstance(value, int) and not isinstance(value, bool) and int64(value) is not None:
        return value
    if type_ == "double" and isinstance(value, (int, float)) and not isinstance(value, bool):
        try:
            double = float(value)
        except OverflowError:
            double = math.inf
        if math.isfinite(double):
            return double
    if type_ == "instant" and isinstance(value, str):
        us = instant(value)
        if us is not None:
            return us
    raise Bad("%s is no %s" % (name, type_))


def cell(text, type_, name):
    """A cell of text as a declared attribute."""
    if type_ == "string":
        return _clean(text, name)
    if type_ == "int" and re.fullmatch(r"[+-]?[0-9]+", text, re.A):
        return typed(int(text), "int", name)
    if type_ == "double" and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?", text, re.A):
        return typed(float(text), "double", name)
    if type_ == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if type_ == "instant":
        return typed(text, "instant", name)
    raise Bad("%s is no %s" % (name, type_))


def attributes_of(pairs, schema, convert=typed):
    """Declared attributes, and how many values were unlisted, how many dropped."""
    out, seen, unlisted, dropped = {}, set(), 0, 0
    for name, value in pairs:
        if name in seen:
            raise Bad("twice: " + name)
        seen.add(name)
        if value is None:
            continue
        if isinstance(value, str) and len(value.encode("utf-8", "surrogatepass")) > 16 * 1024:
            raise Bad("too big: " + name)
        declared = schema.get(name)
        if declared is not None:
            out[name] = convert(value, declared.type, name)
            if declared.values is not None and out[name] not in declared.values:
                unlisted += 1
        elif isinstance(value, list):
            dropped += 1
        elif isinstance(value, str):
            _clean(value, name)
        elif isinstance(value, float) and not math.isfinite(value):
            raise Bad("not finite: " + name)
    if len(seen) > 256:
        raise Bad("too many attributes")
    return out, unlisted, dropped


def checked(event):
    """The event, if its name, id and time may be."""
    if len(event.name) > 128:
        raise Bad("too big: name")
    if len(event.id) > 128:
        raise Bad("too big: id")
    _clean(event.name, "name")
    _clean(event.id, "id")
    if not 0 <= event.time <= LATEST:
        raise Bad("out of time")
    return event


def _moment(text, what):
    us = instant(text) if isinstance(text, str) else None
    if us is None:
        raise Bad("no time in " + what)
    return us


FIELDS = ("id", "time", "name", "sequence", "recorded", "received")
ENVELOPE = ("specversion", "id", "source", "type", "time", "subject", "datacontenttype", "dataschema",
            "recordedtime", "sequence", "data", "data_base64")


def _fields(pairs):
    """Event fields and attribute pairs of one JSON line, CloudEvent or not."""
    keys = [k for k, _ in pairs]
    own = dict(pairs)
    for key in set(keys):
        if keys.count(key) > 1:
            raise Bad("twice: " + key)
    if "specversion" not in own:
        rest = Pairs((k, v) for k, v in pairs if k not in FIELDS and k != "attributes")
        nested = own.get("attributes")
        if nested is not None and not isinstance(nested, Pairs):
            raise Bad("attributes is no object")
        return {k: own.get(k) for k in FIELDS}, list(flatten(nested or Pairs())) + list(flatten(rest))
    data = own.get("data")
    attributes = list(flatten(data)) if isinstance(data, Pairs) else []
    attributes += list(flatten(Pairs((k, v) for k, v in pairs if k not in ENVELOPE)))
    for name, key in (("cloudevents.event_source", "source"), ("cloudevents.event_subject", "subject")):
        if own.get(key) is not None:
            attributes.append((name, own[key]))
    sequence = own.get("sequence")
    if isinstance(sequence, str) and re.fullmatch(r"[+-]?[0-9]+", sequence, re.A):
        sequence = int(sequence)
    return {"id": "%s/%s" % (own["source"], own["id"]) if own.get("source") and own.get("id") else None,
            "time": own.get("time"), "name": own.get("type"), "sequence": sequence,
            "recorded": own.get("recordedtime"), "received": None}, attributes


def _event(fields, attribute_pairs, schema, convert, fallback_id):
    if not fields["name"]:
        raise Bad("no name")
    if not isinstance(fields["name"], str):
        raise Bad("name is no text")
    time = _moment(fields["time"], "time")
    recorded = None if fields["recorded"] is None else _moment(fields["recorded"], "recorded")
    received = None if fields["received"] is None else _moment(fields["received"], "received")
    sequence = fields["sequence"]
    if sequence is not None and (not isinstance(sequence, int) or isinstance(sequence, bool) or int64(sequence) is None):
        raise Bad("sequence is no int")
    id_ = fields["id"]
    if id_ is not None and not isinstance(id_, str):
        raise Bad("id is no text")
    attributes, unlisted, dropped = attributes_of(attribute_pairs, schema, convert)
    return checked(Event(id_ or fallback_id(), time, sequence, fields["name"], attributes, recorded, received,
                         unlisted, dropped))


def _numbered(read, numbers):
    """An absent sequence: the row's number, where no event of the file has one; else 0."""
    none_has = all(e.sequence is None for e in read.events)
    for event, number in zip(read.events, numbers):
        if event.sequence is None:
            event.sequence = number if none_has else 0
    return read


def hashed(counts, source, row):
    """SOURCE/HASH, from the second equal row SOURCE/HASH-2 …"""
    h = row_hash({k: v for k, v in row.items() if v is not None})
    counts[h] = counts.get(h, 0) + 1
    return "%s/%s" % (source, h) + ("" if counts[h] == 1 else "-%s" % counts[h])


def lines_of(content):
    """(row number, line or None where it is no UTF-8), without empty lines, counted from 1."""
    row = 0
    for raw in content.split(b"\n"):
        if not raw.strip():
            continue
        row += 1
        try:
            yield row, raw.decode("utf-8").rstrip("\r")
        except UnicodeDecodeError:
            yield row, None


def json_rows(content):
    """(row number, Pairs or a Bad) for each line."""
    for row, line in lines_of(content):
        try:
            if line is None:
                raise Bad("no UTF-8")
            pairs = parse_json(line)
            if not isinstance(pairs, Pairs):
                raise Bad("no object")
            yield row, pairs
        except (ValueError, RecursionError):
            yield row, Bad("no JSON")
        except Bad as bad:
            yield row, bad


def read_ndjson(content, schema):
    read, numbers, counts = Read(), [], {}
    for row, pairs in json_rows(content):
        read.rows += 1
        try:
            if isinstance(pairs, Bad):
                raise pairs
            fields, attribute_pairs = _fields(pairs)
            columns = dict(flatten(pairs))
            event = _event(fields, attribute_pairs, schema, typed,
                           lambda: hashed(counts, "events", columns))
            read.events.append(event)
            numbers.append(row)
        except Bad as bad:
            read.quarantined.append((row, str(bad)))
    return _numbered(read, numbers)


def csv_rows(content):
    """(header, rows) of a CSV; rows as lists of cells, empty lines left out."""
    reader = csv.reader(io.StringIO(content.decode("utf-8-sig", "surrogateescape"), newline=""))
    rows = [row for row in reader if row]
    return (rows[0], rows[1:]) if rows else ([], [])


def read_csv(content, schema):
    header, rows = csv_rows(content)
    read, numbers, counts = Read(), [], {}
    for row, cells in enumerate(rows, 1):
        read.rows += 1
        try:
            if len(cells) != len(header):
                raise Bad("%s cells for %s columns" % (len(cells), len(header)))
            columns = {name: text if text != "" else None for name, text in zip(header, cells)}
            fields = {k: columns.get(k) for k in FIELDS}
            if fields["sequence"] is not None:
                fields["sequence"] = cell(fields["sequence"], "int", "sequence")
            pairs = [(k, v) for k, v in columns.items() if k not in FIELDS]
            read.events.append(_event(fields, pairs, schema, cell, lambda: hashed(counts, "events", columns)))
            numbers.append(row)
        except Bad as bad:
            read.quarantined.append((row, str(bad)))
    return _numbered(read, numbers)


def in_order(events):
    return sorted(events, key=lambda e: (e.time, e.sequence, e.id))


def content(event, schema):
    """What is compared between events of one id, least first."""
    return (event.time, event.name, [least_first(event.attributes.get(a)) for a in sorted(schema)])


def stand(events, schema):
    """(the events that stand, in order; duplicates; conflicting)."""
    standing, duplicates, conflicting = [], 0, 0
    by_id = {}
    for event in events:
        by_id.setdefault(event.id, []).append(event)
    for copies in by_id.values():
        copies = sorted(copies, key=lambda e: (content(e, schema), e.sequence))
        standing.append(copies[0])
        for copy in copies[1:]:
            if content(copy, schema) == content(copies[0], schema):
                duplicates += 1
            else:
                conflicting += 1
    return in_order(standing), duplicates, conflicting
