"""Random small logs: few keys and times, so that ties, copies, conflicts and exact borders happen all the time."""

import json

from .invent import DOUBLES, INTS, NAMES, STRINGS, Inventor
from .values import show_instant


class Logger:
    def __init__(self, rng, inventor):
        self.rng = rng
        self.inventor = inventor
        self.unit = inventor.unit
        self.attributes = {n: a["type"] for n, a in inventor.attributes.items()}
        self.sequences = rng.choice(["none", "none", "all", "some"])
        self.span = rng.choice([3, 8, 20, 40])
        self.pools = {n: self.pool(n, t) for n, t in self.attributes.items()}
        self.width = rng.choice([0.4, 0.7, 0.9])   # how often an attribute is there

    def pool(self, name, type_):
        r = self.rng
        if name == "door.id":
            return r.sample(STRINGS[:5], r.randrange(2, 6)) + [r.choice(STRINGS)]
        if type_ == "string":
            return r.sample(STRINGS[:5], 2) + ([r.choice(STRINGS)] if r.random() < 0.4 else []) \
                + (r.sample(STRINGS[-7:], 3) if r.random() < 0.3 else [])
        if type_ == "int":
            return r.sample(INTS[:6], 2) + (r.sample(INTS, 3) if r.random() < 0.4 else [])
        if type_ == "double":
            return r.sample(DOUBLES, 3) + [1]   # an int serves as a double
        if type_ == "bool":
            return [True, False]
        return [self.moment() for _ in range(2)]

    def time(self):
        r = self.rng
        return self.inventor.base + r.randrange(0, self.span + 1) * self.unit + r.choice([0] * 8 + [1, -1])

    def moment(self):
        """A time as text; sometimes in another zone, sometimes finer than we keep."""
        return self.show(self.time())

    def show(self, us):
        r = self.rng
        kind = r.random()
        if kind < 0.1:
            return Inventor.local(us, r.choice([9, -5]))
        text = show_instant(us)
        if kind < 0.2:
            return text[:-1] + "%03dZ" % r.randrange(1, 1000)
        return text[:-8] + "Z" if text.endswith(".000000Z") else text

    def event(self, number):
        r = self.rng
        e = {"id": "e%s" % number if r.random() < 0.75 else r.choice(["|x", "é", "E", "\U0001d4b3", "\ufffd"]) + str(number),
             "time": self.time(), "name": r.choice(NAMES + self.inventor.often), "attributes": {}}
        for name in self.attributes:
            likely = 0.92 if name == "door.id" else self.width
            if r.random() < likely:
                e["attributes"][name] = r.choice(self.pools[name])
        if self.sequences == "all" or self.sequences == "some" and r.random() < 0.5:
            e["sequence"] = r.randrange(-1, 3)
        return e

    def line(self, e):
        """One way of writing an event."""
        r = self.rng
        e = {**e, "attributes": dict(e["attributes"])}
        if r.random() < 0.1:
            e["attributes"]["not.declared"] = r.choice(["x", 1, [1, 2], 1.5])
        missing = [n for n in self.attributes if n not in e["attributes"]]
        if missing and r.random() < 0.1:
            e["attributes"][r.choice(missing)] = None
        kind = r.random()
        if kind < 0.08 and "/" not in e["id"]:
            out = {"specversion": "1.0", "id": e["id"], "source": "gate", "type": e["name"], "time": self.show(e["time"]),
                   "data": self.nested(e["attributes"])}
            if "sequence" in e:
                out["sequence"] = str(e["sequence"]) if e["sequence"] >= 0 and r.random() < 0.5 else e["sequence"]
            return json.dumps(out, ensure_ascii=False)
        out = {"id": e["id"], "time": self.show(e["time"]), "name": e["name"]}
        if "sequence" in e:
            out["sequence"] = e["sequence"]
        if r.random() < 0.2:
            out["received"] = self.show(e["time"] + 5 * self.unit)
        if r.random() < 0.1:
            out["recorded"] = self.show(e["time"] + self.unit)
        if kind < 0.55:
            out.update(e["attributes"])
        elif kind < 0.8:
            out["attributes"] = e["attributes"]
        else:
            out["attributes"] = self.nested(e["attributes"])
        pairs = list(out.items())
        r.shuffle(pairs)
        return json.dumps(dict(pairs), ensure_ascii=r.random() < 0.5)

    @staticmethod
    def nested(attributes):
        out = {}
        for name, value in attributes.items():
            at = out
            parts = name.split(".")
            for part in parts[:-1]:
                at = at.setdefault(part, {})
            at[parts[-1]] = value
        return out

    def broken(self, number):
        """A line that must go to quarantine."""
        r = self.rng
        e = self.event("q%s" % number)
        row = {"id": e["id"], "time": show_instant(e["time"]), "name": e["name"], **e["attributes"]}
        kind = r.choice(["json", "time", "name", "type", "nul", "half", "early", "late", "long", "twice", "fraction", "big",
                         "array", "notime"])
        if kind == "json":
            return json.dumps(row)[:-3]
        if kind == "time":
            row["time"] = r.choice(["2026-02-30T10:00:00Z", "2026-03-01T24:00:00Z", "2026-03-01", "2026-03-01T10:00:00", "x"])
        if kind == "notime":
            row["time"] = None
        if kind == "name":
            del row["name"]
        if kind == "type":
            row["door.id"] = 5
        if kind == "array":
            row["door.id"] = ["a"]
        if kind == "nul":
            row["door.id"] = "a\0b"
        if kind == "half":
            row["door.id"] = "\ud800"
        if kind == "early":
            row["time"] = r.choice(["1969-12-31T23:59:59.999999Z", "1970-01-01T00:30:00+01:00"])
        if kind == "late":
            row["time"] = "2200-01-01T00:00:00Z"
        if kind == "long":
            row["name"] = "n" * 129
        if kind == "big":
            row["door.id"] = "x" * (16 * 1024 + 1)
        if kind == "fraction":
            row["took"] = "3.0"
        if kind == "twice":
            row["attributes"] = {"door": {"id": "a"}}
            row["door.id"] = "a"
        return json.dumps(row)

    def log(self):
        r = self.rng
        """Entries of a log: events, and lines as they are."""
        lines = []
        originals = []
        for number in range(r.randrange(5, 61)):
            kind = r.random()
            if originals and kind < 0.07:
                copy = dict(r.choice(originals))
                if "sequence" in copy and r.random() < 0.5:
                    copy["sequence"] = r.randrange(-1, 3)
                lines.append(copy)
            elif originals and kind < 0.12:
                lines.append(self.conflict(r.choice(originals)))
            elif kind < 0.15:
                lines.append(self.broken(number))
            elif kind < 0.18 and r.random() < 0.7:
                e = self.event(number)
                row = {"time": show_instant(e["time"]), "name": e["name"],
                       **{k: v for k, v in e["attributes"].items() if isinstance(v, str)}}
                if self.sequences == "all":
                    row["sequence"] = 1
                lines += [json.dumps(row)] * r.choice([1, 1, 2])
            else:
                originals.append(self.event(number))
                lines.append(originals[-1])
        if r.random() < 0.7:
            r.shuffle(lines)
        return lines

    def ndjson(self, entries):
        lines = [e if isinstance(e, str) else self.line(e) for e in entries]
        if lines and self.rng.random() < 0.2:
            lines.insert(self.rng.randrange(0, len(lines)), "")
        return "".join(line + "\n" for line in lines).encode("utf-8")

    def conflict(self, original):
        r = self.rng
        e = {**original, "attributes": dict(original["attributes"])}
        kind = r.choice(["time", "name", "attribute", "missing"])
        if kind == "time":
            e["time"] = self.time()
        elif kind == "name":
            e["name"] = r.choice(NAMES)
        elif kind == "attribute" or not e["attributes"]:
            name = r.choice(list(self.attributes))
            e["attributes"][name] = r.choice(self.pools[name])
        else:
            del e["attributes"][r.choice(list(e["attributes"]))]
        return e
