"""The same random logs as other people would have written them: CSV event files and Sources of all kinds."""

import csv
import io
import json
from datetime import timedelta
from zoneinfo import ZoneInfo

from .history import NAMES
from .source import MONTHS
from .values import DAY, EPOCH, SECOND, instant, show_instant

# seconds before a clock change, so that hours come twice or never
BASES = [instant("2026-03-01T10:00:00Z"), instant("2026-03-29T00:59:55Z"), instant("2026-10-25T00:59:55Z")]
ZONES = ["UTC", "Europe/Berlin", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu"]


class Disguise:
    def __init__(self, rng, inventor, logger):
        self.rng = rng
        self.inventor = inventor
        self.logger = logger

    # --- cells

    def cell(self, name, value):
        """A value as a cell of text; several spellings of one."""
        r = self.rng
        type_ = self.logger.attributes[name]
        if value is None:
            return ""
        if type_ == "bool":
            return r.choice(["true", "TRUE", "True"] if value else ["false", "FALSE"])
        if type_ == "int":
            return r.choice(["+", "", ""]) + ("00" if r.random() < 0.1 else "") + str(value) if value >= 0 else str(value)
        if type_ == "double":
            return repr(value).replace("e+", r.choice(["e+", "E", "e"]))
        return value

    @staticmethod
    def csv(header, rows, rng):
        out = io.StringIO()
        writer = csv.writer(out, lineterminator=rng.choice(["\n", "\r\n"]),
                            quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
        writer.writerow(header)
        for row in rows:
            writer.writerow(row)
        return out.getvalue().encode("utf-8")

    # --- event files

    def csv_events(self, entries):
        r = self.rng
        columns = ["id", "time", "name"] + list(self.logger.attributes) + ["not.declared"]
        if self.logger.sequences != "none":
            columns.append("sequence")
        r.shuffle(columns)
        rows = []
        for e in entries:
            if isinstance(e, str):
                continue
            row = {"id": e["id"] if r.random() < 0.95 else "", "time": self.logger.show(e["time"]), "name": e["name"],
                   "sequence": e.get("sequence", ""), "not.declared": r.choice(["", "x"])}
            for name in self.logger.attributes:
                row[name] = self.cell(name, e["attributes"].get(name))
            if r.random() < 0.04:
                row["took"] = r.choice(["x", " 1", "1 ", "0x1", "1_0", "--1"])
            if r.random() < 0.02:
                row["time"] = r.choice(["", "2026-02-30T10:00:00Z", "yesterday"])
            if r.random() < 0.02:
                row["name"] = ""
            rows.append([row[c] for c in columns])
        return self.csv(columns, rows, r)

    # --- sources

    def time_mapping(self, lines):
        """(mapping without its column names, function from µs to one or two cells)."""
        r = self.rng
        zone = r.choice(ZONES)
        here = ZoneInfo(zone)

        def local(us):
            moment = EPOCH + timedelta(microseconds=us)
            # wall clocks that never turned back or forward: some of these times never occur, some occur twice
            offset = here.utcoffset(EPOCH + timedelta(microseconds=self.inventor.base - DAY))
            return moment + offset

        kinds = ["micro", "micro", "epoch-us", "epoch-ms", "epoch-s", "offset", "00", "noyear", "digits"]
        kind = r.choice(kinds + ([] if lines else ["rfc", "rfc", "two"]))
        if kind == "rfc":
            return {}, lambda us: [self.logger.show(us)]
        if kind == "micro":
            return {"format": "uuuu-MM-dd HH:mm:ss.SSSSSS", "zone": zone}, \
                lambda us: [local(us).strftime("%Y-%m-%d %H:%M:%S.%f")]
        if kind == "two":
            return {"format": "d/M/uuuu H:m:s", "zone": zone}, lambda us: [
                "%s/%s/%s" % (local(us).day, local(us).month, local(us).year),
                "%s:%s:%s" % (local(us).hour, local(us).minute, local(us).second)]
        if kind == "epoch-us":
            return {"format": kind}, lambda us: [str(us)]
        if kind == "epoch-ms":
            return {"format": kind}, lambda us: [str(us // 1000)]
        if kind == "epoch-s":
            return {"format": kind}, lambda us: [str(us // SECOND)]
        if kind == "offset":
            sign = r.choice(["XX", "XXX"])
            shown = "+0530" if sign == "XX" else "+05:30"

            def cell(us):
                m = EPOCH + timedelta(microseconds=us, hours=5, minutes=30)
                return ["%02d %s %s %s %s" % (m.day, MONTHS[m.month - 1], m.year, m.strftime("%H:%M:%S.%f")[:-3], shown)]
            return {"format": "dd MMM uuuu HH:mm:ss.SSS " + sign}, cell
        if kind == "00":
            return {"format": "'00'yy-MM-dd'T'HH:mm:ss", "zone": "UTC"}, \
                lambda us: ["00" + (EPOCH + timedelta(microseconds=us)).strftime("%y-%m-%dT%H:%M:%S")]
        if kind == "digits":
            return {"format": "uuuuMMddHHmmssSSSSSSSSS", "zone": zone}, \
                lambda us: [local(us).strftime("%Y%m%d%H%M%S%f") + "999"]
        return {"format": "MMM d HH:mm:ss", "zone": zone, "year": 2026}, \
            lambda us: ["%s %s %s" % (MONTHS[local(us).month - 1], local(us).day, local(us).strftime("%H:%M:%S"))]

    def source(self, name, entries):
        """(document, file name, content)"""
        r = self.rng
        form = r.choice(["csv", "csv", "ndjson", "lines"])
        lines = form == "lines"
        names = NAMES if r.random() < 0.7 else NAMES[:1]
        spec, cells_of = self.time_mapping(lines)
        width = len(cells_of(self.inventor.base))
        time_columns = ["AT"] if width == 1 else ["day", "hour"]
        # whether `missing` also means what a pattern finds in a line is left open, so lines have none
        missing = [] if lines else r.choice([[], ["NA"], ["", "-"]])
        columns = {a: r.choice([a, a.replace(".", "_"), "c:" + a, " " + a]) for a in self.logger.attributes}

        def key(column):
            """How a mapping names a column; in lines it is a pattern."""
            return {"column": "line", "pattern": column + "=<([^>]*)>"} if lines else column

        words = {a: "f%s" % i for i, a in enumerate(self.logger.attributes)} if lines else columns
        if lines:
            time = {"column": "line", "pattern": "AT=<([^>]*)>", **spec}
        else:
            time = {"column": time_columns[0] if width == 1 else time_columns, **spec}
            if not spec and r.random() < 0.5:
                time = "AT"
        attributes = {}
        for a, type_ in self.logger.attributes.items():
            if r.random() < 0.85:
                attributes[a] = key(words[a])
                if type_ == "string" and not lines and r.random() < 0.15:
                    attributes[a] = {"column": words[a], "pattern": r.choice(["^(a?)", "([a-c]+)", "(.)$"])}
            elif type_ == "string" and r.random() < 0.3:
                attributes[a] = {"value": r.choice(["a", "b"])}
            elif type_ == "int" and r.random() < 0.3:
                attributes[a] = {"value": r.choice([0, 1, 2])}
        events = []
        for n in names:
            entry = {"name": n, "time": time}
            if r.random() < 0.8:
                entry["id"] = key("ID")
            if len(names) > 1:
                entry["when"] = "column.line.contains('what=<%s>')" % n if lines else "column.what == '%s'" % n
                if r.random() < 0.2:
                    entry["when"] += " || " + ("column['line'].matches('what=<[a-c]')" if lines
                                               else "column['what'].startsWith('%s')" % r.choice("pcgoj"))
            if r.random() < 0.8 and attributes:
                entry["attributes"] = attributes
            events.append(entry)
        document = {"apiVersion": "ajar.dev/v1", "kind": "Source", "metadata": {"name": name}, "format": form}
        if missing:
            document["missing"] = missing
        document["events"] = events

        rows = []
        for e in entries:
            if isinstance(e, str):
                continue
            row = {"ID": e["id"] if r.random() < 0.9 else "", "what": e["name"]}
            row.update(zip(time_columns, cells_of(e["time"])))
            for a in self.logger.attributes:
                value = e["attributes"].get(a)
                if form == "ndjson":
                    row[words[a]] = value
                else:
                    row[words[a]] = self.cell(a, value) if value is not None else r.choice([""] + missing)
            if form == "ndjson" and row["ID"] == "":
                row["ID"] = None
            if r.random() < 0.03 and "took" in words:
                row[words["took"]] = "x1"
            if r.random() < 0.02:
                row[time_columns[0]] = "never"
            rows.append(row)
            if r.random() < 0.05:
                rows.append(dict(row))
        if not rows:
            rows = [{"ID": "r", "what": "press", **dict(zip(time_columns, cells_of(self.inventor.base))),
                     **{words[a]: "" if form != "ndjson" else None for a in self.logger.attributes}}]
        if form == "csv":
            header = list(rows[0])
            return document, name + ".csv", self.csv(header, [[row[c] for c in header] for row in rows], r)
        if form == "ndjson":
            return document, name + ".ndjson", "".join(
                json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")
        text = ""
        for row in rows:
            text += " ".join("%s=<%s>" % (k, v) for k, v in row.items()).replace("\n", "~").replace("\f", "~") + "\n"
        return document, name + r.choice([".lines", ".log"]), text.encode("utf-8")

    def registry(self, name):
        """A list without dates: what things are, at one instant."""
        r = self.rng
        columns = {a: a for a in self.logger.attributes}
        entry = {"name": r.choice(NAMES), "time": {"at": show_instant(self.inventor.base - r.choice([0, 1, DAY]))},
                 "attributes": columns}
        rows = []
        for _ in range(r.randrange(1, 5)):
            e = self.logger.event(0)
            rows.append([self.cell(a, e["attributes"].get(a)) for a in columns])
        document = {"apiVersion": "ajar.dev/v1", "kind": "Source", "metadata": {"name": name}, "format": "csv", "events": [entry]}
        return document, name + ".csv", self.csv(list(columns), rows, r)
