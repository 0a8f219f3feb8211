"""Pushes of some KB that are made to cost a server much, each beside a push of one item."""

import os
import subprocess
import time

import clones
from processes import Command, median, ratio, run

NOBODY = {"GIT_AUTHOR_DATE": "1767225600 +0000", "GIT_COMMITTER_DATE": "1767225600 +0000"}


class Flood:
    """Makes objects in a clone."""

    def __init__(self, clone):
        self.clone = clone
        self.parent = self.git("rev-parse", "HEAD")

    def git(self, *arguments, stdin=b""):
        done = subprocess.run(["git", "-C", str(self.clone), *arguments], input=stdin, check=True, capture_output=True,
                              env={**os.environ, **NOBODY})
        return done.stdout.decode().strip()

    def content(self, text):
        return self.git("hash-object", "-w", "--stdin", stdin=text)

    def tree(self, entries):
        """A tree of pairs of a name and an id, files and folders alike."""
        lines = [f"{mode} {kind} {identifier}\t{name}\n" for mode, kind, identifier, name in entries]
        return self.git("mktree", stdin="".join(lines).encode())

    def files(self, identifiers):
        return self.tree([("100644", "blob", identifier, f"f{n}") for n, identifier in enumerate(identifiers)])

    def folders(self, tree, count):
        return self.tree([("040000", "tree", tree, f"d{n}") for n in range(count)])

    def names(self, content, powers, top=10):
        """So many powers of ten of names, of one content and a folder for each power."""
        tree = self.files([content] * 10)
        for power in range(powers - 1):
            tree = self.folders(tree, top if power == powers - 2 else 10)
        return tree

    def commit(self, docs, *parents):
        """A commit whose docs/ is a tree, on the tip of main unless other parents are named."""
        listing = self.git("ls-tree", self.parent).splitlines()
        entries = [line for line in listing if not line.endswith("\tdocs")] + [f"040000 tree {docs}\tdocs"]
        root = self.git("mktree", stdin="\n".join(entries).encode() + b"\n")
        flags = [flag for parent in parents or [self.parent] for flag in ("-p", parent)]
        return self.git("commit-tree", root, *flags, stdin=b"Flood\n")


def fresh():
    """A text that no push sent before."""
    return f"{time.time_ns()}\n".encode()


def million(flood):
    return [flood.commit(flood.names(flood.content(fresh()), 6))]


def allowed(flood):
    return [flood.commit(flood.names(flood.content(fresh()), 5, top=2))]


def alike(flood):
    large = flood.content(fresh() + b"a" * ((16 << 20) - 64))
    return [flood.commit(flood.files([large] * 200))]


def differences(flood):
    start = fresh()
    large = [flood.content(start + b"a" * ((16 << 20) - 64) + b"%d" % n) for n in range(10)]
    return [flood.commit(flood.files(large))]


def refs(flood):
    return [flood.commit(flood.files([flood.content(fresh())]))] * 1000


def manifest(flood):
    text = flood.git("show", f"{flood.parent}:dataset.yaml").replace("signed_commits: none", "signed_commits: all")
    root = flood.git("ls-tree", flood.parent).splitlines()
    changed = flood.content(text.encode() + b"\n# " + fresh())
    entries = [f"100644 blob {changed}\tdataset.yaml" if line.endswith("\tdataset.yaml") else line for line in root]
    tree = flood.git("mktree", stdin="\n".join(entries).encode() + b"\n")
    return [flood.git("commit-tree", tree, "-p", flood.parent, stdin=b"Flood\n")]


def crosswise(flood):
    docs = flood.files([flood.content(fresh())])
    left, right = flood.commit(docs), flood.commit(flood.files([flood.content(fresh())] * 2))
    for _ in range(50):
        left, right = flood.commit(docs, left, right), flood.commit(docs, right, left)
    return [left]


def octopus(flood):
    docs = flood.files([flood.content(fresh())])
    return [flood.commit(docs, *[flood.commit(flood.files([flood.content(fresh())])) for _ in range(100)])]


# What is pushed, how it is made, and how the push ends; where it is not said, to branches that are not protected.
KINDS = [
    ("1,000,000 names of one content", million, 1),
    ("20,000 names of one content", allowed, 0),
    ("16 MiB of one letter under 200 names", alike, 0),
    ("ten times 16 MiB that are hardly different", differences, 1),
    ("1,000 refs to one commit", refs, 0),
    ("another manifest on a branch", manifest, 0),
    ("another manifest on main", manifest, 1, "refs/heads/main"),
    ("100 merges crosswise", crosswise, 1),
    ("a merge of 100 lines", octopus, 1),
]


def specs(commits, ref):
    stamp = time.time_ns()
    return [f"{commit}:" + (ref or f"refs/heads/f{stamp}-{n}") for n, commit in enumerate(commits)]


def follow(clone, server):
    """Puts the clone's commit on a server's main, whatever was there."""
    subprocess.run(["git", "-C", str(server), "fetch", "-q", str(clone), "HEAD"], check=True)
    subprocess.run(["git", "-C", str(server), "update-ref", "refs/heads/main", "FETCH_HEAD"], check=True)


def measure(table, program, data, seconds, mebibytes, size="small", rounds=3):
    """Two rows for each kind: the time beside that of a push of one item, and how much of it a server takes that judges
    nothing; and another one for the memory."""
    clone = clones.clone(data, size)
    judging, bare = clones.servers(data, program, f"{size}")

    def push(server, refs, status=0):
        arguments = ["git", "-c", f"core.hooksPath={os.devnull}", "push", "-q", str(server), *refs]
        return run(Command(arguments, str(clone), status=status))

    for title, make, status, *ref in KINDS:
        hostile, plain, unjudged = [], [], []
        for _ in range(rounds + 1):
            clones.commit(clone, 1)
            plain.append(push(judging, ["HEAD:main"]))
            follow(clone, bare)
            refs = specs(make(Flood(clone)), *ref or [None])
            hostile.append(push(judging, refs, status))
            unjudged.append(push(bare, refs))
        a, b, c = hostile[1:], plain[1:], unjudged[1:]
        table.add(f"hostile push, {title} / one item", seconds(median(a, "wall")), seconds(median(b, "wall")),
                  ratio(a, b, "wall"), 20, processor=ratio(a, b, "cpu"))
        table.add("the same / git's own share", seconds(median(a, "wall")), seconds(median(c, "wall")),
                  ratio(a, c, "wall"), None, processor=ratio(a, c, "cpu"))
        memory = max(one.memory for one in a)
        table.add("the same, memory", mebibytes(memory), mebibytes(median(b, "memory")), memory / (1 << 20), 200, "MiB")
