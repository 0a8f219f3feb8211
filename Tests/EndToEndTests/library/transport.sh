# Servers that listen: SSH, HTTP, gitolite.
# shellcheck shell=sh

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
  GIT_SSH_COMMAND="ssh -F none -i $SANDBOX/keys/ada -o IdentitiesOnly=yes -o UserKnownHostsFile=$SANDBOX/known"
  export GIT_SSH_COMMAND="$GIT_SSH_COMMAND -o StrictHostKeyChecking=accept-new -o LogLevel=ERROR"
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

# Runs last; scenarios that started something end it here.
finish_scenario() {
  for server in ${servers-}; do kill "$server" 2>/dev/null; done
}
