# A terminal, and somebody who types there.
# shellcheck shell=sh

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
