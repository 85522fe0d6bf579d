"""Sources (§1): rows of csv, ndjson and lines turned into events. Parquet and tables are not read here."""

import re
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from . import cel
from .canonical import number
from .events import (Bad, Event, Read, attributes_of, cell, checked, csv_rows, flatten, hashed, json_rows, plain, typed)
from .pattern import compile_pattern
from .values import SECOND, Refused, instant, int64, micros, yaml_duration

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


class Columns:
    """The scope of a source's `when`: any column, a string."""

    def __contains__(self, name):
        return name.startswith("column.")

    def __getitem__(self, name):
        return "string"


# --- times

def time_pattern(text):
    """A pattern as (regular expression, group names in order)."""
    out, fields, i = "", [], 0
    while i < len(text):
        c = text[i]
        if c == "'":
            if text[i + 1:i + 2] == "'":
                out, i = out + "'", i + 2
                continue
            end, quoted = i + 1, ""
            while True:
                if end >= len(text):
                    raise Refused("a quote without end: " + text)
                if text[end] == "'":
                    if text[end + 1:end + 2] == "'":
                        quoted, end = quoted + "'", end + 2
                        continue
                    break
                quoted, end = quoted + text[end], end + 1
            out, i = out + re.escape(quoted), end + 1
        elif c.isalpha():
            width = len(re.match(re.escape(c) + "+", text[i:]).group())
            run = c * width
            i += width
            known = {"uuuu": "[0-9]{4}", "yy": "[0-9]{2}", "MM": "[0-9]{2}", "M": "[0-9]{1,2}", "MMM": "|".join(MONTHS),
                     "dd": "[0-9]{2}", "d": "[0-9]{1,2}", "HH": "[0-9]{2}", "H": "[0-9]{1,2}", "mm": "[0-9]{2}",
                     "m": "[0-9]{1,2}", "ss": "[0-9]{2}", "s": "[0-9]{1,2}", "XX": "Z|[+-][0-9]{4}",
                     "XXX": "Z|[+-][0-9]{2}:[0-9]{2}"}
            shape = "[0-9]{%s}" % width if c == "S" else known.get(run)
            if shape is None:
                raise Refused("time pattern %s: %s" % (text, run))
            out += "(" + shape + ")"
            fields.append("S" if c == "S" else run)
        else:
            out, i = out + re.escape(c), i + 1
    return re.compile(out), fields


def zone_of(name):
    if name is None:
        return None
    match = re.fullmatch(r"([+-])([0-9]{2}):([0-9]{2})", name)
    if match:
        span = timedelta(hours=int(match.group(2)), minutes=int(match.group(3)))
        return timezone(span if match.group(1) == "+" else -span)
    return timezone.utc if name in ("UTC", "Z") else ZoneInfo(name)


def in_zone(local, zone):
    """A local time that occurs twice is the earlier; one that never occurs moves forward by the gap (PEP 495's fold 0)."""
    offset = local.replace(tzinfo=zone, fold=0).utcoffset()
    return micros(local) - (offset.days * 86400 + offset.seconds) * SECOND


def read_time(text, spec):
    """Microseconds of a cell by {format, zone, year}, or None."""
    form = spec.get("format")
    if form is None:
        return instant(text)
    if form in ("epoch-s", "epoch-ms", "epoch-us"):
        match = re.fullmatch(r"([+-]?[0-9]+)", text, re.A)
        return int64(int(text) * {"epoch-s": SECOND, "epoch-ms": 1000, "epoch-us": 1}[form]) if match else None
    pattern, fields = time_pattern(form)
    match = pattern.fullmatch(text)
    if match is None:
        return None
    got = {"year": spec.get("year"), "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
    us, offset = 0, None
    for field, value in zip(fields, match.groups()):
        if field == "uuuu":
            got["year"] = int(value)
        elif field == "yy":
            got["year"] = 2000 + int(value)
        elif field == "MMM":
            got["month"] = MONTHS.index(value) + 1
        elif field == "S":
            us = int((value + "000000")[:6])
        elif field in ("XX", "XXX"):
            digits = value.replace(":", "")
            if digits != "Z":
                if int(digits[1:3]) > 23 or int(digits[3:5]) > 59:
                    return None
                seconds = int(digits[1:3]) * 3600 + int(digits[3:5]) * 60
                offset = seconds if digits[0] == "+" else -seconds
            else:
                offset = 0
        else:
            got[{"M": "month", "d": "day", "H": "hour", "m": "minute", "s": "second"}[field[0]]] = int(value)
    if got["year"] is None:
        raise Refused("time pattern %s has no year" % form)
    try:
        local = datetime(**got)
    except ValueError:
        return None
    if offset is not None:
        return micros(local) - offset * SECOND + us
    zone = zone_of(spec.get("zone"))
    if zone is None:
        raise Refused("time pattern %s has neither offset nor zone" % form)
    return in_zone(local, zone) + us


# --- rows

def is_missing(value, missing):
    return value is None or any(type(value) is type(m) and value == m for m in missing)


def rows_of(content, document):
    """(row number, {column: cell} or Bad). Unknown cells are None."""
    form, missing = document["format"], list(document.get("missing") or [])
    if form == "csv":
        header, rows = csv_rows(content)
        for row, cells in enumerate(rows, 1):
            if len(cells) != len(header):
                yield row, Bad("%s cells for %s columns" % (len(cells), len(header)))
            else:
                yield row, {h: None if c == "" or is_missing(c, missing) else c for h, c in zip(header, cells)}
    elif form == "lines":
        row = 0
        for raw in content.split(b"\n"):
            raw = raw[:-1] if raw.endswith(b"\r") else raw
            if raw == b"":
                continue
            row += 1
            try:
                line = raw.decode("utf-8")
                yield row, {"line": None if is_missing(line, missing) else line}
            except UnicodeDecodeError:
                yield row, Bad("no UTF-8")
    elif form == "ndjson":
        for row, pairs in json_rows(content):
            if isinstance(pairs, Bad):
                yield row, pairs
                continue
            flat = list(flatten(pairs))
            names = [name for name, _ in flat]
            if len(set(names)) != len(names):
                yield row, Bad("a column twice")
            else:
                yield row, {name: None if is_missing(value, missing) else plain(value) for name, value in flat}
    else:
        raise Refused("format %s is not read here" % form)


def as_text(value):
    """A cell as text: a JSON number or bool as JSON writes it."""
    if value is None or isinstance(value, str):
        return value
    if value is True or value is False:
        return "true" if value else "false"
    return number(value) if isinstance(value, (int, float)) else None


def column(row, name, document):
    if name not in row:
        if document["format"] != "ndjson":
            raise Refused("no column %s" % name)
        return None
    return row[name]


def first_group(text, pattern):
    """The first group of the first match; no match and an empty group are unknown."""
    if text is None:
        return None
    match = compile_pattern(pattern).search(text)
    return (match.group(1) or None) if match else None


def mapped(row, mapping, document):
    """The cell a mapping takes: a column, {column, pattern} or {value}."""
    if not isinstance(mapping, dict):
        return column(row, mapping, document)
    if "value" in mapping:
        return mapping["value"]
    found = column(row, mapping["column"], document)
    return first_group(as_text(found), mapping["pattern"]) if "pattern" in mapping else found


def mapped_time(row, mapping, document):
    if isinstance(mapping, dict) and "at" in mapping:
        return instant(mapping["at"])
    if not isinstance(mapping, dict):
        mapping = {"column": mapping}
    names = mapping["column"] if isinstance(mapping["column"], list) else [mapping["column"]]
    cells = [as_text(column(row, name, document)) for name in names]
    if None in cells:
        raise Bad("no time")
    text = " ".join(cells)
    if "pattern" in mapping:
        text = first_group(text, mapping["pattern"])
        if text is None:
            raise Bad("no time")
    us = read_time(text, mapping)
    if us is None:
        raise Bad("time %r" % text)
    return us


def converter(mappings):
    """Cells of text by the rules for cells, typed JSON values as they are; an instant like `time`."""
    def convert(value, type_, name):
        mapping = mappings[name]
        if type_ == "instant" and isinstance(mapping, dict) and "format" in mapping:
            us = read_time(as_text(value), mapping)
            if us is None:
                raise Bad("%s is no instant" % name)
            return us
        if isinstance(value, str):
            return cell(value, type_, name)
        return typed(value, type_, name)
    return convert


def read(content, document, schema, now):
    out, counts = Read(), {}
    source = document["metadata"]["name"]
    listed = document["events"]
    whens = [cel.parse(e["when"], Columns()) if "when" in e else None for e in listed]
    clock = document.get("clock") or {}
    earliest = instant(clock["earliest"]) if "earliest" in clock else None
    latest = now + yaml_duration(clock["ahead"]) if "ahead" in clock else None
    for row, cells in rows_of(content, document):
        out.rows += 1
        if isinstance(cells, Bad):
            out.quarantined.append((row, str(cells)))
            continue
        base = None
        for position, (entry, when) in enumerate(zip(listed, whens), 1):
            if when is not None and not cel.holds(when, lambda name: as_text(cells.get(name[len("column."):]))):
                continue
            try:
                name = entry["name"]
                event_id = as_text(mapped(cells, entry["id"], document)) if "id" in entry else None
                if event_id:
                    event_id = "%s/%s" % (source, event_id)
                else:
                    if base is None:
                        base = hashed(counts, source, cells)
                    event_id = base
                if len(listed) > 1:
                    event_id += "/" + name
                mapping = entry.get("sequence", document.get("sequence"))
                if mapping is None:
                    sequence = (row - 1) * len(listed) + position
                else:
                    found = mapped(cells, mapping, document)
                    sequence = 0 if found is None else cell(as_text(found), "int", "sequence")
                mappings = entry.get("attributes") or {}
                for attribute in mappings:
                    if attribute not in schema:
                        raise Refused("attribute %s is not declared" % attribute)
                pairs = [(a, mapped(cells, m, document)) for a, m in mappings.items()]
                time = mapped_time(cells, entry["time"], document)
                attributes, unlisted, dropped = attributes_of(pairs, schema, converter(mappings))
                if earliest is not None and time < earliest:
                    raise Bad("before the source's earliest")
                if latest is not None and time > latest:
                    raise Bad("too far ahead of now")
                out.events.append(checked(Event(event_id, time, sequence, name, attributes, None, None, unlisted, dropped)))
            except Bad as bad:
                out.quarantined.append((row, str(bad)))
    return out
