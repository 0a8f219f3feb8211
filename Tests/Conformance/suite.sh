#!/bin/sh
# Runs the official JSON Schema Test Suite through `git dataset schema test`: all that it requires, and the rest as
# docs/schemas.md says. The suite is not part of the repository; without it, this says so and does nothing.
set -eu
program=${1:?usage: suite.sh PROGRAM}
suite=${JSON_SCHEMA_TEST_SUITE:-$(dirname "$0")/../../../shared/suites/json-schema}
cases=$suite/tests/draft2020-12
if [ ! -d "$cases" ]; then
  echo "skipped: no JSON Schema Test Suite here; set JSON_SCHEMA_TEST_SUITE to its folder"
  exit 0
fi

expect() { # SUMMARY ARGUMENT…
  wanted=$1
  shift
  found=$("$program" schema test --map "http://localhost:1234=$suite/remotes" "$@" | tail -n 1) || true
  if [ "$found" != "$wanted" ]; then
    echo "expected $wanted; found $found: $program schema test $*" >&2
    exit 1
  fi
  echo "$found"
}

expect '1299 of 1299 cases pass' "$cases"/*.json
# The one is a schema of another draft, which is refused.
expect '161 of 162 cases pass' "$cases"/optional/*.json
expect '764 of 764 cases pass' --format-assertion "$cases/optional/format"
