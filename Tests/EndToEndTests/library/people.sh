# Who acts, with keys of their own.
# shellcheck shell=sh

export GIT_TERMINAL_PROMPT=0 GIT_EDITOR=true GIT_PAGER=cat

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
