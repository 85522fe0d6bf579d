"""§1, §3–§6 by small stories: a definition, events at seconds, the verdicts."""

import json
import unittest

from twin import case, events
from twin.definitions import load
from twin.values import Refused, SECOND, instant, show_instant

BASE = instant("2026-03-01T10:00:00Z")
SCHEMA = {"kind": "Schema", "metadata": {"name": "s"}, "attributes": {
    "k": {"type": "string"}, "e": {"type": "string"}, "n": {"type": "int"}, "x": {"type": "double"}, "o": {"type": "bool"},
    "took": {"type": "int", "unit": "ns"}, "took.s": {"type": "double", "unit": "s"}}}


def at(seconds):
    return BASE + round(seconds * SECOND)


def experience(**changes):
    doc = {"kind": "Experience", "metadata": {"name": "x"}, "session": {"key": ["k"], "settle": "60s"},
           "steps": {"a": {"when": "event.name == 'a'"}, "m": {"when": "event.name == 'm'"}, "z": {"when": "event.name == 'z'"}},
           "attempt": "a", "success": "z", "indicators": {"success": {"sessions": "good"}}}
    doc.update(changes)
    return {k: v for k, v in doc.items() if v is not None}


def run(story, as_of=1000, others=(), **changes):
    """story: `id seconds name k [attributes]` a line."""
    log = []
    for line in story.strip().split("\n"):
        id_, seconds, name, key, *rest = line.split(None, 4)
        row = {"id": id_, "time": show_instant(at(float(seconds))), "name": name, **(json.loads(rest[0]) if rest else {})}
        if key != "-":
            row["k"] = key
        log.append(json.dumps(row))
    definitions = load([SCHEMA, *others, experience(**changes)])
    read = events.read_ndjson("\n".join(log).encode(), definitions.attributes)
    return case.answer(definitions, [("events.ndjson", read)], at(as_of))


def verdicts(answer):
    """`session verdict reason attempts` of each row."""
    return ["%s %s %s %s" % (r[1], r[4], r[5], r[7]) for r in answer.rows]


EPISODES = {"session": {"key": ["k"], "gap": "10s"}, "relevant": "has(k)"}


class Sessions(unittest.TestCase):
    def test_gap_exactly_is_no_gap(self):
        self.assertEqual(verdicts(run("1 0 a k\n2 10 a k\n3 20.000001 a k", **EPISODES)),
                         ["k|1 bad no-outcome 2", "k|3 bad no-outcome 1"])

    def test_an_attempt_after_success_begins_anew(self):
        self.assertEqual(verdicts(run("1 0 a k\n2 1 z k\n3 1 m k\n4 2 a k", **EPISODES)),
                         ["k|1 good succeeded 1", "k|4 bad no-outcome 1"])

    def test_nearest_earlier_attempt_or_until_decides(self):
        answer = run("1 0 a k\n2 1 z k\n3 2 a k\n4 3 a k", **EPISODES)
        self.assertEqual(verdicts(answer), ["k|1 good succeeded 1", "k|3 bad no-outcome 2"])

    def test_until_none(self):
        self.assertEqual(verdicts(run("1 0 a k\n2 1 z k\n3 2 a k", **{**EPISODES, "session": {
            "key": ["k"], "gap": "10s", "until": "none"}})), ["k|1 good succeeded 2"])

    def test_skew_exactly_is_still_skew(self):
        skew = {**EPISODES, "session": {"key": ["k"], "gap": "10s", "skew": "2s"}}
        self.assertEqual(verdicts(run("1 0 z k\n2 2 a k", **skew)), ["k|1 good succeeded 1"])
        self.assertEqual(verdicts(run("1 0 z k\n2 2.000001 a k", **skew)), ["k|2 bad no-outcome 1"])

    def test_a_session_before_its_attempt_only_is_an_orphan(self):
        answer = run("1 0 z k\n2 2.000001 a k", **{**EPISODES, "session": {"key": ["k"], "gap": "10s", "skew": "2s"}})
        self.assertEqual(answer.judged[0].orphans, {"z": 1})

    def test_ids_are_escaped(self):
        self.assertEqual(verdicts(run("a|b 0 a x\\|y", **EPISODES)), ["x\\\\\\|y|a\\|b bad no-outcome 1"])
        self.assertEqual(verdicts(run("a|b 0 a -", session={"key": ["event.id"], "settle": "1s"})),
                         ["a\\|b bad no-outcome 1"])

    def test_unkeyed_counts_under_the_first_declared_step(self):
        answer = run("1 0 a -\n2 0 q -\n3 0 m -", steps={
            "m": {"when": "event.name == 'm'"}, "a": {"when": "event.name != 'q'"}, "z": {"when": "event.name == 'z'"}})
        self.assertEqual(answer.judged[0].unkeyed, {"a": 1, "m": 1})

    def test_path_and_unmodelled(self):
        steps = {"a": {"when": "event.name == 'a'", "then": ["z"]}, "m": {"when": "event.name == 'm'", "aside": True},
                 "z": {"when": "event.name == 'z'"}}
        self.assertEqual(run("1 0 a k\n2 1 m k\n3 2 z k", steps=steps).judged[0].unmodelled, 0)
        self.assertEqual(run("1 0 a k\n2 1 a k\n3 2 z k", steps=steps).judged[0].unmodelled, 1)
        self.assertEqual(run("1 0 z k\n2 1 a k", steps=steps).judged[0].skewed, 1)
        self.assertEqual(run("1 0 a k\n2 1 a k").judged[0].unmodelled, 0)


class Judging(unittest.TestCase):
    def test_settling_border(self):
        self.assertEqual(verdicts(run("1 0 a k", as_of=59.999999)), ["k pending None 1"])
        self.assertEqual(verdicts(run("1 0 a k", as_of=60)), ["k bad no-outcome 1"])
        self.assertEqual(verdicts(run("1 0 a k\n2 1 z k", as_of=1)), ["k good succeeded 1"])

    def test_too_late(self):
        within = {"success": {"step": "z", "within": "5s"}}
        self.assertEqual(verdicts(run("1 0 a k\n2 5 z k", **within)), ["k good succeeded 1"])
        self.assertEqual(verdicts(run("1 0 a k\n2 5.000001 z k", **within)), ["k bad too-late 1"])
        self.assertEqual(verdicts(run("1 0 a k\n2 5.000001 z k", as_of=6, **within)), ["k pending None 1"])
        self.assertEqual(verdicts(run("1 0 z k\n2 5 a k", **within)), ["k good succeeded 1"])

    def test_a_rule_that_waits_holds_a_success_back(self):
        rule = {"bad": "r", "when": "succeeded", "because": "x"}
        other = {"good": "later", "when": "true || succeeded", "at": "once", "because": "x"}
        story = "1 0 a k\n2 1 z k"
        self.assertEqual(verdicts(run(story, as_of=2, judge=[rule, other])), ["k pending None 1"])
        self.assertEqual(verdicts(run(story, as_of=60, judge=[rule, other])), ["k bad r 1"])
        self.assertEqual(verdicts(run(story, as_of=2, judge=[{**rule, "at": "once"}])), ["k bad r 1"])

    def test_an_unknown_rule_does_not_hold_and_reason_is_taken_as_it_is(self):
        rules = [{"bad": "r", "when": "!(last.e == 'q')", "because": "x"}]
        self.assertEqual(verdicts(run("1 0 a k", judge=rules, reason="last.e")), ["k bad no-outcome 1"])
        self.assertEqual(verdicts(run('1 0 a k {"e": ""}', reason="last.e")), ["k bad  1"])
        self.assertIn(',bad,"",a,1', run('1 0 a k {"e": ""}', reason="last.e").csv())

    def test_exclusion_window(self):
        def window(start, end, name="w", **more):
            return {"kind": "Exclusion", "metadata": {"name": name}, "from": show_instant(at(start)), "to": show_instant(at(end)), **more}
        self.assertEqual(verdicts(run("1 0 a k", others=[window(0, 1)])), ["k excluded w 1"])
        self.assertEqual(verdicts(run("1 1 a k", others=[window(0, 1)])), ["k bad no-outcome 1"])
        self.assertEqual(verdicts(run("1 0 a k", as_of=0, others=[window(0, 1, "w"), window(0, 1, "W")])), ["k excluded W 1"])
        where = [window(0, 1, where={"n": [1]})]
        self.assertEqual(verdicts(run("1 0 a k", others=where, dimensions=["n"])), ["k bad no-outcome 1"])
        self.assertEqual(verdicts(run('1 0 a k {"n": 1}', others=where, dimensions=["n"])), ["k excluded w 1"])
        self.assertEqual(verdicts(run('1 0 a k {"n": 1}', others=where)), ["k bad no-outcome 1"])

    def test_indicators(self):
        answer = run("1 0 a k\n2 1 a k\n3 2 z k\n4 0 a l\n5 5 z l\n6 0 a m", indicators={
            "s": {"sessions": "good"}, "first": {"sessions": "good", "attempts": 1}, "fast": {"sessions": "good", "within": "2s"},
            "speed": {"from": "a", "to": "z", "within": "2s"}})
        got = {i["name"]: (i["good"], i["bad"]) for i in answer.json["experiences"][0]["indicators"]}
        self.assertEqual(got, {"s": (2, 1), "first": (1, 2), "fast": (1, 2), "speed": (1, 1)})
        self.assertEqual([r[8] for r in answer.rows], ["2000000", "5000000", None])

    def test_latency_of_a_value(self):
        def of(name, value):
            return run('1 0 a k {"%s": %s}\n2 0 z k' % (name, value), indicators={"l": {"value": "first." + name, "within": "1s"}}).rows[0][8]
        self.assertEqual(of("took", 1999), "1")
        self.assertEqual(of("took", -1999), "0")
        self.assertEqual(of("took.s", 0.0000019), "1")
        self.assertEqual(of("took.s", 1e300), None)
        self.assertEqual(of("took.s", -1e300), None)


class Timelines(unittest.TestCase):
    DOOR = {"kind": "Timeline", "metadata": {"name": "door"}, "entity": "k", "properties": {"p": [
        {"set": "e", "when": "event.name == 'set'"}, {"set": "'other'", "when": "event.name in ['set', 'other']"},
        {"set": "'start'"}]}}

    def dimension(self, story):
        return run(story, others=[self.DOOR], dimensions=["door.p"]).rows[0][-1]

    def test_as_of_the_start_both_included(self):
        self.assertEqual(self.dimension('1 1 a k\n2 1 set k {"e": "v"}'), "v")
        self.assertEqual(self.dimension('1 1 a k\n2 1.000001 set k {"e": "v"}'), "start")

    def test_the_last_in_order_wins(self):
        self.assertEqual(self.dimension('1 1 a k\n2 1 set k {"e": "v"}\n3 1 set k {"e": "w"}'), "w")

    def test_an_unknown_value_sets_nothing_and_no_later_setter_has_its_turn(self):
        self.assertEqual(self.dimension("1 1 a k\n2 0 set k"), "start")

    def test_no_entity_no_value(self):
        answer = run("1 1 a -", others=[self.DOOR], dimensions=["door.p"], session={"key": ["event.id"], "settle": "1s"})
        self.assertIsNone(answer.rows[0][-1])


class Presence(unittest.TestCase):
    STATE = {"kind": "Timeline", "metadata": {"name": "door"}, "entity": "k", "properties": {"p": [
        {"set": "e", "when": "event.name == 'set'"}, {"set": "'on'"}]}}

    def slots(self, story, as_of, **changes):
        doc = {"session": {"settle": "5s"}, "attempt": None, "expect": {
            "every": "10s", "per": "k", "while": "door.p == 'on'", "from": "2026-03-01T10:00:00Z"}, "dimensions": ["k"]}
        answer = run(story, as_of, [self.STATE], **{**doc, **changes})
        return [((int(r[1].split("|")[1]) - BASE) // SECOND, r[4], r[5]) for r in answer.rows]

    def test_slots_begin_with_the_entity_and_end_with_as_of(self):
        self.assertEqual(self.slots("1 1 q k\n2 15 z k", 30), [(10, "good", "succeeded"), (20, "pending", None), (30, "pending", None)])
        self.assertEqual(self.slots("1 0 z k", 9), [(0, "good", "succeeded")])

    def test_an_event_at_the_end_belongs_to_the_next_slot(self):
        self.assertEqual(self.slots("1 0 q k\n2 10 z k", 15), [(0, "bad", "silent"), (10, "good", "succeeded")])

    def test_while_at_both_ends(self):
        self.assertEqual(self.slots('1 0 q k\n2 10 set k {"e": "off"}\n3 20 set k {"e": "on"}', 45),
                         [(20, "bad", "silent"), (30, "bad", "silent"), (40, "pending", None)])

    def test_within_counts_from_the_slots_start(self):
        self.assertEqual(self.slots("1 0 q k\n2 6 z k", 15, success={"step": "z", "within": "5s"}),
                         [(0, "bad", "too-late"), (10, "pending", None)])


class Identity(unittest.TestCase):
    def test_the_least_stands(self):
        answer = run('1 5 a k\n1 5 a k\n1 4 a l\n1 4 a l {"o": false}\n1 4 a l {"o": true}')
        self.assertEqual((answer.json["quality"]["duplicates"], answer.json["quality"]["conflicting"]), (0, 4))
        self.assertEqual(answer.rows[0][1], "l")

    def test_what_is_not_declared_does_not_conflict(self):
        answer = run('1 5 a k {"y": 1}\n1 5 a k {"y": 2}')
        self.assertEqual(answer.json["quality"]["duplicates"], 1)

    def test_counted_over_everything_though_not_yet_seen(self):
        self.assertEqual(run("1 0 a k\n2 9 a k\n2 9 a k", as_of=0).json["quality"]["duplicates"], 1)

    def test_rows_without_id(self):
        schema = load([SCHEMA]).attributes
        line = b'{"time":"2026-03-01T10:00:00Z","name":"a","k":null}\n'
        read = events.read_ndjson(line + b"\n" + line + b'{"name":"a","time":"2026-03-01T10:00:00Z"}', schema)
        first = read.events[0].id
        self.assertEqual([e.id for e in read.events], [first, first + "-2", first + "-3"])
        self.assertEqual([e.sequence for e in read.events], [1, 2, 3])

    def test_quarantine(self):
        schema = load([SCHEMA]).attributes
        good = '"id":"1","time":"2026-03-01T10:00:00Z","name":"a"'
        for line in ('{"time":"2026-03-01T10:00:00Z"}', "{%s,\"n\":3.0}" % good, '{%s,"n":9223372036854775808}' % good,
                     '{%s,"x":1e999}' % good, '{%s,"x":NaN}' % good, '{%s,"k":"\\ud800"}' % good, '{%s,"k":"\\u0000"}' % good,
                     '{%s,"k":"a","attributes":{"k":"a"}}' % good, '{%s,"o":1}' % good, "[]", "{", '{%s,"k":1}' % good):
            self.assertEqual(len(events.read_ndjson(line.encode(), schema).quarantined), 1, line)
        self.assertEqual(len(events.read_ndjson(b'{"id":"1","time":"2026-03-01T10:00:00Z","name":"a","k":"\xff"}', schema).quarantined), 1)
        self.assertEqual(events.read_ndjson(("{%s,\"x\":3}" % good).encode(), schema).events[0].attributes, {"x": 3.0})


class Known(unittest.TestCase):
    def test_known_at(self):
        definitions = load([SCHEMA, experience()])
        log = ('{"id":"1","time":"2026-03-01T10:00:00Z","received":"2026-03-01T10:00:01Z","name":"a","k":"k"}\n'
               '{"id":"2","time":"2026-03-01T10:00:02Z","received":"2026-03-01T12:00:00Z","name":"z","k":"k"}\n')
        reads = [("events.ndjson", events.read_ndjson(log.encode(), definitions.attributes))]
        for moment, verdict in (("10:00:30", "pending"), ("10:01:00", "bad"), ("11:59:59.999999", "bad"), ("12:00:00", "good")):
            answer = case.answer(definitions, reads, known_at=instant("2026-03-01T%sZ" % moment))
            self.assertEqual(answer.rows[0][4], verdict)


class Definitions(unittest.TestCase):
    def test_refusals(self):
        for changes in ({"relevant": None, "session": {"key": ["k"], "gap": "1s"}}, {"session": {"key": ["k"]}},
                        {"reason": "last.x"}, {"dimensions": ["x"]}, {"success": "nope"}):
            with self.assertRaises(Refused, msg=changes):
                load([SCHEMA, experience(**changes)])


if __name__ == "__main__":
    unittest.main()
