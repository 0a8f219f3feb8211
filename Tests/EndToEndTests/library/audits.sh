# The parts of an audit of `snippet/first`, written by hand by whoever acts.
# shellcheck shell=sh
# shellcheck disable=SC2154 # the other rooms say who acts, and where the items are

# The name of whoever acts's key.
own_key() { ssh-keygen -l -f "$SANDBOX/keys/$person.pub" | cut -d' ' -f2; }

# The message of a commit that does something to a batch, and to this one.
acted_on() { # BATCH SUBJECT ACTION TRAILER…
  printf '%s\n\nDataset-Action: %s\nDataset-Batch: %s\nRubric: snippet@1.0.0\n' "$2" "$3" "$1"
  shift 3
  printf '%s\n' "$@"
}
acted() { acted_on snippet/first "$@"; }

# Gives the batch another state.
set_state() { # STATE
  sed -i "s/^state: .*/state: $1/" streams/snippet/batches/first/batch.yaml
}

# What every record of the first attempt begins with.
audit_head() {
  echo "dataset: $(sed -n 's/^id: *\([^ ]*\).*/\1/p' dataset.yaml)"
  printf '%s\n' 'batch: snippet/first' 'attempt: 1'
}

# The plan of the first attempt.
plan_by_hand() { # ITEMS SEEDS
  mkdir -p streams/snippet/batches/first/attempts/1
  {
    audit_head
    printf '%s\n' 'rubric: 1.0.0' "root: \"$(batch_root "$items")\"" "tree: \"$(git rev-parse "HEAD:$items")\"" "items: $1" \
      'withdrawn: []' 'ltpd: 0.5' 'beta: 0.5' 'sample: 1' 'accept: 0' 'minimum_per_annotator: 0' "seeds: [$2]" "by: $person" \
      "key: $(own_key)"
  } >streams/snippet/batches/first/attempts/1/plan.yaml
}

# The commit that freezes the batch with such a plan, or with what `sed` makes of it.
freeze_by_hand() { # ITEMS SEEDS [SCRIPT]
  plan=streams/snippet/batches/first/attempts/1/plan.yaml
  set_state frozen && plan_by_hand "$1" "$2" && sed -i "${3-}" "$plan" &&
    slip "$(acted Freeze batch/1 'Batch-Act: freeze' 'Attempt: 1' "Batch-Root: $(sed -n 's/^root: "\(.*\)"/\1/p' "$plan")")"
}
