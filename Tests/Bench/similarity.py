"""Near duplicates and runs of known tokens among 100,000 texts of code, 100 MB."""

import random
import subprocess

from processes import Command, alternate, median, ratio

COUNT = 100_000
NAMES = [first + last for first in ["read", "next", "open", "key", "line", "user", "node", "total", "last", "file"]
         for last in ["", "_at", "Count", "_size", "List", "Index", "s", "_of", "Name", "Cache", "_id", "Map"]]
LINES = [
    "if {a} < {b}:", "for {a} in {b}({c}, {n}):", "{a} = {b}.{c}[{n}]", "return {a} + {b} * {n}",
    "def {a}({b}, {c}={n}):", "{a}.{b}({c}) # {a} {b} of {c}", "while {a} != {b} and {c} >= {n}:",
    "{a}[{b}] = {c} or {n}", "assert {a} is not {b}",
]


def texts(data):
    """The texts, of which one in ten is a near copy of one before it, and those of a benchmark; made once."""
    path, known = data / "similarity-texts", data / "similarity-known"
    if known.exists():
        return path, known
    dice = random.Random(1)

    def line():
        a, b, c = dice.choice(NAMES), dice.choice(NAMES), dice.choice(NAMES)
        return "    " * dice.randrange(3) + dice.choice(LINES).format(a=a, b=b, c=c, n=dice.randrange(1000))

    def text(size):
        lines, length = [], 0
        while length < size:
            lines.append(line())
            length += len(lines[-1]) + 1
        return lines

    made = []
    for _ in range(COUNT):
        if made and dice.random() < 0.1:
            lines = list(dice.choice(made[-1000:]))
            for _ in range(dice.randrange(3)):
                lines[dice.randrange(len(lines))] = line()
        else:
            lines = text(dice.randrange(600, 1400))
        made.append(lines)
    path.write_text("".join("\n".join(lines) + "\0" for lines in made))
    benchmark = [text(600) for _ in range(900)] + [made[dice.randrange(COUNT)][3:9] for _ in range(100)]
    known.write_text("".join("\n".join(lines) + "\0" for lines in benchmark))
    return path, known


def measure(table, data, seconds, peers):
    """Ours is one process on one core, as the peers are.

    - peers: the interpreter that has rensa, and the script."""
    program = data / "similarity"
    if not program.exists():
        return
    path, known = (str(one) for one in texts(data))
    ours = Command([str(program), "near", path])
    if peers[0].exists():
        a, b = alternate([ours, Command([str(peers[0]), str(peers[1]), "near", path])], 3)
        table.add("near duplicates among 100,000 texts / rensa", seconds(median(a, "wall")), seconds(median(b, "wall")),
                  ratio(a, b, "wall"), 0.25, processor=ratio(a, b, "cpu"))
    times = sorted(int(subprocess.run([str(program), "batch", path], check=True, capture_output=True).stdout)
                   for _ in range(3))
    table.add("100 new texts among 100,000 that are known", seconds(times[1] / 1000), "", times[1], 1000, "ms")
    a, b = alternate([Command([str(program), "grams", path, known]),
                      Command(["python3", str(peers[1]), "grams", path, known])], 3)
    table.add("runs of 13 tokens of 100,000 texts / sets of Python", seconds(median(a, "wall")),
              seconds(median(b, "wall")), ratio(a, b, "wall"), 0.15, processor=ratio(a, b, "cpu"))
