#!/usr/bin/env python3
"""Lets every call that the hooks make fail once, in turn, and sees that nothing bad is ever accepted.

    sweep.py PROGRAM [--long] [--case NAME] [--group NAME]

Pushes that a server must refuse, some that it must accept, and what a clone's hooks judge, are made once by
prepare.sh. For each of them the hook is run again and again, the first time with its first call failing, then with
its second, until nothing is left to fail. What a call is says shim.c, which is loaded before the program. What must
be refused must never be accepted; what must be accepted is accepted, or refused with a message; nothing ever hangs. A
program that dies of a failure refuses, too, since git takes that for a refusal, and hooks/pre-receive says so; how
often that happens is counted.

Without --long, a few calls of each group are tried for each case, spread over the run and over the places in the
program that they come from; with it every call of git's library and of the system, and every so many-th of the
others. Exits with 1 where something does not hold.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = ["git", "yaml", "pattern", "read", "write", "process", "memory", "runtime"]
# With --long, every so many-th call fails, beginning with another one for each case: of some there are thousands.
STRIDES = {"yaml": 7, "pattern": 3, "memory": 29, "runtime": 97}
# How many calls of a group are tried for one case, without --long.
FEW = 3
PATIENCE = 60


class Call:
    """A call of a hook as prepare.sh has kept it."""

    def __init__(self, folder):
        def text(name):
            return (folder / name).read_text().strip()

        self.name = folder.name
        self.words = text("call").split()
        self.input = (folder / "input").read_bytes()
        self.folder = pathlib.Path(text("folder"))
        self.variables = dict(line.split("=", 1) for line in text("variables").splitlines())
        verdict, _, self.reason = text("verdict").partition(" ")
        self.is_good = verdict == "accept"
        # What an accepted call keeps beside the repository: then each runs in a copy of its own.
        self.kept = text("kept") if (folder / "kept").exists() else None

    def kept_in(self, folder):
        """What is kept there, a line for each verdict; none where nothing is."""
        lines = []
        for path in (folder / "dataset/withdrawals").rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                head, *verdicts = path.read_text().splitlines()
                if int(head.split()[-1]) != len(verdicts):
                    return "half a file"
                lines += [" ".join(line.split()[i] for i in (0, 4, 5, 6)) for line in verdicts]
        return "\n".join(lines)


class Sweep:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.shim = folder / "shim.so"
        flags = subprocess.run(["pkg-config", "--cflags", "yaml-0.1"], check=True, capture_output=True, text=True)
        subprocess.run(["cc", "-Wall", "-Wextra", "-Werror", "-O2", "-fPIC", "-shared", "-o", self.shim,
                        HERE / "shim.c", *flags.stdout.split()], check=True)
        subprocess.run(["sh", HERE / "prepare.sh"], check=True,
                       env=os.environ | {"SANDBOX": str(folder), "PROGRAM": program})
        self.cases = [Call(entry) for entry in sorted((folder / "cases").iterdir())]
        self.faults = []
        self.made = collections.Counter()
        self.tried = collections.Counter()
        self.hit = collections.defaultdict(set)
        self.ends = collections.Counter()
        self.deaths = collections.Counter()

    def run(self, case, **settings):
        """One run of the hook.

        - Returns: its status, what it says, what the shim noted, and what is kept after it."""
        home = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
        variables = case.variables | {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home),
                                      "LC_ALL": "C.UTF-8"}
        variables |= {key.upper(): str(value) for key, value in settings.items()}
        if settings:
            variables |= {"LD_PRELOAD": str(self.shim), "FAULT_LOG": str(home / "noted")}
        folder = case.folder
        if case.kept is not None:
            folder = home / "server.git"
            shutil.copytree(case.folder, folder, symlinks=True)
        try:
            ended = subprocess.run([self.program, "hook", *case.words], cwd=folder, env=variables,
                                   input=case.input, capture_output=True, timeout=PATIENCE)
            status, said = ended.returncode, (ended.stdout + ended.stderr).decode(errors="replace")
        except subprocess.TimeoutExpired:
            status, said = None, ""
        noted = home / "noted"
        lines = noted.read_text().splitlines() if noted.exists() else []
        kept = case.kept_in(folder) if case.kept is not None else None
        shutil.rmtree(home, ignore_errors=True)
        return status, said, lines, kept

    def complain(self, case, what, said=""):
        self.faults.append(f"{case.name}: {what}")
        print(f"NOT AS IT SHOULD BE: {self.faults[-1]}\n{said}", flush=True)

    def look(self, case):
        """Sees that the hook ends as it should when nothing fails."""
        status, said, _, kept = self.run(case)
        if status != (0 if case.is_good else 1) or case.reason not in said or kept != case.kept:
            self.complain(case, f"without any fault, it ended with {status}", said)

    def calls(self, case, group, is_long):
        """The numbers of the calls to let fail, other ones for each case where not all are tried."""
        _, _, lines, _ = self.run(case, fault_group=group, fault_list=1)
        self.made[group] += len(lines)
        index = self.cases.index(case)
        if is_long:
            stride = STRIDES.get(group, 1)
            return range(1 + index % stride, len(lines) + 1, stride)
        first = {}
        for number, line in enumerate(lines, 1):
            first.setdefault(line.split(" ", 1)[1], number)
        shift = index / len(self.cases)
        return sorted({*spread(sorted(first.values()), shift), *spread(range(1, len(lines) + 1), shift)})

    def fail(self, case, group, call):
        """Lets one call fail, and judges how the hook ends."""
        status, said, noted, kept = self.run(case, fault_group=group, fault_call=call)
        name = noted[0].split()[1] if noted else None
        return case, group, call, name, status, said, kept

    def judge(self, case, group, call, name, status, said, kept):
        where = f"{group} call {call} ({name or 'not reached'})"
        self.tried[group] += 1
        if name:
            self.hit[group].add(name)
        if status is None:
            end = "hung"
            self.complain(case, f"it hung after {where}")
        elif status < 0:
            end = "died"
            self.deaths[group, name, -status] += 1
        elif status == 0:
            end = "accepted"
            if not case.is_good:
                self.complain(case, f"ACCEPTED after {where}", said)
            elif "error" in said:
                self.complain(case, f"accepted with a message of error after {where}", said)
        else:
            end = "refused"
            # Where writing fails, nothing can be said.
            # 64 where the words of the call were lost on the way: it refuses, and says how it is called.
            if status not in (1, 2, 64) or (not said.strip() and group != "write"):
                self.complain(case, f"it ended with {status} after {where}", said)
        self.ends["good" if case.is_good else "bad", end] += 1
        # What is accepted is kept, and whatever is kept is whole.
        if case.kept is not None and kept not in ([case.kept] if end == "accepted" else ["", case.kept]):
            self.complain(case, f"it {end} after {where}, and keeps {kept!r}", said)

    def report(self):
        print(f"{len(self.cases)} cases, {sum(self.tried.values())} faults")
        for group, count in self.tried.items():
            names = ", ".join(sorted(self.hit[group]))
            print(f"  {group:<8} {count:>6} faults in {self.made[group]:>6} calls: {names}")
        for (kind, end), count in sorted(self.ends.items()):
            print(f"  {kind} cases {end}: {count}")
        for (group, name, signal), count in sorted(self.deaths.items(), key=str):
            print(f"  died of {group} {name}, signal {signal}: {count}")
        for fault in self.faults:
            print(f"NOT AS IT SHOULD BE: {fault}")


def spread(numbers, shift):
    """A few of the numbers, evenly."""
    if len(numbers) <= FEW:
        return numbers
    return [numbers[int((number + shift) * len(numbers) / FEW)] for number in range(FEW)]


def state(folder):
    """Names, sizes and times of everything in the server's folder and the kept clones: the hooks leave them alone."""
    paths = [path for root in [*folder.glob("*.git"), folder / "cases"] for path in root.rglob("*")]
    return {(str(path), path.lstat().st_size, path.lstat().st_mtime_ns) for path in paths}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--case", action="append")
    parser.add_argument("--group", action="append", choices=GROUPS)
    options = parser.parse_args()
    # The shim's own calls must not be those of a program that watches it.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="git-dataset-faults-")).resolve()
    try:
        sweep = Sweep(str(pathlib.Path(options.program).resolve()), folder)
        chosen = [case for case in sweep.cases if not options.case or case.name in options.case]
        for case in chosen:
            sweep.look(case)
        before = state(folder)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for group in options.group or GROUPS:
                lists = pool.map(lambda case: (case, sweep.calls(case, group, options.long)), chosen)
                work = [(case, group, call) for case, calls in lists for call in calls]
                for result in pool.map(lambda entry: sweep.fail(*entry), work):
                    sweep.judge(*result)
        changed = {path for path, *_ in before ^ state(folder)}
        if changed:
            sweep.faults.append(f"the hooks have changed {', '.join(sorted(changed)[:10])}")
        sweep.report()
        return 1 if sweep.faults else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
