#!/bin/sh
# Runs the JSONPath Compliance Test Suite, all 703 cases of it. The suite is not part of the repository; without it, this
# says so and does nothing.
set -eu
cd "$(dirname "$0")/../.."
suite=${JSONPATH_TEST_SUITE:-$PWD/../shared/suites/jsonpath}
if [ ! -f "$suite/cts.json" ]; then
  echo "skipped: no JSONPath Compliance Test Suite here; set JSONPATH_TEST_SUITE to its folder"
  exit 0
fi

found=$(JSONPATH_TEST_SUITE=$suite "${SWIFT:-swift}" test --filter ComplianceSuiteTests 2>&1) || {
  echo "$found" >&2
  exit 1
}
echo "$found" | grep '^JSONPath Compliance Test Suite: '
