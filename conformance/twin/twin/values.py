"""Values as semantics.md has them: int64, finite doubles, instants and durations in whole microseconds.

Unknown is None, everywhere. Instants and durations are plain ints here; the type checker of cel.py keeps them apart.
"""

import math
import re
from datetime import datetime, timedelta

INT_MIN = -(2 ** 63)
INT_MAX = 2 ** 63 - 1

SECOND = 1_000_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

EPOCH = datetime(1970, 1, 1)


class Refused(Exception):
    """A definition that semantics.md does not allow."""


def int64(value):
    """The int, or unknown where it does not fit."""
    return value if INT_MIN <= value <= INT_MAX else None


def finite(value):
    """The double, or unknown where it is no longer finite."""
    return value if math.isfinite(value) else None


def double_to_int(value):
    """Cut toward zero; unknown out of range."""
    return int64(math.trunc(value)) if math.isfinite(value) else None


def is_text(value):
    """Neither half a surrogate pair nor U+0000."""
    return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in value)


def micros(moment):
    """A datetime without zone, taken as UTC, in microseconds since 1970."""
    span = moment - EPOCH
    return (span.days * 86400 + span.seconds) * SECOND + span.microseconds


RFC3339 = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:([Zz])|([+-])([0-9]{2}):([0-9]{2}))")


def instant(text):
    """Microseconds of an RFC 3339 text, or None. More than six decimals are cut: toward the past."""
    match = RFC3339.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(match.group(i)) for i in range(1, 7))
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
    us = micros(moment) + int(((match.group(7) or "") + "000000")[:6])
    if match.group(8) is None:
        hours, minutes = int(match.group(10)), int(match.group(11))
        if hours > 23 or minutes > 59:
            return None
        offset = hours * HOUR + minutes * MINUTE
        us += -offset if match.group(9) == "+" else offset
    return us


def show_instant(us):
    return (EPOCH + timedelta(microseconds=us)).isoformat(timespec="microseconds") + "Z"


def show_key(value):
    """How a string, int or bool is written in ids, dimensions and reasons."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value)


UNITS = {"ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": 10 ** 9,
         "m": 60 * 10 ** 9, "h": 3600 * 10 ** 9, "d": 24 * 3600 * 10 ** 9}


def _duration(text, units):
    """Go's and CEL's duration text, exact, cut toward the past to whole microseconds; None if it is not one."""
    match = re.fullmatch(r"([+-]?)(.+)", text)
    if match is None:
        return None
    sign, rest = match.groups()
    if rest == "0":
        return 0
    pattern = r"([0-9]+(?:\.[0-9]*)?|\.[0-9]+)(" + "|".join(sorted(units, key=len, reverse=True)) + r")"
    if re.fullmatch("(?:" + pattern + ")+", rest) is None:
        return None
    total_num, total_den = 0, 10 ** 18
    for number, unit in re.findall(pattern, rest):
        whole, _, decimals = number.partition(".")
        if len(decimals) > 18:
            return None
        total_num += (int(whole or "0") * 10 ** 18 + int((decimals + "0" * 18)[:18])) * UNITS[unit]
    if sign == "-":
        total_num = -total_num
    return int64(total_num // (total_den * 1_000))  # // rounds down: toward the past


def cel_duration(text):
    return _duration(text, [u for u in UNITS if u != "d"])


def yaml_duration(text):
    us = _duration(str(text), list(UNITS))
    if us is None:
        raise Refused("not a duration: %r" % (text,))
    return us


def least_first(value):
    """Sort key of an attribute of one declared type: unknown after known, false before true."""
    return (1,) if value is None else (0, value)
