"""Expressions (semantics.md §2): parsed, typed against declared names, evaluated in three-valued logic.

A node is a tuple (kind, type, ...). Types are the words string, int, double, bool, instant, duration.
`value(node, look)` asks look(name) for a name's value; None is unknown, also where something cannot be computed.
"""

import re

from .pattern import compile_pattern
from .values import INT_MAX, INT_MIN, Refused, cel_duration, double_to_int, finite, instant, int64

TOKEN = re.compile(r"""
    (?P<space>[ \t\n\f\r]+|//[^\n]*)
  | (?P<double>[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|\.[0-9]+(?:[eE][+-]?[0-9]+)?)
  | (?P<int>0[xX][0-9a-fA-F]+|[0-9]+)
  | (?P<string>[rR]?(?:\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''))
  | (?P<raw>[rR](?:"[^"\n\r]*"|'[^'\n\r]*'))
  | (?P<text>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<op>&&|\|\||==|!=|<=|>=|[<>!?:+\-*/%().,\[\]{}])
""", re.X | re.S)

ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
           "\\": "\\", "?": "?", '"': '"', "'": "'", "`": "`"}


def _unquote(token):
    raw = token[0] in "rR"
    if raw:
        token = token[1:]
    width = 3 if len(token) >= 6 and token[:3] in ('"""', "'''") else 1
    body = token[width:-width]
    if raw:
        return body

    def one(match):
        e = match.group(1)
        if e[0] in "xX" or e[0] in "uU":
            return chr(int(e[1:], 16))
        if len(e) == 3:
            return chr(int(e, 8))
        if e in ESCAPES:
            return ESCAPES[e]
        raise Refused("escape \\" + e)

    out = re.sub(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[xX][0-9a-fA-F]{2}|[0-3][0-7]{2}|.)", one, body, flags=re.S)
    return out


def _tokens(text):
    out, at = [], 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise Refused("expression %r: cannot read from %r" % (text, text[at:]))
        at = match.end()
        kind = match.lastgroup
        if kind == "space":
            continue
        if kind in ("raw", "text", "string"):
            out.append(("text", _unquote(match.group())))
        else:
            out.append((kind, match.group()))
    out.append(("end", ""))
    return out


COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
METHODS = ("startsWith", "endsWith", "contains", "matches")


class _Parser:
    def __init__(self, text, scope):
        self.text = text
        self.scope = scope
        self.tokens = _tokens(text)
        self.at = 0

    def refuse(self, what):
        raise Refused("expression %r: %s" % (self.text, what))

    def peek(self):
        return self.tokens[self.at]

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def is_op(self, *ops):
        kind, text = self.peek()
        return kind == "op" and text in ops

    def expect(self, op):
        if not self.is_op(op):
            self.refuse("expected %s, found %r" % (op, self.peek()[1]))
        self.take()

    def whole(self):
        node = self.ternary()
        if self.peek()[0] != "end":
            self.refuse("unexpected %r" % (self.peek()[1],))
        return node

    # --- grammar, loosest first

    def ternary(self):
        condition = self.disjunction()
        if not self.is_op("?"):
            return condition
        self.take()
        yes = self.disjunction()
        self.expect(":")
        no = self.ternary()
        self.need(condition, "bool")
        if yes[1] != no[1]:
            self.refuse("%s and %s in one ?:" % (yes[1], no[1]))
        return self.seen(("if", yes[1], condition, yes, no))

    def disjunction(self):
        node = self.conjunction()
        while self.is_op("||"):
            self.take()
            other = self.conjunction()
            self.need(node, "bool")
            self.need(other, "bool")
            node = ("||", "bool", node, other)
        return node

    def conjunction(self):
        node = self.relation()
        while self.is_op("&&"):
            self.take()
            other = self.relation()
            self.need(node, "bool")
            self.need(other, "bool")
            node = ("&&", "bool", node, other)
        return node

    def relation(self):
        node = self.sum()
        while True:
            if self.is_op(*COMPARISONS):
                op = self.take()[1]
                other = self.sum()
                if node[1] != other[1]:
                    self.refuse("%s %s %s" % (node[1], op, other[1]))
                node = ("compare", "bool", op, node, other)
            elif self.peek() == ("name", "in"):
                self.take()
                node = ("in", "bool", node, self.literals(node[1]))
            else:
                return node

    def literals(self, wanted):
        self.expect("[")
        out = []
        while True:
            item = self.unary()
            if item[0] != "literal":
                self.refuse("a list holds literals")
            if item[1] != wanted:
                self.refuse("a list of %s for a %s" % (item[1], wanted))
            out.append(item[2])
            if self.is_op("]"):
                self.take()
                return out
            self.expect(",")

    def sum(self):
        node = self.product()
        while self.is_op("+", "-"):
            op = self.take()[1]
            other = self.product()
            node = self.seen(self.arithmetic(op, node, other))
        return node

    def arithmetic(self, op, left, right):
        pair = (left[1], right[1])
        if pair in (("int", "int"), ("double", "double")):
            return (op, left[1], left, right)
        if pair == ("instant", "duration") or (pair == ("duration", "instant") and op == "+"):
            return (op, "instant", left, right)
        if pair == ("instant", "instant") and op == "-" or pair == ("duration", "duration"):
            return (op, "duration", left, right)
        self.refuse("%s %s %s" % (left[1], op, right[1]))

    def product(self):
        node = self.unary()
        while self.is_op("*", "/", "%"):
            op = self.take()[1]
            other = self.unary()
            if op != "*" or node[1] != other[1] or node[1] not in ("int", "double"):
                self.refuse("%s %s %s" % (node[1], op, other[1]))
            node = self.seen((op, node[1], node, other))
        return node

    def unary(self):
        if self.is_op("!"):
            self.take()
            node = self.unary()
            self.need(node, "bool")
            return ("!", "bool", node)
        if self.is_op("-"):
            self.take()
            kind, text = self.peek()
            if kind == "int":
                self.take()
                return self.member(self.int_literal("-" + text))
            if kind == "double":
                self.take()
                return self.member(("literal", "double", -self.double_literal(text)))
            node = self.unary()
            if node[1] not in ("int", "double"):
                self.refuse("- of a %s" % node[1])
            return self.seen(("negate", node[1], node))
        return self.member(self.primary())

    def int_literal(self, text):
        number = int(text, 16) if "x" in text.lower() else int(text)
        if not INT_MIN <= number <= INT_MAX:
            self.refuse("int out of range: " + text)
        return ("literal", "int", number)

    def double_literal(self, text):
        number = finite(float(text))
        if number is None:
            self.refuse("double out of range: " + text)
        return number

    def primary(self):
        kind, text = self.take()
        if kind == "int":
            return self.int_literal(text)
        if kind == "double":
            return ("literal", "double", self.double_literal(text))
        if kind == "text":
            return ("literal", "string", text)
        if kind == "op" and text == "(":
            node = self.ternary()
            self.expect(")")
            return node
        if kind == "name":
            if text in ("true", "false"):
                return ("literal", "bool", text == "true")
            if self.is_op("("):
                return self.function(text)
            return self.name(text)
        self.refuse("unexpected %r" % text)

    def name(self, first):
        """The dotted name from here; a method after it is left to member()."""
        parts = [first]
        while True:
            if self.is_op(".") and self.tokens[self.at + 1][0] == "name" \
                    and self.tokens[self.at + 2] != ("op", "("):
                self.take()
                parts.append(self.take()[1])
            elif parts == ["column"] and self.is_op("[") and self.tokens[self.at + 1][0] == "text":
                self.take()
                parts.append(self.take()[1])
                self.expect("]")
            else:
                break
        name = ".".join(parts)
        if name not in self.scope:
            self.refuse("unknown name " + name)
        return ("name", self.scope[name], name)

    def function(self, name):
        self.expect("(")
        if name == "has":
            argument = self.name(self.take()[1])
            self.expect(")")
            return ("has", "bool", argument)
        arguments = []
        while not self.is_op(")"):
            arguments.append(self.ternary())
            if not self.is_op(")"):
                self.expect(",")
        self.take()
        types = [a[1] for a in arguments]
        if name == "size" and types == ["string"]:
            return ("size", "int", arguments[0])
        if name == "int" and types in (["int"], ["double"]):
            return self.seen(("int", "int", arguments[0]))
        if name == "double" and types in (["int"], ["double"]):
            return self.seen(("double", "double", arguments[0]))
        if name == "timestamp" and types == ["string"] and arguments[0][0] == "literal":
            us = instant(arguments[0][2])
            if us is None:
                self.refuse("no timestamp: " + arguments[0][2])
            return ("literal!", "instant", us)
        if name == "duration" and types == ["string"] and arguments[0][0] == "literal":
            us = cel_duration(arguments[0][2])
            if us is None:
                self.refuse("no duration: " + arguments[0][2])
            return ("literal!", "duration", us)
        self.refuse("%s(%s)" % (name, ", ".join(types)))

    def member(self, node):
        while self.is_op("."):
            self.take()
            kind, method = self.take()
            if kind != "name" or not self.is_op("("):
                self.refuse("no such thing: ." + method)
            self.take()
            arguments = []
            while not self.is_op(")"):
                arguments.append(self.ternary())
                if not self.is_op(")"):
                    self.expect(",")
            self.take()
            if method == "size" and node[1] == "string" and not arguments:
                node = ("size", "int", node)
                continue
            if method not in METHODS or node[1] != "string" or [a[1] for a in arguments] != ["string"]:
                self.refuse("%s.%s(%s)" % (node[1], method, ", ".join(a[1] for a in arguments)))
            if method == "matches":
                if arguments[0][0] != "literal":
                    self.refuse("matches needs a literal")
                node = ("matches", "bool", node, compile_pattern(arguments[0][2]))
            else:
                node = (method, "bool", node, arguments[0])
        return node

    def need(self, node, wanted):
        if node[1] != wanted:
            self.refuse("expected a %s, found a %s" % (wanted, node[1]))

    def seen(self, node):
        """Refuses what can be seen to be impossible: an operation on constants alone that has no value."""
        if constant(node) and value(node, lambda name: None) is None:
            self.refuse("cannot be computed")
        return node


def constant(node):
    if node[0] == "name":
        return False
    return all(constant(part) for part in node[2:] if isinstance(part, tuple))


def parse(text, scope, wanted="bool"):
    """The typed expression; scope is name -> type. `wanted` None takes any type."""
    if not isinstance(text, str):
        raise Refused("an expression is a text: %r" % (text,))
    node = _Parser(text, scope).whole()
    if wanted is not None and node[1] != wanted:
        raise Refused("expression %r: expected a %s, found a %s" % (text, wanted, node[1]))
    return node


def value(node, look):
    kind, result = node[0], node[1]
    if kind in ("literal", "literal!"):
        return node[2]
    if kind == "name":
        return look(node[2])
    if kind == "has":
        return look(node[2][2]) is not None
    if kind == "&&":
        sides = (value(node[2], look), value(node[3], look))
        return False if False in sides else None if None in sides else True
    if kind == "||":
        sides = (value(node[2], look), value(node[3], look))
        return True if True in sides else None if None in sides else False
    if kind == "if":
        condition = value(node[2], look)
        return None if condition is None else value(node[3] if condition else node[4], look)
    if kind == "compare":
        left, right = value(node[3], look), value(node[4], look)
        return None if left is None or right is None else _compare(node[2], left, right)

    # everything else: an unknown operand makes it unknown
    operands = [value(part, look) for part in node[2:] if isinstance(part, tuple)]
    if None in operands:
        return None
    if kind == "!":
        return not operands[0]
    if kind == "in":
        return operands[0] in node[3]
    if kind == "size":
        return len(operands[0])
    if kind == "startsWith":
        return operands[0].startswith(operands[1])
    if kind == "endsWith":
        return operands[0].endswith(operands[1])
    if kind == "contains":
        return operands[1] in operands[0]
    if kind == "matches":
        return node[3].search(operands[0]) is not None
    if kind == "int":
        return double_to_int(operands[0]) if node[2][1] == "double" else operands[0]
    if kind == "double":
        return float(operands[0])
    if kind == "negate":
        out = -operands[0]
    elif kind == "+":
        out = operands[0] + operands[1]
    elif kind == "-":
        out = operands[0] - operands[1]
    elif kind == "*":
        out = operands[0] * operands[1]
    else:
        raise AssertionError(kind)
    return finite(out) if result == "double" else int64(out)


def _compare(op, left, right):
    if op == "==":
        return left == right
    if op == "!=":
        return left != right
    if op == "<":
        return left < right
    if op == "<=":
        return left <= right
    if op == ">":
        return left > right
    return left >= right


def holds(node, look):
    """A condition holds only when it is true."""
    return value(node, look) is True
