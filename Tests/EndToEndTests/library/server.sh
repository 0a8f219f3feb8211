# A server, pushes to it, and what it says.
# shellcheck shell=sh

# A dataset `acme` of ada's with example items, and a server that has it: SANDBOX/server.git and SANDBOX/acme. All streams,
# or those that are named: `start --stream bug-fix`.
start() {
  be ada
  git dataset init acme "${@:---all}" --examples >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
  git dataset server init "$SANDBOX/server.git" --owner "$SANDBOX/keys/ada.pub" >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
  cd acme || return
  git remote add origin "$SANDBOX/server.git"
  git push --quiet -u origin main >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
}

# The dataset of `dataset` with a server, and people beside ada, who owns it: `team grace:reviewer eve:annotator,reviewer`.
# They all work in this one clone, each by `be NAME`.
team() { # PERSON:ROLE[,ROLE]…
  dataset
  {
    for member in "$@"; do
      roles=$(echo "${member#*:}" | tr ',' '\n' | sed 's/^/--role snippet:/; s/^--role snippet:owner/--owner/')
      name=${member%%:*}
      be "$name" && full=$(git config --global user.name) && be ada
      # shellcheck disable=SC2086 # several words
      git dataset people add "$name" --name "$full" --email "$name@example.com" $roles --key "$SANDBOX/keys/$name.pub"
    done
    git commit --quiet -a -m 'Add people' && git dataset server init "$SANDBOX/server.git" --owner "$SANDBOX/keys/ada.pub" &&
      git remote add origin "$SANDBOX/server.git" && git push --quiet -u origin main
  } >"$SANDBOX/log" 2>&1 || cat "$SANDBOX/log"
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

# Pushes past the local hooks, prints what the server says about it, and whether a ref moved.
attempt() { # REFSPEC…
  remember
  git push --no-verify origin "$@" >"$SANDBOX/log" 2>&1
  cat "$SANDBOX/log" >>"$SANDBOX/heard"
  sed -n 's/^remote: //p; /^ [!*+-].* ->/p; /^ *[0-9a-f]*\.\..* ->/p; /^fatal: /p; /^error: [^f]/p' "$SANDBOX/log"
  unmoved
}

# What the server finds in a push, without the words around it; whether a ref moved; and what an auditor says of the same.
attack() { # REFSPEC
  attempt "$1" | grep -v -E -e '^git-dataset: push refused' -e '^[0-9]+ errors?' -e '^Mend what is wrong' \
    -e '^ ! .remote rejected. '
  verified "$1"
}

# The last two lines of that on one line, by a name.
told() { # NAME
  name=$1
  attack main >"$SANDBOX/told"
  echo "$name: $(tail -n 2 "$SANDBOX/told" | paste -s -d ';')"
}

# What an auditor's clone says of the same push, had it been taken: the rules by which `git dataset verify` refuses it.
verified() { # REFSPEC
  rm -rf "$SANDBOX/audit.git"
  git clone --quiet --bare "$SANDBOX/server.git" "$SANDBOX/audit.git"
  git push --quiet --force --no-verify "$SANDBOX/audit.git" "$1" 2>&1
  root=$(git --git-dir="$SANDBOX/server.git" rev-list --first-parent --max-parents=0 main)
  (cd "$SANDBOX/audit.git" && git dataset verify --root "$root" "${1##*:}" >"$SANDBOX/verdict" 2>&1)
  case $? in
    0) echo 'verify: nothing wrong' ;;
    1) echo "verify: $(sed -n 's/.*error\[\([a-z/-]*\)\].*/\1/p' "$SANDBOX/verdict" | sort -u | paste -s -d ' ')" ;;
    *) cat "$SANDBOX/verdict" ;;
  esac
}

# git's own checks of the objects that arrive, on or off.
git_checks() { # true|false
  git --git-dir="$SANDBOX/server.git" config receive.fsckObjects "$1"
  git --git-dir="$SANDBOX/server.git" config transfer.fsckObjects "$1"
}

# Asks the server for one move of a ref in git's own protocol, as no well-meaning client would: any old value, any name, any
# objects. Those that are named are sent, unseen, or else every one of the clone.
raw_push() { # OLD NEW REF [OBJECT…]
  remember
  line=$(printf '%s %s %s' "$1" "$2" "$3")
  case $2 in *[!0]*) sends=yes ;; *) sends=no ;; esac
  shift 3
  {
    printf '%04x%s\0 report-status0000' $((${#line} + 19)) "$line"
    if [ $sends = yes ]; then
      if [ $# -gt 0 ]; then printf '%s\n' "$@"; else git cat-file --batch-all-objects --batch-check='%(objectname)'; fi |
        git pack-objects --quiet --stdout
    fi
  } >"$SANDBOX/request"
  git receive-pack "$SANDBOX/server.git" <"$SANDBOX/request" >"$SANDBOX/report"
  tr -d '\000' <"$SANDBOX/report" | grep -a -o -e 'unpack [a-z ]*' -e 'ok refs/[^ ]*' -e 'ng refs/.*'
  unmoved
}

# Runs a command and says nothing, unless it fails.
quietly() { # COMMAND…
  "$@" >"$SANDBOX/said" 2>&1 || { cat "$SANDBOX/said"; return 1; }
}

# The same, and pushes.
step() { # COMMAND…
  quietly "$@" && git push -q
}
