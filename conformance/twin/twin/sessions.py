"""Timelines (§3), sessions and their facts (§4). Every question is answered by scanning the whole sorted list again."""

from dataclasses import dataclass, field

from . import cel
from .values import show_key


def event_look(event):
    def look(name):
        if name == "event.id":
            return event.id
        if name == "event.name":
            return event.name
        if name == "event.time":
            return event.time
        return event.attributes.get(name)
    return look


def attribute(event, name):
    return event_look(event)(name)


# --- timelines

class Known:
    """What is known about things, from the events seen. `events` are in order."""

    def __init__(self, timelines, events):
        self.timelines = timelines
        self.events = events
        self.memory = {}

    def settings(self, timeline, prop):
        """All (entity, time, value) of one property, in order."""
        if (timeline.name, prop) not in self.memory:
            out = []
            for event in self.events:
                entity = attribute(event, timeline.entity)
                if entity is None:
                    continue
                look = event_look(event)
                for setter in timeline.properties[prop]:
                    if setter.when is not None and cel.holds(setter.when, look):
                        new = cel.value(setter.set, look)
                        if new is not None:
                            out.append((entity, event.time, new))
                        break
            self.memory[timeline.name, prop] = out
        return self.memory[timeline.name, prop]

    def as_of(self, timeline, prop, entity, t):
        if entity is None:
            return None
        found = None
        for setter in timeline.properties[prop]:
            if setter.when is None:
                found = cel.value(setter.set, lambda name: None)
        for who, time, new in self.settings(timeline, prop):
            if who == entity and time <= t:
                found = new
        return found

    def split(self, name):
        """(timeline, property) of TIMELINE.PROPERTY, or None."""
        for timeline in self.timelines.values():
            for prop in timeline.properties:
                if name == timeline.name + "." + prop:
                    return timeline, prop
        return None


# --- sessions

@dataclass
class Session:
    id: str
    events: list
    hits: dict                 # event id -> steps it hits, in declared order
    start: int = None          # None: no attempt
    end: int = None
    attempts: int = None
    per: str = None            # presence: the attribute, and its value
    entity: object = None
    facts: dict = field(default_factory=dict)


def escape(part):
    return show_key(part).replace("\\", "\\\\").replace("|", "\\|")


def hits_of(experience, event):
    look = event_look(event)
    return [step.name for step in experience.steps if cel.holds(step.when, look)]


def key_of(experience, event):
    return [attribute(event, name) for name in experience.key]


def is_relevant(experience, event, hits):
    """Whether it belongs at all, its key aside."""
    if experience.relevant is not None:
        return cel.holds(experience.relevant, event_look(event))
    return bool(hits) if experience.per is not None else True


def same(left, right):
    """Equal values of one type; Python's True == 1 must not mislead."""
    return type(left) is type(right) and left == right


def sessions_of(experience, events, known, as_of):
    """(sessions, unkeyed by step) among `events`, which are in order and not after as_of."""
    hits = {e.id: hits_of(experience, e) for e in events}
    keyed, unkeyed = [], {}
    for event in events:
        if not is_relevant(experience, event, hits[event.id]):
            continue
        key = key_of(experience, event)
        if None not in key:
            keyed.append((key, event))
        elif hits[event.id]:
            unkeyed[hits[event.id][0]] = unkeyed.get(hits[event.id][0], 0) + 1
    if experience.per is not None:
        return slots(experience, events, keyed, hits, known, as_of), unkeyed

    groups = []
    for key, event in keyed:
        for group in groups:
            if all(same(a, b) for a, b in zip(group[0], key)):
                group[1].append(event)
                break
        else:
            groups.append((key, [event]))
    sessions = []
    for key, members in groups:
        name = "|".join(escape(part) for part in key)
        if experience.gap is None:
            sessions.append(Session(name, members, hits))
        else:
            for episode in episodes(experience, members, hits):
                sessions.append(Session(name + "|" + escape(episode[0].id), episode, hits))
    for session in sessions:
        tries = [e for e in session.events if experience.attempt in hits[e.id]]
        session.start = tries[0].time if tries else None
        session.attempts = len(tries)
        session.end = session.events[-1].time
    return sessions, unkeyed


def runs(experience, events):
    out = []
    for event in events:
        if out and event.time - out[-1][-1].time <= experience.gap:
            out[-1].append(event)
        else:
            out.append([event])
    return out


def episodes(experience, events, hits):
    out = []
    for run in runs(experience, events):
        for i, event in enumerate(run):
            if i == 0 or begins(experience, run, i, hits):
                out.append([])
            out[-1].append(event)
    return out


def begins(experience, run, i, hits):
    """Whether the i-th event of the run begins a new session though no gap is before it."""
    if experience.until is None or experience.attempt not in hits[run[i].id]:
        return False
    for earlier in reversed(run[:i]):
        if experience.until in hits[earlier.id]:
            return experience.skew is None or run[i].time - earlier.time > experience.skew
        if experience.attempt in hits[earlier.id]:
            return False
    return False


def slots(experience, events, keyed, hits, known, as_of):
    entities = []
    for event in events:
        entity = attribute(event, experience.per)
        if entity is not None and not any(same(entity, e) for e, _ in entities):
            entities.append((entity, event.time))  # in order, so this is the first
    out = []
    for entity, first in entities:
        earliest = max(first, experience.since)
        slot = -(-earliest // experience.every) * experience.every
        while slot <= as_of:
            end = slot + experience.every
            if expected(experience, known, entity, slot) and expected(experience, known, entity, end):
                members = [e for key, e in keyed if same(key[0], entity) and slot <= e.time < end]
                out.append(Session(escape(entity) + "|" + str(slot), members, hits, slot, end, 1,
                                   experience.per, entity))
            slot = end
    return out


def expected(experience, known, entity, t):
    if experience.while_ is None:
        return True

    def look(name):
        timeline, prop = known.split(name)
        return known.as_of(timeline, prop, entity, t)
    return cel.holds(experience.while_, look)


# --- facts

def fact(experience, session, known, name):
    """The value of one fact, unknown or not."""
    if name == "session.start":
        return session.start
    if name == "session.end":
        return session.end
    if name == "session.events":
        return len(session.events)
    if name == "succeeded":
        return succeeded(experience, session)
    for step in experience.steps:
        times = [e.time for e in session.events if step.name in session.hits[e.id]]
        if name == "steps.%s.count" % step.name:
            return len(times)
        if name == "steps.%s.reached" % step.name:
            return bool(times)
        if name == "steps.%s.first" % step.name:
            return times[0] if times else None
        if name == "steps.%s.last" % step.name:
            return times[-1] if times else None
    place, _, rest = name.partition(".")
    found = known.split(name)
    if found is not None:
        timeline, prop = found
        entity = fact(experience, session, known, "first." + timeline.entity)
        return known.as_of(timeline, prop, entity, session.start)
    if place in ("first", "last"):
        if rest == session.per:
            return session.entity
        values = [attribute(e, rest) for e in session.events]
        values = [v for v in values if v is not None]
        return (values[0] if place == "first" else values[-1]) if values else None
    raise AssertionError(name)


def first_of(session, step):
    times = [e.time for e in session.events if step in session.hits[e.id]]
    return times[0] if times else None


def succeeded(experience, session):
    reached = first_of(session, experience.success)
    if reached is None:
        return False
    return experience.within is None or reached - session.start <= experience.within


def path(experience, session):
    aside = [s.name for s in experience.steps if s.aside]
    return [step for e in session.events for step in session.hits[e.id] if step not in aside]


def transitions(experience, session):
    """(from, to, foreseen) along the path."""
    then = {s.name: s.then for s in experience.steps}
    way = path(experience, session)
    return [(a, b, b in then[a]) for a, b in zip(way, way[1:])]


def unmodelled(experience, session):
    if session.per is not None or not any(s.then for s in experience.steps):
        return False
    way = path(experience, session)
    if not way or way[0] != experience.attempt:
        return True
    return not all(foreseen for _, _, foreseen in transitions(experience, session))


def furthest(experience, session):
    """The last step in declared order that was reached, aside steps left out."""
    reached = [s.name for s in experience.steps if not s.aside and first_of(session, s.name) is not None]
    return reached[-1] if reached else None
