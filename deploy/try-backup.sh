#!/usr/bin/env bash
# Tries what README.md says of backup and restore, on a cluster of its own in which the demo day goes on meanwhile: back up, destroy
# everything, restore, and compare. Ports and the like are chosen as for local-cluster.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

STATE=$(mktemp -d)/cluster
export STATE DEMO=1
# PostgreSQL passes through as another user.
chmod 711 "$(dirname "$STATE")"
kept=$(mktemp -d)
trap './local-cluster.sh wipe >/dev/null || true; rm -rf "$kept" "$(dirname "$STATE")"' EXIT

say() { echo "== $*"; }
expect() { # expect WHAT EXPECTED FOUND
  [ "$2" = "$3" ] || { echo "$1: expected \"$2\", found \"$3\""; exit 1; }
  echo "$1: as before"
}
query() { ./local-cluster.sh run psql -qAtX -v ON_ERROR_STOP=1 "$@"; }

# Number of rows and a digest of all of them, of each table but the membership of silos.
sums=$(cat <<'SQL'
SELECT format('SELECT %L, count(*), md5(coalesce(string_agg(t::text, E''\n'' ORDER BY t::text COLLATE "C"), '''')) FROM %I t', relname, relname)
FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'orleansmembership%'
ORDER BY relname COLLATE "C" \gexec
SQL
)

say "A cluster, and something to lose"
./local-cluster.sh up
url=$(./local-cluster.sh url)
token=$(curl -fsS -H 'content-type: application/json' -d '{"grant":"demo","subject":"demo-admin"}' "$url/api/v1/auth/token" | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')
put_station() {
  curl -fsS -X PUT -H "authorization: Bearer $token" -H 'content-type: application/json' "$url/api/v1/stations/own-backup" \
    -d '{"operationId":"backup-1","name":"备份","position":{"lat":30.2,"lon":120.1},"ports":3}'
}
acknowledged=$(put_station)
until [ "$(query -c 'SELECT count(*) FROM ledger_transactions')" -gt 0 ]; do sleep 1; done

say "Back up, while the day goes on"
# In one snapshot with the sums, so that they can be compared to the row.
DUMP=$kept/redstation.dump ./local-cluster.sh run psql -qAtX -v ON_ERROR_STOP=1 > "$kept/before" <<SQL
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT pg_export_snapshot() AS snapshot \gset
\setenv SNAPSHOT :snapshot
\! pg_dump -Fc --snapshot="\$SNAPSHOT" --exclude-table-data='orleansmembership*' -f "\$DUMP"
$sums
COMMIT;
SQL
tar -cf "$kept/keys.tar" -C "$STATE/data" .
cat "$kept/before"

say "Destroy"
for name in silo-1 api-1 silo-2 api-2 postgres proxy; do ./local-cluster.sh kill "$name"; done
./local-cluster.sh wipe
[ ! -e "$STATE" ]

say "Restore"
BUILD=${BUILD:-1} ./local-cluster.sh up
for name in api-1 api-2 silo-1 silo-2; do ./local-cluster.sh stop "$name"; done
./local-cluster.sh run dropdb --force redstation
./local-cluster.sh run createdb redstation
./local-cluster.sh run pg_restore --no-owner --exit-on-error -d redstation "$kept/redstation.dump"
rm -f "$STATE"/data/*
tar -xf "$kept/keys.tar" -C "$STATE/data"
query > "$kept/after" <<< "$sums"
expect "every table" "$(cat "$kept/before")" "$(cat "$kept/after")"

say "Start, and look"
BUILD=0 ./local-cluster.sh up
expect "a command from before, sent again with a token from before" "$acknowledged" "$(put_station)"
expect "sums of the ledger that are not zero" 0 \
  "$(query -c 'SELECT count(*) FROM (SELECT 1 FROM ledger_entries GROUP BY operation_id, unit HAVING sum(amount) <> 0) AS unbalanced')"
silo=http://127.0.0.1:$(sed -n 's/^SILO_HTTP_PORT=//p' "$STATE/options")
until curl -fsS "$silo/metrics" | grep -q '^redstation_ledger_findings '; do sleep 1; done
expect "findings of the ledger's audit" 0 "$(curl -fsS "$silo/metrics" | sed -n 's/^redstation_ledger_findings //p')"
say "All is there"
