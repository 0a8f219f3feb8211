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

# A type of item that fits on a screen, as a folder of data that a stream can start from: SANDBOX/snippet.
snippet_type() {
  mkdir -p "$SANDBOX/snippet/rubrics"
  printf '%s\n' '# Code that fits on a screen.' 'rubric: 1.0.0' 'time_budget_minutes: 5' >"$SANDBOX/snippet/stream.yaml"
  cat >"$SANDBOX/snippet/schema.yaml" <<'END'
$schema: https://json-schema.org/draft/2020-12/schema
title: Snippet
type: object
unevaluatedProperties: false
required: [format, id, type, language, authors, rubric, code]
properties:
  format: {const: 1}
  id: {type: string}
  type: {const: snippet}
  language: {description: 'The language, in lower case.', type: string, pattern: '^[a-z+#]+$'}
  authors: {type: array, minItems: 1, uniqueItems: true, items: {type: string}}
  rubric: {type: string}
  created_at: {type: string}
  imported_by: {type: string}
  code: {description: The code itself., type: string, minLength: 1}
  minutes: {type: integer, minimum: 1}
  output:
    type: object
    required: [path, sha256]
    properties: {path: {type: string}, sha256: {type: string, pattern: '^[0-9a-f]{64}$'}}
  source_authors: {type: array, items: {type: string}}
END
  cat >"$SANDBOX/snippet/item.yaml" <<'END'
format: 1
id: "{{id}}"
type: snippet
language: "{{language}}" # in lower case
authors: ["{{author}}"]
rubric: "{{rubric}}"
code: "" # the code itself
END
  cat >"$SANDBOX/snippet/rubrics/1.0.0.yaml" <<'END'
format: 1
stream: snippet
version: 1.0.0
title: What makes a snippet worth keeping
scope: The code of one snippet, read by one reviewer who has run it once.
scale:
  name: quality
  levels:
    - {value: 0, label: poor, anchor: The code does not run.}
    - {value: 1, label: good, anchor: The code runs and reads well.}
criteria:
  - id: runs
    class: defect
    question: Does the code run?
    pass_if: It prints what it says.
    fail_if: It stops with an error.
    weight: 1
    evidence_required: run
    examples:
      - {snippet: print(1), verdict: pass, why: It prints a number.}
      - {snippet: print(1, verdict: fail, why: A bracket is missing.}
      - {snippet: print(), verdict: borderline, why: It prints an empty line.}
severities:
  - {id: major, meaning: The code is of no use as it is.}
decision_rules: []
aggregation: {method: gates, threshold: 1}
changelog:
  - {version: 1.0.0, date: 2026-01-02, change: The first version of the rubric.}
END
}

# A dataset `acme` of ada's to work in alone: a stream `snippet` with an open batch `first`, and in it the item `hello`.
dataset() {
  be ada
  snippet_type
  {
    git dataset init acme --stream reference-solution && cd acme && git dataset stream add snippet --from "$SANDBOX/snippet" &&
      sed -i 's/      dataset: .*/&\n      snippet: [annotator]/' people.yaml && git add . && git commit --quiet -m 'Add snippets' &&
      git dataset batch open snippet/first && snippet hello && git add . && git commit --quiet -m 'Open a batch'
  } >"$SANDBOX/log" 2>&1 || cat "$SANDBOX/log"
  # shellcheck disable=SC2034 # for scenarios to use
  items=streams/snippet/batches/first/items
}

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

# Writes a good item of the stream `snippet`, ready to be spoilt.
snippet() { # ID
  mkdir -p streams/snippet/batches/first/items
  cat >"streams/snippet/batches/first/items/$1.yaml" <<END
format: 1
id: $1
type: snippet
language: swift
authors: [ada]
rubric: 1.0.0
code: print("$1")
END
}

# Commits everything that is new or changed.
commit() { # MESSAGE
  git add . && git commit --quiet -m "${1-Add an item}"
}

# The same past the local hooks, as whoever means harm would.
slip() { # MESSAGE [OPTION]…
  said=$1
  shift
  git add . && git commit --quiet --no-verify -m "$said" "$@"
}

# Back to the last commit, without what is new.
undo() { git reset --quiet --hard && git clean --quiet -ffdx; }

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
    be ada && git dataset batch witness snippet/lot
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
    '  Answer b keeps the loop that reads and the loop that writes apart, so that the next person who has to change one of' \
    '  them need not read the other; answer a saves four lines by mixing the two.' 'presented_order: [b, a]' 'minutes: 12'
}

# Back to what the server has.
again() { git checkout -q -f main && git fetch -q && git reset -q --hard origin/main && git clean -q -f -d; }

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

# Stages many valid items at once, by the index alone: copies of a stream's first example with its sidecars.
items() { # STREAM COUNT PREFIX
  folder=streams/$1/batches/example/items
  from=$(git ls-tree --name-only "HEAD:$folder" | grep '\.yaml$' | head -n 1)
  mkdir -p "$SANDBOX/items"
  git cat-file blob "HEAD:$folder/$from" | awk -v count="$2" -v prefix="$SANDBOX/items/$3" '
    { line[NR] = $0 }
    END {
      for (number = 1; number <= count; number++) {
        path = sprintf("%s-%04d.yaml", prefix, number)
        id = path
        sub(/.*\//, "", id)
        sub(/\.yaml$/, "", id)
        for (i = 1; i <= NR; i++) print (line[i] ~ /^id: / ? "id: " id : line[i]) > path
        close(path)
      }
    }'
  find "$SANDBOX/items" -name "$3-*.yaml" | sort >"$SANDBOX/paths"
  git hash-object -w --stdin-paths <"$SANDBOX/paths" >"$SANDBOX/ids"
  paste "$SANDBOX/ids" "$SANDBOX/paths" >"$SANDBOX/blobs"
  git ls-tree -r "HEAD:$folder" "${from%.yaml}/" >"$SANDBOX/sidecars"
  awk -v folder="$folder" '
    NR == FNR { sidecar[++sidecars] = $1 " " $2 " " $3; path = $4; sub(/[^\/]*\//, "", path); rest[sidecars] = path; next }
    {
      id = $2
      sub(/.*\//, "", id)
      sub(/\.yaml$/, "", id)
      print "100644 blob " $1 "\t" folder "/" id ".yaml"
      for (i = 1; i <= sidecars; i++) print sidecar[i] "\t" folder "/" id "/" rest[i]
    }' "$SANDBOX/sidecars" "$SANDBOX/blobs" | git update-index --index-info
}

# The id of a tree like HEAD's, but with another tree in the place of a folder.
put() { # FOLDER TREE
  tree=$2
  folder=$1
  while [ -n "$folder" ]; do
    case $folder in */*) parent=${folder%/*} ;; *) parent= ;; esac
    tree=$({
      git ls-tree -z "HEAD:$parent" | grep -zv "	${folder##*/}\$"
      printf '040000 tree %s\t%s\0' "$tree" "${folder##*/}"
    } | git mktree -z)
    folder=$parent
  done
  echo "$tree"
}

# The id of a tree like HEAD's with entries more in a folder: a mode, a type, an id and a name as `printf` takes it for each.
# Almost no name and no mode is too odd for it.
grow() { # FOLDER (MODE TYPE ID NAME)…
  folder=$1
  shift
  put "$folder" "$({
    git ls-tree -z "HEAD:$folder" 2>/dev/null
    while [ $# -gt 0 ]; do
      # shellcheck disable=SC2059 # the name is a format, so that it may hold any byte
      printf "$1 $2 $3\t$4\0"
      shift 4
    done
  } | git mktree -z --missing)"
}

# The id of a commit with a tree, on top of HEAD or of the parents that are named; its message is $message.
commit_of() { # TREE [-p PARENT]…
  tree=$1
  shift
  [ $# -gt 0 ] || set -- -p HEAD
  echo "${message-Add things}" | git commit-tree -S "$tree" "$@"
}

# The id of an object of this type, from standard input, whatever is wrong with it.
object() { git hash-object -w --literally --stdin -t "$1"; }

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

# A commit with a tree, like `commit_of`, whose signature is made by the command that follows, from what is to be signed.
forged() { # TREE COMMAND…
  echo "${message-Add things}" | git commit-tree "$1" -p HEAD | xargs git cat-file commit >"$SANDBOX/payload"
  shift
  "$@" <"$SANDBOX/payload" >"$SANDBOX/armour"
  {
    sed '/^$/Q' "$SANDBOX/payload"
    printf 'gpgsig'
    sed 's/^/ /' "$SANDBOX/armour"
    sed -n '/^$/,$p' "$SANDBOX/payload"
  } | object commit
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

# Starts a program that listens on a loopback port of its choice until it says so; another port where one is taken.
listen() { # LOG WORDS FUNCTION, which finds the port in $port
  log=$1 words=$2
  for _ in 1 2 3 4 5 6 7 8; do
    port=$(shuf -i 20000-60000 -n 1)
    : >"$log"
    "$3" >>"$log" 2>&1 &
    server=$!
    for _ in $(seq 100); do
      if grep -q "$words" "$log"; then
        servers="${servers-} $server"
        return
      fi
      kill -0 "$server" 2>/dev/null || break
      sleep 0.05
    done
  done
  echo "nothing listens: $(cat "$log")"
  return 1
}

# An ssh server with keys of its own, and the remote `origin` behind it.
serve_ssh() {
  cp "$SANDBOX/keys/ada.pub" "$SANDBOX/authorized"
  listen_ssh "$SANDBOX/authorized" GIT_CONFIG_GLOBAL=/dev/null || return
  git remote set-url origin "ssh://$(id -un)@127.0.0.1:$port$SANDBOX/server.git"
}

# An ssh server for one account, with a host key of its own, on the loopback port $port; git goes there with ada's key.
listen_ssh() { # AUTHORIZED-KEYS VARIABLE=VALUE…
  authorized=$1
  shift
  ssh-keygen -q -t ed25519 -N '' -f "$SANDBOX/host"
  # As root it wants a folder of its own, which a service manager would make.
  [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
  cat >"$SANDBOX/sshd.conf" <<END
HostKey $SANDBOX/host
AuthorizedKeysFile $authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
SetEnv GIT_CONFIG_SYSTEM=/dev/null $*
END
  listen "$SANDBOX/sshd.log" 'Server listening' run_sshd || return
  export GIT_SSH_COMMAND="ssh -F none -i $SANDBOX/keys/ada -o IdentitiesOnly=yes -o UserKnownHostsFile=$SANDBOX/known -o StrictHostKeyChecking=accept-new -o LogLevel=ERROR"
}

run_sshd() { exec "$(command -v sshd)" -D -e -f "$SANDBOX/sshd.conf" -o ListenAddress=127.0.0.1 -p "$port"; }

# gitolite as an account of its own would have it, with a home in the sandbox and ada as its administrator. It answers at
# $gitolite; `on_gitolite COMMAND` runs one of its commands on the server.
serve_gitolite() {
  mkdir "$SANDBOX/gitolite"
  # Its own repository has the branch `master`, whatever git's default is.
  printf '[init]\n\tdefaultBranch = master\n' >"$SANDBOX/gitolite/.gitconfig"
  on_gitolite setup -pk "$SANDBOX/keys/ada.pub" >"$SANDBOX/log" 2>&1 || { cat "$SANDBOX/log"; return 1; }
  listen_ssh "$SANDBOX/gitolite/.ssh/authorized_keys" "HOME=$SANDBOX/gitolite" "GIT_CONFIG_GLOBAL=$SANDBOX/gitolite/.gitconfig" || return
  # shellcheck disable=SC2034 # for scenarios to use
  gitolite=ssh://$(id -un)@127.0.0.1:$port
}
on_gitolite() { (cd "$SANDBOX/gitolite" && HOME=$SANDBOX/gitolite exec gitolite "$@"); }

# A web server in front of git's own program for smart HTTP, and the remote `origin` behind it.
serve_http() {
  git --git-dir="$SANDBOX/server.git" config http.receivepack true
  cat >"$SANDBOX/lighttpd.conf" <<END
server.modules = ("mod_alias", "mod_setenv", "mod_cgi")
server.document-root = "$SANDBOX"
server.bind = "127.0.0.1"
server.port = env.PORT
server.upload-dirs = ("$SANDBOX")
alias.url = ("/git" => "$(git --exec-path)/git-http-backend")
cgi.assign = ("" => "")
setenv.set-environment = ("GIT_PROJECT_ROOT" => "$SANDBOX", "GIT_HTTP_EXPORT_ALL" => "1", "GIT_CONFIG_GLOBAL" => "/dev/null")
END
  listen "$SANDBOX/lighttpd.log" 'server started' run_lighttpd || return
  git remote set-url origin "http://127.0.0.1:$port/git/server.git"
}
run_lighttpd() { PORT=$port exec lighttpd -D -f "$SANDBOX/lighttpd.conf"; }

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
    echo 'rubric: 1.0.0'
    echo "verdict: $4"
    [ "$4" = approve ] || echo 'comment: The reason is not given.'
    echo "key: $(ssh-keygen -l -f "$SANDBOX/keys/$1.pub" | cut -d' ' -f2)"
  } >"streams/$2/batches/example/reviews/$3/$1.${5-1}.yaml"
}

# The message that states a verdict on an example item, for whoever acts.
stating() { # STREAM ITEM TRAILER
  printf '%s\n' "Look at $2" '' 'Dataset-Action: review/1' "Dataset-Batch: $1/example" "Rubric: $1@1.0.0" \
    "$3: $2 $(git hash-object "streams/$1/batches/example/items/$2.yaml")" \
    "Reviewed-by: $(git config user.name) <$(git config user.email)>"
}

# Runs a command on a terminal of its own, of 100 columns and 24 lines, and types there: in turn the words that must have
# come on the screen, and the keys that are typed then, as `printf` takes them. Returns what the command does.
typing() { # COMMAND (WORDS KEYS)…
  mkfifo "$SANDBOX/keyboard"
  # What was shown before must not be taken for what is shown now.
  : >"$SANDBOX/typescript"
  script -q -f -e -c "stty cols 100 rows 24; $1" "$SANDBOX/typescript" <"$SANDBOX/keyboard" >/dev/null 2>&1 &
  typist=$!
  exec 9>"$SANDBOX/keyboard"
  shift
  seen=0
  while [ $# -gt 0 ]; do
    tries=0
    until tail -c "+$((seen + 1))" "$SANDBOX/typescript" 2>/dev/null | grep -q -a -F -e "$1"; do
      tries=$((tries + 1))
      if [ $tries -gt 600 ] || ! kill -0 $typist 2>/dev/null; then
        echo "never on the screen: $1"
        kill $typist 2>/dev/null
        break 2
      fi
      sleep 0.05
    done
    seen=$(wc -c <"$SANDBOX/typescript")
    # shellcheck disable=SC2059 # the keys are a format, so that any key can be named
    printf "$2" >&9
    shift 2
  done
  exec 9>&-
  rm "$SANDBOX/keyboard"
  wait $typist
}

# One of the screens that were shown there, counted from 1, or what was printed after the last one.
screen() { # NUMBER|last
  tr -d '\r' <"$SANDBOX/typescript" | awk -v wanted="$1" -v clear="$(printf '\033[H\033[2J')" -v back="$(printf '\033[?1049l')" '
    /^Script (started|done)/ { next }
    { text = text $0 "\n" }
    END {
      if (wanted == "last") {
        while (place = index(text, back)) text = substr(text, place + length(back))
        printf "%s", text
        exit
      }
      for (number = 0; number < wanted; number++) {
        place = index(text, clear)
        text = place ? substr(text, place + length(clear)) : "no such screen\n"
      }
      if (place = index(text, clear)) text = substr(text, 1, place - 1)
      if (place = index(text, back)) text = substr(text, 1, place - 1)
      printf "%s", text
    }' | sed 's/ *$//'
}

# Runs last; scenarios that started something end it here.
finish_scenario() {
  for server in ${servers-}; do kill "$server" 2>/dev/null; done
}
