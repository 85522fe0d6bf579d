"""§2 and the values of §1, where an engine is most likely to slip."""

import unittest

from twin import cel
from twin.canonical import number, text
from twin.pattern import compile_pattern
from twin.values import Refused, cel_duration, instant, show_instant, yaml_duration

SCOPE = {"i": "int", "j": "int", "d": "double", "s": "string", "t": "instant", "u": "instant", "b": "bool", "c": "bool",
         "a.b": "string", "column.x": "string", "column.a:b": "string"}
MAX, MIN = 2 ** 63 - 1, -(2 ** 63)


def ev(expression, **known):
    return cel.value(cel.parse(expression, SCOPE, None), {k.replace("__", "."): v for k, v in known.items()}.get)


class Logic(unittest.TestCase):
    def test_and_or_not_are_kleene(self):
        for left in (True, False, None):
            for right in (True, False, None):
                both = {left, right}
                self.assertIs(ev("b && c", b=left, c=right), False if False in both else None if None in both else True)
                self.assertIs(ev("b || c", b=left, c=right), True if True in both else None if None in both else False)
        self.assertIsNone(ev("!b"))
        self.assertIs(ev("!b", b=False), True)

    def test_an_unknown_operand_makes_unknown(self):
        for e in ("s == 'x'", "s != 'x'", "i < 1", "s in ['x']", "s.startsWith('x')", "'x'.startsWith(s)", "size(s)",
                  "s.matches('x')", "i + 1", "int(d)", "b ? 1 : 1", "!(s == 'x')"):
            self.assertIsNone(ev(e), e)

    def test_a_ternary_looks_at_the_chosen_side_only(self):
        self.assertEqual(ev("b ? 1 : i", b=True), 1)
        self.assertIsNone(ev("b ? 1 : i", b=False))

    def test_has_is_never_unknown(self):
        self.assertIs(ev("has(a.b)"), False)
        self.assertIs(ev("has(a.b)", a__b=""), True)


class Numbers(unittest.TestCase):
    def test_overflow_is_unknown_on_both_sides(self):
        self.assertIsNone(ev("i + 1", i=MAX))
        self.assertEqual(ev("i + 0", i=MAX), MAX)
        self.assertIsNone(ev("i - 1", i=MIN))
        self.assertIsNone(ev("i * -1", i=MIN))
        self.assertIsNone(ev("-i", i=MIN))
        self.assertIsNone(ev("i * j", i=2 ** 32, j=2 ** 31))
        self.assertEqual(ev("i * j", i=-(2 ** 32), j=2 ** 31), MIN)

    def test_overflow_on_the_way_is_unknown_though_the_end_would_fit(self):
        self.assertIsNone(ev("i + 1 - 1", i=MAX))

    def test_an_absorbed_unknown(self):
        self.assertIs(ev("i + 1 > 0 || b", i=MAX, b=True), True)

    def test_doubles_stay_finite(self):
        self.assertIsNone(ev("d * 10.0", d=1e308))
        self.assertIsNone(ev("d + d", d=1e308))
        self.assertEqual(ev("d * d", d=1e-300), 0.0)
        self.assertIs(ev("d == 0.0", d=-0.0), True)
        self.assertIs(ev("d < 0.0", d=-0.0), False)

    def test_casts(self):
        self.assertEqual(ev("int(d)", d=-1.9), -1)
        self.assertEqual(ev("int(d)", d=1.9), 1)
        self.assertEqual(ev("int(d)", d=-(2.0 ** 63)), MIN)
        self.assertIsNone(ev("int(d)", d=2.0 ** 63))
        self.assertEqual(ev("double(i)", i=2 ** 53 + 1), 2.0 ** 53)

    def test_what_can_be_seen_is_refused(self):
        for e in ("9223372036854775807 + 1 > i", "9223372036854775808 > i", "1.0e308 * 10.0 > d", "int(1e30) > i"):
            with self.assertRaises(Refused, msg=e):
                cel.parse(e, SCOPE)
        self.assertIs(ev("i == -9223372036854775808", i=MIN), True)


class Texts(unittest.TestCase):
    def test_order_is_by_code_point(self):
        self.assertIs(ev("s > '\ufffd'", s="\U0001d4b3"), True)  # UTF-16 says otherwise
        self.assertEqual(ev("size(s)", s="\U0001d4b3é"), 2)

    def test_literals(self):
        self.assertEqual(ev(r"'a\'\n\\\u00e9'"), "a'\n\\é")
        self.assertEqual(ev(r"r'\d'"), r"\d")
        self.assertEqual(ev("column['a:b']", **{"column__a:b": "x"}), "x")

    def test_patterns(self):
        def found(pattern, text):
            return compile_pattern(pattern).search(text) is not None
        self.assertFalse(found("^a$", "a\n"))
        self.assertFalse(found("a.b", "a\nb"))
        self.assertFalse(found(r"\s", "\v"))
        self.assertTrue(found(r"\s", "\f"))
        self.assertFalse(found(r"[\s]", "\v"))
        self.assertFalse(found(r"\d", "٣"))
        self.assertFalse(found(r"\w", "é"))
        self.assertTrue(found("^a|b$", "ab"))
        self.assertTrue(found("[^a]", "\n"))
        self.assertTrue(found("^.$", "\U0001d4b3"))
        for bad in ("a++", "a**", "(?i)a", "[[:alpha:]]", "[a&&b]", "a^", "$a", r"\b", r"(a)\1", "(?=a)", "a{2,1}"):
            with self.assertRaises(Refused, msg=bad):
                compile_pattern(bad)


class Times(unittest.TestCase):
    def test_instants_are_cut_toward_the_past(self):
        self.assertEqual(instant("1970-01-01T00:00:00.0000019Z"), 1)
        self.assertEqual(instant("1969-12-31T23:59:59.9999991Z"), -1)
        self.assertEqual(instant("1970-01-01T09:00:00+09:00"), 0)
        for bad in ("2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z",
                    "2026-01-01T00:00:60Z"):
            self.assertIsNone(instant(bad), bad)
        self.assertEqual(show_instant(1), "1970-01-01T00:00:00.000001Z")

    def test_durations(self):
        self.assertEqual(cel_duration("1h1m1.5s"), 3661500000)
        self.assertEqual(cel_duration("-1500ns"), -2)
        self.assertEqual(cel_duration("1500ns"), 1)
        self.assertIsNone(cel_duration("1d"))
        self.assertEqual(yaml_duration("28d"), 28 * 86400 * 10 ** 6)

    def test_arithmetic(self):
        self.assertEqual(ev("t - u", t=5, u=7), -2)
        self.assertEqual(ev("t + duration('-1us')", t=5), 4)
        self.assertIs(ev("t - u <= duration('2s')", t=2000000, u=0), True)
        self.assertIsNone(ev("t - u", t=MAX, u=-1))


class Types(unittest.TestCase):
    def test_refusals(self):
        for e in ("i == d", "i == 1.0", "s + s == s", "i in []", "i in [1, 2.0]", "i / 2 == 1", "i % 2 == 0", "t + t == t",
                  "unknown == 1", "[1].exists(x, x == 1)", "s.matches(s)", "b ? i : d", "i", "null == i", "s.size",
                  "timestamp(s) == t", "duration('1d') == t - t", "int(s) == 1", "u'x' == s"):
            with self.assertRaises(Refused, msg=e):
                cel.parse(e, SCOPE)


class Canonical(unittest.TestCase):
    def test_numbers_as_ecmascript_prints_them(self):
        for value, shown in ((1e21, "1e+21"), (1e20, "100000000000000000000"), (1e-6, "0.000001"), (1e-7, "1e-7"),
                             (1.5, "1.5"), (-0.0, "0"), (123456.789, "123456.789"), (5e-324, "5e-324"),
                             (1.7976931348623157e308, "1.7976931348623157e+308"), (3.0, "3"), (2 ** 70, str(2 ** 70))):
            self.assertEqual(number(value), shown)

    def test_keys_are_sorted_by_utf16(self):
        self.assertEqual(text({"\ufffd": 1, "\U0001d4b3": 2}), '{"\U0001d4b3":2,"\ufffd":1}')
        self.assertEqual(text({"b": "\x01\n\"\\/\u007f", "a": [True, None]}), '{"a":[true,null],"b":"\\u0001\\n\\"\\\\/\u007f"}')


if __name__ == "__main__":
    unittest.main()
