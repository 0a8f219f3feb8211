# What a forge does to a branch.
# shellcheck shell=sh

# git as the forge runs it: its own committer and key, and none of the clone's hooks.
as_forge() { # ARGUMENT…
  GIT_COMMITTER_NAME=Forge GIT_COMMITTER_EMAIL=forge@example.org \
    git -c core.hooksPath=/dev/null -c user.signingkey="$SANDBOX/keys/forge.pub" "$@"
}

# The buttons that merge the branch `topic`, with a commit and without one.
merge() { as_forge merge -q --no-ff -S --no-edit topic; }
forward() { git checkout -q topic && git rebase -q --no-ff -S main; }
