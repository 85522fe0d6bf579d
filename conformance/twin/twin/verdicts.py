"""Judgement (§5), the verdict table, tallies and the JSON of measure (§6)."""

from dataclasses import dataclass

from . import cel
from .definitions import dimension_type
from .sessions import Known, fact, first_of, furthest, sessions_of, succeeded, transitions, unmodelled
from .values import MINUTE, SECOND, double_to_int, finite, int64, show_instant, show_key


@dataclass
class Verdict:
    experience: str
    session: object
    verdict: str
    reason: str          # None while pending
    furthest: str
    latencies: dict      # indicator -> µs or None
    dimensions: dict     # dimension -> value or None
    without: str         # the verdict if nothing could be excluded


@dataclass
class Judged:
    experience: object
    verdicts: list
    unkeyed: dict        # step -> count
    orphans: dict        # furthest step or None -> count
    skewed: int
    unmodelled: int
    transitions: dict    # (from, to, foreseen) -> count


def column(name):
    return name.replace(".", "_").replace("-", "_")


def judge_all(definitions, standing, as_of):
    """Every experience judged as of T, which sees the events with time <= T."""
    seen = [e for e in standing if e.time <= as_of]
    known = Known(definitions.timelines, seen)
    return [judge_experience(definitions, e, seen, known, as_of) for e in definitions.experiences]


def judge_experience(definitions, experience, seen, known, as_of):
    sessions, unkeyed = sessions_of(experience, seen, known, as_of)
    out = Judged(experience, [], unkeyed, {}, 0, 0, {})
    for session in sessions:
        last = furthest(experience, session)
        if session.start is None:
            out.orphans[last] = out.orphans.get(last, 0) + 1
            continue
        look = _looker(experience, session, known)
        dimensions = {}
        for d in experience.dimensions:
            dimensions[d] = look(d if known.split(d) else "first." + d)
        verdict, reason = judge(definitions, experience, session, dimensions, look, as_of, True)
        without, _ = judge(definitions, experience, session, dimensions, look, as_of, False)
        latencies = {i.name: latency(definitions, experience, i, session, look) if verdict == "good" else None
                     for i in experience.indicators if not i.sessions}
        out.verdicts.append(Verdict(experience.name, session, verdict, reason, last, latencies, dimensions, without))
        reached = first_of(session, experience.success)
        if reached is not None and reached < session.start:
            out.skewed += 1
        if unmodelled(experience, session):
            out.unmodelled += 1
        for t in transitions(experience, session):
            out.transitions[t] = out.transitions.get(t, 0) + 1
    out.verdicts.sort(key=lambda v: (v.session.start, v.session.id))
    return out


def _looker(experience, session, known):
    return lambda name: fact(experience, session, known, name)


def judge(definitions, experience, session, dimensions, look, as_of, excluding):
    """(verdict, reason) of §5. `excluding` False leaves exclusions and exclude rules out."""
    if excluding:
        for exclusion in sorted(definitions.exclusions, key=lambda x: x.name):
            if covers(definitions, exclusion, experience, session, dimensions):
                return "excluded", exclusion.name
    settled = as_of >= (session.end if session.per is not None else session.start) + experience.settle
    for rule in experience.rules:
        if rule.verdict == "excluded" and not excluding:
            continue
        if cel.holds(rule.when, look):
            return (rule.verdict, rule.name) if settled or rule.at_once else ("pending", None)
    if succeeded(experience, session):
        return "good", "succeeded"
    if not settled:
        return "pending", None
    if first_of(session, experience.success) is not None:
        return "bad", "too-late"
    named = look(experience.reason) if experience.reason is not None else None
    if named is not None:
        return "bad", show_key(named)
    return "bad", "silent" if session.per is not None else "no-outcome"


def covers(definitions, exclusion, experience, session, dimensions):
    if exclusion.experiences is not None:
        if experience.name not in exclusion.experiences:
            return False
    if not all(d in experience.dimensions for d in exclusion.where):
        return False
    if not exclusion.start <= session.start < exclusion.end:
        return False
    return all(dimensions[d] is not None and dimensions[d] in values for d, values in exclusion.where.items())


def latency(definitions, experience, indicator, session, look):
    """µs of a good session, or None."""
    if indicator.value is None:
        start, to = first_of(session, indicator.start), first_of(session, indicator.to)
        return None if start is None or to is None else max(0, to - start)
    raw = look(indicator.value)
    if raw is None:
        return None
    unit = definitions.attributes[indicator.value.partition(".")[2]].unit
    if isinstance(raw, int):
        if unit == "ns":
            us = abs(raw) // 1_000 * (1 if raw >= 0 else -1)
        else:
            us = int64(raw * {"us": 1, "ms": 1_000, "s": SECOND}[unit])
    else:
        exact = raw / 1000.0 if unit == "ns" else raw * {"us": 1.0, "ms": 1000.0, "s": 1000000.0}[unit]
        us = None if finite(exact) is None else double_to_int(exact)
    return None if us is None else max(0, us)


# --- counting

def counts(experience, indicator, verdicts):
    """good, bad, excluded, pending of one indicator over some verdicts."""
    out = {"good": 0, "bad": 0, "excluded": 0, "pending": 0}
    for v in verdicts:
        if not indicator.sessions:
            us = v.latencies[indicator.name]
            if us is not None:
                out["good" if us <= indicator.within else "bad"] += 1
        else:
            out[counted(experience, indicator, v.session, v.verdict)] += 1
    return out


def counted(experience, indicator, session, verdict):
    if verdict != "good":
        return verdict
    if indicator.attempts is not None and session.attempts > indicator.attempts:
        return "bad"
    if indicator.within is not None:
        reached = first_of(session, experience.success)
        if reached is not None and reached - session.start > indicator.within:
            return "bad"
    return "good"


def sli(good, bad):
    return good / (good + bad) if good + bad else None


def tallies(judged):
    """(experience, indicator, minute, dimension, value, good, bad, excluded, pending) rows, sorted."""
    out = []
    for j in judged:
        for indicator in j.experience.indicators:
            groups = {}
            for v in j.verdicts:
                minute = v.session.start // MINUTE * MINUTE
                for dimension in [None] + j.experience.dimensions:
                    value = None if dimension is None else v.dimensions[dimension]
                    text = None if value is None else show_key(value)
                    groups.setdefault((minute, dimension, text), []).append(v)
            for (minute, dimension, text), verdicts in groups.items():
                c = counts(j.experience, indicator, verdicts)
                if any(c.values()):
                    out.append((j.experience.name, indicator.name, show_instant(minute), dimension, text,
                                c["good"], c["bad"], c["excluded"], c["pending"]))
    return sorted(out, key=lambda row: [(x is not None, x) if not isinstance(x, int) else x for x in row])


# --- the table

FIXED = ["experience", "session_id", "started_at", "ended_at", "verdict", "reason", "furthest_step", "attempts"]


def table(definitions, judged):
    """(header, rows of text or None) without `fingerprint`."""
    latency_columns, dimension_columns = {}, {}
    for j in judged:
        for i in j.experience.indicators:
            if not i.sessions:
                latency_columns["latency_%s_us" % column(i.name)] = True
        for d in j.experience.dimensions:
            dimension_columns[column(d)] = True
    latency_columns, dimension_columns = sorted(latency_columns), sorted(dimension_columns)
    rows = []
    for j in judged:
        for v in j.verdicts:
            own = {"latency_%s_us" % column(name): us for name, us in v.latencies.items()}
            own_dimensions = {column(name): value for name, value in v.dimensions.items()}
            rows.append([v.experience, v.session.id, show_instant(v.session.start), show_instant(v.session.end),
                         v.verdict, v.reason, v.furthest, str(v.session.attempts)]
                        + [_text(own.get(c)) for c in latency_columns]
                        + [_text(own_dimensions.get(c)) for c in dimension_columns])
    rows.sort(key=lambda row: (row[0], row[2], row[1]))
    return FIXED + latency_columns + dimension_columns, rows


def _text(value):
    return None if value is None else show_key(value)


def csv_cell(text):
    if text is None:
        return ""
    if text == "" or any(c in text for c in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def csv_text(header, rows):
    return "".join(",".join(csv_cell(c) for c in row) + "\n" for row in [header] + rows)


# --- the JSON of measure

def measured(definitions, read, judged, as_of):
    """`read` is the whole input's quality counts, ready made."""
    experiences = []
    for j in judged:
        e = j.experience
        indicators = []
        for i in e.indicators:
            c = counts(e, i, j.verdicts)
            entry = {"name": i.name, **c, "sli": sli(c["good"], c["bad"])}
            if i.sessions:
                w = [counted(e, i, v.session, v.without) for v in j.verdicts]
                entry["sliWithoutExclusions"] = sli(w.count("good"), w.count("bad"))
            else:
                entry["sliWithoutExclusions"] = entry["sli"]
            indicators.append(entry)
        reasons, reach = {}, {}
        for v in j.verdicts:
            if v.reason is not None:
                reasons[v.verdict, v.reason] = reasons.get((v.verdict, v.reason), 0) + 1
            reach[v.furthest] = reach.get(v.furthest, 0) + 1
        order = [s.name for s in e.steps]
        experiences.append({
            "name": e.name,
            "indicators": indicators,
            "reasons": [{"verdict": v, "reason": r, "count": n}
                        for (v, r), n in sorted(reasons.items(), key=lambda x: (-x[1], x[0]))],
            "furthest": [{"step": s, "count": n}
                         for s, n in sorted(reach.items(), key=lambda x: order.index(x[0]) if x[0] else -1)],
            "transitions": [{"from": a, "to": b, "count": n, "foreseen": f}
                            for (a, b, f), n in sorted(j.transitions.items(),
                                                       key=lambda x: (order.index(x[0][0]), order.index(x[0][1])))],
            "quality": {"unkeyed": sum(j.unkeyed.values()), "orphans": sum(j.orphans.values()),
                        "unkeyedBySteps": [{"step": s, "count": n}
                                           for s, n in sorted(j.unkeyed.items(), key=lambda x: order.index(x[0]))],
                        "orphansByFurthest": [{"step": s, "count": n} for s, n in sorted(
                            j.orphans.items(), key=lambda x: order.index(x[0]) if x[0] else -1)],
                        "skewed": j.skewed, "unmodelled": j.unmodelled},
        })
    return {"asOf": show_instant(as_of), "quality": read, "experiences": experiences}


def dimension_types(definitions, experience):
    return {d: dimension_type(d, definitions.attributes, definitions.timelines) for d in experience.dimensions}
