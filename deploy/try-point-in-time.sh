#!/usr/bin/env bash
# Tries what README.md says of a restore to a point in time, on a cluster of its own in which the demo day goes on meanwhile: archive,
# back up, work, spoil, restore to the moment before, and compare. Ports and the like are chosen as for local-cluster.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# shellcheck source-path=SCRIPTDIR
source local/trial.sh
export ARCHIVE=$place/archive
data=$STATE/postgres/data

# The rider's phone: the hub by long polling, for as long as it takes to go on duty.
go_on_duty() {
  local hub said=
  phone() { call "$rider" "$@" -b "$kept/cookies" -c "$kept/cookies"; }
  hub="/hubs/rider?id=$(phone '/hubs/rider/negotiate?negotiateVersion=1' -X POST | field connectionToken)"
  phone "$hub"
  phone "$hub" -d $'{"protocol":"json","version":1}\x1e'
  phone "$hub" -d $'{"type":1,"invocationId":"1","target":"GoOnDuty","arguments":[{"lat":30.2741,"lon":120.1551}]}\x1e'
  until [[ $said == *'"invocationId":"1"'* ]]; do said=$(phone "$hub"); done
  [[ $said == *'"result"'* ]] || { echo "$said"; exit 1; }
}

# Commands of an administrator, a dispatcher and a rider, each sent when the one before was answered; the answers. The last one pays the rider.
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
  query -F $'\t' -c "SELECT concat_ws('|', grainidext, graintypestring, grainidn1, grainidn0), version FROM orleansstorage
    UNION ALL SELECT concat_ws('|', operation_id, account, unit, amount), 0 FROM ledger_entries"
}

say "A cluster that archives, and a base backup"
./local-cluster.sh up
./local-cluster.sh run pg_basebackup -c fast -D "$kept/base"
./local-cluster.sh run pg_verifybackup "$kept/base"

say "Work, while the day goes on"
admin=$(sign_in demo-admin) dispatcher=$(sign_in demo-dispatcher-hz) rider=$(sign_in demo-rider-01)
# The demo may still be registering its people.
until rider_id=$(call "$rider" /api/v1/riders/me 2>/dev/null | field id); do sleep 0.2; done
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
curl -fsS -H "authorization: Bearer $admin" -H 'content-type: text/csv' --data-binary "@$kept/wrong.csv" "$(./local-cluster.sh url)/api/v1/stations:import"
echo
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
expect "accounts whose balance is not the sum of their entries" 0 "$(query -c "SELECT count(*) FROM ledger_balances FULL JOIN
  (SELECT account, unit, sum(amount) AS entered FROM ledger_entries GROUP BY account, unit) AS sums USING (account, unit)
  WHERE amount IS DISTINCT FROM entered AND account NOT LIKE 'system:%'")"

say "Start, and look"
BUILD=0 ./local-cluster.sh up
expect "the rider's balance" "$paid" "$(balance)"
expect "the commands from before the moment, sent again with tokens from before it" "$(cat "$kept/acknowledged")" "$(work)"
expect "the station that the wrong import changed" 备份 "$(call "$admin" /api/v1/stations/own-moment | field name)"
expect_sound_ledger
expect "the rider's balance after that" "$paid" "$(balance)"

say "The archive goes on, in a time line of its own"
segment=$(query -c 'SELECT pg_walfile_name(pg_switch_wal())')
until [ -e "$ARCHIVE/$segment" ]; do sleep 0.2; done
expect "the new time line" 00000002 "${segment:0:8}"
expect "the files that were archived before" "$(cat "$kept/archived")" "$(cd "$ARCHIVE" && cut -c 67- "$kept/archived" | xargs sha256sum)"
expect "what could not be archived" 0 "$(query -c 'SELECT failed_count FROM pg_stat_archiver')"
say "All is there, and the mishap is not"
