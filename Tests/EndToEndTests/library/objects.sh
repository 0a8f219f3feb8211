# Objects that git's own commands would not write.
# shellcheck shell=sh

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
