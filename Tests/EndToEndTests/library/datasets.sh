# Datasets to begin with, their items, and commits in them.
# shellcheck shell=sh

# A type of item that fits on a screen, as a folder of data that a stream can start from: SANDBOX/snippet.
snippet_type() {
  mkdir -p "$SANDBOX/snippet/rubrics"
  printf '%s\n' '# Code that fits on a screen.' 'rubric: 1.0.0' 'time_budget_minutes: 5' >"$SANDBOX/snippet/stream.yaml"
  cat >"$SANDBOX/snippet/schema.yaml" <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
title: Snippet
type: object
unevaluatedProperties: false
required: [format, id, type, language, authors, rubric, code]
properties:
  format: {const: 1}
  id: {type: string}
  type: {const: snippet}
  language: {description: 'The language, in lower case.', type: string, pattern: '^[a-z+#]+$'}
  authors: {type: array, minItems: 1, uniqueItems: true, items: {type: string}}
  rubric: {type: string}
  created_at: {type: string}
  imported_by: {type: string}
  code: {description: The code itself., type: string, minLength: 1}
  minutes: {type: integer, minimum: 1}
  output:
    type: object
    required: [path, sha256]
    properties: {path: {type: string}, sha256: {type: string, pattern: '^[0-9a-f]{64}$'}}
  source_authors: {type: array, items: {type: string}}
END
  cat >"$SANDBOX/snippet/item.yaml" <<'END'
format: 1
id: "{{id}}"
type: snippet
language: "{{language}}" # in lower case
authors: ["{{author}}"]
rubric: "{{rubric}}"
code: "" # the code itself
END
  cat >"$SANDBOX/snippet/rubrics/1.0.0.yaml" <<'END'
format: 1
stream: snippet
version: 1.0.0
title: What makes a snippet worth keeping
scope: The code of one snippet, read by one reviewer who has run it once.
scale:
  name: quality
  levels:
    - {value: 0, label: poor, anchor: The code does not run.}
    - {value: 1, label: good, anchor: The code runs and reads well.}
criteria:
  - id: runs
    class: defect
    question: Does the code run?
    pass_if: It prints what it says.
    fail_if: It stops with an error.
    weight: 1
    evidence_required: run
    examples:
      - {snippet: print(1), verdict: pass, why: It prints a number.}
      - {snippet: print(1, verdict: fail, why: A bracket is missing.}
      - {snippet: print(), verdict: borderline, why: It prints an empty line.}
severities:
  - {id: major, meaning: The code is of no use as it is.}
decision_rules: []
aggregation: {method: gates, threshold: 1}
changelog:
  - {version: 1.0.0, date: 2026-01-02, change: The first version of the rubric.}
END
}

# A dataset `acme` of ada's to work in alone: a stream `snippet` with an open batch `first`, and in it the item `hello`.
dataset() {
  be ada
  snippet_type
  {
    git dataset init acme --stream reference-solution && cd acme && git dataset stream add snippet --from "$SANDBOX/snippet" &&
      sed -i 's/      dataset: .*/&\n      snippet: [annotator]/' people.yaml && git add . && git commit --quiet -m 'Add snippets' &&
      git dataset batch open snippet/first && snippet hello && git add . && git commit --quiet -m 'Open a batch'
  } >"$SANDBOX/log" 2>&1 || cat "$SANDBOX/log"
  # shellcheck disable=SC2034 # for scenarios to use
  items=streams/snippet/batches/first/items
}

# Writes a good item of the stream `snippet`, ready to be spoilt.
snippet() { # ID
  mkdir -p streams/snippet/batches/first/items
  cat >"streams/snippet/batches/first/items/$1.yaml" <<END
format: 1
id: $1
type: snippet
language: swift
authors: [ada]
rubric: 1.0.0
code: print("$1")
END
}

# Names the authors of an item: `by eve one`, `by 'alan, eve' one`.
by() { # PERSON[, PERSON] ID
  sed -i "s/^authors: .*/authors: [$1]/" "$items/$2.yaml"
}

# A valid item: copies an example of a stream, with its sidecars, under another id.
item() { # STREAM ID
  from=$(find "streams/$1/batches/example/items" -maxdepth 1 -name '*.yaml' ! -name 'copy-*' | sort | head -n 1)
  id=$(basename "$from" .yaml)
  sed "s/^id: .*/id: $2/" "$from" >"streams/$1/batches/example/items/$2.yaml"
  if [ -d "streams/$1/batches/example/items/$id" ]; then
    cp -R "streams/$1/batches/example/items/$id" "streams/$1/batches/example/items/$2"
  fi
}

# Stages many valid items at once, by the index alone: copies of a stream's first example with its sidecars.
items() { # STREAM COUNT PREFIX
  folder=streams/$1/batches/example/items
  from=$(git ls-tree --name-only "HEAD:$folder" | grep '\.yaml$' | head -n 1)
  mkdir -p "$SANDBOX/items"
  git cat-file blob "HEAD:$folder/$from" | awk -v count="$2" -v prefix="$SANDBOX/items/$3" '
    { line[NR] = $0 }
    END {
      for (number = 1; number <= count; number++) {
        path = sprintf("%s-%04d.yaml", prefix, number)
        id = path
        sub(/.*\//, "", id)
        sub(/\.yaml$/, "", id)
        for (i = 1; i <= NR; i++) print (line[i] ~ /^id: / ? "id: " id : line[i]) > path
        close(path)
      }
    }'
  find "$SANDBOX/items" -name "$3-*.yaml" | sort >"$SANDBOX/paths"
  git hash-object -w --stdin-paths <"$SANDBOX/paths" >"$SANDBOX/ids"
  paste "$SANDBOX/ids" "$SANDBOX/paths" >"$SANDBOX/blobs"
  git ls-tree -r "HEAD:$folder" "${from%.yaml}/" >"$SANDBOX/sidecars"
  awk -v folder="$folder" '
    NR == FNR { sidecar[++sidecars] = $1 " " $2 " " $3; path = $4; sub(/[^\/]*\//, "", path); rest[sidecars] = path; next }
    {
      id = $2
      sub(/.*\//, "", id)
      sub(/\.yaml$/, "", id)
      print "100644 blob " $1 "\t" folder "/" id ".yaml"
      for (i = 1; i <= sidecars; i++) print sidecar[i] "\t" folder "/" id "/" rest[i]
    }' "$SANDBOX/sidecars" "$SANDBOX/blobs" | git update-index --index-info
}

# Commits everything that is new or changed.
commit() { # MESSAGE
  git add . && git commit --quiet -m "${1-Add an item}"
}

# The same past the local hooks, as whoever means harm would.
slip() { # MESSAGE [OPTION]…
  said=$1
  shift
  git add . && git commit --quiet --no-verify -m "$said" "$@"
}

# Back to the last commit, without what is new.
undo() { git reset --quiet --hard && git clean --quiet -ffdx; }

# Back to what the server has.
again() { git checkout -q -f main && git fetch -q && git reset -q --hard origin/main && git clean -q -f -d; }

# Commits an item `two` with something wrong in it.
spoil() { # SED-SCRIPT
  snippet two && sed -i "$1" "$items/two.yaml" && git add . && git commit -q -m 'Add a snippet'
}

# The id of a merge of a branch into another.
joined() { # BRANCH OTHER
  git checkout -q -f --detach "$1" && git merge -q --no-ff --no-verify -m Merge "$2" >"$SANDBOX/log" && git rev-parse HEAD
}
