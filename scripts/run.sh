#!/usr/bin/env bash
# run.sh ADDRESS FOLDER
#
# From a fresh checkout to the demonstration office, which keeps what it needs in FOLDER.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/prerequisites.sh run
echo "1/3  Fonts for pages and papers"
if [ ! web/assets/built -nt web/package-lock.json ]; then web/build-assets.sh; fi
echo "2/3  The program (the first time takes some minutes)"
cargo build --package okienko
echo "3/3  The office opens; Ctrl-C closes it"
exec "${CARGO_TARGET_DIR:-target}/debug/okienko" demo --listen "$1" --data "$2"
