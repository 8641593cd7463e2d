#!/usr/bin/env bash
# Tries what README.md says of backup and restore, on a cluster of its own in which the demo day goes on meanwhile: back up, destroy
# everything, restore, and compare. Ports and the like are chosen as for local-cluster.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# shellcheck source-path=SCRIPTDIR
source local/trial.sh

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
admin=$(sign_in demo-admin)
put_station() {
  call "$admin" /api/v1/stations/own-backup -X PUT \
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
expect_sound_ledger
say "All is there"
