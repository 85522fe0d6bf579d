"""Definitions as plain objects, their expressions parsed. Checks only what this evaluator itself stands on."""

from dataclasses import dataclass, field

from . import cel
from .values import Refused, instant, yaml_duration

ATTRIBUTE_TYPES = ("string", "int", "double", "bool", "instant")


@dataclass
class Attribute:
    type: str
    values: list = None
    unit: str = None


@dataclass
class Setter:
    set: tuple
    when: tuple = None


@dataclass
class Timeline:
    name: str
    entity: str
    properties: dict  # name -> list of Setter
    types: dict       # name -> type


@dataclass
class Step:
    name: str
    when: tuple
    then: list
    aside: bool


@dataclass
class Rule:
    verdict: str  # excluded, bad, good
    name: str
    when: tuple
    at_once: bool


@dataclass
class Indicator:
    name: str
    sessions: bool
    attempts: int = None
    within: int = None
    start: str = None   # from
    to: str = None
    value: str = None   # first.A or last.A


@dataclass
class Experience:
    name: str
    relevant: tuple = None
    key: list = None
    settle: int = None
    gap: int = None
    until: str = None    # a step, or None
    skew: int = None
    steps: list = field(default_factory=list)
    attempt: str = None
    success: str = None
    within: int = None
    rules: list = field(default_factory=list)
    reason: str = None
    indicators: list = field(default_factory=list)
    dimensions: list = field(default_factory=list)
    every: int = None
    per: str = None
    while_: tuple = None
    since: int = None    # expect.from


@dataclass
class Exclusion:
    name: str
    experiences: list
    start: int
    end: int
    where: dict


@dataclass
class Definitions:
    attributes: dict     # name -> Attribute
    timelines: dict      # name -> Timeline
    experiences: list
    exclusions: list
    sources: dict        # name -> the document


def event_scope(attributes):
    scope = {name: a.type for name, a in attributes.items()}
    scope.update({"event.id": "string", "event.name": "string", "event.time": "instant"})
    return scope


def load(documents):
    attributes, timelines, experiences, exclusions, sources = {}, {}, [], [], {}
    for doc in documents:
        if doc.get("kind") == "Schema":
            for name, a in doc["attributes"].items():
                if a["type"] not in ATTRIBUTE_TYPES:
                    raise Refused("type of %s: %s" % (name, a["type"]))
                attributes[name] = Attribute(a["type"], a.get("values"), a.get("unit"))
    scope = event_scope(attributes)
    for doc in documents:
        if doc.get("kind") == "Timeline":
            timeline = _timeline(doc, scope)
            for p in timeline.properties:
                if timeline.name + "." + p in attributes:
                    raise Refused("clash: %s.%s" % (timeline.name, p))
            timelines[timeline.name] = timeline
    for doc in documents:
        kind = doc.get("kind")
        if kind == "Experience":
            experiences.append(_experience(doc, attributes, timelines))
        elif kind == "Exclusion":
            exclusions.append(_exclusion(doc))
        elif kind == "Source":
            sources[doc["metadata"]["name"]] = doc
        elif kind not in ("Schema", "Timeline"):
            raise Refused("kind %s" % kind)
    experiences.sort(key=lambda e: e.name)
    exclusions.sort(key=lambda e: e.name)
    return Definitions(attributes, timelines, experiences, exclusions, sources)


def _timeline(doc, scope):
    properties, types = {}, {}
    for name, setters in doc["properties"].items():
        out = []
        for i, setter in enumerate(setters):
            parsed = cel.parse(setter["set"], scope, wanted=None)
            if types.setdefault(name, parsed[1]) != parsed[1]:
                raise Refused("two types of %s" % name)
            if "when" in setter:
                out.append(Setter(parsed, cel.parse(setter["when"], scope)))
            elif i == len(setters) - 1 and cel.constant(parsed):
                out.append(Setter(parsed))
            else:
                raise Refused("a setter without when is the last and a literal: %s" % name)
        properties[name] = out
    return Timeline(doc["metadata"]["name"], doc["entity"], properties, types)


def property_types(timelines):
    return {t.name + "." + p: t.types[p] for t in timelines.values() for p in t.properties}


def session_scope(attributes, timelines, steps):
    scope = property_types(timelines)
    for name, a in attributes.items():
        scope["first." + name] = a.type
        scope["last." + name] = a.type
    for place in ("first.", "last."):
        scope.setdefault(place + "event.id", "string")
        scope.setdefault(place + "event.name", "string")
    for step in steps:
        scope["steps.%s.count" % step] = "int"
        scope["steps.%s.first" % step] = "instant"
        scope["steps.%s.last" % step] = "instant"
        scope["steps.%s.reached" % step] = "bool"
    scope.update({"session.start": "instant", "session.end": "instant", "session.events": "int", "succeeded": "bool"})
    return scope


def _list(thing):
    return [] if thing is None else thing if isinstance(thing, list) else [thing]


def _experience(doc, attributes, timelines):
    events = event_scope(attributes)
    e = Experience(doc["metadata"]["name"])
    for name, step in doc["steps"].items():
        e.steps.append(Step(name, cel.parse(step["when"], events), _list(step.get("then")), step.get("aside") is True))
    names = [step.name for step in e.steps]
    session = doc.get("session") or {}
    success = doc["success"]
    if isinstance(success, dict):
        e.within = yaml_duration(success["within"])
        success = success["step"]
    e.success = success
    expect = doc.get("expect")
    if expect is None:
        e.key = session["key"]
        e.attempt = doc["attempt"]
        if "gap" in session:
            e.gap = yaml_duration(session["gap"])
            e.until = session.get("until", e.success)
            if e.until == "none":
                e.until = None
            if "skew" in session:
                e.skew = yaml_duration(session["skew"])
    else:
        e.key = [expect["per"]]
        e.per = expect["per"]
        e.every = yaml_duration(expect["every"])
        e.since = instant(str(expect["from"]))
        if e.since is None:
            raise Refused("expect.from: %s" % expect["from"])
        if "while" in expect:
            own = {t.name: t for t in timelines.values() if t.entity == e.per}
            e.while_ = cel.parse(expect["while"], property_types(own))
    e.settle = yaml_duration(session["settle"]) if "settle" in session else e.gap
    if e.settle is None:
        raise Refused("settle of %s" % e.name)
    if "relevant" in doc:
        e.relevant = cel.parse(doc["relevant"], events)
    elif e.gap is not None:
        raise Refused("with gap, relevant must be written: %s" % e.name)
    for step in [e.success] + _list(e.attempt) + _list(e.until):
        if step not in names:
            raise Refused("step %s of %s" % (step, e.name))
    for step in e.steps:
        if step.aside and step.name in (e.attempt, e.success):
            raise Refused("%s cannot be aside" % step.name)

    facts = session_scope(attributes, timelines, names)
    for rule in doc.get("judge") or []:
        verdict = [v for v in ("exclude", "bad", "good") if v in rule]
        if len(verdict) != 1:
            raise Refused("a rule is one of exclude, bad, good: %s" % rule)
        e.rules.append(Rule({"exclude": "excluded"}.get(verdict[0], verdict[0]), rule[verdict[0]],
                            cel.parse(rule["when"], facts), rule.get("at") == "once"))
    e.reason = doc.get("reason")
    if e.reason is not None and facts.get(e.reason) not in ("string", "int", "bool"):
        raise Refused("reason %s" % e.reason)
    for name, i in (doc.get("indicators") or {}).items():
        within = yaml_duration(i["within"]) if "within" in i else None
        if "sessions" in i:
            e.indicators.append(Indicator(name, True, attempts=i.get("attempts"), within=within))
        elif "value" in i:
            e.indicators.append(Indicator(name, False, within=within, value=i["value"]))
        else:
            e.indicators.append(Indicator(name, False, within=within, start=i["from"], to=i["to"]))
    e.dimensions = list(doc.get("dimensions") or [])
    for d in e.dimensions:
        if dimension_type(d, attributes, timelines) not in ("string", "int", "bool"):
            raise Refused("dimension %s" % d)
    return e


def dimension_type(name, attributes, timelines):
    if name in attributes:
        return attributes[name].type
    if name in ("event.id", "event.name"):
        return "string"
    return property_types(timelines).get(name)


def _exclusion(doc):
    start, end = instant(str(doc["from"])), instant(str(doc["to"]))
    if start is None or end is None:
        raise Refused("window of %s" % doc["metadata"]["name"])
    return Exclusion(doc["metadata"]["name"], doc.get("experiences"), start, end,
                     {d: _list(v) for d, v in (doc.get("where") or {}).items()})
