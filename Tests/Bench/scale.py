#!/usr/bin/env python3
"""Measures the program in a dataset of 1,000,000 items beside smaller ones; bench.sh calls it.

    Tests/Bench/scale.py PROGRAM DATA [REPORT.json]

The datasets are made once, which takes some minutes and 1 GB.
"""

import json
import pathlib
import sys

import clones
import generate
from measure import Table, commits, mebibytes, pushes, seconds, settle
from processes import Command, median, run


def datasets(data):
    """1,000 batches of 1,000 items, and 100 such batches."""
    for name, count in [("tenth", 100_000), ("huge", 1_000_000)]:
        folder = data / "data" / f"{name}.git"
        if not folder.exists():
            print(f"bench: making a dataset of {count:,} items", file=sys.stderr)
            making = folder.with_suffix(".new")
            generate.dataset(making, count, 1_000, (2, 4), repack=False)
            making.rename(folder)


def checks(table, program, data):
    """A check of everything: ten times the items take ten times as long, and no more memory than there is."""
    check = [program, "check", "HEAD"]
    tenth, huge = (run(Command(check, str(data / f"data/{name}.git"))) for name in ["tenth", "huge"])
    table.add("check 1,000,000 items / ten checks of 100,000, processor", seconds(huge.cpu), seconds(tenth.cpu * 10),
              huge.cpu / tenth.cpu / 10, 1.1)
    table.add("check 1,000,000 items / 100,000, memory", mebibytes(huge.memory), mebibytes(tenth.memory),
              huge.memory / (1 << 20), 300, "MiB")


def status(table, program, data):
    """How long `status` takes, beside git's own."""
    for size in ["huge", "huge-sparse"]:
        clone = str(clones.clone(data, size))
        ours = [run(Command([program, "status"], clone)) for _ in range(4)][1:]
        other = [run(Command(["git", "status", "--porcelain"], clone)) for _ in range(4)][1:]
        table.add(f"status, {size} dataset / git status", seconds(median(ours, "wall")), seconds(median(other, "wall")),
                  median(ours, "wall") * 1000, 1000, "ms", median(ours, "cpu") * 1000)


def main(program, data, report=None):
    program = str(pathlib.Path(program).resolve())
    settle(data)
    datasets(data)
    table = Table()
    checks(table, program, data)
    status(table, program, data)
    commits(table, program, data, ["small", "huge", "huge-sparse"])
    pushes(table, program, data, "huge-sparse")
    if report:
        pathlib.Path(report).write_text(json.dumps(table.rows, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), *sys.argv[3:])
