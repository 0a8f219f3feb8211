#!/bin/sh
# Reads generated texts and the example batches with git-dataset and with ruamel.yaml, an independent reader of YAML 1.2,
# and compares the values. GIT_DATASET_ROUNDS says how many. The other reader comes from PyPI, into .build/differential;
# where it cannot be had, this says so and does nothing.
set -eu
cd "$(dirname "$0")/../.."
folder=.build/differential
python=$folder/venv/bin/python

if ! "$python" -c 'import ruamel.yaml' 2>/dev/null; then
  mkdir -p "$folder"
  if ! { python3 -m venv "$folder/venv" && "$python" -m pip install --quiet 'ruamel.yaml>=0.18,<0.19'; } \
    >"$folder/log" 2>&1; then
    echo "skipped: ruamel.yaml cannot be installed; $folder/log says why"
    exit 0
  fi
fi

GIT_DATASET_DIFFERENTIAL=$PWD/$folder/texts.jsonl GIT_DATASET_ROUNDS=${GIT_DATASET_ROUNDS:-2000} \
  "${SWIFT:-swift}" test --skip-build --filter DifferentialTests >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
exec "$python" Tests/Differential/yaml.py "$folder/texts.jsonl"
