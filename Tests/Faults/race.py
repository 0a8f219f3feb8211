#!/usr/bin/env python3
"""Eight people push to one server at once while an owner changes who may: nothing gets in that its time did not allow.

    race.py PROGRAM [--rounds 1] [--seed 1]

Each pushes signed commits of items, again and again upon whatever main has become, and goes on after their key was
retired or their role taken; the owner retires keys, takes roles and gives them back. Afterwards

* every commit on the server's main is by somebody whom the state before it let do that, read from the people file by
  this script itself;
* a fresh server takes the same commits again, one by one, and `git dataset verify` passes the whole;
* every push that was accepted is there, the log of main has no gap, and git fsck finds nothing.

Exits with 1 where one of these does not hold.
"""

import argparse
import collections
import random
import re
import subprocess
import sys
import threading
import time

from stage import STREAM, Stage

PEOPLE = ["grace", "alan", "barbara", "edsger", "frances", "tony", "radia", "john"]
ATTEMPTS = 30


class Race:
    def __init__(self, stage, rounds):
        self.stage, self.rounds = stage, rounds
        self.count = collections.Counter()
        self.accepted = []
        self.faults = []
        self.guard = threading.Lock()
        self.isOver = threading.Event()
        names = " ".join(PEOPLE)
        stage.shell(f"""
            for name in {names}; do be $name; done
            start --stream {STREAM}
            for name in {names}; do
              roles="{{{STREAM}: [annotator]}}" keys="[{{key: \\"$(cat ../keys/$name.pub)\\"}}]"
              line="$name: {{name: $name, emails: [$name@example.com], roles: $roles, keys: $keys}}"
              sed -i "s#^people:\\$#&\\n  $line#" people.yaml
            done
            git add . && git commit --quiet --no-verify -m 'Add people' && git push --quiet --no-verify origin main
            cd .. && for name in {names}; do git clone --quiet server.git "$name"; done
        """)
        self.start = stage.tip()

    def expect(self, holds, what):
        if not holds:
            self.faults.append(what)
            print(f"NOT AS IT SHOULD BE: {what}", flush=True)

    def push(self, person, clone, make):
        """Makes a commit on the newest main and pushes it, until it is in or refused for what it is.

        - Returns: whether it is in."""
        for _ in range(ATTEMPTS):
            self.stage.git(person, clone, "fetch", "--quiet", "origin")
            self.stage.git(person, clone, "reset", "--quiet", "--hard", "origin/main")
            self.stage.git(person, clone, "clean", "--quiet", "-ffdx")
            commit = make()
            if commit is None:
                return False
            ended = self.stage.git(person, clone, "push", "--no-verify", "origin", "HEAD:refs/heads/main", must=False)
            with self.guard:
                if ended.returncode == 0:
                    self.accepted.append(commit)
                    self.count["pushes accepted"] += 1
                    return True
                # The ref had moved: before the push, before the hook looked, or before git set it.
                race = re.search(r"fetch first|non-fast-forward|error\[ref/|failed to update ref|cannot lock ref",
                                 ended.stderr)
                self.count["lost to another push" if race else "refused for its author"] += 1
                if not race:
                    self.expect(re.search(r"error\[(signature|item|policy|commit)/", ended.stderr),
                                f"{person} is refused without a reason:\n{ended.stderr}")
                    return False
        with self.guard:
            self.count["given up"] += 1
        return False

    def annotate(self, person):
        clone = self.stage.folder / person
        for number in range(self.rounds):
            self.push(person, clone, lambda: self.stage.commit_item(person, clone, f"{person}-{number}"))

    def govern(self):
        """The owner: changes one person's rights after the other, half of them back again."""
        clone = self.stage.folder / "acme"
        changes = [("key", "retire"), ("role", "take"), ("key", "retire"), ("role", "give")]
        number = 0
        while not self.isOver.is_set() or number < 4:
            what, how = changes[number % len(changes)]
            person = PEOPLE[number // 2 % len(PEOPLE)]
            number += 1

            def change():
                return self.change_people(f"{how.capitalize()} a {what} of {person}", lambda line: altered(
                    line, what, how) if line.startswith(f"  {person}:") else line)

            if self.push("ada", clone, change):
                self.count["changes of policy"] += 1
            time.sleep(random.uniform(0, 0.3))
            if number > 40:
                break
        # verify judges the newest state as a whole, authors of all items included.
        self.push("ada", clone, lambda: self.change_people(
            "Give all roles back", lambda line: altered(line, "role", "give")))

    def change_people(self, subject, alter):
        """Commits what becomes of the people file; None where nothing does."""
        clone = self.stage.folder / "acme"
        path = clone / "people.yaml"
        text = path.read_text()
        new = "\n".join(alter(line) for line in text.split("\n"))
        if new == text:
            return None
        path.write_text(new)
        self.stage.git("ada", clone, "commit", "--quiet", "--no-verify", "-S", "-a", "-m", subject)
        return self.stage.git("ada", clone, "rev-parse", "HEAD")

    def run(self):
        threads = [threading.Thread(target=self.annotate, args=(person,)) for person in PEOPLE]
        owner = threading.Thread(target=self.govern)
        for thread in [*threads, owner]:
            thread.start()
        for thread in threads:
            thread.join()
        self.isOver.set()
        owner.join()

    def look(self):
        stage, server = self.stage, self.stage.server
        damage = stage.damage()
        self.expect(not damage, f"git fsck: {damage}")
        chain = stage.git("ada", server, "rev-list", "--first-parent", "--reverse", f"{self.start}..main").split()
        self.expect(set(chain) == set(self.accepted), "what was accepted is not what is there")
        log = (server / "logs/refs/heads/main").read_text().splitlines()
        steps = [line.split()[:2] for line in log]
        self.expect(all(left[1] == right[0] for left, right in zip(steps, steps[1:])), "the log of main has a gap")
        for commit in chain:
            self.examine(commit)
        self.judge_anew(chain)

    def examine(self, commit):
        """Whether the people file before a commit let its author make it."""
        person, path = self.stage.git("ada", self.stage.server, "show", "--format=%ae", "--name-only",
                                      commit).replace("@example.com", "").split("\n", 1)
        if person == "ada":
            self.expect(path.strip() == "people.yaml", f"{commit}: the owner has changed {path}")
            return
        people = self.stage.git("ada", self.stage.server, "show", f"{commit}~1:people.yaml")
        line = next(line for line in people.split("\n") if line.startswith(f"  {person}:"))
        self.expect("annotator" in line and "retired" not in line, f"{commit}: {person} was not entitled: {line}")

    def judge_anew(self, chain):
        """A fresh server takes the pushes again, one by one, and a fresh clone verifies."""
        stage = self.stage
        stage.shell("""
            be ada
            git dataset server init fresh.git --owner keys/ada.pub
            git clone --quiet server.git again
        """)
        clone = stage.folder / "again"
        for commit in [self.start, *chain]:
            ended = stage.git("ada", clone, "push", "--no-verify", "../fresh.git", f"{commit}:refs/heads/main",
                              must=False)
            self.expect(ended.returncode == 0, f"a fresh server refuses {commit}:\n{ended.stderr}")
        root = stage.git("ada", clone, "rev-list", "--max-parents=0", "main")
        ended = stage.git("ada", clone, "dataset", "verify", "--root", root, must=False)
        self.expect(ended.returncode == 0, f"verify: {ended.stdout}{ended.stderr}")


def altered(line, what, how):
    """A person's line of the people file with a key retired, or a role taken or given."""
    if what == "key":
        return line.replace('"}]}', '", status: retired}]}')
    return line.replace("[annotator]", "[]") if how == "take" else line.replace(": []", ": [annotator]")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    with Stage(options.program) as stage:
        race = Race(stage, options.rounds)
        race.run()
        race.look()
        print(f"{len(PEOPLE)} pushers: " + ", ".join(f"{what} {count}" for what, count in sorted(race.count.items())))
        return 1 if race.faults else 0


if __name__ == "__main__":
    sys.exit(main())
