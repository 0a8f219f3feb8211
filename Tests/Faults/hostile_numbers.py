#!/usr/bin/env python3
"""Writes hostile numbers into every field of every file of the product's own, and into paths, trailers and options.

    hostile_numbers.py PROGRAM [--long] [--only TEXT] [--seed 1]

A batch is brought from its opening to its sign-off, so that each kind of file is there. Then one value at a time is
written into a file from the commit on that brought it; all later commits are made anew on top of it, signed by whoever
signed them. The server's hook judges the whole of it, the local hooks see it staged, and commands are run where it is
committed. A run ends with 0, 1, 2 or 64: never by a signal, and never after more than some seconds.

Without --long a few values are tried in each field with a few commands, other ones with each --seed; with it all of
them. Exits with 1 where something does not hold.
"""

import argparse
import concurrent.futures
import hashlib
import os
import pathlib
import queue
import random
import re
import shutil
import subprocess
import sys
import threading
import time
import zlib

from stage import Stage

PATIENCE = 60
LOT = "streams/snippet/batches/lot"

# Whole numbers at the edges of machine words, decimals that no machine holds, exponents without end, other notations.
WHOLE = [
    "0", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551615",
    "4611686018427387904", "4294967296", "2147483648", "1000000001", "9999", "10000", "99999999999999999999",
]
DECIMAL = [
    "1e300", "-1e300", "1e-300", "1e309", "1e9223372036854775807", "1e9223372036854775808",
    "1e-9223372036854775809", "-1e99999999999999999999", "0e99999999999999999999", "0.0000000001",
    "0.99999999999999999999", "1." + "0" * 400, "9" * 4000, "0." + "0" * 4000 + "1", "2.5", ".5", "+1", "5.", "-0.0",
]
OTHER = [
    "0x7fffffffffffffff", "0777", "1_000", ".inf", ".nan", '"9223372036854775808"', "99999999999999999999.0.0",
    "9223372036854775807.9223372036854775807.9223372036854775807", "999999999.999999999.999999999",
    "1.0.0-rc.9223372036854775807", "9999999999-12-31", '"0000-00-00"', "[1e400, 9223372036854775807]", "null",
]
# What numbers in paths, trailers and options are replaced by: they are texts.
NAMED = ["0", "00", "-1", "+1", "9999", "10000", "2147483648", "9223372036854775807", "9223372036854775808",
         "99999999999999999999", "1e3", "1.0"]
# The words of a command, and who runs it; BATCH, ITEM and REF are filled in.
COMMANDS = [
    ("ada", "check"), ("ada", "check --format sarif"), ("ada", "check HEAD~1..HEAD"), ("ada", "status"),
    ("alan", "status ITEM"), ("grace", "status BATCH"), ("grace", "batch sample BATCH"),
    ("grace", "batch sample BATCH --explain"), ("grace", "batch sample BATCH --format json"), ("grace", "batch agreement BATCH"),
    ("grace", "batch agreement BATCH --format json"), ("grace", "batch agreement snippet@1.0.0"), ("grace", "batch freeze BATCH"),
    ("grace", "batch freeze BATCH --whole"), ("grace", "reveal BATCH"), ("ada", "batch secrets BATCH"),
    ("grace", "gold label ITEM --sound"), ("grace", "gold label BATCH --finish"), ("grace", "gold compare BATCH"),
    ("grace", "sign-off BATCH"), ("grace", "batch reopen BATCH --comment Again"), ("ada", "rubric show snippet"),
    ("ada", "check --advice snippet"), ("ada", "rubric diff snippet 1.0.0 1.1.0-rc.1"),
    ("ada", "rubric new snippet --bump major"), ("grace", "rubric calibrate snippet/cal"),
    ("grace", "batch move BATCH --to 1.1.0-rc.1"), ("grace", "batch open snippet/next"), ("alan", "new snippet/lot"),
    ("barbara", "approve ITEM --score runs=1 --minutes 3"), ("barbara", "review BATCH"),
    ("barbara", "reveal BATCH"), ("alan", "withdraw ITEM"), ("ada", "people list"), ("ada", "check --advice people"),
    ("ada", "people add zoe --name Zoe --email zoe@example.com --role snippet:annotator"),
    ("ada", "check --advice streams/snippet/schema.yaml"), ("alan", "judge snippet/judged/one --set grade=3"),
    ("grace", "batch agreement snippet/judged"), ("ada", "fmt --check ."),
    ("ada", "import snippet/lot records.jsonl --map own"),
    ("ada", "policy sign"), ("ada", "verify --root ROOT REF"), ("ada", "adjudicate ITEM --verdict approve --comment So"),
]
# Options that take a number.
OPTIONS = [
    ("grace", "batch sample BATCH --attempt", ""), ("grace", "gold compare BATCH --attempt", ""),
    ("ada", "batch secrets BATCH --attempts", ""), ("grace", "batch open snippet/next --attempts", ""),
    ("grace", "batch reopen BATCH --attempts", " --comment Again"), ("barbara", "approve ITEM --minutes", ""),
    ("barbara", "approve ITEM --score runs=", ""), ("grace", "gold label ITEM --sound --minutes", ""),
    ("grace", "rubric calibrate snippet/cal --flips", " --against 1.0.0"),
    ("grace", "rubric calibrate snippet/cal --expires-after", ""),
    ("grace", "gold plant BATCH --author alan --out o --count", ""),
    ("ada", "server init ../other.git --owner KEY --threshold", ""), ("ada", "batch move BATCH --to", ""),
    ("ada", "rubric show snippet", ""),
]
HANDMADE = {
    "streams/snippet/judgement.yaml": """\
type: object
required: [grade]
properties:
  grade: {type: integer, minimum: 1, maximum: 5}
  share: {type: number, multipleOf: 0.5, exclusiveMaximum: 7}
""",
    "streams/snippet/imports/own.yaml": """\
format: 1
source: {name: own, format: json-lines}
id: {$from: /id, $as: slug}
item: {format: 1, id: {$from: import/id}, type: snippet, language: swift, minutes: {$from: /n, $as: integer}}
""",
    "records.jsonl": '{"id": "r1", "n": 1, "t": 5}\n',
    "streams/snippet/batches/judged/batch.yaml": """\
format: 1
kind: delivery
rubric: 1.0.0
state: open
title: Judged
time_budget_minutes: 5
""",
}


class Value:
    """A place in a file, and what is written there."""

    def __init__(self, path, start, end, key, text):
        self.path, self.start, self.end, self.key, self.text = path, start, end, key, text

    def __str__(self):
        return f"{self.path}: {self.key}: {self.text[:60]}"

    def apply(self, content):
        return content[:self.start] + self.text + content[self.end:]


FIELD = re.compile(
    r"""([$A-Za-z_][\w.-]*):[ ]+("[^"\n]*"|'[^'\n]*'|[^\s,{}\[\]#"'|>][^,{}\[\]#\n]*?)(?=\s*(?:[,}\]\n]|\ \#|$))""")
JSON_FIELD = re.compile(r'"(\w+)": ("[^"\n]*"|[\d.]+)')


def fields(path, content):
    """The places of all scalars that stand behind a key."""
    pattern = JSON_FIELD if path.endswith(".jsonl") else FIELD
    return [(match.start(2), match.end(2), match.group(1), match.group(2)) for match in pattern.finditer(content)]


class Store:
    """Writes git's objects without git, which would take a process for each."""

    def __init__(self, folder):
        self.folder = folder
        self.trees = {}

    def write(self, kind, content):
        data = b"%s %d\0" % (kind.encode(), len(content)) + content
        identity = hashlib.sha1(data).hexdigest()
        path = self.folder / identity[:2] / identity[2:]
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            draft = path.with_name(f"{path.name}.{threading.get_ident()}")
            draft.write_bytes(zlib.compress(data, 1))
            draft.rename(path)
        return identity

    def tree(self, files):
        """A tree of paths and the ids of files, none of which is executable."""
        folders, entries = {}, []
        for path, blob in files.items():
            name, stroke, rest = path.partition("/")
            if stroke:
                folders.setdefault(name, {})[rest] = blob
            else:
                entries.append((name, b"100644", blob))
        entries += [(f"{name}/", b"40000", self.tree(inside)) for name, inside in folders.items()]
        entries.sort(key=lambda entry: entry[0].encode())
        lines = [mode + b" " + name.rstrip("/").encode() + b"\0" + bytes.fromhex(blob) for name, mode, blob in entries]
        return self.write("tree", b"".join(lines))


class History:
    """The commits of the batch, and how they are made again with something else in them."""

    def __init__(self, stage):
        self.stage = stage
        self.clone = stage.folder / "acme"
        self.store = Store(self.clone / ".git/objects")
        self.ids = self.git("rev-list", "--first-parent", "--reverse", "main").split()
        self.trees, self.heads, self.signers = {}, {}, {}
        for commit in self.ids:
            head, _, message = self.git("cat-file", "commit", commit).partition("\n\n")
            author = next(line for line in head.splitlines() if line.startswith("author "))
            committer = next(line for line in head.splitlines() if line.startswith("committer "))
            self.heads[commit] = author, committer, message
            self.signers[commit] = re.search("<(.*)@", author).group(1)
            lines = self.git("ls-tree", "-r", commit).splitlines()
            self.trees[commit] = {line.split("\t")[1]: line.split()[2] for line in lines}

    def git(self, *arguments):
        return subprocess.run(["git", *arguments], cwd=self.clone, check=True, capture_output=True, text=True).stdout

    def message(self, commit):
        return self.heads[commit][2]

    def birth(self, path):
        """The number of the commit that brings a file as it is at the end."""
        last = self.trees[self.ids[-1]][path]
        return next(number for number, commit in enumerate(self.ids) if self.trees[commit].get(path) == last)

    def content(self, path):
        return self.git("cat-file", "blob", self.trees[self.ids[-1]][path])

    def again(self, first, changes, edit):
        """Makes the commits from a number on anew.

        - changes: for each path its new content, or None for a file that goes; in all the trees.
        - edit: makes a message of the one that was.
        - Returns: the ids of all commits, the old ones before them.
        """
        made = self.ids[:first]
        blobs = {path: content and self.store.write("blob", content.encode()) for path, content in changes.items()}
        for commit in self.ids[first:]:
            files = {path: blob for path, blob in (self.trees[commit] | blobs).items() if blob}
            author, committer, message = self.heads[commit]
            lines = [f"tree {self.store.tree(files)}", *([f"parent {made[-1]}"] if made else []), author, committer]
            made.append(self.sign("\n".join(lines), edit(message), self.signers[commit]))
        return made

    def sign(self, head, message, person):
        key = self.stage.folder / "keys" / person
        armour = subprocess.run(["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", key], check=True, text=True,
                                capture_output=True, input=f"{head}\n\n{message}").stdout
        signature = "gpgsig " + armour.rstrip("\n").replace("\n", "\n ")
        return self.store.write("commit", f"{head}\n{signature}\n\n{message}".encode())


class Bench:
    """A server and a clone of one worker's own, that share their objects with the stage."""

    def __init__(self, history, name):
        self.history, self.stage = history, history.stage
        self.folder = self.stage.folder / name
        self.folder.mkdir()
        objects = str(history.clone / ".git/objects")
        self.server = self.folder / "server.git"
        shutil.copytree(self.stage.server, self.server, ignore=shutil.ignore_patterns("objects"))
        (self.server / "objects/info").mkdir(parents=True)
        (self.server / "objects/info/alternates").write_text(objects + "\n")
        (self.server / "packed-refs").unlink(missing_ok=True)
        self.clone = self.folder / "acme"
        subprocess.run(["git", "clone", "--quiet", "--shared", "--no-checkout", history.clone, self.clone], check=True)
        for key, value in (("commit.gpgsign", "true"), ("dataset.goldRepository", str(self.stage.folder / "gold"))):
            subprocess.run(["git", "config", key, value], cwd=self.clone, check=True)
        for kept in (history.clone / ".git/dataset",):
            if kept.exists():
                shutil.copytree(kept, self.clone / ".git/dataset")

    def run(self, person, words, folder, feed=b"", variables=None):
        """Runs the program; gives its status, None where it did not end in time, and what it says."""
        began = time.monotonic()
        try:
            ended = subprocess.run([self.stage.program, *words], cwd=folder, input=feed, capture_output=True,
                                   env=self.stage.environment(person) | (variables or {}), timeout=PATIENCE)
            said = (ended.stdout + ended.stderr).decode(errors="replace")
            return ended.returncode, said, time.monotonic() - began
        except subprocess.TimeoutExpired:
            return None, "", PATIENCE

    def stand(self, commit):
        """The clone as if this commit had just been made or fetched."""
        shutil.rmtree(self.clone / ".git/rebase-merge", ignore_errors=True)
        for lock in self.clone.glob(".git/*.lock"):
            lock.unlink()
        for arguments in (["update-ref", "refs/heads/main", commit], ["update-ref", "refs/remotes/origin/main", commit],
                          ["symbolic-ref", "HEAD", "refs/heads/main"], ["reset", "--quiet", "--hard"],
                          ["clean", "--quiet", "-ffdx"]):
            subprocess.run(["git", *arguments], cwd=self.clone, check=True, capture_output=True)

    def receive(self, old, new):
        (self.server / "refs/heads").mkdir(parents=True, exist_ok=True)
        main = self.server / "refs/heads/main"
        main.write_text(old + "\n") if set(old) != {"0"} else main.unlink(missing_ok=True)
        return self.run("ada", ["hook", "pre-receive"], self.server, f"{old} {new} refs/heads/main\n".encode(),
                        {"GIT_DIR": ".", "GIT_QUARANTINE_PATH": "objects"})

    def stage_change(self, before, after):
        """Lets the local hooks see a commit that is about to be made."""
        self.stand(before)
        subprocess.run(["git", "read-tree", after], cwd=self.clone, check=True, capture_output=True)
        own = {"GIT_INDEX_FILE": ".git/index"}
        yield "pre-commit", self.run("ada", ["hook", "pre-commit"], self.clone, variables=own)
        (self.clone / ".git/MESSAGE").write_text("Write\n\nRubric: snippet@1.0.0\n")
        yield "commit-msg", self.run("ada", ["hook", "commit-msg", ".git/MESSAGE"], self.clone)


class Fuzz:
    def __init__(self, stage, options):
        self.stage, self.options = stage, options
        self.random = random.Random(options.seed)
        self.faults, self.runs, self.ends, self.slowest = [], 0, {}, (0, "")
        self.prepare()
        self.history = History(stage)
        self.root = self.history.ids[0]
        self.benches = queue.Queue()
        for number in range(os.cpu_count() or 1):
            self.benches.put(Bench(self.history, f"bench{number}"))

    def prepare(self):
        """Brings a batch from its opening to its sign-off."""
        gold = ("ltpd: 0.25, beta: 0.2, accept: 0, minimum_per_annotator: 1, "
                "seeded: {share: 0.1, per_criterion: 0, difficulty: {easy: 0.5}}")
        more = ("agreement: {coefficient: gwet-ac1, minimum: -1, criterion_minimum: -1, criterion_units: 30}",
                "calibration: {required: false, minimum_items: 2}", "judgements: 0")
        policy = "".join(f"\\n    {line}" for line in more)
        cal = "streams/snippet/batches/cal/items"
        self.stage.shell(f"""
            be edsger
            lot 4 '{gold}'
            be ada
            git dataset people add edsger --name Edsger --email edsger@example.com --role snippet:reviewer \\
              --role snippet:annotator --key ../keys/edsger.pub
            sed -i 's/^  snippet:/&{policy}/' dataset.yaml
            git commit --quiet -a -m 'Ask for more'
            be grace && git dataset rubric new snippet --bump minor --candidate
            sed -i "s/change: ''/change: Something else./" streams/snippet/rubrics/1.1.0-rc.1.yaml
            git add . && git commit --quiet --no-verify -m 'Try another rubric'
            sed -i 's/^title: .*/&\\ntime_budget_minutes: 7/' {LOT}/batch.yaml
            git commit --quiet -a --no-verify -m 'Say how long'
            git dataset batch open snippet/cal --kind calibration && git add . && git commit --quiet -m 'Open another'
            mkdir -p {cal} && be alan && for n in 1 2; do sed "s/alan-1/c-$n/" {LOT}/items/alan-1.yaml >{cal}/c-$n.yaml; done
            git add . && git commit --quiet -m 'Add items to calibrate on' -m 'Rubric: snippet@1.0.0'
            for name in barbara edsger; do
              be $name && git dataset approve snippet/cal/c-1 snippet/cal/c-2 --score runs=1 --minutes 2
            done
            be grace && git dataset rubric calibrate snippet/cal --expires-after 100
            mkdir -p ../gold/snippet && git config dataset.goldRepository "$SANDBOX/gold"
            grep -v -e '^authors' -e '^minutes' {LOT}/items/alan-1.yaml | sed 's/alan-1/alan-7/' >../gold/snippet/alan-7.yaml
            echo 'defective: true' >../gold/snippet/alan-7.answer.yaml
            echo 'difficulty: easy' >>../gold/snippet/alan-7.answer.yaml
            echo 'findings: [{{criterion: runs, note: It stops.}}]' >>../gold/snippet/alan-7.answer.yaml
            git dataset gold plant snippet/lot --author alan --out ../out
            be alan && cp -R ../out/. {LOT}/items && git add . && git commit --quiet -m 'Add more' -m 'Rubric: snippet@1.0.0'
            be barbara && git dataset approve snippet/lot/alan-7 --score runs=1
            be grace && git dataset batch freeze snippet/lot && git push --quiet --no-verify
            git dataset reveal snippet/lot && be ada && git dataset reveal snippet/lot && be grace
            for id in $(git dataset batch sample snippet/lot | grep -o '\\(alan\\|barbara\\)-[0-9]*' | sort -u); do
              git dataset gold label snippet/lot/$id --sound --score runs=1 --minutes 2
            done
            git dataset gold label snippet/lot --finish && git dataset sign-off snippet/lot && git push --quiet --no-verify
        """)
        clone = self.stage.folder / "acme"
        for path, text in HANDMADE.items():
            (clone / path).parent.mkdir(parents=True, exist_ok=True)
            (clone / path).write_text(text)
        self.judge(clone)
        self.stage.git("ada", clone, "add", "-A")
        self.stage.git("ada", clone, "commit", "--quiet", "--no-verify", "-m", "Add what no command makes here")

    def judge(self, clone):
        """An item with what several people said about it, as a command writes it for one."""
        folder = clone / "streams/snippet/batches/judged"
        item = (clone / LOT / "items/alan-1.yaml").read_text().replace("alan-1", "one")
        (folder / "items").mkdir()
        (folder / "items/one.yaml").write_text(item)
        blob = self.stage.git("ada", clone, "hash-object", "-w", str(folder / "items/one.yaml"))
        digest = subprocess.run(["sha256sum", folder / "items/one.yaml"], capture_output=True, text=True).stdout[:64]
        identity = re.search(r"^id: *(\S+)", (clone / "dataset.yaml").read_text(), re.M).group(1)
        head = f"dataset: {identity}\nitem: snippet/judged/one\nblob: {blob}\nsha256: \"{digest}\"\nrubric: 1.0.0\n"
        head = head.replace(f"blob: {blob}", f'blob: "{blob}"')
        for name, grade in (("barbara", 4), ("edsger", 5)):
            line = subprocess.run(["ssh-keygen", "-l", "-f", self.stage.folder / f"keys/{name}.pub"], check=True,
                                  capture_output=True, text=True)
            key, verdict = line.stdout.split()[1], "approve" if grade == 4 else "reject"
            review = f"round: 1\nverdict: {verdict}\ncomment: So\nscores: {{runs: 1}}\nminutes: 4\nkey: {key}\n"
            for kind, rest in (("judgements", f"annotator: {name}\ngrade: {grade}\nshare: 0.5\nkey: {key}\n"),
                               ("reviews", review)):
                path = folder / kind / "one" / (f"{name}.yaml" if kind == "judgements" else f"{name}.1.yaml")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(head + rest)
            seals = folder / "seals" / f"{name}.yaml"
            seals.parent.mkdir(exist_ok=True)
            seals.write_text(f"dataset: {identity}\nbatch: snippet/judged\nseals:\n  - one {blob} {digest}\n")
        (folder / "adjudications").mkdir()
        decision = f"by: alan\nkey: {key}\nverdict: approve\ndecision: {{grade: 4}}\nreason: So it is.\n"
        (folder / "adjudications/one.yaml").write_text(head + decision)
        (folder / "withdrawn").mkdir()
        (folder / "withdrawn/two.yaml").write_text("reason: It was a copy.\nafter_attempt: 1\n")

    # What is tried.

    def variants(self):
        """Each is a name, the number of the first commit that is made anew, what changes, and how messages change."""
        history = self.history
        for path in sorted(history.trees[history.ids[-1]]):
            if not self.isOwn(path):
                continue
            content = history.content(path)
            for start, end, key, old in fields(path, content):
                for text in self.values(old):
                    change = Value(path, start, end, key, text)
                    yield str(change), path, history.birth(path), {path: change.apply(content)}, None
        yield from self.moves()
        yield from self.trailers()

    def isOwn(self, path):
        # What editors and readers of the dataset use, the program does not.
        if path.startswith((".", "schemas/", "streams/reference-solution/")) or path.endswith((".md", ".sig")):
            return False
        if "/secrets/" in path:
            return False
        # Of what there are many of a kind, one is as good as another.
        number = re.search(r"-(\d+)[./]", path)
        return not (number and f"{LOT}/" in path and "attempts" not in path) or "alan-1" in path

    def values(self, old):
        isNumber = re.fullmatch(r'"?[\d.][\d.eE+-]*(-rc\.\d+)?"?', old) is not None
        all = WHOLE + DECIMAL + OTHER if isNumber else ["9223372036854775808", "1e300", "-1", "1e9223372036854775808"]
        return all

    def some(self, values, count):
        return values if self.options.long else self.random.sample(values, min(count, len(values)))

    def moves(self):
        """Numbers in paths."""
        history = self.history
        last = history.trees[history.ids[-1]]
        rounds = [path for path in last if path.endswith("/reviews/alan-1/barbara.1.yaml")]
        for number in self.some(NAMED, 3):
            attempts = {path: None for path in last if path.startswith(f"{LOT}/attempts/1/")}
            new = {path.replace("/attempts/1/", f"/attempts/{number}/"): history.content(path) for path in attempts}
            first = min(history.birth(path) for path in attempts)
            yield f"attempts/{number}", f"{LOT}/attempts/1/plan.yaml", first, attempts | new, None
            for path in rounds:
                moved = {path: None, path.replace(".1.yaml", f".{number}.yaml"): history.content(path)}
                yield f"reviews of round {number}", path, history.birth(path), moved, None
            for form in (f"{number}.0.0", f"1.0.{number}", f"1.1.0-rc.{number}"):
                for folder in ("rubrics", "calibrations"):
                    path = f"streams/snippet/{folder}/1.0.0.yaml"
                    new = history.content(path).replace("version: 1.0.0", f"version: {form}", 1)
                    changes = {f"streams/snippet/{folder}/{form}.yaml": new}
                    yield f"{folder}/{form}", path, history.birth(path), changes, None

    def trailers(self):
        for number in self.some(NAMED, 3):
            for key, word in (("Attempt", number), ("Rubric", f"snippet@{number}.0.0")):
                pattern, line = f"(?m)^{key}: .*", f"{key}: {word}"
                first = next(at for at, commit in enumerate(self.history.ids)
                             if re.search(pattern, self.history.message(commit)))
                yield line, f"{LOT}/batch.yaml", first, {}, lambda message, p=pattern, w=line: re.sub(p, w, message)

    # How it is tried.

    def attempt(self, name, path, first, changes, message, commands):
        bench = self.benches.get()
        try:
            ids = self.history.again(first, changes, message or (lambda text: text))
            old = ids[first - 1] if first else "0" * 40
            self.judge_run(name, "hook pre-receive", bench.receive(old, ids[-1]))
            if first:
                for hook, ended in bench.stage_change(ids[first - 1], ids[first]):
                    self.judge_run(name, f"hook {hook}", ended)
            # Where the value has just come, and where everything stands on it: commands made all but the last commit.
            places = [ids[first], ids[-2], ids[-1]]
            batch = path.split("/")[3] if path.startswith("streams/snippet/batches/") else "lot"
            item = {"lot": "alan-1", "cal": "c-1", "judged": "one"}[batch]
            for number, (person, words) in enumerate(commands):
                commit = places[number % len(places)]
                bench.stand(commit)
                filled = words
                for word, text in (("BATCH", f"snippet/{batch}"), ("ITEM", f"snippet/{batch}/{item}"), ("ROOT", ids[0]),
                                   ("REF", "main"), ("KEY", str(self.stage.folder / "keys/ada.pub"))):
                    filled = filled.replace(word, text)
                self.judge_run(name, filled, bench.run(person, filled.split(), bench.clone))
        finally:
            self.benches.put(bench)

    def judge_run(self, name, what, ended):
        status, said, seconds = ended
        self.runs += 1
        self.ends[status] = self.ends.get(status, 0) + 1
        self.slowest = max(self.slowest, (seconds, f"{what}, with {name}"))
        isWell = status in (0, 1, 2, 64) and "Fatal error" not in said
        # A hook that was killed would refuse too, and nobody would know why.
        if not isWell:
            self.faults.append(f"{what} ended with {status}, with {name}")
            print(f"NOT AS IT SHOULD BE: {self.faults[-1]}\n{said[-2000:]}", flush=True)

    def few(self, variants):
        """A few of the variants where not all are tried, mostly of fields that hold numbers."""
        if self.options.long:
            return variants
        groups = {}
        for entry in variants:
            groups.setdefault((entry[1], entry[0].split(": ")[1]) if ": " in entry[0] else None, []).append(entry)
        paths = groups.pop(None, [])
        one = [self.random.choice(group) for group in groups.values() if len(group) > 4]
        other = [self.random.choice(group) for group in groups.values() if len(group) <= 4]
        return self.some(one, 90) + self.some(other, 20) + self.some(paths, 20)

    def chosen(self, place):
        """The commands for a variant: all, or a few in turn."""
        if self.options.long:
            return COMMANDS
        return [COMMANDS[(place * 2 + offset) % len(COMMANDS)] for offset in range(2)]

    def run(self):
        variants = self.few([entry for entry in self.variants() if (self.options.only or "") in entry[0]])
        work = [(*entry, self.chosen(place)) for place, entry in enumerate(variants)]
        options = [(person, f"{words}{'' if words.endswith('=') else ' '}{number}{rest}")
                   for person, words, rest in OPTIONS for number in self.some(NAMED, 3)]
        if not self.options.only:
            size = 8
            path = f"{LOT}/batch.yaml"
            for start in range(0, len(options), size):
                last = len(self.history.ids) - 1
                work.append(("an option", path, last, {}, None, options[start:start + size]))
        with concurrent.futures.ThreadPoolExecutor(self.benches.qsize()) as pool:
            for result in [pool.submit(self.attempt, *entry) for entry in work]:
                result.result()
        self.server()
        print(f"{len(work)} histories, {self.runs} runs: " + ", ".join(
            f"{count} ended with {status}" for status, count in sorted(self.ends.items(), key=str)))
        print(f"the slowest took {self.slowest[0]:.1f} s: {self.slowest[1]}")
        return 1 if self.faults else 0

    def server(self):
        """The server's own files."""
        bench = self.benches.get()
        trust = bench.server / "dataset/trust.yaml"
        text = trust.read_text()
        for number in self.some(WHOLE + DECIMAL + OTHER, 6):
            trust.write_text(re.sub(r"threshold: .*", f"threshold: {number}", text))
            self.judge_run(f"threshold: {number}", "hook pre-receive", bench.receive(*self.history.ids[-2:]))
            trust.write_text(text)
            limit = number.strip('"') if number[0] != "[" else "1"
            subprocess.run(["git", "config", "dataset.timeLimit", limit], cwd=bench.server, check=True)
            self.judge_run(f"dataset.timeLimit {number}", "hook pre-receive", bench.receive(*self.history.ids[-2:]))
            subprocess.run(["git", "config", "--unset", "dataset.timeLimit"], cwd=bench.server, check=True)
        self.benches.put(bench)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--only", help="variants whose name holds this text")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Stage(options.program) as stage:
        return Fuzz(stage, options).run()


if __name__ == "__main__":
    sys.exit(main())
