"""Reads definition files. Ours are JSON documents between `---` lines; other YAML needs PyYAML and is skipped without it."""

import json
import re

try:
    import yaml
except ImportError:
    yaml = None


class NoYaml(Exception):
    """This file is YAML beyond JSON and PyYAML is not here: skip it, cleanly."""


def documents(text):
    """The documents of a definition file, as dicts."""
    out = []
    for part in re.split(r"(?m)^---[ \t]*\n?", text):
        if not part.strip():
            continue
        try:
            out.append(json.loads(part))
        except ValueError:
            return _yaml(text)
    return out


def _yaml(text):
    if yaml is None:
        raise NoYaml("PyYAML is not installed")
    return [doc for doc in yaml.load_all(text, Loader=_loader()) if doc is not None]


def _loader():
    """YAML 1.2's core schema: no dates, no yes/no, no base 60."""

    class Core(yaml.SafeLoader):
        yaml_implicit_resolvers = {}

    for tag, pattern, first in (
            ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
            ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
            ("int", r"[-+]?[0-9]+|0x[0-9a-fA-F]+", list("-+0123456789")),
            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789"))):
        Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), first)
    Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 16 if "x" in node.value else 10))
    Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))
    return Core


def story(text):
    """The front matter of a story.md: `key: value` lines between `---` lines."""
    out = {}
    lines = text.split("\n")
    if lines and lines[0].strip() == "---":
        for line in lines[1:]:
            if line.strip() == "---":
                break
            key, colon, rest = line.partition(":")
            if colon and not line.startswith(" "):
                out[key.strip()] = rest.strip().strip("\"'")
    return out
