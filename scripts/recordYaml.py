#!/usr/bin/env python3
"""Records how PyYAML's CSafeLoader (libyaml) judges texts, so that the tests of the YAML reader need no Python.

  recordYaml.py edits [--count N] [--seed S] [--out FILE]   random edits of test/fixtures/yaml/base*.yaml and snippets.json
  recordYaml.py files DIRECTORY... --out FILE               the files of directories

YAML_EDITS=FILE npx mocha test/yaml/oracle.test.ts compares with another recording of edits than the one kept.

A verdict is 0 for a text that is refused, or else the short hash of what it means (test/yaml/canonical.ts makes the same).
Dates stay strings, as in Heat's own loader.
"""

import argparse
import hashlib
import json
import math
import pathlib
import random
import struct
import sys

import yaml

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "test/fixtures/yaml"


class Loader(yaml.CSafeLoader):
    pass


Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node))


def number(value):
    try:
        value = float(value)
    except OverflowError:
        value = math.copysign(math.inf, value)
    return "nan" if math.isnan(value) else "n" + struct.pack(">d", value + 0.0).hex()


def canonical(value, around=()):
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, str):
        return f"s{len(value.encode('utf-8', 'surrogatepass'))}:{value}"
    if isinstance(value, bytes):
        return "bytes"
    if id(value) in around:
        return "@"
    inner = (*around, id(value))
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(canonical(item, inner) for item in value) + "]"
    if isinstance(value, set):
        value = dict.fromkeys(value)
    pairs = [(number(k) if isinstance(k, bool) else canonical(k), canonical(v, inner)) for k, v in value.items()]
    pairs.sort(key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(f"{key}={item}" for key, item in pairs) + "}"


def verdict(text):
    try:
        data = yaml.load(text, Loader)
    except Exception:
        return 0
    return hashlib.md5(canonical(data).encode("utf-8", "surrogatepass")).hexdigest()[:8]


INSERTS = [
    ":", ": ", ":\n", "- ", "-", "? ", "\n", "\n  ", "\n    ", " ", "  ", "\t", "\n\t", "'", '"', "''", "[", "]", "{", "}", ",",
    ", ", "&a ", "&b ", "*a", "*a ", "*b", "!", "! ", "!!str ", "!!int ", "!!float ", "!x ", "!<a> ", "|", "|\n", "|-\n", "|+\n",
    "|2\n", ">", ">\n", ">-\n", "#", " # c\n", "%", "@", "`", "<<: *a\n", "<<: {k: v}", "<<", "=", "---\n", "--- ", "\n---\n",
    "...\n", "\n...\n", "\r\n", "\r", "\x85", "\u2028", "\ufeff", "\x00", "\x7f", "~", "null", "yes", "Off", "0x1F", "0777", "0b_",
    "1_000", "12:30:45", "1e1", "1.0e+1", ".inf", ".nan", "2001-01-01", "key: value\n", "\n  key: value\n", "key:", "\\", "\\n",
    "\\x4", "{{ x }}", "[a, b]", "{a: b}", "? a\n: b\n", "%YAML 1.1\n---\n", "$", "x", "0", "!!binary aGk= ", "!!set ", "<", "\u3042",
]


def edit(text, dice):
    at = dice.randrange(len(text) + 1)
    kind = dice.random()
    if kind < 0.5:
        return at, 0, dice.choice(INSERTS)
    if kind < 0.7:
        return at, min(dice.randrange(1, 5), len(text) - at), ""
    if kind < 0.8:
        return at, min(1, len(text) - at), dice.choice(INSERTS)
    if kind < 0.85:
        start = dice.randrange(len(text) + 1)
        return at, 0, text[start : start + dice.randrange(1, 40)]
    line = text.rfind("\n", 0, at) + 1
    if kind < 0.9:
        return line, 0, dice.choice([" ", "  ", "    ", "\t", "- ", "# ", "? ", ": "])
    if kind < 0.95:
        blanks = len(text[line:]) - len(text[line:].lstrip(" "))
        return line, min(dice.randrange(1, 4), blanks), ""
    end = text.find("\n", line)
    return line, (len(text) if end < 0 else end + 1) - line, ""


def bases():
    texts = [path.read_bytes().decode() for path in sorted(FIXTURES.glob("base*.yaml"))]
    return texts + json.loads((FIXTURES / "snippets.json").read_text())


def record_edits(count, seed):
    texts = bases()
    dice = random.Random(seed)
    edits = [[index, [], verdict(text)] for index, text in enumerate(texts)]
    while len(edits) < count + len(texts):
        index = dice.randrange(len(texts))
        if max(texts[index], default="") > "\uffff":
            continue  # offsets count UTF-16 units
        text, steps = texts[index], []
        for _ in range(dice.choice([1, 1, 1, 2, 3])):
            at, gone, added = edit(text, dice)
            text = text[:at] + added + text[at + gone :]
            steps.append([at, gone, added])
        edits.append([index, steps, verdict(text)])
    return edits


def record_files(directories):
    rows = {}
    for root in map(pathlib.Path, directories):
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".md":
                rows[path.relative_to(root.parent).as_posix()] = verdict(path.read_bytes().decode("utf-8", "replace"))
    return rows


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("what", choices=["edits", "files"])
    arguments.add_argument("directories", nargs="*")
    arguments.add_argument("--count", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--out", default=str(FIXTURES / "edits.json"))
    given = arguments.parse_args()
    if given.what == "edits":
        rows = record_edits(given.count, given.seed)
        body = "[\n" + ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows) + "\n]\n"
    else:
        rows = record_files(given.directories)
        body = json.dumps(rows, indent=0, separators=(",", ":")) + "\n"
    pathlib.Path(given.out).write_text(body)
    print(f"{len(rows)} verdicts in {given.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
