#!/usr/bin/env bash
# fuzz.sh TARGET SECONDS [FOLDER-OF-FURTHER-SEEDS...]
#
# Gives one reader of hostile input (fuzz/targets) inputs for so long. An input that breaks a promise, takes more than
# ten seconds or 1 GiB is kept in target/fuzz/broken and ends the run. The corpus that grows is kept between runs.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -ge 2 ] || { echo "usage: fuzz.sh TARGET SECONDS [FOLDER...]; targets: $(ls fuzz/targets | sed 's/\.rs//' | xargs)" >&2; exit 2; }
target=$1 seconds=$2
shift 2

own=$(realpath -m "${CARGO_TARGET_DIR:-target}")/fuzz
if [ ! -e "$own/at" ] || [ fuzz/seeds.py -nt "$own/at" ]; then
    rm -rf "$own"/{at,trust,seeds,work}
    "$(scripts/foreign-tools.sh)" fuzz/seeds.py "$own" 2>/dev/null
    touch "$own/at"
fi
mkdir -p "$own/grown/$target" "$own/broken"

# The words that the readers look for.
grep -ohrE '"[A-Za-z0-9:/#._-]{3,60}"' trust/*/src foundation/xml/src | sort -u >"$own/words"

# What a fuzzer needs to see of a program, with the stable compiler; build scripts and macros are built without it.
seen="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-trace-compares"
seen="$seen -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
RUSTFLAGS="$seen" cargo build --quiet --release --manifest-path fuzz/Cargo.toml --target-dir "$own/build" \
    --target x86_64-unknown-linux-gnu --bin "$target"

OKIENKO_FUZZ="$own" exec "$own/build/x86_64-unknown-linux-gnu/release/$target" \
    -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -malloc_limit_mb=512 -max_len=65536 -print_final_stats=1 -dict="$own/words" \
    -artifact_prefix="$own/broken/$target-" "$own/grown/$target" "$own/seeds/$target" "$@"
