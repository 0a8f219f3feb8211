#!/usr/bin/env bash
# Two libraries that implement RFC 9535 in Python take `$` inside of a nested filter for the wrong node.
#
# Versions: jsonpath-rfc9535 1.0.1, python-jsonpath 2.2.2 (PyPI), Python 3.11.
# Behaviour: RFC 9535, 2.3.5.1, lets a filter query begin with `$`, the root of the query argument, at any depth. With one
# filter both libraries do that. In a filter inside of a filter, `$` finds nothing, as if it were another node, and the
# query selects nothing: no error, no warning.
# Output seen:
#   jsonpath-rfc9535: one filter ['r2'], nested with a literal ['r2'], nested with $ []
#   python-jsonpath: one filter ['r2'], nested with a literal ['r2'], nested with $ []
# What it means here: a check that looks for a list's member named elsewhere in the item (`$.runs[?@.tests[?@ ==
# $.wanted]]`) cannot be tried with these two libraries. `git dataset` selects `r2`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" -q install jsonpath-rfc9535==1.0.1 python-jsonpath==2.2.2
"$folder/venv/bin/python" - <<'PYTHON'
import jsonpath
import jsonpath_rfc9535

document = {"wanted": "c", "name": "r2", "runs": [{"id": "r1", "tests": ["a", "b"]}, {"id": "r2", "tests": ["c"]}]}
queries = {
    "one filter": "$.runs[?@.id == $.name].id",
    "nested with a literal": "$.runs[?@.tests[?@ == 'c']].id",
    "nested with $": "$.runs[?@.tests[?@ == $.wanted]].id",
}
finders = {
    "jsonpath-rfc9535": lambda query: [node.value for node in jsonpath_rfc9535.find(query, document)],
    "python-jsonpath": lambda query: jsonpath.findall(query, document),
}
seen = {}
for library, find in finders.items():
    seen[library] = [find(query) for query in queries.values()]
    print(f"{library}: " + ", ".join(f"{name} {found}" for name, found in zip(queries, seen[library])))
expected = [["r2"], ["r2"], []]
assert all(found == expected for found in seen.values()), "the behaviour has changed"
PYTHON
