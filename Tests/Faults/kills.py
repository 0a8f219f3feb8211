#!/usr/bin/env python3
"""Kills the pre-receive hook of real pushes at random moments (kill -9), and sees that nothing is left half done.

    kills.py PROGRAM [--rounds 20] [--seed 1]

In turn it is the shell that git started, and the program that it runs. After each push the ref is what it was or what
it was to become, as the pusher was told; git fsck finds nothing; and the next push of a good commit succeeds. Every
fourth push is bad, and must never get in. Then a reviewer speaks against an item on a topic, again and again: what is
on the topic is kept beside the repository, and what is kept is whole. Exits with 1 where something does not hold.
"""

import argparse
import collections
import os
import random
import signal
import statistics
import subprocess
import sys
import time

from stage import Stage

PATIENCE = 60


def until(condition):
    """Waits until something holds.

    - Returns: whether it did within PATIENCE."""
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.0005)
    return True


def words(process):
    """A process's command line; empty where it is gone."""
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return file.read().replace(b"\0", b" ").decode()
    except OSError:
        return ""


class Kills:
    person, ref = "ada", "refs/heads/main"
    setting = "start --stream reference-solution"

    def __init__(self, stage):
        self.stage = stage
        self.clone = stage.folder / "acme"
        self.started = stage.folder / "started"
        self.faults = []
        self.count = collections.Counter()
        stage.shell(self.setting)
        # The program says who it is and who called it before it begins.
        front = stage.folder / "front"
        front.write_text(f'#!/bin/sh\nfile="{self.started}"\necho "$$ $PPID" >"$file.new" && mv "$file.new" "$file"\n'
                         f'exec "{stage.program}" "$@"\n')
        front.chmod(0o755)
        subprocess.run(["git", "config", "dataset.program", front], cwd=stage.server, check=True)

    def push(self, kill=None):
        """Pushes HEAD. `kill` is called with the ids of program and shell as soon as the hook has begun."""
        self.started.unlink(missing_ok=True)
        process = subprocess.Popen(["git", "push", "--no-verify", "origin", f"HEAD:{self.ref}"], cwd=self.clone,
                                   env=self.stage.environment(self.person), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   text=True)
        if until(lambda: self.started.exists() or process.poll() is not None) and self.started.exists() and kill:
            kill(*(int(word) for word in self.started.read_text().split()))
        try:
            said, _ = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            return None, "the push hangs"
        return process.returncode, said

    def duration(self):
        """How long the program runs for one good push, in seconds."""
        times = []

        def watch(program, _):
            begin = time.monotonic()
            until(lambda: "pre-receive" not in words(program))
            times.append(time.monotonic() - begin)

        for number in range(5):
            self.commit(f"timed-{number}")
            status, said = self.push(watch)
            if status != 0:
                raise SystemExit(f"a good push is refused:\n{said}")
        return statistics.median(times)

    def commit(self, name, is_bad=False):
        return self.stage.commit_item("ada", self.clone, name, spoilt=is_bad)

    def expect(self, number, holds, what):
        if not holds:
            self.faults.append(f"push {number}: {what}")
            print(f"NOT AS IT SHOULD BE: {self.faults[-1]}", flush=True)

    def round(self, number, longest):
        old = self.stage.tip(self.ref)
        is_bad = number % 4 == 3
        new = self.commit(f"item-{number}", is_bad)
        wanted = "shell" if number % 2 else "program"

        def kill(program, shell):
            time.sleep(random.uniform(0, longest))
            target = shell if wanted == "shell" else program
            if "pre-receive" not in words(target):
                self.count["came too late"] += 1
                return
            try:
                os.kill(target, signal.SIGKILL)
                self.count[f"hit the {wanted}"] += 1
            except ProcessLookupError:
                self.count["came too late"] += 1

        status, said = self.push(kill)
        tip = self.stage.tip(self.ref)
        self.expect(number, status is not None, said)
        is_told = tip == (new if status == 0 else old)
        self.expect(number, is_told, f"git ended with {status}, and the ref is {tip}:\n{said}")
        self.expect(number, not is_bad or tip == old, "a bad push got in")
        self.count["accepted" if tip == new else "refused"] += 1
        damage = self.stage.damage()
        self.expect(number, not damage, f"git fsck: {damage}")
        self.look(number)
        if is_bad:
            self.stage.git(self.person, self.clone, "reset", "--quiet", "--hard", "HEAD~1")
            self.commit(f"after-{number}")
        status, said = self.push()
        self.expect(number, status == 0, f"the next push is refused:\n{said}")
        self.look(number)

    def look(self, number):
        """Looks at what a hook keeps beside the repository."""

    def leftovers(self):
        self.count["quarantine folders left behind"] = len(list(self.stage.server.glob("objects/tmp_objdir*")))
        self.count["locks left behind"] = len(list(self.stage.server.rglob("*.lock")))


class Withdrawals(Kills):
    """A reviewer's verdicts against one item, round after round, which the server keeps before the ref moves."""

    person, ref = "grace", "refs/heads/topic"
    setting = """team eve:annotator grace:reviewer
        be ada && sed -i 's/^  snippet:/&\\n    review: {approvals: 1, gate: landing}/' dataset.yaml
        commit 'Ask for approvals' && git push --quiet
        git checkout --quiet -b topic && be eve && snippet one && sed -i 's/^authors: .*/authors: [eve]/' $items/one.yaml
        slip 'Write' && git push --quiet --no-verify origin topic
        """

    def commit(self, name, is_bad=False):
        """The next round; a bad one is of a shape that no record has."""
        reviews = self.clone / "streams/snippet/batches/first/reviews/one"
        number = 1 + len(list(reviews.glob("*"))) if reviews.exists() else 1
        self.stage.shell(f"""cd acme && items=streams/snippet/batches/first/items && be grace
            opinion reject one {number} && echo 'comment: No.' >>$reviews/grace.{number}.yaml
            {"sed -i s/^rubric:.*// $reviews/grace.%d.yaml" % number if is_bad else ":"}
            slip "$(statement reject one)" """)
        return self.stage.git(self.person, self.clone, "rev-parse", "HEAD")

    def look(self, number):
        """What is on the topic is kept, and what is kept is whole."""
        listed = self.stage.git(self.person, self.stage.server, "ls-tree", "--name-only", self.ref,
                                "streams/snippet/batches/first/reviews/one/")
        rounds = len(listed.splitlines())
        path = self.stage.server / "dataset/withdrawals/snippet/first"
        lines = path.read_text().splitlines() if path.exists() else ["none 0"]
        self.expect(number, int(lines[0].split()[-1]) == len(lines) - 1, f"half a file is kept: {lines}")
        kept = max([int(line.split()[5]) for line in lines[1:]], default=0)
        self.expect(number, kept >= rounds, f"round {kept} is kept, and round {rounds} is on the topic")
        self.count["kept, and not on the topic"] += kept > rounds


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    faults = []
    for kind in Kills, Withdrawals:
        with Stage(options.program) as stage:
            kills = kind(stage)
            longest = 1.2 * kills.duration()
            for number in range(options.rounds):
                kills.round(number, longest)
            kills.leftovers()
            print(f"{kind.__name__}: {options.rounds} within {longest * 1000:.0f} ms: "
                  + ", ".join(f"{what} {count}" for what, count in sorted(kills.count.items())), flush=True)
            faults += kills.faults
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
