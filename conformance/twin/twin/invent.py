"""Random small definitions, valid and well-typed, for every feature of semantics.md §2–§5."""

from .values import MINUTE, SECOND, instant, show_instant

BASE = instant("2026-03-01T10:00:00Z")

STRINGS = ["a", "b", "c", "ab", "A", "", "a|b", "x\\y", "é", "\U0001d4b3", "\ufffd", "quo\"te", "a,b", " a", "l1\nl2", "10",
           "a\n", "\n", "\v", "\f", "٣", "aé", "\U0001d4b3a"]
INTS = [0, 1, 2, 3, -1, -2, 7, 2 ** 53 + 1, 2 ** 62, 2 ** 63 - 1, -(2 ** 63)]
DOUBLES = [0.0, -0.0, 1.5, -1.5, 3.0, 0.1, 2.0 ** 53, 1e308, -1e308, 9.3e18, -9223372036854775808.0, 1e-7]
PATTERNS = ["^a", "b$", "^a.*b$", "[a-c]+", r"\d+", r"\s", "(a|b)|c", "^$", "a.?b", "a{1,2}", "[^a]", "^(ab|é)$",
            r"^\w+$", r"\|", r"[\w|]+$", "l1.l2", ",", "^.$", "^a$", "a.", r"^\s$", r"[^\s]", r"^\d+$", "^..$", "^[a-c]$"]
NAMES = ["press", "connect", "grant", "open", "jam", "beat"]

POOL = {  # every attribute there may be
    "door.id": "string", "user.id": "string", "box.id": "int", "err.type": "string", "err.code": "int",
    "level": "double", "ok": "bool", "flag": "bool", "moment": "instant", "n": "int", "weight": "double", "kind": "string",
}
UNITS = ["ns", "us", "ms", "s"]
UNIT_STEPS = [1, SECOND, 10 * SECOND, MINUTE]


def show_duration(us):
    for unit, size in (("m", MINUTE), ("s", SECOND), ("ms", 1000)):
        if us % size == 0:
            return "%s%s" % (us // size, unit)
    return "%sus" % us


def quote(text, raw=False):
    if raw and "\n" not in text and "'" not in text:
        return "r'" + text + "'"
    for c, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\v", "\\v"), ("\f", "\\f")):
        text = text.replace(c, escaped)
    return "'" + text + "'"


class Expressions:
    """Random typed expressions over a scope; each operation has a name in it, so nothing is constant."""

    def __init__(self, rng, scope, unit, base):
        self.rng = rng
        self.unit = unit
        self.base = base
        self.names = {}
        for name in sorted(scope):
            self.names.setdefault(scope[name], []).append(name)
        self.names.setdefault("duration", [])

    def literal(self, type_):
        r = self.rng
        if type_ == "string":
            return quote(r.choice(STRINGS[:6] if r.random() < 0.7 else STRINGS))
        if type_ == "int":
            return str(r.choice(INTS[:7] if r.random() < 0.7 else INTS))
        if type_ == "double":
            text = repr(r.choice(DOUBLES[:6] if r.random() < 0.7 else DOUBLES))
            return text.replace("e+", "e")
        if type_ == "bool":
            return r.choice(["true", "false"])
        if type_ == "instant":
            return "timestamp('%s')" % show_instant(self.base + r.randrange(0, 10) * self.unit)
        return "duration('%s')" % r.choice(["0s", "1us", "-1us", show_duration(self.unit), show_duration(2 * self.unit),
                                           "-" + show_duration(self.unit)])

    def leaf(self, type_, named):
        names = self.names.get(type_)
        if names and (named or self.rng.random() < 0.5):
            return self.rng.choice(names)
        if type_ == "duration" and named:
            times = self.names["instant"]
            return "(%s - %s)" % (self.rng.choice(times), self.rng.choice(times))
        return self.literal(type_)

    def of(self, type_, depth, named=True):
        """An expression of a type. Whoever asks for `named` must know that the scope has a name of that type."""
        r = self.rng
        if type_ == "bool":
            return self.condition(depth)
        if depth <= 0 or r.random() < 0.45:
            return self.leaf(type_, named)
        if r.random() < 0.15:
            return "(%s ? %s : %s)" % (self.condition(depth - 1), self.of(type_, depth - 1, named),
                                       self.leaf(type_, False))
        if type_ == "int":
            kind = r.choice(["arithmetic", "arithmetic", "size", "cast"])
            if kind == "size" and self.has("string"):
                return "size(%s)" % self.of("string", depth - 1)
            if kind == "cast" and self.has("double"):
                return "int(%s)" % self.of("double", depth - 1)
            return "(%s %s %s)" % (self.of("int", depth - 1), r.choice(["+", "-", "*"]), self.leaf("int", False))
        if type_ == "double":
            if r.random() < 0.25 and self.has("int"):
                return "double(%s)" % self.of("int", depth - 1)
            return "(%s %s %s)" % (self.of("double", depth - 1), r.choice(["+", "-", "*"]), self.leaf("double", False))
        if type_ == "instant":
            if r.random() < 0.2:
                return "(%s + %s)" % (self.of("duration", depth - 1), self.leaf("instant", True))
            return "(%s %s %s)" % (self.of("instant", depth - 1), r.choice(["+", "-"]), self.leaf("duration", False))
        if type_ == "duration":
            if r.random() < 0.6:
                return "(%s - %s)" % (self.of("instant", depth - 1), self.of("instant", depth - 1))
            return "(%s %s %s)" % (self.of("duration", depth - 1), r.choice(["+", "-"]), self.literal("duration"))
        return self.leaf(type_, named)

    def has(self, type_):
        return bool(self.names.get(type_))

    def condition(self, depth):
        r = self.rng
        if depth > 0 and r.random() < 0.5:
            kind = r.choice(["&&", "||", "&&", "||", "!", "?:", "<>"])
            if kind == "!":
                return "!(%s)" % self.condition(depth - 1)
            if kind == "?:":
                return "(%s ? %s : %s)" % tuple(self.condition(depth - 1) for _ in range(3))
            if kind == "<>":
                return "((%s) %s (%s))" % (self.condition(depth - 1), r.choice(["==", "!="]), self.condition(depth - 1))
            return "(%s %s %s)" % (self.condition(depth - 1), kind, self.condition(depth - 1))
        kind = r.choice(["compare"] * 5 + ["has", "has", "name", "in", "text", "matches", "edge"])
        if kind == "has":
            return "has(%s)" % r.choice([n for names in self.names.values() for n in names])
        if kind == "name" and self.has("bool"):
            return r.choice(self.names["bool"])
        if kind == "in":
            types = [t for t in ("string", "int") if self.has(t)]
            if types:
                t = r.choice(types)
                literals = sorted({self.literal(t) for _ in range(r.randrange(1, 4))})
                return "%s in [%s]" % (self.of(t, depth - 1), ", ".join(literals))
        if kind == "text" and self.has("string"):
            return "%s.%s(%s)" % (r.choice(self.names["string"]), r.choice(["startsWith", "endsWith", "contains"]),
                                  self.leaf("string", False))
        if kind == "matches" and self.has("string"):
            return "%s.matches(%s)" % (r.choice(self.names["string"]), quote(r.choice(PATTERNS), r.random() < 0.5))
        if kind == "edge":
            return self.edge()
        types = [t for t in ("string", "int", "double", "instant", "duration") if self.has(t)]
        if self.has("instant"):
            types.append("duration")
        if not types:
            return r.choice(self.names["bool"])
        t = r.choice(types)
        return "%s %s %s" % (self.of(t, depth), r.choice(["==", "!=", "<", "<=", ">", ">="]), self.of(t, depth - 1, False))


    def edge(self):
        """Where int64, doubles and code points end."""
        r = self.rng
        kinds = ["size"] if self.has("string") else []
        kinds += ["int"] if self.has("int") else []
        kinds += ["double", "cast"] if self.has("double") else []
        kind = r.choice(kinds or ["has"])
        if kind == "size":
            return "size(%s) %s %s" % (r.choice(self.names["string"]), r.choice(["==", "<", ">="]), r.choice([0, 1, 1, 2]))
        if kind == "int":
            n = r.choice(self.names["int"])
            return r.choice(["%s + 9223372036854775807 < 0", "%s - 9223372036854775807 > 0", "!(%s * 4611686018427387904 == 0)",
                             "%s - 1 + 1 == -9223372036854775808", "%s * 2 != 4"]) % n
        if kind == "double":
            return r.choice(["%s * 10.0 > 0.0", "!(%s + 1e308 < 0.0)", "%s * -1e308 != 0.5"]) % r.choice(self.names["double"])
        if kind == "cast":
            return "int(%s) %s %s" % (r.choice(self.names["double"]), r.choice(["==", "!=", "<"]), r.choice(["-1", "1", "0"]))
        return "has(%s)" % r.choice([n for names in self.names.values() for n in names])


class Inventor:
    """One random definition."""

    def __init__(self, rng, base=BASE):
        self.rng = rng
        self.base = base
        r = rng
        self.unit = r.choice(UNIT_STEPS) if r.random() < 0.9 else 1
        if self.unit == 1 and r.random() < 0.7:
            self.unit = SECOND
        self.attributes = {}
        for name in POOL:
            if name == "door.id" or r.random() < 0.6:
                self.attributes[name] = {"type": POOL[name], "about": "Something about it"}
                if POOL[name] == "string" and name != "door.id" and r.random() < 0.2:
                    self.attributes[name]["values"] = ["a", "b", "c", "ab"]
        self.attributes["took"] = {"type": r.choice(["int", "double"]), "unit": r.choice(UNITS), "about": "How long"}
        self.event_scope = {n: a["type"] for n, a in self.attributes.items()}
        self.event_scope.update({"event.id": "string", "event.name": "string", "event.time": "instant"})
        self.on_events = Expressions(r, self.event_scope, self.unit, self.base)
        self.timelines = {}
        self.documents = []
        self.settle = []
        self.often = []     # names of events that logs should have more of

    def few(self, low, high):
        return self.rng.randrange(low, high + 1)

    def times(self, low, high):
        return self.few(low, high) * self.unit

    def of_types(self, *types):
        return [n for n, a in self.attributes.items() if a["type"] in types and n != "took"]

    def invent(self):
        r = self.rng
        attributes = dict(self.attributes)
        if r.random() < 0.3:   # two schemas
            cut = r.randrange(1, len(attributes))
            names = list(attributes)
            self.add("Schema", "more", {"attributes": {n: attributes.pop(n) for n in names[:cut]}})
        self.add("Schema", "words", {"attributes": attributes})
        modes = [r.choice(["keyed"] * 4 + ["single"] + ["episodes"] * 4 + ["presence"] * 3)]
        if r.random() < 0.2:
            modes.append(r.choice(["keyed", "episodes", "presence"]))
        for name in ["thing", "place"][:self.few(0, 2)]:
            self.timeline(name, r.choice(self.of_types("string", "int", "bool")))
        if "presence" in modes:
            self.per = r.choice(["door.id", "door.id"] + self.of_types("string", "int", "bool"))
            if not any(t["entity"] == self.per for t in self.timelines.values()):
                self.timeline("machine", self.per)
        names = []
        for i, mode in enumerate(modes):
            names.append(r.choice(["app-unlock", "face.v2", "B", "a"]) + str(i))
            self.experience(names[-1], mode)
        for i in range(r.choice([0, 0, 0, 1, 1, 2])):
            self.exclusion(r.choice(["works", "annual-cut", "Z", "zz.1"]) + str(i), names)
        return self.documents

    def add(self, kind, name, body):
        self.documents.append({"apiVersion": "ajar.dev/v1", "kind": kind, "metadata": {"name": name}, **body})

    # --- parts

    def timeline(self, name, entity):
        r = self.rng
        properties, types = {}, {}
        for prop in ["state", "p", "q"][:self.few(1, 3)]:
            t = r.choice(["string", "string", "int", "bool", "double", "instant"])
            setters = []
            for _ in range(self.few(1, 3)):
                # a bool is a name or a literal, so that `set` stays readable
                if t == "bool" and self.on_events.has("bool") and r.random() < 0.5:
                    new = r.choice(self.on_events.names["bool"])
                elif r.random() < 0.5 or not self.on_events.has(t):
                    new = self.on_events.literal(t if t != "instant" else "instant")
                elif t == "bool":
                    new = self.on_events.condition(1)
                else:
                    new = self.on_events.of(t, 1)
                when = "event.name == '%s'" % r.choice(NAMES)
                if r.random() < 0.5:
                    when += " && " + self.on_events.condition(1)
                setters.append({"set": new, "when": when})
            if t != "instant" and r.random() < 0.5:
                setters.append({"set": self.on_events.literal(t)})
            properties[prop] = setters
            types[prop] = t
        self.timelines[name] = {"entity": entity, "types": types}
        self.add("Timeline", name, {"entity": entity, "properties": properties})

    def properties(self, entity=None):
        return {t + "." + p: type_ for t, timeline in self.timelines.items()
                if entity is None or timeline["entity"] == entity for p, type_ in timeline["types"].items()}

    def step_when(self, name, plain):
        """`plain`: how often it is only the event's name, so that logs have sessions."""
        r = self.rng
        if r.random() < plain:
            return "event.name == '%s'" % name
        kind = r.random()
        if kind < 0.55:
            when = "event.name == '%s'" % name
        elif kind < 0.7:
            when = "event.name in ['%s', '%s']" % (name, r.choice([n for n in NAMES if n != name]))
        elif kind < 0.8:
            when = "event.name.startsWith('%s')" % name[0]
        else:
            when = "(event.name == '%s' || %s)" % (name, self.on_events.condition(1))
        if r.random() < 0.3:
            when += " && " + "(%s)" % self.on_events.condition(2)
        return when

    def experience(self, name, mode):
        r = self.rng
        names = r.sample(["s1", "pressed", "S2", "got_in", "zz"], self.few(2, 5))
        starts = r.sample(NAMES, len(names))
        presence = mode == "presence"
        attempt, success = (names[0], names[-1]) if r.random() < 0.8 else r.sample(names, 2)
        steps = {n: {"when": self.step_when(starts[i], 0.7 if n in (attempt, success) else 0.2)}
                 for i, n in enumerate(names)}
        self.often += [starts[names.index(attempt)]] * 3 + [starts[names.index(success)]]
        for n in names:
            if n not in (attempt, success) and r.random() < 0.25:
                steps[n]["aside"] = True
            if presence and n != success and n == attempt and r.random() < 0.25:
                steps[n]["aside"] = True
        shown = [n for n in names if "aside" not in steps[n]]
        if not presence and r.random() < 0.8:
            for n in shown:
                then = r.sample(shown, self.few(0, min(3, len(shown))))
                if then:
                    steps[n]["then"] = then
        doc = {"purpose": "Decide something", "steps": steps}
        session = {}
        if r.random() < 0.3 or mode == "episodes":
            doc["relevant"] = r.choice(["event.name != 'jam'", "event.time >= timestamp('1970-01-01T00:00:00Z')",
                                        "event.name == '%s' || %s" % (starts[0], self.on_events.condition(2)),
                                        self.on_events.condition(2)])
        settle = self.times(0, 6)
        if mode == "single":
            session["key"] = ["event.id"]
        elif not presence:
            others = [n for n in self.of_types("string", "int", "bool") if n != "door.id"]
            session["key"] = r.choice([["door.id"], ["door.id"]] + ([r.sample(["door.id", r.choice(others)], 2),
                                                                     [r.choice(others)]] if others else []))
        if mode == "episodes":
            gap = r.choice([1, 1, 2, 2, 3, 4]) * self.unit
            session["gap"] = show_duration(gap)
            if r.random() < 0.6:
                session["until"] = r.choice(["none"] + names)
            if r.random() < 0.4:
                session["skew"] = show_duration(self.times(1, 3))
            if r.random() < 0.6:
                session["settle"] = show_duration(settle)
            else:
                settle = gap
        else:
            session["settle"] = show_duration(settle)
        self.settle.append(settle)
        doc["session"] = session
        if presence:
            own = self.properties(self.per)
            on_properties = Expressions(r, own, self.unit, self.base)
            every = self.times(1, 4)
            self.settle.append(settle + every)
            doc["expect"] = {"every": show_duration(every), "per": self.per, "while": on_properties.condition(2),
                             "from": show_instant(self.base + r.randrange(-3, 4) * self.unit)}
        else:
            doc["attempt"] = attempt
        doc["success"] = success if r.random() < 0.6 else {
            "step": success, "within": r.choice(["1us", show_duration(self.unit), show_duration(self.times(0, 4))])}

        facts = dict(self.properties())
        for a, declared in self.attributes.items():
            facts["first." + a] = facts["last." + a] = declared["type"]
        for n in names:
            facts["steps.%s.count" % n] = "int"
            facts["steps.%s.first" % n] = facts["steps.%s.last" % n] = "instant"
            facts["steps.%s.reached" % n] = "bool"
        facts.update({"session.start": "instant", "session.end": "instant", "session.events": "int",
                      "succeeded": "bool"})
        on_facts = Expressions(r, facts, self.unit, self.base)
        rules = []
        for i in range(self.few(0, 3)):
            rule = {r.choice(["exclude", "bad", "good"]): r.choice(["staff", "r-", "wrong.purpose"]) + str(i),
                    "when": on_facts.condition(2), "because": "We decided so."}
            if r.random() < 0.3:
                rule["at"] = "once"
            rules.append(rule)
        if rules:
            doc["judge"] = rules
        if r.random() < 0.7:
            nameable = sorted(f for f, t in facts.items()
                              if t in ("string", "int", "bool") and (f.startswith(("first.", "last.")) or f in self.properties()))
            doc["reason"] = "last.err.type" if "err.type" in self.attributes and r.random() < 0.5 else r.choice(nameable)
        doc["indicators"] = self.indicators(names)
        if presence:
            dimensions = [self.per] + [p for p, t in self.properties(self.per).items() if t in ("string", "int", "bool")]
        else:
            dimensions = self.of_types("string", "int", "bool") + \
                [p for p, t in self.properties().items() if t in ("string", "int", "bool")]
        dimensions = r.sample(dimensions, min(len(dimensions), self.few(0, 4)))
        if dimensions:
            doc["dimensions"] = dimensions
        if r.random() < 0.2:
            doc["accepted"] = [{"that": "Nobody looks.", "because": "It is rare.", "effect": "none"}]
        self.add("Experience", name, doc)
        self.documents[-1]["metadata"].update({"title": {"en": "Something"}, "product": "thing", "owner": "team"})

    def indicators(self, names):
        r = self.rng
        out = {"success": {"sessions": "good"}}
        if r.random() < 0.4:
            out["first-try"] = {"sessions": "good", "attempts": self.few(1, 2)}
        if r.random() < 0.4:
            out["in.time"] = {"sessions": "good", "within": show_duration(self.times(1, 4))}
        if r.random() < 0.3:
            out["both"] = {"sessions": "good", "attempts": self.few(1, 2), "within": show_duration(self.times(1, 4))}
        if r.random() < 0.4:
            a, b = r.sample(names, 2)
            out["speed"] = {"from": a, "to": b, "within": show_duration(self.times(1, 4))}
        if r.random() < 0.3:
            out["Cost"] = {"value": r.choice(["first.took", "last.took"]),
                           "within": r.choice(["1us", "3ms", "3s", "1500ms"])}
        return out

    def exclusion(self, name, names):
        r = self.rng
        experiences = [d for d in self.documents if d["kind"] == "Experience"]
        target = r.choice(experiences)
        start = self.base + r.randrange(-2, 8) * self.unit
        offset = r.choice([0, 9, -5])
        doc = {"from": self.local(start, offset), "to": self.local(start + self.times(1, 6), r.choice([0, 9]))}
        if r.random() < 0.6:
            doc["experiences"] = [target["metadata"]["name"]]
        dimensions = target.get("dimensions", [])
        if dimensions and r.random() < 0.6:
            where = {}
            for d in r.sample(dimensions, self.few(1, min(2, len(dimensions)))):
                t = self.attributes[d]["type"] if d in self.attributes else self.properties()[d]
                pool = {"string": ["a", "b", "c", "ab", ""], "int": [0, 1, 2, -1], "bool": [True, False]}[t]
                where[d] = r.sample(pool, self.few(1, 2))
            doc["where"] = where
        doc["because"] = "It was planned."
        doc["author"] = "facilities"
        self.add("Exclusion", name, doc)

    @staticmethod
    def local(us, hours):
        text = show_instant(us + hours * 60 * MINUTE)[:-1]
        if text.endswith(".000000"):
            text = text[:-7]
        return text + ("Z" if hours == 0 else "%s%02d:00" % ("+" if hours > 0 else "-", abs(hours)))
