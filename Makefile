# make demo      a guided tour, from nothing to a refused push
# make test      everything that must hold before a change is taken
# make test-long what takes too long for every change
# make bench     the figures, each beside a peer or a floor of the same run
# make bench-scale  the same in a dataset of 1,000,000 items, which takes minutes to make and to measure
# make install   the program, its manual pages and completions under PREFIX

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

# Tests are built in .build, the program as it is installed in .build-static: two sets of flags in one folder would build
# everything anew each time.
STATIC := .build-static
# For how long `make test-long` plays random histories.
MINUTES ?= 10
PROGRAM := $(STATIC)/release/git-dataset
# Where the linker finds the C++ library of Swift's runtime as an archive alone: a shared one has thousands of symbols
# to look up each time the program starts, and every hook is a start.
LINKED := $(STATIC)/linked

.PHONY: all demo test test-long bench bench-scale install clean packages test-packages program lint check record conformance differential faults

all: program

packages:
	@.ci/install build

test-packages:
	@.ci/install test

program: packages
	@mkdir -p $(LINKED)
	@ln -sf "$$($(CC) -print-file-name=libstdc++.a)" $(LINKED)/libstdc++.a
	$(SWIFT) build --configuration release --static-swift-stdlib --scratch-path $(STATIC) --product git-dataset \
	  -Xlinker -L$(abspath $(LINKED))

demo: program
	@PROGRAM=$(abspath $(PROGRAM)) Tests/Demo/demo.sh

test: test-packages program lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --parallel
	$(MAKE) --no-print-directory check conformance differential faults

lint: test-packages
	shellcheck Hooks/* .ci/install .ci/run Tests/*/*.sh Tests/*/*/*.sh findings/*.sh

check: program
	$(PROGRAM) check
	$(PROGRAM) schema test Tests/Schemas
	$(PROGRAM) checks test --strict Tests/Checks

# The official suites of JSON Schema, through the program, and of JSONPath, where they are there.
conformance: program
	@Tests/Conformance/suite.sh $(abspath $(PROGRAM))
	@SWIFT=$(SWIFT) Tests/Conformance/jsonpath.sh

# Another reader of YAML, where it can be had; after the tests are built.
differential:
	@SWIFT=$(SWIFT) Tests/Differential/run.sh

# What fails, is killed or comes at once never lets a bad push in; docs/testing.md says what is tried.
faults: program test-packages
	Tests/Faults/sweep.py $(PROGRAM)
	Tests/Faults/kills.py $(PROGRAM)
	Tests/Faults/race.py $(PROGRAM)
	Tests/Faults/hostile_numbers.py $(PROGRAM)

test-long: test
	GIT_DATASET_ROUNDS=100000 GIT_DATASET_LONG=1 MINUTES=$(MINUTES) \
	  GIT_DATASET_AGREEMENT=$(abspath .build/tables.jsonl) $(SWIFT) test --skip-build
	Tests/Differential/agreement.py .build/tables.jsonl --environments .build/agreement
	GIT_DATASET_ROUNDS=100000 $(MAKE) --no-print-directory differential
	Tests/Faults/sweep.py $(PROGRAM) --long
	Tests/Faults/kills.py $(PROGRAM) --rounds 200
	Tests/Faults/race.py $(PROGRAM) --rounds 8
	Tests/Faults/hostile_numbers.py $(PROGRAM) --long

bench: program
	Tests/Bench/bench.sh $(abspath $(PROGRAM))

bench-scale: program
	Tests/Bench/bench.sh --scale $(abspath $(PROGRAM))

# Writes anew what tests compare with: look at the difference before you commit it.
record: program
	-RECORD=1 $(SWIFT) test

install: program
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/git-dataset
	$(PROGRAM) manual --directory $(DESTDIR)$(PREFIX)/share/man/man1
	$(PROGRAM) completion --prefix $(DESTDIR)$(PREFIX)

clean:
	rm -rf .build $(STATIC)
