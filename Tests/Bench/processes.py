"""Runs programs as a whole, in turn, and keeps what the system says they took."""

import dataclasses
import os
import statistics
import subprocess
import time


@dataclasses.dataclass
class Command:
    """A program with all that its run depends on."""

    arguments: list
    folder: str = "."
    environment: dict = dataclasses.field(default_factory=dict)
    stdin: str = os.devnull
    status: int = 0


@dataclasses.dataclass
class Run:
    """What one run took: seconds on the clock, seconds of processor, bytes of memory at the most."""

    wall: float
    cpu: float
    memory: int


def run(command):
    """Runs a command once. What it prints goes nowhere; another status than the one expected ends the measurement."""
    with open(command.stdin, "rb") as stdin:
        start = time.perf_counter()
        process = subprocess.Popen(
            command.arguments, cwd=command.folder, env={**os.environ, **command.environment}, stdin=stdin,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != command.status:
        raise SystemExit(f"bench: {command.arguments} in {command.folder} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def alternate(commands, rounds, warm=True):
    """Runs commands in turn, A B A B …; gives the runs of each."""
    if warm:
        for command in commands:
            run(command)
    runs = [[] for _ in commands]
    for _ in range(rounds):
        for number, command in enumerate(commands):
            runs[number].append(run(command))
    return runs


def median(runs, field):
    return statistics.median(getattr(one, field) for one in runs)


def ratio(runs, others, field):
    """The median of the ratios pair by pair, so that a machine that slows down does no harm."""
    return statistics.median(getattr(a, field) / getattr(b, field) for a, b in zip(runs, others))


def excess(runs, others, field):
    """The median of the differences pair by pair."""
    return statistics.median(getattr(a, field) - getattr(b, field) for a, b in zip(runs, others))
