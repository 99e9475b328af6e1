#!/usr/bin/env bash
# with-postgres.sh [--durable] COMMAND...
#
# Runs COMMAND with a PostgreSQL of its own, whose address stands in OKIENKO_TEST_POSTGRES, and takes it all away
# afterwards, also when interrupted. The server runs as an unprivileged user, since it refuses root. Syncing to disk
# is off, which is right for tests; --durable leaves it on, as drills and measurements need.
set -euo pipefail

durable=off
if [ "${1:-}" = --durable ]; then
    durable=on
    shift
fi
[ $# -gt 0 ] || { echo "usage: with-postgres.sh [--durable] COMMAND..." >&2; exit 2; }

bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -n 1)")
if [ "$bin" = . ]; then
    bin=$(dirname "$(command -v initdb || true)")
fi
[ -x "$bin/postgres" ] || { echo "PostgreSQL is not installed: run scripts/prerequisites.sh test" >&2; exit 1; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/okienko-postgres.XXXXXX")
as=()
if [ "$(id -u)" = 0 ]; then
    user=nobody
    if id -u postgres >/dev/null 2>&1; then user=postgres; fi
    chown "$user:" "$folder"
    as=(setpriv --reuid "$user" --regid "$(id -g "$user")" --clear-groups)
fi

leave() {
    (cd "$folder" && "${as[@]}" "$bin/pg_ctl" stop --silent --mode immediate --pgdata data >/dev/null 2>&1) || true
    rm -rf "$folder"
}
trap leave EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$folder"
"${as[@]}" "$bin/initdb" --pgdata data --username okienko --auth trust --encoding UTF8 --locale C.UTF-8 --no-sync >log 2>&1 ||
    { cat log >&2; exit 1; }
cat >>data/postgresql.conf <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 400
shared_buffers = 128MB
fsync = $durable
synchronous_commit = $durable
full_page_writes = $durable
SETTINGS

# A port below those that the system gives out; another is tried when it is taken.
for _ in 1 2 3 4 5 6 7 8 9 10; do
    port=$((20000 + RANDOM % 10000))
    if "${as[@]}" "$bin/pg_ctl" start --silent --wait --pgdata data --log server.log --options "-p $port" >/dev/null 2>&1; then
        export OKIENKO_TEST_POSTGRES="postgres://okienko@127.0.0.1:$port/postgres"
        cd "$OLDPWD"
        "$@"
        exit
    fi
done
cat server.log >&2
echo "PostgreSQL did not start" >&2
exit 1
