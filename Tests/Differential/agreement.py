#!/usr/bin/env python3
"""Compares agreement coefficients of git-dataset with those of krippendorff, scikit-learn and irrCAC on the same tables.

    GIT_DATASET_AGREEMENT=/tmp/tables.jsonl swift test --filter StatisticsTests.DifferentialTests
    Tests/Differential/agreement.py /tmp/tables.jsonl

Each line of the file is {"scale": every value of the scale, "units": a row of values for each unit, null where a rater
gave none, "coefficients": what git-dataset has computed, null where it is undefined}. The libraries need different
versions of numpy, so each gets an environment of its own under a temporary folder, or under --environments FOLDER, which
is kept. A library that cannot be installed is skipped and named. Exits with 1 where a value differs in the sixth digit.
"""

import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import warnings

PACKAGES = {"krippendorff": "krippendorff", "sklearn": "scikit-learn", "irrCAC": "irrCAC"}


def by_krippendorff(table):
    import krippendorff

    rows = [[math.nan if value is None else value for value in row] for row in zip(*table["units"])]
    # The library stops where no two ratings share a unit, or all are the same.
    shared = [unit for unit in table["units"] if sum(value is not None for value in unit) > 1]
    used = {value for unit in shared for value in unit if value is not None}
    for level in ("nominal", "ordinal", "interval", "ratio"):
        name = f"krippendorff-alpha-{level}"
        if len(used) < 2:
            yield name, None
            continue
        yield name, krippendorff.alpha(rows, value_domain=table["scale"], level_of_measurement=level)


def by_sklearn(table):
    from sklearn.metrics import cohen_kappa_score

    if len(table["units"][0]) != 2:
        return
    pairs = [unit for unit in table["units"] if None not in unit]
    for name, weights in (("", None), ("-linear", "linear"), ("-quadratic", "quadratic")):
        value = math.nan
        if pairs:
            first, second = zip(*pairs)
            value = cohen_kappa_score(first, second, labels=table["scale"], weights=weights)
        yield f"cohen-kappa{name}", None if math.isnan(value) else value


def by_irrcac(table):
    import pandas
    from irrCAC.raw import CAC

    frame = pandas.DataFrame(table["units"], dtype="float64")
    used = {value for unit in table["units"] for value in unit if value is not None}
    if len(used) < 2 or all(sum(value is not None for value in unit) < 2 for unit in table["units"]):
        return
    # A rater who gave nothing divides by zero there.
    frame = frame.dropna(axis="columns", how="all")
    analysis = CAC(frame, weights="identity", categories=[float(value) for value in table["scale"]], digits=12)
    for name, method in (("fleiss-kappa", "fleiss"), ("conger-kappa", "conger"), ("gwet-ac1", "gwet"), ("pabak", "bp")):
        yield name, float(getattr(analysis, method)()["est"]["coefficient_value"])


LIBRARIES = {"krippendorff": by_krippendorff, "sklearn": by_sklearn, "irrCAC": by_irrcac}


def compare(library, path):
    """Compares every table; to be run where the library can be imported."""
    warnings.simplefilter("ignore")
    count = different = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            table = json.loads(line)
            for name, theirs in LIBRARIES[library](table):
                ours = table["coefficients"][name]
                count += 1
                same = ours is None and theirs is None
                if ours is not None and theirs is not None:
                    same = abs(ours - theirs) < 5e-7
                if not same:
                    different += 1
                    print(f"{name}: git-dataset {ours}, {library} {theirs}: {table['units']}")
    print(f"{library}: {count} values, {different} differ")
    return 1 if different or not count else 0


def python_with(library, folder):
    """The interpreter of an environment that has a library; None, with a word about it, where there can be none."""
    environment = pathlib.Path(folder) / library
    python = environment / "bin" / "python"
    # Another run may have made it.
    steps = [[python, "-c", f"import {library}"]]
    if not python.exists() or subprocess.run(steps[0], capture_output=True).returncode:
        steps = [
            [sys.executable, "-m", "venv", environment],
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PACKAGES[library]],
        ] + steps
    for step in steps:
        result = subprocess.run(step, capture_output=True, text=True)
        if result.returncode:
            reason = (result.stderr.strip() or result.stdout.strip()).splitlines() or ["no reason given"]
            print(f"{library}: skipped, it cannot be installed: {reason[-1]}")
            return None
    return python


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tables")
    parser.add_argument("--environments", help="the folder of the libraries' environments, made where it is missing")
    parser.add_argument("--library", choices=LIBRARIES, help="compare with one library, in this environment")
    options = parser.parse_args()
    if options.library:
        return compare(options.library, options.tables)
    with tempfile.TemporaryDirectory() as temporary:
        pythons = {library: python_with(library, options.environments or temporary) for library in LIBRARIES}
        results = [
            subprocess.run([python, __file__, "--library", library, options.tables]).returncode
            for library, python in pythons.items()
            if python
        ]
    if not results:
        print("nothing was compared: no library could be installed")
    return max(results, default=0)


if __name__ == "__main__":
    sys.exit(main())
