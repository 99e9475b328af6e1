#!/usr/bin/env bash
# drill.sh [--short | --long]
#
# Kills the office at any instant and looks for what was acknowledged and lost, on both databases, with syncing on. Takes token and
# timestamp authorities away for three days, which pass within minutes; --long gives each hour of them its letters.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet --package okienko --package proving
target=${CARGO_TARGET_DIR:-target}
exec scripts/with-postgres.sh --durable "$target/debug/proving" drill --program "$target/debug/okienko" "$@"
