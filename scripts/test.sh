#!/usr/bin/env bash
# Everything that must hold, part by part; no part hides a later one. The last line is the sum: "N passed, N failed".
#
# A part adds "PASSED FAILED" lines to the file OKIENKO_COUNTS; a part that adds none counts as one.
set -uo pipefail
cd "$(dirname "$0")/.."

scripts/prerequisites.sh test || exit 1
OKIENKO_COUNTS=$(mktemp)
export OKIENKO_COUNTS
trap 'rm -f "$OKIENKO_COUNTS"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
broken=()
# Built once and thrown away: the compiler's notes for the next build would only fill the disk.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0; fi

part() { # NAME COMMAND...
    local name=$1 begun=$SECONDS code=0 lines
    lines=$(wc -l <"$OKIENKO_COUNTS")
    shift
    printf '\n== %s\n' "$name"
    "$@" || code=$?
    local added
    added=$(tail -n +$((lines + 1)) "$OKIENKO_COUNTS" | awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0 }')
    if [ "$code" != 0 ] && [ "${added#* }" = 0 ]; then
        echo "0 1" >>"$OKIENKO_COUNTS"
    elif [ "$added" = "0 0" ]; then
        echo "1 0" >>"$OKIENKO_COUNTS"
    fi
    if [ "$code" != 0 ] || [ "${added#* }" != 0 ]; then broken+=("$name"); fi
    echo "-- $name: $((SECONDS - begun)) s"
}

# The tests of all crates, with a PostgreSQL beside; the sum of what each binary's closing line says.
rust_tests() {
    scripts/with-postgres.sh cargo test --workspace --no-fail-fast 2>&1 | awk -v counts="$OKIENKO_COUNTS" '
        { print }
        /^test result:/ {
            for (i = 2; i <= NF; i++) {
                if ($i ~ /^passed/) passed += $(i - 1)
                if ($i ~ /^failed/) failed += $(i - 1)
            }
        }
        END { print passed + 0, failed + 0 >>counts }'
}

# Its closing line would pass for ours.
drill() {
    scripts/drill.sh --short | sed -E 's/^[0-9]+ passed, [0-9]+ failed$/drill: &/'
}

part "assets" web/build-assets.sh
part "format" cargo fmt --all --check
part "lints" cargo clippy --workspace --all-targets -- -D warnings
part "tidy" cargo xtask tidy
part "tests" rust_tests
part "program" cargo build --package okienko
part "limits" python3 scripts/limits.py "${CARGO_TARGET_DIR:-target}/debug/okienko" verify --offline --json {}
part "drill, short" drill
part "API with foreign tools" scripts/api-check/run.sh
part "journeys in a browser" e2e/run.sh

echo
if [ ${#broken[@]} -gt 0 ]; then
    printf 'broken: %s\n' "${broken[@]}"
fi
read -r passed failed < <(awk '{ passed += $1; failed += $2 } END { print passed + 0, failed + 0 }' "$OKIENKO_COUNTS")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
