#!/bin/sh
# A guided tour: a server, an owner, an annotator, good items in, bad items refused at commit and at push. Everything
# happens in a temporary folder with keys and settings of its own. KEEP=1 keeps the folder.
#
# Every step says what is to come, and the tour ends with 1 as soon as anything comes otherwise.
set -eu

program=${PROGRAM:?PROGRAM is the absolute path of git-dataset}
here=$(cd "$(dirname "$0")" && pwd)
demo=$(mktemp -d "${TMPDIR:-/tmp}/git-dataset-demo.XXXXXX")
finished=

clean_up() {
  [ -n "$finished" ] || printf '\nThe tour ended early: the last step did not go as told.\n' >&2
  if [ "${KEEP-}" = 1 ]; then echo "Kept: $demo"; else rm -rf "$demo"; fi
}
trap clean_up EXIT
trap 'exit 1' HUP INT TERM

# Nothing of the user's own settings, and nothing of a git that runs this, reaches the tour.
# shellcheck disable=SC2046 # names of variables, one word each
unset $(git rev-parse --local-env-vars) GIT_DATASET GIT_DATASET_SKIP
export GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0 LC_ALL=C XDG_CONFIG_HOME="$demo/config"
mkdir "$demo/bin" "$demo/keys"
ln -s "$program" "$demo/bin/git-dataset"
export PATH="$demo/bin:$PATH"
cd "$demo"

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); fi

say() { printf '\n%s\n' "$*" | fold -s -w 88 | sed 's/ *$//'; }

# How many lines of an output are shown.
most=20

# Runs a command as the person who acts, as if typed; its output is shown and kept for `shows`.
attempt() {
  printf '%s%s$ %s%s\n' "$bold" "$person" "$1" "$plain"
  status=0
  # Not in a subshell, so that `cd` lasts.
  eval "$1" >"$demo/output" 2>&1 </dev/null || status=$?
  # The spaces with which git wipes the ends of a server's lines are left out.
  sed -n "s/ *\$//; 1,${most}s/^/    /p" "$demo/output"
  [ "$(wc -l <"$demo/output")" -le "$most" ] || echo '    …'
}

fail() {
  printf 'Not as told: %s\n' "$*" >&2
  exit 1
}

works() {
  attempt "$1"
  [ "$status" = 0 ] || fail "it ended with $status"
}

refused() {
  attempt "$1"
  [ "$status" != 0 ] || fail 'it was accepted'
}

shows() { grep -qF -e "$1" "$demo/output" || fail "it does not say: $1"; }

# The person who acts from now on, with a home and a signing key.
be() {
  person=$1
  export HOME="$demo/homes/$person"
  [ ! -d "$HOME" ] || return 0
  mkdir -p "$HOME"
  ssh-keygen -q -t ed25519 -N '' -C "$person" -f "$demo/keys/$person"
  git config --global user.name "$2"
  git config --global user.email "$person@example.com"
  git config --global user.signingkey "$demo/keys/$person.pub"
  git config --global gpg.format ssh
  git config --global init.defaultBranch main
}

tip() { git --git-dir="$demo/server.git" rev-parse refs/heads/main; }
moved() { [ "$(tip)" != "$1" ] || fail 'the branch on the server did not move'; }
unmoved() { [ "$(tip)" = "$1" ] || fail 'the branch on the server moved'; }

owner_starts() {
  be ada 'Ada Lovelace'
  say 'Ada owns the dataset. She prepares the repository that everyone pushes to; her key is its trust root.'
  works 'git dataset server init server.git --owner keys/ada.pub'
  say 'She lets the program prove that the server refuses: it pushes something bad to a copy of the set-up.'
  works 'git dataset server check server.git'
  shows 'a bad push was refused'

  say 'She makes the dataset, with all seven streams and two example items in each. The first commit is policy alone.'
  works 'git dataset init acme --all --examples'
  works 'cd acme'
  works 'git log --oneline'
  works 'git dataset check'
  shows '14 items, nothing wrong'
  say 'Her first push founds the branch on the server.'
  works "git remote add origin ../server.git"
  works 'git push --quiet -u origin main'
  [ "$(tip)" = "$(git rev-parse HEAD)" ] || fail 'the server does not have the commit'
}

owner_adds_grace() {
  say 'Grace is to write preference pairs. Ada adds her, with her public key, to people.yaml, which is policy.'
  (be grace 'Grace Hopper')
  cat >>people.yaml <<END
  grace:
    name: Grace Hopper
    emails: [grace@example.com]
    roles:
      preference-pair: [annotator]
    keys:
      - key: "$(cat "$demo/keys/grace.pub")"
END
  works 'git diff --stat'
  works 'git commit --quiet -a -m "Let Grace write preference pairs"'
  say 'Then she opens a batch, in a commit of its own, and pushes both.'
  works 'git dataset batch open preference-pair/2026-11-a --title "Retries and queues"'
  works 'git add streams && git commit --quiet -m "Open the batch 2026-11-a"'
  before=$(tip)
  works 'git push --quiet'
  moved "$before"
}

annotator_writes() {
  be grace
  cd "$demo"
  say 'Grace clones the dataset and installs the hooks.'
  works 'git clone --quiet server.git grace'
  works 'cd grace'
  works 'git dataset install'
  say 'She starts an item. The check knows what is missing, field by field.'
  works 'git dataset new preference-pair/2026-11-a --language python'
  batch=streams/preference-pair/batches/2026-11-a
  most=4
  refused "git dataset check -- $batch"
  shows 'error[item/schema]'
  most=20
  say 'She fills it in, and puts the file that both answers change beside it, byte for byte. What is left is a remark, which stands in nobody'\''s way.'
  cp "$here/pair.yaml" "$batch/items/grace-0001.yaml"
  mkdir -p "$batch/items/grace-0001/context"
  cp "$here/upload.py" "$batch/items/grace-0001/context/upload.py"
  works "sed -n 3,21p $batch/items/grace-0001.yaml"
  works "git dataset check -- $batch"
  shows '1 remark in 1 item'
  say 'She commits and pushes. The hooks let it through, and one of them notes the rubric in the message.'
  works "git add $batch && git commit --quiet -m 'Add a pair about retries'"
  works 'git log -1 --format=%B'
  shows 'Rubric: preference-pair@1.0.1'
  before=$(tip)
  works 'git push --quiet'
  moved "$before"
}

annotator_breaks_it() {
  say 'Now a bad change: a key misspelt, and the file beside the item edited, so that its digest no longer fits.'
  works "sed -i 's/^contrast:/contrasts:/' $batch/items/grace-0001.yaml"
  works "echo '# reviewed' >>$batch/items/grace-0001/context/upload.py"
  refused "git commit --quiet -a -m 'Reword the pair'"
  shows 'error[item/schema]'
  shows 'error[item/sidecar]'
  say 'The commit is refused. Local hooks can be skipped, and Grace skips them, at commit and at push.'
  works "git commit --quiet --no-verify -a -m 'Reword the pair'"
  before=$(tip)
  refused 'git push --quiet --no-verify'
  shows 'remote: git-dataset: push refused'
  shows 'error[item/schema]'
  shows 'error[item/sidecar]'
  say 'The server refuses, in the same words. Its branch stands where it stood: one commit behind hers.'
  unmoved "$before"
  works "git --git-dir=../server.git log -1 --format='%h %s' main"
  shows 'Add a pair about retries'
  works "git log -1 --format='%h %s'"
  shows 'Reword the pair'
}

annotator_mends_it() {
  say 'She mends both and amends her commit; nothing was lost.'
  works "sed -i 's/^contrasts:/contrast:/; s/minutes: 35/minutes: 40/' $batch/items/grace-0001.yaml"
  works "git checkout --quiet HEAD~1 -- $batch/items/grace-0001/context"
  works 'git commit --quiet -a --amend --no-edit'
  before=$(tip)
  works 'git push --quiet'
  moved "$before"
}

annotator_imports() {
  say 'Older pairs lie in a JSON Lines file. A map says which of its fields goes where.'
  cp "$here/pairs.jsonl" "$here/map.yaml" "$demo"
  works "sed -n '5,19p' ../map.yaml"
  say 'Two of the three records become items. The third has one answer only, and the map never guesses.'
  attempt 'git dataset import preference-pair/2026-11-a ../pairs.jsonl --map ../map.yaml'
  [ "$status" = 1 ] || fail "it ended with $status"
  shows 'pairs.jsonl:3:'
  works "git dataset check -- $batch"
  shows '3 remarks in 3 items'
  before=$(tip)
  works "git add $batch && git commit --quiet -m 'Add two older pairs' && git push --quiet"
  moved "$before"
}

consumer_checks() {
  be alan 'Alan Turing'
  cd "$demo"
  say 'Alan has no part in the dataset. He clones it and checks every item himself, offline.'
  works 'git clone --quiet server.git alan'
  works 'cd alan'
  works 'git dataset check HEAD'
  shows '3 remarks in 17 items'
}

owner_starts
owner_adds_grace
annotator_writes
annotator_breaks_it
annotator_mends_it
annotator_imports
consumer_checks

finished=1
say 'That was the tour: every step went as told.'
if [ "${KEEP-}" = 1 ]; then
  echo "The server is $demo/server.git, Ada's repository $demo/acme, Grace's clone $demo/grace."
else
  echo 'KEEP=1 make demo keeps the repositories to look at.'
fi
