#!/usr/bin/env bash
# Walks through a demonstration office in Debian's Chromium. More words go to Playwright: e2e/run.sh --headed filing
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet --package okienko
python=$(scripts/foreign-tools.sh)
program=$(realpath "${CARGO_TARGET_DIR:-target}")/debug/okienko
cd e2e
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-progress --loglevel=error
OKIENKO_PROGRAM=$program OKIENKO_PYTHON=$python exec npx --no-install playwright test "$@"
