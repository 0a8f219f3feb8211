#!/usr/bin/env python3
"""Measures the program against peers and floors; bench.sh calls it."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import checked
import clones
import floods
import history
import similarity
from processes import Command, alternate, excess, median, ratio, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "Templates/streams/reasoning-verbalization/schema.yaml"
HOSTILE = [
    "keys", "brackets", "elements", "quotes", "indents", "bytes", "colons", "comments", "secrets", "unknown", "scalar",
    "nested", "entries", "wrong", "duplicates", "late", "long", "tokens",
]
PATTERNS = ["pattern", "slow-pattern", "nested-pattern"]


class Table:
    """The rows so far; each is printed as soon as it is known."""

    def __init__(self):
        self.rows = []
        print(f"{'work':<64} {'ours':>10} {'other':>10} {'figure':>9} {'processor':>9} {'reach':>9}")

    def add(self, work, ours, other, figure, reach, unit="", processor=None):
        """A row. `figure` is a ratio, or, with a unit, the amount that must not be more than `reach`; no reach, no
        verdict. `processor` is the same of processor time, which says more where others use the machine too."""
        met = None if reach is None else figure <= reach

        def written(value):
            return "" if value is None else f"{value:.0f} {unit}" if unit else f"{value:.2f}"

        wanted = "" if reach is None else f"{reach:g} {unit}".strip()
        verdict = "" if met is None else "met" if met else "missed"
        print(f"{work:<64} {ours:>10} {other:>10} {written(figure):>9} {written(processor):>9} {wanted:>9} {verdict}",
              flush=True)
        self.rows.append(
            {"work": work, "figure": figure, "processor": processor, "unit": unit, "reach": reach, "met": met})


def seconds(value):
    return f"{value:.2f} s" if value >= 0.5 else f"{value * 1000:.1f} ms"


def mebibytes(value):
    return f"{value / (1 << 20):.0f} MiB"


def check(table, program, data):
    """A check of 10,000 items of a packed repository."""
    repository = str(data / "data/check.git")
    ours = Command([program, "check", "HEAD"], repository)
    validator = data / "sourcemeta-jsonschema/bin/jsonschema"
    if validator.exists():
        peer = Command([str(validator), "validate", str(SCHEMA), str(data / "data/files")])
        a, b = alternate([ours, peer], 5)
        table.add("check 10,000 items / sourcemeta, time", seconds(median(a, "wall")), seconds(median(b, "wall")),
                  ratio(a, b, "wall"), 0.4, processor=ratio(a, b, "cpu"))
        table.add("check 10,000 items / sourcemeta, memory", mebibytes(median(a, "memory")),
                  mebibytes(median(b, "memory")), ratio(a, b, "memory"), 0.5)
    blobs = data / "blobs"
    listing = subprocess.run(["git", "ls-tree", "-r", "HEAD"], cwd=repository, check=True, capture_output=True)
    blobs.write_bytes(b"".join(line.split()[2] + b"\n" for line in listing.stdout.splitlines()))
    printing = Command(["git", "cat-file", "--batch"], repository, stdin=str(blobs))
    a, b = alternate([ours, printing], 5)
    table.add("check 10,000 items / git cat-file --batch, time", seconds(median(a, "wall")),
              seconds(median(b, "wall")), ratio(a, b, "wall"), 1.5, processor=ratio(a, b, "cpu"))
    floor = data / "floor"
    if floor.exists():
        pinned = [["taskset", "-c", "0", program, "check", "HEAD"], ["taskset", "-c", "0", str(floor), ".", "HEAD"]]
        a, b = alternate([Command(arguments, repository) for arguments in pinned], 5)
        table.add("check 10,000 items / floor in C, one core, processor", seconds(median(a, "cpu")),
                  seconds(median(b, "cpu")), ratio(a, b, "cpu"), 1.2)
    slow = data / "check-jsonschema/bin/check-jsonschema"
    if slow.exists():
        some = sorted((data / "data/files").iterdir())[:300]
        peer = run(Command([str(slow), "--schemafile", str(SCHEMA), *map(str, some)]))
        scaled = peer.wall * 10_000 / len(some)
        table.add("check 10,000 items / check-jsonschema on 300, scaled", seconds(median(a, "wall")),
                  seconds(scaled), median(a, "wall") / scaled, None)


def checks(table, program, data):
    """The checks of all streams over 10,000 items, beside the same without them and, where the environment names one in
    PREVIOUS, beside an earlier program; and the replay of a long trajectory, beside git's own."""
    repository = str(checked.repository(data))
    ours = Command([program, "check", "main"], repository)
    # The rubrics name checks that are not there, which is found once for each.
    a, b = alternate([ours, Command([program, "check", "unchecked"], repository, status=1)], 3)
    table.add("check 10,000 items of all types / without checks", seconds(median(a, "cpu")), seconds(median(b, "cpu")),
              ratio(a, b, "wall"), None, processor=ratio(a, b, "cpu"))
    if os.environ.get("PREVIOUS"):
        # It knows neither the checks nor what the rubrics say of them.
        a, b = alternate([ours, Command([os.environ["PREVIOUS"], "check", "main"], repository, status=1)], 3)
        table.add("check 10,000 items of all types / before", seconds(median(a, "cpu")), seconds(median(b, "cpu")),
                  ratio(a, b, "cpu"), 1.25)
    path, script = checked.trajectory(data)
    replay = Command([program, "check", "--only", "refactoring-trajectory/steps-replay", "main"], str(path))
    applied = Command(["sh", str(script)], str(script.parents[1]))
    a, b = alternate([replay, applied], 5)
    table.add("check with a replay of 200 steps over 500 files / git", seconds(median(a, "wall")),
              seconds(median(b, "wall")), ratio(a, b, "wall"), 0.1, processor=ratio(a, b, "cpu"))


def hooks(table, program, data):
    """Each hook by itself, with one item staged, in a dataset of 1,000 items and in one of 100,000."""
    for size in ["small", "large"]:
        clone = clones.clone(data, size)
        message = clones.stage(clone)
        for name, arguments in [("pre-commit", []), ("prepare-commit-msg", [message]), ("commit-msg", [message])]:
            hook = Command([program, "hook", name, *arguments], str(clone))
            listing = Command(["git", "diff", "--cached", "--raw", "-z", "--no-renames", "HEAD", "--"], str(clone))
            a, b = alternate([hook, listing], 15)
            table.add(f"{name}, one item, {size} dataset / git diff", seconds(median(a, "wall")),
                      seconds(median(b, "wall")), median(a, "wall") * 1000, 20, "ms", median(a, "cpu") * 1000)
        clones.unstage(clone)


def commits(table, program, data, sizes=("small", "large", "sparse")):
    """A commit of one item with all hooks, beside one without any."""
    path = {"PATH": f"{clones.bin_folder(data, program)}:{os.environ['PATH']}"}
    for size in sizes:
        clone = clones.clone(data, size)
        with_hooks, bare = [], []
        for _ in range(13):
            for runs, folder in [(with_hooks, str(ROOT / "Hooks")), (bare, os.devnull)]:
                clones.stage(clone)
                runs.append(run(Command(
                    ["git", "-c", f"core.hooksPath={folder}", "commit", "-q", "-m", "Add an item"], str(clone), path)))
        a, b = with_hooks[1:], bare[1:]
        table.add(f"commit of one item, {size} dataset, over a bare one", seconds(median(a, "wall")),
                  seconds(median(b, "wall")), excess(a, b, "wall") * 1000, 45, "ms", excess(a, b, "cpu") * 1000)


def pushes(table, program, data, large="large"):
    """A push of 100 items to a server that judges it, beside one to a server that does not."""
    cost = {}
    for size in ["small", large]:
        clone = clones.clone(data, size)
        servers = clones.servers(data, program, size)
        judged, bare = [], []
        for round_number in range(9):
            clones.commit(clone, 100)
            turns = [(judged, servers[0]), (bare, servers[1])]
            for runs, server in turns if round_number % 2 == 0 else turns[::-1]:
                arguments = ["git", "-c", f"core.hooksPath={os.devnull}", "push", "-q", str(server), "HEAD:main"]
                runs.append(run(Command(arguments, str(clone))))
        a, b = judged[1:], bare[1:]
        cost[size] = excess(a, b, "wall")
        reach = None if size == "small" else 60
        table.add(f"push of 100 items, {size} dataset, over a bare one", seconds(median(a, "wall")),
                  seconds(median(b, "wall")), cost[size] * 1000, reach, "ms", excess(a, b, "cpu") * 1000)
    table.add(f"the judgement of a push, {large} dataset / small", seconds(cost[large]), seconds(cost["small"]),
              cost[large] / cost["small"], 1.2)


def signatures(table, program, data):
    """What 200 commits take more to judge because each is signed by an SSH key, beside git."""
    signed, unsigned = clones.histories(data)
    judged = [Command([program, "check", "start..HEAD"], str(folder)) for folder in (signed, unsigned)]
    listing = Command(["git", "log", "--format=%G?", "start..HEAD"], str(signed))
    a, b, c = alternate([*judged, listing], 9)
    table.add("200 SSH-signed commits, over the same unsigned / git log %G?", seconds(excess(a, b, "wall")),
              seconds(median(c, "wall")), excess(a, b, "wall") * 1000, 25, "ms", excess(a, b, "cpu") * 1000)


def verify(table, program, data):
    """All of a long history, beside what git takes to check its signatures and to read its objects."""
    folder = history.long(data)
    judging = Command([program, "verify", "main", "--root", history.root(folder)], str(folder))
    printing = Command(["git", "cat-file", "--batch"], str(folder), stdin=str(history.objects(folder)))
    a, b = alternate([judging, printing], 5)
    title = f"verify {history.COMMITS:,} signed commits"
    table.add(f"{title} / git cat-file --batch of all objects", seconds(median(a, "wall")),
              seconds(median(b, "wall")), median(a, "wall") * 1000, 2000, "ms", median(a, "cpu") * 1000)
    some = 500
    listing = run(Command(["git", "log", f"-{some}", "--format=%G?", "main"], str(folder)))
    scaled = listing.wall * history.COMMITS / some
    table.add(f"{title} / git log %G? on {some}, scaled", seconds(median(a, "wall")), seconds(scaled),
              median(a, "wall") / scaled, None, processor=median(a, "cpu") / listing.cpu * some / history.COMMITS)
    table.add("the same, memory", mebibytes(median(a, "memory")), mebibytes(median(b, "memory")),
              median(a, "memory") / (1 << 20), None, "MiB")


def hostile(table, program, data):
    """What is made to take long, or much memory."""
    repository = str(data / "data/hostile.git")
    plain = Command([program, "check", "plain"], repository)
    slowest = {}
    for branch in HOSTILE + PATTERNS:
        a, b = alternate([Command([program, "check", branch], repository, status=1), plain], 5)
        slowest[branch] = (
            median(a, "wall"), median(b, "wall"), excess(a, b, "wall") * 1000, excess(a, b, "cpu") * 1000)
    for title, branches, reach in [("a hostile item of 1 MiB", HOSTILE, 100), ("a hostile pattern", PATTERNS, 20)]:
        worst = max(branches, key=lambda branch: slowest[branch][3])
        ours, other, more, processor = slowest[worst]
        table.add(f"{title}, the slowest ({worst}), over a plain one", seconds(ours), seconds(other), more, reach,
                  "ms", processor)
    zeros = run(Command([program, "check", "zeros"], repository, status=1))
    table.add("a sidecar of 1 GiB of zeros, memory", mebibytes(zeros.memory), "", zeros.memory / (1 << 20), 128, "MiB")


def hostile_pushes(table, program, data):
    """Pushes of some KB that are made to cost the server much."""
    floods.measure(table, program, data, seconds, mebibytes)


def near_duplicates(table, program, data):
    """Texts that resemble others, and runs of tokens that are known, by the target Similarity."""
    peers = pathlib.Path(__file__).resolve().with_name("peers.py")
    similarity.measure(table, data, seconds, (data / "rensa/bin/python", peers))


def settle(data):
    """Keeps what is measured free of this machine's settings, and of what earlier runs pushed."""
    os.environ.update({"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"})
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_DATASET"]:
        os.environ.pop(variable, None)
    shutil.rmtree(data / "servers", ignore_errors=True)


def main(program, data, report=None):
    program = str(pathlib.Path(program).resolve())
    settle(data)
    table = Table()
    for part in [check, checks, hooks, commits, pushes, signatures, verify, hostile, hostile_pushes, near_duplicates]:
        part(table, program, data)
    if report:
        pathlib.Path(report).write_text(json.dumps(table.rows, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), *sys.argv[3:])
