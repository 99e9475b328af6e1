# The commands of the workshop; each is also a script or a cargo command of its own.

LISTEN ?= 127.0.0.1:8080
DATA ?= demo-data

.PHONY: help run build test check assets drill bench api journeys

help:
	@echo "make run       start the demonstration office on http://$(LISTEN)"
	@echo "make build     make the release program"
	@echo "make test      check and test everything"
	@echo "make check     only format, lints and the rules of the house"
	@echo "make api       only the API, tried with foreign tools"
	@echo "make journeys  only the journeys in a browser"
	@echo "make drill     kill the office at any instant and look for losses (OPTIONS=--long: a long outage hour by hour)"
	@echo "make bench     measure the promises"

run:
	@exec scripts/run.sh $(LISTEN) $(DATA)

build: assets
	cargo build --release --locked --package okienko
	@echo "The program is $${CARGO_TARGET_DIR:-target}/release/okienko"

assets:
	@scripts/prerequisites.sh run
	web/build-assets.sh

check: assets
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo xtask tidy

test:
	@exec scripts/test.sh

api: assets
	@exec scripts/api-check/run.sh

journeys: assets
	@exec e2e/run.sh

drill: assets
	@exec scripts/drill.sh $(OPTIONS)

bench: assets
	@exec scripts/bench.sh
