# Judgements, and people who give them.
# shellcheck shell=sh

# A dataset `acme` of ada's with two pairs of answers and a server, and people who judge them: barbara, edsger and grace, who
# also reviews, as alan does. They all work in this one clone, each by `be NAME`.
judges() {
  start --stream preference-pair || return
  {
    for member in barbara:annotator edsger:annotator grace:annotator,reviewer alan:reviewer; do
      roles=$(echo "${member#*:}" | tr ',' '\n' | sed 's/^/--role preference-pair:/')
      name=${member%%:*}
      be "$name" && full=$(git config --global user.name) && be ada
      # shellcheck disable=SC2086 # several words
      git dataset people add "$name" --name "$full" --email "$name@example.com" $roles --key "$SANDBOX/keys/$name.pub"
    done
    git commit --quiet -a -m 'Add people' && git push --quiet
  } >"$SANDBOX/log" 2>&1 || cat "$SANDBOX/log"
  # shellcheck disable=SC2034 # for scenarios to use
  pairs=streams/preference-pair/batches/example
}

# What somebody says about a pair, in a file.
preference() { # NUMBER >FILE
  printf '%s\n' "preference: $1" 'dimensions: {maintainability: b}' 'rationale: >-' \
    '  Answer b keeps the loop that reads, from line 9 on, and the loop that writes apart, so that the next person who has to' \
    '  change one of them need not read the other; answer a saves four lines by mixing the two.' 'presented_order: [b, a]' 'minutes: 12'
}
