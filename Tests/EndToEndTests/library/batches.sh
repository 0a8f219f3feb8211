# Batches on their way to a sign-off.
# shellcheck shell=sh

# A dataset with a server and a batch `lot` of `snippet`: ada owns it and may witness, grace calibrates, alan and barbara
# annotate and approve each other's items. `lot 4` makes four items of each, all approved and not yet pushed; grace acts next.
lot() { # COUNT [GOLD POLICY]
  be ada
  for name in grace alan barbara; do be "$name"; done
  be ada
  snippet_type
  {
    git dataset init acme --stream reference-solution && cd acme && git dataset stream add snippet --from "$SANDBOX/snippet" &&
      sed -i "s/^  snippet:/&\n    review: {approvals: 1}\n    gold: {${2-ltpd: 0.25, beta: 0.2, accept: 0, minimum_per_annotator: 1}}/" dataset.yaml
    for name in grace:calibrator alan:annotator,reviewer barbara:annotator,reviewer; do
      roles=$(echo "${name#*:}" | tr ',' '\n' | sed 's/^/--role snippet:/')
      name=${name%%:*}
      # shellcheck disable=SC2086 # several words
      git dataset people add "$name" --name "$(git config --file "$SANDBOX/homes/$name/.gitconfig" user.name)" \
        --email "$name@example.com" $roles --key "$SANDBOX/keys/$name.pub"
    done
    git add . && git commit --quiet -m 'Add snippets and people' &&
      git dataset server init "$SANDBOX/server.git" --owner "$SANDBOX/keys/ada.pub" &&
      git remote add origin "$SANDBOX/server.git" && git push --quiet -u origin main
    be grace && git dataset batch open snippet/lot && git add . && git commit --quiet -m 'Open a batch'
    be ada && git dataset batch secrets snippet/lot
    for name in alan barbara; do be "$name" && fill "$name" "$1"; done
    # shellcheck disable=SC2046 # several words
    be barbara && git dataset approve --score runs=1 $(names alan "$1") && be alan && git dataset approve --score runs=1 $(names barbara "$1")
    be grace
  } >"$SANDBOX/log" 2>&1 || cat "$SANDBOX/log"
  # shellcheck disable=SC2034 # for scenarios to use
  lot=streams/snippet/batches/lot
}

# Adds items of whoever acts to the batch `lot`: alan-1, alan-2, and so on.
fill() { # PERSON COUNT
  mkdir -p streams/snippet/batches/lot/items
  for number in $(seq "$2"); do
    printf '%s\n' 'format: 1' "id: $1-$number" 'type: snippet' 'language: swift' "authors: [$1]" 'rubric: 1.0.0' \
      "code: print(\"$1 $number\")" 'minutes: 4' >"streams/snippet/batches/lot/items/$1-$number.yaml"
  done
  git add . && git commit --quiet -m "Add items of $1"
}

# The full names of these items.
names() { # PERSON COUNT
  seq -f "snippet/lot/$1-%g" "$2"
}

# The full names of the items that the sample of the batch `lot` holds.
sampled() {
  git dataset batch sample snippet/lot -z | tr '\0' '\n' | sed 's|.*/||; s|\.yaml$||; s|^|snippet/lot/|'
}

# The root of a batch as it is in the index, computed by hand.
batch_root() { # ITEMS
  git ls-files -s "$1" | while read -r mode oid _ path; do
    echo "$mode $oid $(sha256sum <"$path" | cut -c1-64) ${path#"$1"/}"
  done | LC_ALL=C sort | sha256sum | cut -c1-64
}

# Freezes a batch that the program would not freeze, with a whole audit, after the plan of the batch `lot`.
force_freeze() { # STREAM BATCH
  frozen=streams/$1/batches/$2
  root=$(batch_root "$frozen/items")
  count=$(find "$frozen/items" -maxdepth 1 -type f | wc -l)
  mkdir -p "$frozen/attempts/1"
  sed -e "s|^batch: .*|batch: $1/$2|" -e "s|^root: .*|root: \"$root\"|" \
    -e "s|^tree: .*|tree: \"$(git rev-parse "HEAD:$frozen/items")\"|" -e "s|^items: .*|items: $count|" \
    -e "s|^sample: .*|sample: $count|" -e 's|^withdrawn: .*|withdrawn: []|' \
    "$lot/attempts/1/plan.yaml" >"$frozen/attempts/1/plan.yaml"
  sed -i 's/^state: .*/state: frozen/' "$frozen/batch.yaml"
  slip "$(printf '%s\n' Freeze '' 'Dataset-Action: batch/1' "Dataset-Batch: $1/$2" "Rubric: $1@1.0.0" 'Batch-Act: freeze' \
    'Attempt: 1' "Batch-Root: $root")"
}
