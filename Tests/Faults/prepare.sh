#!/bin/sh
# Makes a server and a clone, and lets git call their hooks; each call is kept as it came. SANDBOX/cases/NAME has the hook
# and its arguments (call), its standard input (input), git's variables (variables), where it ran (folder), the objects of a
# push in quarantine (objects), and how it must end (verdict: accept, or refuse and a word of the reason). sweep.py
# replays them.
#
#     SANDBOX=FOLDER PROGRAM=git-dataset prepare.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$SANDBOX/bin" "$SANDBOX/home" "$SANDBOX/cases"
ln -sf "$PROGRAM" "$SANDBOX/bin/git-dataset"
export HOME="$SANDBOX/home" TMPDIR="$SANDBOX" PATH="$SANDBOX/bin:$PATH" GIT_CONFIG_SYSTEM=/dev/null
for room in "$here"/../EndToEndTests/library/*.sh; do
  # shellcheck source=/dev/null
  . "$room"
done
cd "$SANDBOX"

# A hook that keeps what it is called with, and lets nothing happen. What a clone's hook sees may change, so it keeps the
# clone.
cat >"$SANDBOX/keep" <<'END'
#!/bin/sh
[ -n "${KEEP-}" ] || exit 0
mkdir "$KEEP" && cat >"$KEEP/input" && echo "$(basename "$0") $*" >"$KEEP/call" && pwd >"$KEEP/folder"
env | grep '^GIT_' | sed "s#${GIT_QUARANTINE_PATH:-no quarantine}#$KEEP/objects#" >"$KEEP/variables"
# A deletion brings no objects.
[ -z "${GIT_QUARANTINE_PATH-}" ] || cp -R "$GIT_QUARANTINE_PATH" "$KEEP/objects"
[ ! -d .git ] || { cp -R . "$KEEP/clone" && echo "$KEEP/clone" >"$KEEP/folder"; }
exit 1
END
chmod +x "$SANDBOX/keep"

# Keeps one call of a hook. `keeps NAME VERDICT`, then what to say to git.
keeps() {
  KEEP=$SANDBOX/cases/$1
  verdict=$2
  export KEEP
  shift 2
  if "$@" >"$SANDBOX/log" 2>&1 || [ ! -f "$KEEP/folder" ]; then
    cat "$SANDBOX/log"
    echo "for $KEEP no hook was called" >&2
    exit 1
  fi
  echo "$verdict" >"$KEEP/verdict"
  unset KEEP
}
push() { git push --no-verify origin "$@"; }
# As a raw client would, which answers nothing useful for its status.
raw() {
  raw_push "$@"
  return 1
}

commit() { # MESSAGE [OPTION…]
  text=$1
  shift
  git add . && git commit --quiet --no-verify -S "$@" -m "$text"
}
# A commit that adds items.
commit_items() {
  text=$1
  shift
  commit "$text" "$@" -m 'Rubric: reference-solution@1.0.1'
}
again() { git checkout --quiet --force --detach main && git clean --quiet -ffdx; }

# A person with an account and a role, by a line of the people file.
add_person() { # NAME KEY
  name=$(echo "$1" | cut -c1 | tr '[:lower:]' '[:upper:]')$(echo "$1" | cut -c2-)
  line="$1: {name: $name, emails: [$1@example.com], roles: {reference-solution: [annotator]}, keys: [{$2}]}"
  sed -i "s#^people:\$#&\n  $line#" people.yaml
}

start --stream reference-solution
folder=streams/reference-solution/batches/example/items
be eve && be grace && be ada
export GNUPGHOME="$SANDBOX/gpg" && mkdir -m 700 "$GNUPGHOME" keys
gpg --batch --quiet --passphrase '' --quick-generate-key 'Grace <grace@example.com>' ed25519 sign never 2>"$SANDBOX/log"
gpg --armor --export grace >keys/grace.asc
fingerprint=$(gpg --with-colons --list-keys grace 2>"$SANDBOX/log" | sed -n 's/^fpr:*\([^:]*\):$/\1/p' | head -n 1)
add_person grace "openpgp: \"$fingerprint\", file: keys/grace.asc"
add_person eve "key: \"$(cat "$SANDBOX/keys/eve.pub")\""
commit 'Add eve and grace'
git push --quiet --no-verify origin main >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log" && exit 1; }

git_checks false
git --git-dir="$SANDBOX/server.git" config dataset.timeLimit 20
cp "$SANDBOX/keep" "$SANDBOX/server.git/hooks/pre-receive"

again && for id in zz-1 zz-2 zz-3; do item reference-solution $id; done && commit_items 'Add items'
keeps good accept push HEAD:refs/heads/main
keeps topic accept push HEAD:refs/heads/topic
keeps several accept push HEAD:refs/heads/main HEAD:refs/heads/other
git checkout --quiet -b side HEAD && again && item reference-solution zz-4 && commit_items 'Add another item'
git merge --quiet --no-verify -S -m 'Merge side' side
keeps merge accept push HEAD:refs/heads/main

again && for id in zz-1 zz-2 zz-3; do item reference-solution $id; done
sed -i '/^language:/d' $folder/zz-2.yaml && commit_items 'Add items'
keeps schema 'refuse item/schema' push HEAD:refs/heads/main
again && item reference-solution zz-1 && sed -i 's/^language: .*/language: "Not a language"/' $folder/zz-1.yaml
commit_items 'Add an item'
keeps pattern 'refuse item/schema' push HEAD:refs/heads/main
again && item reference-solution zz-1 && echo 'other: &a 1' >>$folder/zz-1.yaml && commit_items 'Add an item'
keeps yaml 'refuse document/anchor' push HEAD:refs/heads/main
again && item reference-solution zz-1 && commit_items 'Add an item' --no-gpg-sign
keeps unsigned 'refuse signature/' push HEAD:refs/heads/main
again && item reference-solution zz-1 && commit_items 'Add an item' && be eve
git commit --quiet --amend --no-verify -S --no-edit
keeps stranger 'refuse item/contributors' push HEAD:refs/heads/main
again && sed -i 's/^name: .*/name: other/' dataset.yaml && commit 'Rename the dataset'
keeps policy 'refuse policy/entitlement' push HEAD:refs/heads/main
be ada && again && link=$(commit_of "$(grow schemas 120000 blob "$(printf /etc/passwd | object blob)" link)" -p main)
keeps link 'refuse path/mode' push "$link:refs/heads/main"
bad=$(git cat-file commit main | sed '/^gpgsig/,/^ *-----END/d; /^committer/p' | object commit)
keeps malformed 'refuse commit/format' raw "$(git rev-parse main)" "$bad" refs/heads/main "$bad"
git --git-dir="$SANDBOX/server.git" config receive.denyNonFastForwards false
git --git-dir="$SANDBOX/server.git" config receive.denyDeletes false
keeps rewind 'refuse ref/' push --force main~1:refs/heads/main
keeps delete 'refuse ref/' push --delete main
keeps stale 'refuse ref/' raw "$(git rev-parse main~1)" "$(git rev-parse side)" refs/heads/main

# The hooks of a clone: what is staged, and what is about to be pushed.
cp "$SANDBOX/keep" .git/hooks/pre-commit && cp "$SANDBOX/keep" .git/hooks/pre-push
again && item reference-solution zz-1 && git add . && keeps staged accept git commit -m 'Add an item'
sed -i '/^language:/d' $folder/zz-1.yaml && git add .
keeps staged-schema 'refuse item/schema' git commit -m 'Add an item'
commit_items 'Add an item' && keeps outgoing-schema 'refuse item/schema' git push origin HEAD:refs/heads/main
again && item reference-solution zz-1 && commit_items 'Add an item'
keeps outgoing accept git push origin HEAD:refs/heads/main

# Signed with OpenPGP, which another program checks: by one who may, and with a key that nobody named.
be grace && git config --global gpg.format openpgp && git config --global user.signingkey "$fingerprint"
again && item reference-solution zz-1 && sed -i 's/^authors: .*/authors: [grace]/' $folder/zz-1.yaml
commit_items 'Add an item'
keeps openpgp accept push HEAD:refs/heads/main
gpg --batch --quiet --passphrase '' --quick-generate-key 'Other <grace@example.com>' ed25519 sign never 2>"$SANDBOX/log"
other=$(gpg --with-colons --list-keys Other 2>"$SANDBOX/log" | sed -n 's/^fpr:*\([^:]*\):$/\1/p' | head -n 1)
git config --global user.signingkey "$other" && git commit --quiet --amend --no-verify -S --no-edit
keeps openpgp-stranger 'refuse signature/' push HEAD:refs/heads/main
gpgconf --kill all

# The first push, which the trust root alone judges: the owner's, and a dataset of somebody else's.
be ada && cd "$SANDBOX" && git dataset server init empty.git --owner "$SANDBOX/keys/ada.pub" >"$SANDBOX/log"
cp "$SANDBOX/keep" "$SANDBOX/empty.git/hooks/pre-receive"
cd acme && git remote set-url origin "$SANDBOX/empty.git"
keeps first accept push main:refs/heads/main
be eve && cd "$SANDBOX" && git dataset init evil --stream reference-solution >"$SANDBOX/log" && cd evil
git remote add origin "$SANDBOX/empty.git"
keeps first-stranger 'refuse policy/' push main:refs/heads/main

# Nothing lands unapproved: grace takes an approval back on a topic, which the server has to keep, and an author leaves out
# what it has kept. The first is tried on a copy of the server, since the hook writes there.
be ada && cd "$SANDBOX" && git clone --quiet server.git gated && cd gated && git dataset install >"$SANDBOX/log"
sed -i 's/gate: sign-off/gate: landing/' dataset.yaml
sed -i "s#^people:\$#&\n  alan: {name: Alan, emails: [alan@example.com], roles: {reference-solution: [reviewer]}, keys: [{key: \"$(be alan && cat "$SANDBOX/keys/alan.pub")\"}]}#" people.yaml
commit 'Ask for approvals'
git dataset server init "$SANDBOX/gate.git" --owner "$SANDBOX/keys/ada.pub" >"$SANDBOX/log"
git remote set-url origin "$SANDBOX/gate.git" && git push --quiet --no-verify origin main
git checkout --quiet -b topic && item reference-solution zz-1 && commit_items 'Add an item'
says() { # VERDICT ROUND TRAILER
  record alan reference-solution zz-1 "$1" "$2" && commit "$(stating reference-solution zz-1 "$3")"
}
be alan && says approve 1 Approves && git tag approved && git push --quiet --no-verify origin topic
says withdraw 2 Withdraws
mv "$SANDBOX/gate.git/hooks/pre-receive" "$SANDBOX/judge"
cp "$SANDBOX/keep" "$SANDBOX/gate.git/hooks/pre-receive"
keeps withdrawal accept push topic
echo 'zz-1 alan 2 withdraw' >"$SANDBOX/cases/withdrawal/kept"
cp -R "$SANDBOX/gate.git" "$SANDBOX/withdrawal.git" && echo "$SANDBOX/withdrawal.git" >"$SANDBOX/cases/withdrawal/folder"
cp "$SANDBOX/judge" "$SANDBOX/gate.git/hooks/pre-receive" && git push --quiet --no-verify origin topic
cp "$SANDBOX/keep" "$SANDBOX/gate.git/hooks/pre-receive"
keeps withdrawn 'refuse review/withdrawn' push approved:refs/heads/main
be ada

git --git-dir="$SANDBOX/server.git" config receive.denyNonFastForwards true
git --git-dir="$SANDBOX/server.git" config receive.denyDeletes true
