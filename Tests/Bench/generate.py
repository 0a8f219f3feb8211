#!/usr/bin/env python3
"""Makes the datasets that the benchmarks run on: the same bytes on every machine.

    Tests/Bench/generate.py FOLDER

Items are made from an example that ships, `rv-000001` of the stream `reasoning-verbalization`: its envelope, and some
spoken segments with words from all example items. FOLDER gets, each a bare and packed repository:

    check.git     10,000 items of about 4.5 KB in four batches, whose files lie under files/ too
    small.git     1,000 items of about 1.3 KB in one batch
    large.git     100,000 items of the same kind in twenty batches
    hostile.git   a branch for each thing that is made to take long
"""

import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
STREAM = "reasoning-verbalization"
EXAMPLES = ROOT / "Templates/streams" / STREAM / "batches/example/items"
PERSON = b"Bench <bench@example.com> 1767225600 +0000"
# A public key whose private half nobody has: pushes are not signed here.
OWNER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFppZ0b1v7t5o3m2m0p4sX7lB0q1yq3Yw9u8aT6cE5dN ada@example.com"


class Items:
    """Makes items, one after the other."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        text = (EXAMPLES / "rv-000001.yaml").read_text(encoding="utf-8")
        self.head = text[: text.index("\nsegments:")].replace("authors: [grace]", "authors: [ada]")
        self.kinds = sorted(set(re.findall(r"^    kind: (\w+)$", text, re.M)))
        files = sorted((ROOT / "Templates/streams").glob("*/batches/example/items/*.yaml"))
        prose = " ".join(path.read_text(encoding="utf-8") for path in files)
        self.words = sorted(set(re.findall(r"(?<=[a-z] )[a-zäöüß]{2,12}(?= [a-z])", prose)))

    def sentence(self, words):
        return " ".join(self.random.choices(self.words, k=words))

    def segment(self, number):
        start = number * 60_000 + self.random.randrange(30_000)
        lines = [
            f"  - id: s{number:02}",
            f"    start_ms: {start}",
            f"    end_ms: {start + self.random.randrange(1000, 20_000)}",
            f"    kind: {self.random.choice(self.kinds)}",
        ]
        if self.random.random() < 0.4:
            return lines + [f"    text: {self.sentence(9)} now"]
        return lines + ["    text: |"] + [f"      {self.sentence(15)}" for _ in range(self.random.randrange(1, 4))]

    def item(self, identifier, segments):
        lines = [self.head.replace("rv-000001", identifier), "segments:"]
        for number in range(1, segments + 1):
            lines += self.segment(number)
        lines.append("action_refs:")
        for number in range(1, segments + 1):
            lines += [f"  - segment: s{number:02}", f"    action: step/{self.random.randrange(1, 30)}"]
        return ("\n".join(lines) + "\n").encode()


class Import:
    """A `git fast-import` into a new bare repository."""

    def __init__(self, path):
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(path)], check=True)
        self.path = path
        self.process = subprocess.Popen(
            ["git", "-C", str(path), "fast-import", "--quiet"], stdin=subprocess.PIPE)

    def write(self, data):
        self.process.stdin.write(data)

    def commit(self, branch, message, parent=None):
        message = message.encode()
        self.write(b"commit refs/heads/%s\ncommitter %s\n" % (branch.encode(), PERSON))
        self.write(b"data %d\n%s\n" % (len(message), message))
        if parent:
            self.write(b"from refs/heads/%s\n" % parent.encode())

    def file(self, path, content):
        self.write(b"M 100644 inline %s\ndata %d\n" % (path.encode(), len(content)))
        self.write(content)
        self.write(b"\n")

    def finish(self, repack=True):
        self.process.stdin.close()
        if self.process.wait() != 0:
            raise SystemExit(f"git fast-import failed in {self.path}")
        if repack:
            subprocess.run(["git", "-C", str(self.path), "repack", "-a", "-d", "-q"], check=True)


def policy():
    """The files of a dataset's first commit, by their paths."""
    streams = sorted(path.name for path in (ROOT / "Templates/streams").iterdir())
    manifest = (
        "format: 1\nid: 7f8c2a52-0000-4000-8000-000000000001\nname: bench\nlicense: CC0-1.0\npurpose: training\n"
        "protect: [refs/heads/main]\npeople: people.yaml\nsigned_commits: none\nstreams:\n"
    ) + "".join(f"  {name}:\n    rubric: 1.0.1\n" for name in streams)
    roles = "".join(f"      {name}: [annotator, reviewer]\n" for name in streams)
    people = (
        "format: 1\npeople:\n  ada:\n    name: Ada Lovelace\n    emails: [ada@example.com]\n"
        f"    roles:\n      dataset: [owner]\n{roles}    keys:\n      - key: {OWNER}\n"
    )
    files = {"dataset.yaml": manifest.encode(), "people.yaml": people.encode()}
    for name in streams:
        folder = ROOT / "Templates/streams" / name
        for path in [folder / "schema.yaml", *sorted(folder.glob("rubrics/*.yaml"))]:
            files[f"streams/{name}/{path.relative_to(folder)}"] = path.read_bytes()
    return files


def batch(name):
    return f"streams/{STREAM}/batches/{name}"


BATCH = b"format: 1\nkind: delivery\ntitle: What was said while others worked\nrubric: 1.0.1\nstate: open\n"


def dataset(path, count, per_batch, segments, files=None, repack=True):
    """A dataset of `count` items; `segments` is the range of their sizes."""
    repository = Import(path)
    items = Items(seed=count)
    repository.commit("main", "Begin the dataset")
    for name, content in policy().items():
        repository.file(name, content)
    repository.commit("main", "Add the items\n\nRubric: reasoning-verbalization@1.0.1")
    for number in range(count):
        folder = batch(f"b{number // per_batch:03}")
        if number % per_batch == 0:
            repository.file(f"{folder}/batch.yaml", BATCH)
        identifier = f"rv-{number:06}"
        content = items.item(identifier, items.random.randrange(*segments))
        repository.file(f"{folder}/items/{identifier}.yaml", content)
        if files:
            target = files / f"{identifier}.yaml"
            target.write_bytes(content)
    repository.finish(repack)


def hostile(path):
    """A branch for each thing that is made to take long, and `plain`, which holds one ordinary item."""
    repository = Import(path)
    example = Items(seed=1).item("rv-000001", 10)
    mebibyte = 1 << 20
    segments = example[: example.index(b"\nsegments:")] + b"\nsegments:\n"
    texts = {
        "plain": example,
        "keys": b"".join(b"k%d: 1\n" % number for number in range(1 << 20))[:mebibyte],
        "brackets": b"a: " + b"[" * (mebibyte - 3),
        "elements": b"- a\n" * (mebibyte // 4),
        "quotes": b'a: "' + b"\\u0041" * ((mebibyte - 6) // 6) + b'"\n',
        "indents": b"".join(b" " * (number % 512) + b"a:\n" for number in range(4096))[:mebibyte],
        "bytes": b"\xff\n" * (mebibyte // 2),
        "colons": (b"? " * 200 + b"\n") * (mebibyte // 401),
        "comments": b"#\n" * (mebibyte // 2),
        "secrets": b"a: |\n" + b"  AKIA ghp_ glpat- sk-ant- xoxb- AIza hf_ npm_ SG. -----BEGIN \n" * 16_000,
        "unknown": example + b"".join(b"unknown_%d: 1\n" % number for number in range(40_000)),
        "scalar": example + b"notes: " + b"a" * (mebibyte - len(example) - 8) + b"\n",
        "nested": example + b"deep:\n" + (b"- " + b"[" * 60 + b"]" * 60 + b"\n") * 1600,
        "entries": segments + b"- 1\n" * 99_000,
        "wrong": segments + b"- {}\n" * 48_000,
        "duplicates": example + b"a: 1\n" * 100_000,
        "late": example + b"notes: |\n" + b"  abc def ghi\n" * ((mebibyte - len(example) - 14) // 14) + b"  \xff\n",
        "long": example + b"".join(b"k" * 1000 + b"%d: 1\n" % number for number in range(1000)),
        # In two parts, so that this file is free of what is looked for.
        "tokens": example + b"notes: |\n" + (b"  AKI" + b"AABCDEFGHIJKLMNOP\n") * 40_000,
        "pattern": example.replace(b"host_item: ", b"host_item: " + b"a" * 100_000 + b"/", 1),
    }
    repository.commit("main", "Begin the dataset")
    for name, content in policy().items():
        repository.file(name, content)
    repository.file(batch("b000") + "/batch.yaml", BATCH)
    for name, content in texts.items():
        repository.commit(name, name, parent="main")
        repository.file(batch("b000") + "/items/rv-000001.yaml", content)
    slow = b"properties: {notes: {pattern: '([a-z])+[0-9]'}}\n"
    repository.commit("slow-pattern", "slow-pattern", parent="main")
    repository.file(f"streams/{STREAM}/schema.yaml", slow)
    repository.file(batch("b000") + "/items/rv-000001.yaml", b"id: rv-000001\nnotes: " + b"a" * 100_000 + b"\n")
    slower = b"properties: {notes: {pattern: '^(([a-z])+.)+[A-Z]([a-z])+$'}}\n"
    repository.commit("nested-pattern", "nested-pattern", parent="main")
    repository.file(f"streams/{STREAM}/schema.yaml", slower)
    repository.file(batch("b000") + "/items/rv-000001.yaml", b"id: rv-000001\nnotes: " + b"a" * 8000 + b"\n")
    repository.commit("zeros", "zeros", parent="plain")
    repository.write(b"M 100644 inline %s\ndata %d\n" % (f"{batch('b000')}/items/rv-000001/zeros".encode(), 1 << 30))
    zeros = bytes(mebibyte)
    for _ in range(1 << 10):
        repository.write(zeros)
    repository.write(b"\n")
    zeros_digest = b"49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14"
    named = example + b"journal:\n  path: zeros\n  sha256: %s\njournal_head: %s\n" % (zeros_digest, zeros_digest)
    repository.file(batch("b000") + "/items/rv-000001.yaml", named)
    repository.finish()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    files = folder / "files"
    files.mkdir()
    dataset(folder / "check.git", 10_000, 2_500, (7, 23), files)
    dataset(folder / "small.git", 1_000, 1_000, (2, 4))
    dataset(folder / "large.git", 100_000, 5_000, (2, 4))
    hostile(folder / "hostile.git")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
