#!/bin/sh
# Prints the figures of the program, each beside a peer or a floor that is measured in the same run.
#
#     Tests/Bench/bench.sh [--scale] PROGRAM [REPORT.json]
#
# With --scale, those of a dataset of 1,000,000 items.
#
# What it needs is made once, under bench-data/, and again when templates or generators change: datasets, a floor
# written in C, and, where the network lets it, public validators from PyPI. `rm -r bench-data` begins anew.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "$here/../.." && pwd)/bench-data
measure=measure.py
if [ "${1-}" = --scale ]; then
  measure=scale.py
  shift
fi
program=${1:?usage: bench.sh [--scale] PROGRAM [REPORT.json]}
mkdir -p "$data"

command -v python3 >/dev/null || {
  echo 'bench: python3 is needed: apt install python3 python3-venv' >&2
  exit 2
}

# What the data is made from: new rules are met by new templates, which old datasets do not hold.
stamp=$(cd "$here/../.." &&
  find Templates Tests/Bench/checked.py Tests/Bench/clones.py Tests/Bench/generate.py Tests/Bench/history.py -type f |
    LC_ALL=C sort |
  xargs cat | cksum)
if [ "$(cat "$data/complete" 2>/dev/null)" != "$stamp" ]; then
  echo 'bench: making the datasets, which takes some minutes' >&2
  rm -rf "$data/data" "$data/clones" "$data/histories" "$data/long" "$data/complete"
  "$here/generate.py" "$data/data"
  echo "$stamp" >"$data/complete"
fi

# shellcheck disable=SC2046 # one word a flag
cc -O2 -o "$data/floor" "$here/floor.c" $(pkg-config --cflags --libs libgit2 yaml-0.1) ||
  echo 'bench: there is no C compiler for the floor; its rows are left out' >&2

sources=$here/../../Sources/Similarity
if [ "$measure" = measure.py ]; then
  swiftc -O -wmo -parse-as-library -package-name bench -o "$data/similarity" "$sources"/*.swift \
    "$here/similarity.swift" ||
    echo 'bench: similarity.swift does not compile; its rows are left out' >&2
fi

for validator in sourcemeta-jsonschema check-jsonschema rensa; do
  [ -e "$data/$validator/complete" ] && continue
  if python3 -m venv "$data/$validator" && "$data/$validator/bin/pip" install --quiet "$validator"; then
    touch "$data/$validator/complete"
  else
    echo "bench: $validator cannot be installed; its rows are left out" >&2
  fi
done

exec python3 "$here/$measure" "$program" "$data" ${2+"$2"}
