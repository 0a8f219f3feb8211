#!/usr/bin/env python3
"""Compares how git-dataset and ruamel.yaml (an independent YAML 1.2 reader) read the same texts.

    Tests/Differential/yaml.py TEXTS.jsonl

run.sh beside this makes the file and has the other reader installed.

Each line of the file is {"yaml": a text, "value": what git-dataset has read}. Numbers are compared as decimals, and so
that 1 differs from "1" and true. Exits with 1 where a text reads differently.
"""

import json
import sys
from decimal import Decimal

from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor


class Constructor(SafeConstructor):
    """Keeps the digits of numbers."""


def number(constructor, node):
    return Decimal(constructor.construct_scalar(node))


Constructor.add_constructor("tag:yaml.org,2002:int", number)
Constructor.add_constructor("tag:yaml.org,2002:float", number)


def tagged(value):
    """The value with its kinds spelled out, so that only values of one kind are equal."""
    if isinstance(value, dict):
        return [(key, tagged(entry)) for key, entry in value.items()]
    if isinstance(value, list):
        return [tagged(element) for element in value]
    return (type(value).__name__, value)


def main(path):
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = Constructor
    count = different = 0
    with open(path, encoding="utf-8", newline="\n") as lines:
        for line in lines:
            pair = json.loads(line, parse_int=Decimal, parse_float=Decimal)
            count += 1
            try:
                theirs = tagged(yaml.load(pair["yaml"]))
            except Exception as error:
                theirs = repr(error)
            ours = tagged(pair["value"])
            if ours != theirs:
                different += 1
                print(f"{pair['yaml']!r}\n  git-dataset: {ours}\n  ruamel.yaml: {theirs}")
    print(f"{count} texts, {different} read differently")
    return 1 if different or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
