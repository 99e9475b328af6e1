#!/usr/bin/env bash
# drill.sh [--short]
#
# Kills the office at any instant and looks for what was acknowledged and lost. Syncing is on.
set -euo pipefail
cd "$(dirname "$0")/.."

exec scripts/with-postgres.sh --durable cargo xtask drill "$@"
