#!/usr/bin/env bash
# Files letters over the API of a demonstration office, signed by tools that are not ours, and has others verify the
# receipts; then tries documents that must be refused. Python packages live in the target folder.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --quiet --package okienko
target=${CARGO_TARGET_DIR:-target}
packages=$target/api-check
if ! cmp --silent scripts/api-check/requirements.txt "$packages/requirements.txt"; then
    rm -rf "$packages"
    python3 -m venv "$packages"
    "$packages/bin/pip" install --quiet --disable-pip-version-check --requirement scripts/api-check/requirements.txt
    cp scripts/api-check/requirements.txt "$packages/"
fi
PYTHONDONTWRITEBYTECODE=1 exec "$packages/bin/python" scripts/api-check/check.py "$target/debug/okienko"
