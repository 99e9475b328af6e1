#!/usr/bin/env bash
# Measures what the README promises, in the release profile, with syncing on.
set -euo pipefail
cd "$(dirname "$0")/.."

exec scripts/with-postgres.sh --durable cargo xtask bench "$@"
