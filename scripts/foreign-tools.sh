#!/usr/bin/env bash
# Sees to it that the signing tools of others, written in Python, are in the target folder; prints the interpreter that has
# them. Run from anywhere in the project.
set -euo pipefail
cd "$(dirname "$0")/.."

wanted=scripts/foreign-tools.txt
tools=$(realpath -m "${CARGO_TARGET_DIR:-target}")/foreign-tools
# Tests ask for them side by side; the first installs them.
mkdir -p "$(dirname "$tools")"
exec 9>"$tools.lock"
flock 9
if ! cmp --silent "$wanted" "$tools/installed.txt"; then
    rm -rf "$tools"
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted" >&2
    cp "$wanted" "$tools/installed.txt"
fi
echo "$tools/bin/python"
