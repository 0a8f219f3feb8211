"""Clones that items are added to, and the servers that they are pushed to."""

import os
import pathlib
import shutil
import subprocess
import time

import generate

ITEMS = f"{generate.batch('b000')}/items"
# The dataset of each clone, and whether its index leaves out what is not checked out; None where all is checked out.
CLONES = {
    "small": ("small", None), "large": ("large", None), "sparse": ("large", True),
    "huge": ("huge", False), "huge-sparse": ("huge", True),
}
MESSAGE = "Add items\n\nRubric: reasoning-verbalization@1.0.1\n"


def git(folder, *arguments):
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, stdout=subprocess.DEVNULL)


def clone(data, size):
    """A clone; of a sparse one, only the batch that is worked on is checked out."""
    source, is_sparse = CLONES[size]
    folder = data / "clones" / size
    if folder.exists():
        return folder
    making = data / "clones" / f"{size}.new"
    shutil.rmtree(making, ignore_errors=True)
    subprocess.run(["git", "clone", "-q", "--no-checkout", str(data / f"data/{source}.git"), str(making)],
                   check=True)
    if is_sparse is not None:
        kind = "--sparse-index" if is_sparse else "--no-sparse-index"
        git(making, "sparse-checkout", "set", kind, generate.batch("b000"))
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


def histories(data):
    """Two clones with the same 200 commits of one item each: in the first each is signed, as its policy asks."""
    folders = [data / "histories" / kind for kind in ("signed", "unsigned")]
    if all(folder.exists() for folder in folders):
        return folders
    shutil.rmtree(data / "histories", ignore_errors=True)
    making = data / "histories.new"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    key = making / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ada@example.com", "-f", str(key)], check=True)
    public = " ".join((making / "key.pub").read_text().split()[:2])
    (making / "signers").write_text(f"ada@example.com {public}\n")
    for folder in folders:
        history(making / folder.name, public, data / "histories", is_signed=folder.name == "signed")
    making.rename(data / "histories")
    return folders


def history(folder, public, home, is_signed):
    """A dataset, and 200 commits that add an item each; `start` is the commit before them."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    for key, value in [
        ("user.name", "Ada Lovelace"), ("user.email", "ada@example.com"), ("gpg.format", "ssh"), ("gc.auto", "0"),
        ("user.signingKey", str(folder.parent / "key")), ("gpg.ssh.allowedSignersFile", str(home / "signers")),
        ("core.hooksPath", os.devnull),
    ]:
        git(folder, "config", key, value)
    owner = " ".join(generate.OWNER.split()[:2])
    for path, content in generate.policy().items():
        if is_signed:
            content = content.replace(b"signed_commits: none", b"signed_commits: all")
        write(folder / path, content.replace(owner.encode(), public.encode()))
    write(folder / generate.batch("b000") / "batch.yaml", generate.BATCH)
    items = generate.Items(seed=200)
    sign = ["-S"] if is_signed else []
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Begin the dataset")
    git(folder, "tag", "start")
    for number in range(200):
        identifier = f"rv-{number:06}"
        write(folder / ITEMS / f"{identifier}.yaml", items.item(identifier, 3))
        git(folder, "add", "--", ITEMS)
        git(folder, "commit", "-q", *sign, "-m", MESSAGE)


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
