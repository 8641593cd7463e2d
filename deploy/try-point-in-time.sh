#!/usr/bin/env bash
# Tries what README.md says of a restore to a point in time, on a cluster of its own in which the demo day goes on meanwhile: archive,
# back up, work, spoil, restore to the moment before, and compare. Ports and the like are chosen as for local-cluster.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

kept=$(mktemp -d)
# PostgreSQL passes through as another user.
chmod 711 "$kept"
export STATE=$kept/cluster ARCHIVE=$kept/archive DEMO=1
data=$STATE/postgres/data
trap './local-cluster.sh wipe >/dev/null || true; rm -rf "$kept"' EXIT

say() { echo "== $*"; }
expect() { # expect WHAT EXPECTED FOUND
  [ "$2" = "$3" ] || { echo "$1: expected \"$2\", found \"$3\""; exit 1; }
  echo "$1: as it should be"
}
query() { ./local-cluster.sh run psql -qAtX -F $'\t' -v ON_ERROR_STOP=1 "$@"; }
field() { sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"; }
sign_in() { curl -fsS -H 'content-type: application/json' -d '{"grant":"demo","subject":"'"$1"'"}' "$url/api/v1/auth/token" | field accessToken; }
call() { # call TOKEN PATH [CURL'S ARGUMENTS…]
  local token=$1 path=$2
  shift 2
  curl -fsS -b "$kept/cookies" -c "$kept/cookies" -H "authorization: Bearer $token" -H 'content-type: application/json' "$@" "$url$path"
}

# The rider's phone: the hub by long polling, for as long as it takes to go on duty.
go_on_duty() {
  local hub
  hub="/hubs/rider?id=$(call "$rider" '/hubs/rider/negotiate?negotiateVersion=1' -X POST | field connectionToken)"
  call "$rider" "$hub"
  call "$rider" "$hub" -d $'{"protocol":"json","version":1}\x1e'
  call "$rider" "$hub" -d $'{"type":1,"invocationId":"1","target":"GoOnDuty","arguments":[{"lat":30.2741,"lon":120.1551}]}\x1e'
  until call "$rider" "$hub" | grep -q '"invocationId":"1","result"'; do :; done
}

# Commands of four kinds of users, each sent when the one before was answered; the answers. The last one pays the rider.
work() {
  local task
  call "$admin" /api/v1/stations/own-moment -X PUT -d '{"operationId":"moment-1","name":"备份","position":{"lat":30.2,"lon":120.1},"ports":3}'
  task=$(call "$dispatcher" /api/v1/tasks \
    -d '{"operationId":"moment-2","type":"hazardCheck","position":{"lat":30.2741,"lon":120.1551},"note":"检查","respondWithin":"PT30M"}')
  echo "$task"
  task=/api/v1/tasks/$(field id <<< "$task")
  call "$dispatcher" "$task/assign" -d '{"operationId":"moment-3","riderId":"'"$rider_id"'"}'
  call "$rider" "$task/start" -d '{"operationId":"moment-4"}'
  call "$rider" "$task/submit" -d '{"operationId":"moment-5","evidence":{"note":"已排除"}}'
  call "$dispatcher" "$task/verify" -d '{"operationId":"moment-6"}'
}
balance() { call "$rider" /api/v1/riders/me | sed 's/.*"balance":\({[^}]*}\).*/\1/'; }

# What only grows: the version of each grain's state, and the entries of the ledger.
notes() {
  query -c "SELECT concat_ws('|', grainidext, graintypestring, grainidn1, grainidn0), version FROM orleansstorage
    UNION ALL SELECT concat_ws('|', operation_id, account, unit, amount), 0 FROM ledger_entries"
}

say "A cluster that archives, and a base backup"
./local-cluster.sh up
url=$(./local-cluster.sh url)
./local-cluster.sh run pg_basebackup -c fast -D "$kept/base"
./local-cluster.sh run pg_verifybackup "$kept/base"

say "Work, while the day goes on"
admin=$(sign_in demo-admin) dispatcher=$(sign_in demo-dispatcher-hz) rider=$(sign_in demo-rider-01)
rider_id=$(call "$rider" /api/v1/riders/me | sed 's/^{"id":"\([^"]*\)".*/\1/')
poor=$(balance)
go_on_duty
work > "$kept/acknowledged"
until [ "$(balance)" != "$poor" ]; do sleep 0.2; done
paid=$(balance)
notes > "$kept/before"
moment=$(query -c 'SELECT clock_timestamp()')
say "The moment: $moment"

say "The mishap: a wrong import, and two tables emptied by hand"
printf 'id,name,lat,lon,ports\nown-moment,误,30.2,120.1,1\n' > "$kept/wrong.csv"
curl -fsS -H "authorization: Bearer $admin" -H 'content-type: text/csv' --data-binary "@$kept/wrong.csv" "$url/api/v1/stations:import"
query -c 'TRUNCATE orleansstorage, ledger_balances'

say "Restore to the moment"
./local-cluster.sh down
(cd "$ARCHIVE" && sha256sum ./*) > "$kept/archived"
mv "$data" "$STATE/postgres/spoilt"
cp -a "$kept/base" "$data"
touch "$data/recovery.signal"
cat >> "$data/postgresql.auto.conf" <<CONF
restore_command = 'cp "$ARCHIVE/%f" "%p"'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
CONF
[ "$(id -u)" != 0 ] || chown -R postgres: "$data"
./local-cluster.sh start postgres
recovering=t
while [ "$recovering" = t ]; do recovering=$(query -c 'SELECT pg_is_in_recovery()'); done
query -c 'ALTER SYSTEM RESET recovery_target_time'
query -c 'TRUNCATE orleansmembershiptable, orleansmembershipversiontable'

say "Compare"
notes > "$kept/after"
expect "grains' states and entries of the ledger that are missing, or older than before the moment" 0 \
  "$(awk -F '\t' 'NR == FNR { found[$1] = $2; next } !($1 in found) || found[$1] < $2' "$kept/after" "$kept/before" | wc -l)"
expect "accounts whose balance is not the sum of their entries" 0 "$(query -c 'SELECT count(*) FROM ledger_balances FULL JOIN
  (SELECT account, unit, sum(amount) AS entered FROM ledger_entries GROUP BY account, unit) AS sums USING (account, unit)
  WHERE amount IS DISTINCT FROM entered')"

say "Start, and look"
BUILD=0 ./local-cluster.sh up
expect "the rider's balance" "$paid" "$(balance)"
expect "the commands from before the moment, sent again with tokens from before it" "$(cat "$kept/acknowledged")" "$(work)"
expect "the rider's balance after that" "$paid" "$(balance)"
expect "the station that the wrong import changed" 备份 "$(call "$admin" /api/v1/stations/own-moment | field name)"
expect "sums of the ledger that are not zero" 0 \
  "$(query -c 'SELECT count(*) FROM (SELECT 1 FROM ledger_entries GROUP BY operation_id, unit HAVING sum(amount) <> 0) AS unbalanced')"
silo=http://127.0.0.1:$(sed -n 's/^SILO_HTTP_PORT=//p' "$STATE/options")
until curl -fsS "$silo/metrics" | grep -q '^redstation_ledger_findings '; do sleep 1; done
expect "findings of the ledger's audit" 0 "$(curl -fsS "$silo/metrics" | sed -n 's/^redstation_ledger_findings //p')"

say "The archive goes on, in a time line of its own"
segment=$(query -c 'SELECT pg_walfile_name(pg_switch_wal())')
until [ -e "$ARCHIVE/$segment" ]; do sleep 0.2; done
expect "the new time line" 00000002 "${segment:0:8}"
expect "what was archived before" "" "$(cd "$ARCHIVE" && sha256sum --quiet -c "$kept/archived" 2>&1)"
expect "what could not be archived" 0 "$(query -c 'SELECT failed_count FROM pg_stat_archiver')"
say "All is there, and the mishap is not"
