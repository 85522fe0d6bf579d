"""The part of RE2 that all engines read alike, turned into Python's re.

Strict on purpose: whatever is not surely the same in RE2 and here is refused.
"""

import functools
import re

from .values import Refused

CLASSES = {"d": "0-9", "w": "0-9A-Za-z_", "s": "\\t\\n\\f\\r "}  # RE2's \s knows no \v
NEGATED = {"D": "d", "W": "w", "S": "s"}
CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}


def _char(c):
    """One character, harmless outside and inside a class."""
    return c if c.isalnum() and c.isascii() else "\\u%04x" % ord(c) if ord(c) < 65536 else "\\U%08x" % ord(c)


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self):
        c = self.peek()
        self.at += 1
        return c

    def refuse(self, what):
        raise Refused("pattern %r at %s: %s" % (self.text, self.at, what))

    def alternatives(self, depth):
        out = [self.sequence(depth)]
        while self.peek() == "|":
            self.take()
            out.append(self.sequence(depth))
        return "|".join(out)

    def sequence(self, depth):
        out = []
        while self.peek() not in ("", "|", ")"):
            out.append(self.repeated(depth))
        return "".join(out)

    def repeated(self, depth):
        c = self.peek()
        if c == "^":
            self.take()
            if self.at != 1:
                self.refuse("^ stands first only")
            return "\\A"
        if c == "$":
            self.take()
            if self.at != len(self.text):
                self.refuse("$ stands last only")
            return "\\Z"
        atom = self.atom(depth)
        if self.peek() in ("*", "+", "?"):
            atom += self.take()
        elif self.peek() == "{":
            match = re.compile(r"\{([0-9]+)(,([0-9]*))?\}").match(self.text, self.at)
            if match is None:
                self.refuse("{ needs numbers")
            low, high = int(match.group(1)), int(match.group(3) or match.group(1))
            if low > 1000 or high > 1000 or high < low:
                self.refuse("repetition out of range")
            self.at = match.end()
            atom += match.group()
        if self.peek() in ("*", "+", "?", "{") and self.peek():
            self.refuse("a repetition of a repetition")
        return atom

    def atom(self, depth):
        c = self.take()
        if c == ".":
            return "[^\\n]"
        if c == "(":
            capture = "("
            if self.peek() == "?":
                if self.text[self.at:self.at + 2] != "?:":
                    self.refuse("a group is ( or (?:")
                self.at += 2
                capture = "(?:"
            inner = self.alternatives(depth + 1)
            if self.take() != ")":
                self.refuse("a group without end")
            return capture + inner + ")"
        if c == "[":
            return self.bracket()
        if c == "\\":
            return self.escape(False)
        if c in "*+?{})]" and c != "]" and c != "}":
            self.refuse("nothing to repeat")
        return _char(c)

    def escape(self, inside):
        c = self.take()
        if c == "":
            self.refuse("a lone \\")
        if c in CLASSES:
            return CLASSES[c] if inside else "[" + CLASSES[c] + "]"
        if c in NEGATED and not inside:
            return "[^" + CLASSES[NEGATED[c]] + "]"
        if c in CONTROLS:
            return _char(CONTROLS[c])
        if c.isalnum() or not c.isascii():
            self.refuse("\\" + c)
        return _char(c)

    def bracket(self):
        out = "["
        if self.peek() == "^":
            self.take()
            out += "^"
        first = True
        while True:
            c = self.take()
            if c == "":
                self.refuse("a class without end")
            if c == "]" and not first:
                return out + "]"
            if c == "[" and self.peek() == ":":
                self.refuse("[:…:]")
            if c == "&" and self.peek() == "&":
                self.refuse("&&")
            first = False
            out += self.escape(True) if c == "\\" else _char(c)
            if self.peek() == "-" and self.text[self.at + 1:self.at + 2] not in ("]", ""):
                self.take()
                end = self.take()
                out += "-" + (self.escape(True) if end == "\\" else _char(end))


@functools.lru_cache(maxsize=None)
def compile_pattern(text):
    reader = _Reader(text)
    out = reader.alternatives(0)
    if reader.at != len(text):
        reader.refuse("unexpected " + reader.peek())
    try:
        return re.compile(out)
    except re.error as error:
        raise Refused("pattern %r: %s" % (text, error)) from error
