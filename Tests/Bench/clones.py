"""Clones that items are added to, and the servers that they are pushed to."""

import os
import pathlib
import shutil
import subprocess
import time

import generate

ITEMS = f"{generate.batch('b000')}/items"
SOURCES = {"small": "small", "large": "large", "sparse": "large"}
MESSAGE = "Add items\n\nRubric: reasoning-verbalization@1.0.0\n"


def git(folder, *arguments):
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, stdout=subprocess.DEVNULL)


def clone(data, size):
    """A clone with a full work tree; of the sparse one, only the batch that is worked on is checked out."""
    folder = data / "clones" / size
    if folder.exists():
        return folder
    making = data / "clones" / f"{size}.new"
    shutil.rmtree(making, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", "--no-checkout", str(data / f"data/{SOURCES[size]}.git"), str(making)],
                   check=True)
    if size == "sparse":
        git(making, "sparse-checkout", "set", "--sparse-index", generate.batch("b000"))
    git(making, "checkout", "-q", "main")
    for key, value in [("user.name", "Ada Lovelace"), ("user.email", "ada@example.com"), ("gc.auto", "0")]:
        git(making, "config", key, value)
    making.rename(folder)
    return folder


def add(folder, count):
    """Adds new items to the index."""
    items = generate.Items(seed=time.time_ns())
    paths = []
    for number in range(count):
        identifier = f"n{time.time_ns():x}-{number}"
        path = f"{ITEMS}/{identifier}.yaml"
        (folder / path).write_bytes(items.item(identifier, 3))
        paths.append(path)
    git(folder, "add", "--", *paths)


def stage(folder):
    """Stages one item; gives the path of a message for its commit."""
    add(folder, 1)
    message = folder / ".git/BENCH_MESSAGE"
    message.write_text(MESSAGE)
    return str(message)


def unstage(folder):
    git(folder, "reset", "-q")
    git(folder, "clean", "-q", "-f", "-d")


def commit(folder, count):
    """Commits new items, without hooks."""
    add(folder, count)
    git(folder, "-c", f"core.hooksPath={os.devnull}", "commit", "-q", "-m", MESSAGE)


def bin_folder(data, program):
    """A folder for PATH in which the program has the name that hooks know it by."""
    folder = data / "bin"
    folder.mkdir(exist_ok=True)
    link = folder / "git-dataset"
    link.unlink(missing_ok=True)
    link.symlink_to(pathlib.Path(program))
    return folder


def servers(data, program, size):
    """Two servers of the state that the clone is in: one that judges pushes, and one with the same settings that does
    not."""
    key = data / "owner.pub"
    key.write_text(generate.OWNER + "\n")
    folders = []
    for kind in ["judging", "bare"]:
        folder = data / "servers" / f"{size}-{kind}.git"
        subprocess.run(["git", "clone", "-q", "--bare", str(data / "clones" / size), str(folder)], check=True)
        subprocess.run([program, "server", "init", str(folder), "--owner", str(key)], check=True,
                       stdout=subprocess.DEVNULL)
        if kind == "bare":
            (folder / "hooks/pre-receive").unlink()
        folders.append(folder)
    return folders
