package dev.ajar.definitions.cel;

import static dev.ajar.definitions.Told.SCHEMA;
import static dev.ajar.definitions.Told.experience;
import static dev.ajar.definitions.Told.problems;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is no CEL, or CEL that Ajar does not offer: told at its place, with what to write instead.
///
/// The mark `^` stands under the first character of what is refused.
class RefusedConditionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            nullValues = "none",
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            §error.type = 'x'§                 | =              | `=` is not CEL                                   | `==`
            §error.type == 'x' and true§       | and            | `and` is not CEL                                 | `&&`
            §not has(error.type)§              | not            | `not` is not CEL                                 | `!`
            §error.type <> 'x'§                | <>             | `<>` is not CEL                                  | `!=`
            §error.type === 'x'§               | ===            | `===` is not CEL                                 | `==`
            §access.confirmed & true§          | &              | `&` is not CEL                                   | `&&`
            §error.type like 'x'§              | like           | `like` is not CEL                                | `startsWith`, `contains` or `matches`
            §error.type == ‘x’§                | ‘              | `‘` is not CEL                                   | straight quotes: `'`
            §error.type == 'x§                 | 'x             | this text is never closed                        | the same quote again where it ends
            §(access.confirmed§                | none           | a parenthesis is never closed                    | `)`
            §access.confirmed)§                | )              | `)` where none was expected                      | an operator such as `==` or `&&`, or the end
            §vendor.code == 1 access§          | access         | `access` where none was expected                 | an operator such as `==` or `&&`, or the end
            §vendor.code ==§                   | none           | the end where none was expected                  | a name, a text in quotes, a number or `(`
            §vendor.code == 9223372036854775808§ | 9223372036854775808 | `9223372036854775808` does not fit       | a number of 64 bits
            §battery.voltage > 1e999§          | 1e999          | `1e999` overflows                                | a double that is finite
            §vendor.code == 1u§                | 1u             | ints without a sign are not offered              | an int: without `u`
            §error.type == b'x'§               | b'x'           | bytes are not offered                            | a string: without `b`
            §error.type == null§               | null           | `null` is not offered                            | `has(x)`: whether x is known
            §error.type == '\\u0000'§          | '\\u0000'      | U+0000 or half a character: no event has such a text | a text
            §['a'].exists(x, x == 'a')§        | exists         | macros such as `exists` are not offered          | comparisons, or `x in ['a', 'b']`
            §vendor.code / 2 == 1§             | /              | division is not offered                          | a multiplication: `x < 2.0 * y` for `x / y < 2.0`
            §vendor.code % 2 == 1§             | %              | `%` is not offered                               | a comparison
            §{'a': 1} == 1§                    | {              | maps are not offered                             | a comparison
            §error.type == ['a']§              | ['a']          | a list stands here                               | a list only after `in`: `x in ['a', 'b']`
            §error.type[0] == 'a'§             | [              | `[…]` is not offered                             | a name
            §error.type in []§                 | []             | an empty list: nothing is in it                  | a list of at least one literal
            §error.type in event.name§         | event.name     | `in` asks a list of literals                     | `x in ['a', 'b']`
            §error.type in ['a', event.name]§  | event.name     | `event.name` is no literal                       | strings, ints, doubles or bools
            §error.type in ['a', 1]§           | 1              | `error.type` is a string, `1` is an int          | literals of one type: `'1'`
            §vendor.code in [1, 2.0]§          | 2.0            | `vendor.code` is an int, `2.0` is a double       | literals of one type: `2`
            §error.type + 'x' == 'y'§          | +              | texts cannot be put together                     | a comparison of each of them
            §vendor.code + 1.0 == 2.0§         | +              | `vendor.code` is an int, `1.0` is a double       | two numbers of one type: `1`
            §vendor.code == 2.5§               | ==             | `vendor.code` is an int, `2.5` is a double       | two values of one type; a cast: `double(x)` for the int
            §vendor.code == battery.voltage§   | ==             | `vendor.code` is an int, `battery.voltage` is a double | two values of one type; a cast: `double(x)` or `int(x)`
            §battery.voltage > 4§              | >              | `battery.voltage` is a double, `4` is an int     | two values of one type: `4.0`
            §access.confirmed == 'true'§       | ==             | `access.confirmed` is a bool, `'true'` is a string | two values of one type: `true` without quotes
            §event.time > '2026-03-01'§        | >              | `event.time` is an instant, `'2026-03-01'` is a string | two values of one type: `timestamp('2026-03-01T10:00:00Z')`
            §event.time + 5 > event.time§      | +              | `event.time` is an instant, `5` is an int        | an instant and a duration: `duration('90s')`
            §event.time - 5 > event.time§      | -              | `event.time` is an instant, `5` is an int        | an instant and a duration: `duration('90s')`
            §duration('1s') * 2 == duration('2s')§ | *          | `duration('1s')` is a duration, `2` is an int    | two numbers of one type, or instants and durations
            §-error.type == 'x'§               | error.type     | `error.type` is a string                         | a number
            §!vendor.code§                     | vendor.code    | `vendor.code` is an int                          | a bool
            §access.confirmed ? 1 : 2.0§       | ?              | `1` is an int, `2.0` is a double                 | two values of one type on both sides of `:`: `2`
            §vendor.code ? true : false§       | vendor.code    | `vendor.code` is an int                          | a bool
            §vendor.code + 1§                  | vendor.code    | `vendor.code + 1` is an int                      | a bool
            §error.type§                       | error.type     | `error.type` is a string                         | a bool, for example `error.type == 'x'`
            §jammed§                           | jammed         | unknown name `jammed`                            | a text needs its own quotes: "'jammed'"
            §error.typ == 'x'§                 | error.typ      | unknown name `error.typ`                         | `relevant` sees the event: event.name, event.time and its attributes
            §error.type.length == 1§           | error.type.length | unknown name `error.type.length`              | `relevant` sees the event: event.name, event.time and its attributes
            §column.line == 'x'§               | column.line    | unknown name `column.line`                       | `relevant` sees the event: event.name, event.time and its attributes
            §has(vendor.code + 1)§             | vendor.code    | `has` asks for one name                          | `has(x)`
            §has()§                            | has            | `has` takes one value, here are 0                | none
            §size(error.type, 'x') == 1§       | size           | `size` takes one value, here are 2               | none
            §size(vendor.code) == 1§           | vendor.code    | `vendor.code` is an int                          | a string
            §string(vendor.code) == '1'§       | string         | `string` is not offered                          | the value as it is; there are no casts to string
            §error.type.lowerAscii() == 'x'§   | lowerAscii     | `lowerAscii` is not offered                      | `has`, `startsWith`, `endsWith`, `contains`, `matches`, `size`, `timestamp`, `duration`, `int` or `double`
            §startsWith(error.type, 'x')§      | startsWith     | `startsWith` is not offered                      | `has`, `startsWith`, `endsWith`, `contains`, `matches`, `size`, `timestamp`, `duration`, `int` or `double`
            §int(error.type) == 1§             | error.type     | `error.type` is a string                         | a number
            §event.time.int() == 1§            | int            | `int` is not offered                             | `has`, `startsWith`, `endsWith`, `contains`, `matches`, `size`, `timestamp`, `duration`, `int` or `double`
            §timestamp(event.name) < event.time§ | event.name   | `timestamp` takes a literal                      | timestamp("…") with a text in quotes
            §timestamp('2026-03-01') < event.time§ | '2026-03-01' | `2026-03-01` is no instant                     | a date, a time and an offset: `2026-03-01T10:00:00Z` or `2026-03-01T19:00:00+09:00`
            §duration('90') > duration('1s')§  | '90'           | `90` is no duration                              | a duration such as `90s`, `1h30m` or `250ms`
            §duration('7d') > duration('1s')§  | '7d'           | `7d` is no duration                              | hours in place of days, as CEL writes it: `24h` for a day
            §vendor.code < 9223372036854775807 + 1§ | +         | `9223372036854775807 + 1` overflows              | a value that fits
            §vendor.code == int(1e300)§        | (              | `int(1e300)` overflows                           | a value that fits
            §battery.voltage < 1e308 * 1e308§  | *              | `1e308 * 1e308` overflows                        | a value that fits
            §event.time < timestamp('9999-01-01T00:00:00Z') + duration('2562047788h')§ | + | `timestamp('9999-01-01T00:00:00Z') + duration('2562047788h')` overflows | a value that fits
            """)
    void this_is_refused(String condition, String marked, String what, String expected) {
        String line = "relevant: >-\n  " + condition;
        int at = marked == null ? condition.length() : place(condition, marked);
        assertThat(problems(SCHEMA, experience(line)))
                .startsWith("b.yaml:13:%s: error: `relevant`: %s\n".formatted(at + 3, what))
                .contains(
                        "  |   " + condition + "\n  |   " + " ".repeat(at) + "^",
                        expected == null ? "" : "  expected: " + expected + "\n");
    }

    private static int place(String condition, String marked) {
        int last = condition.lastIndexOf(marked);
        int first = condition.indexOf(marked);
        boolean sign = !Character.isLetterOrDigit(marked.charAt(0)) && marked.length() < 3;
        return sign || first == last ? first : last;
    }
}
