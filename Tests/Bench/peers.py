#!/usr/bin/env python3
"""What similarity.swift does, by rensa and by sets of Python.

near TEXTS, or grams TEXTS KNOWN; prints in how many texts something is found."""

import re
import sys

TOKEN = re.compile(r"[0-9A-Za-z_\x80-\U0010ffff]+|[<>=!+\-*/%&|^~]+|[^\s]")


def texts(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read().rstrip("\0").split("\0")


def runs(text, length):
    words = TOKEN.findall(text)
    return [" ".join(words[start:start + length]) for start in range(len(words) - length + 1)]


def near(path):
    """At the parameters of the product: 120 hashes, 20 bands, runs of 5 tokens, 0.85."""
    from rensa import RMinHash, RMinHashLSH
    index = RMinHashLSH(threshold=0.85, num_perm=120, num_bands=20)
    sketches, found = [], 0
    for number, text in enumerate(texts(path)):
        sketch = RMinHash(num_perm=120, seed=42)
        sketch.update(runs(text, 5))
        others = index.query(sketch)
        found += any(sketch.jaccard(sketches[other]) >= 0.85 for other in others)
        sketches.append(sketch)
        index.insert(number, sketch)
    return found


def grams(path, known):
    known = {run for text in texts(known) for run in runs(text, 13)}
    return sum(any(run in known for run in runs(text, 13)) for text in texts(path))


if __name__ == "__main__":
    print(near(sys.argv[2]) if sys.argv[1] == "near" else grams(sys.argv[2], sys.argv[3]))
