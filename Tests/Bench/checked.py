"""Datasets for the checks of streams: items of all types with the files beside them, and a long trajectory."""

import hashlib
import pathlib
import random
import re
import subprocess

import generate

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPES = sorted(path.name for path in (ROOT / "Templates/streams").iterdir())


def items(count):
    """The example items of every stream, `count` in all under names of their own: path, content."""
    examples = []
    for stream in TYPES:
        folder = ROOT / "Templates/streams" / stream / "batches/example/items"
        for item in sorted(folder.glob("*.yaml")):
            beside = sorted(path for path in (folder / item.stem).rglob("*") if path.is_file())
            examples.append((stream, item, beside))
    for number in range(count):
        stream, item, beside = examples[number % len(examples)]
        identifier = f"x{number:06}"
        target = f"streams/{stream}/batches/many/items/{identifier}"
        text = re.sub(rb"(?m)^id: .*$", b"id: " + identifier.encode(), item.read_bytes(), count=1)
        yield f"{target}.yaml", re.sub(rb"(?m)^authors: .*$", b"authors: [ada]", text, count=1)
        for path in beside:
            yield f"{target}/{path.relative_to(item.with_suffix(''))}", path.read_bytes()


def checks(stream):
    """The checks of a stream, without those that hold items against one another: all are copies here."""
    text = (ROOT / "Templates/streams" / stream / "checks.yaml").read_text(encoding="utf-8")
    parts = re.split(r"(?m)^(?=  [a-z0-9-]+:$)", text)
    return "".join(part for part in parts if not re.search("function: (near-duplicate|contaminated|repeated)", part))


def repository(data, count=10_000):
    """A packed repository with `count` items: `main` has the checks of the streams, `unchecked` has none."""
    path = data / "data/checked.git"
    if path.exists():
        return path
    made = generate.Import(path)
    made.commit("unchecked", "Add the items")
    for name, content in generate.policy().items():
        made.file(name, content)
    for stream in TYPES:
        made.file(f"streams/{stream}/batches/many/batch.yaml", generate.BATCH)
    for name, content in items(count):
        made.file(name, content)
    made.commit("main", "Add the checks", "unchecked")
    for stream in TYPES:
        made.file(f"streams/{stream}/checks.yaml", checks(stream).encode())
    made.finish()
    return path


def git(folder, *arguments, **options):
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, **options).stdout


def trajectory(data, steps=200, files=500):
    """A dataset of one refactoring of 200 steps over 500 files, and a script that goes the same way with git alone."""
    path, source = data / "data/trajectory.git", data / "data/trajectory"
    script = source / ".git/apply.sh"
    if script.exists():
        return path, script
    dice = random.Random(1)
    source.mkdir(parents=True)
    git(source, "init", "--quiet")
    names = [f"src/part{number % 20}/file{number:03}.py" for number in range(files)]
    for name in names:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("".join(f"value_{line} = {dice.randrange(1000)}\n" for line in range(60)))
    git(source, "add", ".")
    trees, patches, touched = [git(source, "write-tree").decode().strip()], [], set()
    for step in range(steps):
        for name in dice.sample(names[:40], 3):
            lines = (source / name).read_text().splitlines(keepends=True)
            lines[dice.randrange(60)] = f"value_{step} = compute({dice.randrange(1000)})\n"
            (source / name).write_text("".join(lines))
            touched.add(name)
        git(source, "add", ".")
        trees.append(git(source, "write-tree").decode().strip())
        patches.append(git(source, "diff", "--binary", "--full-index", trees[-2], trees[-1]))
    beside = {f"context/{name}": git(source, "show", f"{trees[0]}:{name}") for name in sorted(touched)}
    beside["base.tree"] = git(source, "ls-tree", "-r", trees[0])
    beside.update({f"steps/{number:03}.patch": patch for number, patch in enumerate(patches, 1)})
    made = generate.Import(path)
    made.commit("main", "Add a trajectory")
    for name, content in generate.policy().items():
        made.file(name, content)
    folder = "streams/refactoring-trajectory"
    made.file(f"{folder}/checks.yaml", checks("refactoring-trajectory").encode())
    made.file(f"{folder}/batches/many/batch.yaml", generate.BATCH)
    made.file(f"{folder}/batches/many/items/long.yaml", item(beside, trees).encode())
    for name, content in beside.items():
        made.file(f"{folder}/batches/many/items/long/{name}", content)
    made.finish()
    for number, patch in enumerate(patches, 1):
        (source / f".git/{number:03}.patch").write_bytes(patch)
    script.write_text(
        f"export GIT_INDEX_FILE=.git/replayed\ngit read-tree {trees[0]}\nfor number in $(seq -w 1 {steps})\ndo\n"
        f"  git apply --cached .git/$number.patch && git write-tree >.git/tree\ndone\n"
        f"[ $(cat .git/tree) = {trees[-1]} ]\n")
    return path, script


def item(beside, trees):
    """The item, with what a replay asks for and no more."""
    def file(name):
        return f"path: {name}, sha256: {hashlib.sha256(beside[name]).hexdigest()!r}"

    lines = [
        "format: 1", "id: long", "type: refactoring-trajectory", "authors: [ada]", "rubric: 1.0.1",
        f"source: {{repo: example/long, listing: {{{file('base.tree')}}}}}", f"base_tree: {trees[0]!r}",
        f"final_tree: {trees[-1]!r}", "context:", "  files:",
    ]
    lines += [f"    - {{{file(name)}, origin: {name[8:]}}}" for name in beside if name.startswith("context/")]
    lines.append("steps:")
    for number, (before, after) in enumerate(zip(trees, trees[1:]), 1):
        patch = file(f"steps/{number:03}.patch")
        lines.append(f"  - {{n: {number}, patch: {{{patch}}}, tree_before: {before!r}, tree_after: {after!r}}}")
    return "\n".join(lines) + "\n"
