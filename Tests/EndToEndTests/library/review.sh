# Reviews: people who review, and what they write by hand.
# shellcheck shell=sh
# shellcheck disable=SC2154 # the other rooms say who acts, and where the items are

# The same dataset with reviewers of `snippet`: grace, alan and barbara. They all work in this one clone, each by `be NAME`.
reviewers() { # [REVIEW POLICY]
  dataset
  for name in grace alan barbara; do be "$name"; done
  be ada
  {
    for name in grace alan barbara; do
      git dataset people add "$name" --name "$(git config --file "$SANDBOX/homes/$name/.gitconfig" user.name)" \
        --email "$name@example.com" --role snippet:reviewer --key "$SANDBOX/keys/$name.pub"
    done
    sed -i "s/^  snippet:/&\n    review: {${1-approvals: 2}}/" dataset.yaml
    git commit --quiet -a -m 'Add reviewers'
  } >"$SANDBOX/log" 2>&1 || cat "$SANDBOX/log"
}

# A review record of whoever acts, written by hand as `git dataset approve` and its like write it.
opinion() { # VERDICT ID [ROUND]
  reviews=streams/snippet/batches/first/reviews/$2
  mkdir -p "$reviews"
  cat >"$reviews/$person.${3-1}.yaml" <<END
dataset: $(sed -n 's/^id: *\([^ ]*\).*/\1/p' dataset.yaml)
item: snippet/first/$2
round: ${3-1}
blob: "$(git hash-object "$items/$2.yaml")"
sha256: "$(sha256sum <"$items/$2.yaml" | cut -c1-64)"
rubric: 1.0.0
verdict: $1
key: $(ssh-keygen -l -f "$SANDBOX/keys/$person.pub" | cut -d' ' -f2)
END
}

# The message of the commit that states such a verdict.
statement() { # VERDICT ID…
  case $1 in approve) word=Approves ;; request-changes) word=Requests-changes ;; reject) word=Rejects ;; *) word=Withdraws ;; esac
  shift
  printf 'Review\n\nDataset-Action: review/1\nDataset-Batch: snippet/first\nRubric: snippet@1.0.0\n'
  for id; do printf '%s: %s %s\n' "$word" "$id" "$(git hash-object "$items/$id.yaml")"; done
  printf 'Reviewed-by: %s <%s>\n' "$(git config user.name)" "$(git config user.email)"
}

# A verdict of whoever acts, in a commit of its own.
verdict() { # VERDICT ID [ROUND]
  opinion "$@" && slip "$(statement "$1" "$2")"
}

# A review record about an example item as it is in the work tree, written by hand, whatever is wrong with it.
record() { # PERSON STREAM ITEM VERDICT [ROUND]
  file=streams/$2/batches/example/items/$3.yaml
  mkdir -p "streams/$2/batches/example/reviews/$3"
  {
    sed -n 's/^id: /dataset: /p' dataset.yaml
    echo "item: $2/example/$3"
    echo "round: ${5-1}"
    echo "blob: \"$(git hash-object "$file")\""
    echo "sha256: \"$(sha256sum <"$file" | cut -d' ' -f1)\""
    echo 'rubric: 1.0.1'
    echo "verdict: $4"
    [ "$4" = approve ] || echo 'comment: The reason is not given.'
    echo "key: $(ssh-keygen -l -f "$SANDBOX/keys/$1.pub" | cut -d' ' -f2)"
  } >"streams/$2/batches/example/reviews/$3/$1.${5-1}.yaml"
}

# The message that states a verdict on an example item, for whoever acts.
stating() { # STREAM ITEM TRAILER
  printf '%s\n' "Look at $2" '' 'Dataset-Action: review/1' "Dataset-Batch: $1/example" "Rubric: $1@1.0.1" \
    "$3: $2 $(git hash-object "streams/$1/batches/example/items/$2.yaml")" \
    "Reviewed-by: $(git config user.name) <$(git config user.email)>"
}
