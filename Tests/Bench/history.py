"""A long history of signed commits, as somebody who verifies a dataset clones it."""

import hashlib
import pathlib
import shutil
import subprocess
import sys
import zlib

import generate

COMMITS = 10_000
TIME = b"1767225600 +0000"
BATCHES, ITEMS = 10, 10


def long(data):
    """A packed repository with so many signed commits; each changes one of a hundred items of 10 KB."""
    folder = data / "long/history.git"
    if folder.exists():
        return folder
    print(f"bench: making a history of {COMMITS:,} signed commits, which takes a minute or two", file=sys.stderr)
    shutil.rmtree(data / "long", ignore_errors=True)
    making, key = data / "long/history.new", data / "long/key"
    making.parent.mkdir(parents=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ada@example.com", "-f", str(key)], check=True)
    public = " ".join(key.with_suffix(".pub").read_text().split()[:2])
    (data / "long/signers").write_text(f"ada@example.com {public}\n")
    contents(making, public)
    sign(making, key)
    git(making, "config", "gpg.format", "ssh")
    git(making, "config", "gpg.ssh.allowedSignersFile", str(data / "long/signers"))
    git(making, "repack", "-a", "-d", "-q")
    git(making, "prune", "--expire=now")
    making.rename(folder)
    return folder


def root(folder):
    """The id of the first commit."""
    return git(folder, "rev-list", "--max-parents=0", "main").decode().strip()


def objects(folder):
    """Writes down the ids of all objects, as `git cat-file --batch` reads them; gives the file."""
    path = folder.with_name("objects")
    listing = git(folder, "rev-list", "--objects", "main").splitlines()
    path.write_bytes(b"".join(line.split()[0] + b"\n" for line in listing))
    return path


def contents(folder, public):
    """The history without signatures."""
    repository = generate.Import(folder)
    items = generate.Items(seed=COMMITS)
    batches = [f"b{number:03}" for number in range(BATCHES)]
    owner = " ".join(generate.OWNER.split()[:2]).encode()
    repository.commit("main", "Begin the dataset")
    for path, content in generate.policy().items():
        content = content.replace(b"signed_commits: none", b"signed_commits: all")
        repository.file(path, content.replace(owner, public.encode()))
    trailer = "\n\nRubric: reasoning-verbalization@1.0.1"
    repository.commit("main", "Add the batches")
    for name in batches:
        repository.file(f"{generate.batch(name)}/batch.yaml", generate.BATCH)
    repository.commit("main", "Add the items" + trailer)
    texts = {}
    for batch in batches:
        for number in range(ITEMS):
            identifier = f"rv-{batch[1:]}{number:05}"
            path = f"{generate.batch(batch)}/items/{identifier}.yaml"
            texts[path] = items.item(identifier, 38)
            repository.file(path, texts[path])
    paths = list(texts)
    for number in range(COMMITS - 3):
        path = paths[number % len(paths)]
        texts[path] = edited(texts[path], items)
        repository.commit("main", "Mend an item" + trailer)
        repository.file(path, texts[path])
    repository.finish()


def edited(text, items):
    """An item with another text in one of its segments."""
    lines = text.split(b"\n")
    places = [place for place, line in enumerate(lines) if line.startswith(b"      ")]
    lines[items.random.choice(places)] = f"      {items.sentence(15)}".encode()
    return b"\n".join(lines)


def sign(folder, key):
    """Writes the history of `main` anew, with a signature in each commit."""
    listing = git(folder, "log", "--reverse", "--format=%T%x00%B%x00", "main").split(b"\0\n")
    parent = b""
    for entry in listing:
        if not entry:
            continue
        tree, message = entry.split(b"\0")[:2]
        head = b"tree %s\n%sauthor Ada Lovelace <ada@example.com> %s\ncommitter Ada Lovelace <ada@example.com> %s\n" % (
            tree, b"parent %s\n" % parent if parent else b"", TIME, TIME)
        body = b"\n" + message.rstrip(b"\n") + b"\n"
        signature = subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", str(key)], input=head + body, check=True,
            capture_output=True).stdout.rstrip(b"\n")
        field = b"gpgsig " + signature.replace(b"\n", b"\n ") + b"\n"
        parent = store(folder, head + field + body)
    git(folder, "update-ref", "refs/heads/main", parent.decode())


def store(folder, commit):
    """Stores a commit as a loose object; gives its id."""
    content = b"commit %d\0" % len(commit) + commit
    identifier = hashlib.sha1(content).hexdigest()
    path = pathlib.Path(folder) / "objects" / identifier[:2] / identifier[2:]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(zlib.compress(content, 1))
    return identifier.encode()


def git(folder, *arguments):
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True).stdout
