"""Canonical JSON (RFC 8785) of a row, and its hash: SHA-256, the first 128 bits, hex."""

import hashlib
import json
import math


def number(value):
    """A double as ECMAScript prints it, an int in plain decimal."""
    if isinstance(value, int):
        return str(value)
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    digits, _, exponent = ("%r" % abs(value)).partition("e")
    whole, _, decimals = digits.partition(".")
    if decimals == "0":
        decimals = ""
    point = len(whole) + int(exponent or "0")
    digits = whole + decimals
    leading = len(digits) - len(digits.lstrip("0"))
    digits, point = digits.lstrip("0"), point - leading
    digits = digits.rstrip("0")
    k = len(digits)
    if k <= point <= 21:
        return sign + digits + "0" * (point - k)
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    e = point - 1
    mantissa = digits if k == 1 else digits[0] + "." + digits[1:]
    return "%s%se%s%s" % (sign, mantissa, "+" if e >= 0 else "-", abs(e))


def text(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, (int, float)):
        assert isinstance(value, int) or math.isfinite(value)
        return number(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(text(v) for v in value) + "]"
    keys = sorted(value, key=lambda k: k.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(text(k) + ":" + text(value[k]) for k in keys) + "}"


def row_hash(row):
    return hashlib.sha256(text(row).encode("utf-8", "surrogatepass")).hexdigest()[:32]
