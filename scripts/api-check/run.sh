#!/usr/bin/env bash
# Files letters over the API of a demonstration office, signed by tools that are not ours, and has others verify the
# receipts; then tries documents that must be refused.
set -euo pipefail
cd "$(dirname "$0")/../.."

cargo build --quiet --package okienko
python=$(scripts/foreign-tools.sh)
PYTHONDONTWRITEBYTECODE=1 exec "$python" scripts/api-check/check.py "${CARGO_TARGET_DIR:-target}/debug/okienko"
