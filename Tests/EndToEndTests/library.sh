# What scenarios start from: people with keys, a server, clones, items. Sourced by the runner; SANDBOX is an empty folder.
# shellcheck shell=sh

export GIT_TERMINAL_PROMPT=0 GIT_EDITOR=true GIT_PAGER=cat

# The person who acts from now on: a name as in `be ada`.
be() {
  person=$1
  if [ ! -f "$SANDBOX/keys/$person" ]; then
    mkdir -p "$SANDBOX/keys" "$SANDBOX/homes/$person"
    ssh-keygen -q -t ed25519 -N '' -C "$person" -f "$SANDBOX/keys/$person"
    HOME=$SANDBOX/homes/$person
    git config --global user.name "$(echo "$person" | cut -c1 | tr '[:lower:]' '[:upper:]')$(echo "$person" | cut -c2-)"
    git config --global user.email "$person@example.com"
    git config --global user.signingkey "$SANDBOX/keys/$person.pub"
    git config --global gpg.format ssh
    git config --global init.defaultBranch main
    git config --global advice.detachedHead false
  fi
  export HOME="$SANDBOX/homes/$person"
}

# A dataset `acme` of ada's with example items, and a server that has it: SANDBOX/server.git and SANDBOX/acme.
start() {
  be ada
  git dataset init acme --all --examples >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
  git dataset server init "$SANDBOX/server.git" --owner "$SANDBOX/keys/ada.pub" >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
  cd acme || return
  git remote add origin "$SANDBOX/server.git"
  git push --quiet -u origin main >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
}

# The ids that refs of the server have, to see that none moved.
remember() { server_refs=$(git --git-dir="$SANDBOX/server.git" for-each-ref --format='%(refname) %(objectname)'); }
unmoved() {
  if [ "$server_refs" = "$(git --git-dir="$SANDBOX/server.git" for-each-ref --format='%(refname) %(objectname)')" ]; then
    echo 'no ref moved'
  else
    echo 'A REF MOVED'
  fi
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

# Runs last; scenarios that started something end it here.
finish_scenario() { [ -z "${servers-}" ] || kill $servers 2>/dev/null; }
