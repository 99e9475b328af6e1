#!/usr/bin/env bash
# bench.sh [--short]
#
# Measures what the office promises, in the release profile, on both databases, with syncing on.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --release --package okienko --package proving
target=${CARGO_TARGET_DIR:-target}
scripts/with-postgres.sh --durable "$target/release/proving" bench --program "$target/release/okienko" "$@"
# Seals and receipts through a token.
"$target/release/proving" seals --program "$target/release/okienko" "$@"
# What a verdict costs, beside the tools of others on the same files.
exec "$target/release/proving" verdicts --program "$target/release/okienko" "$@"
