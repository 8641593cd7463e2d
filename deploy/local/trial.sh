# shellcheck shell=bash # sourced by ../try-backup.sh and ../try-point-in-time.sh
# A cluster to try things on, gone afterwards, in which the demo day goes on meanwhile; and how to ask it.

# PostgreSQL passes through the one as another user; the other is nobody else's.
place=$(mktemp -d) kept=$(mktemp -d)
chmod 711 "$place"
export STATE=$place/cluster DEMO=1
trap './local-cluster.sh wipe >/dev/null || true; rm -rf "$kept" "$place"' EXIT

say() { echo "== $*"; }
expect() { # expect WHAT EXPECTED FOUND
  [ "$2" = "$3" ] || { echo "$1: expected \"$2\", found \"$3\""; exit 1; }
  echo "$1: as expected"
}
query() { ./local-cluster.sh run psql -qAtX -v ON_ERROR_STOP=1 "$@"; }

# The first text field of that name in the JSON that is read.
field() { sed "s/\"$1\":\"/\n/; s/.*\n//; s/\".*//"; }
# As every client is to do, it asks again when the cluster says that it cannot answer now; a refusal is shown and ends the trial.
ask() { # ask PATH [CURL'S ARGUMENTS…]
  local path=$1 status
  shift
  for _ in {1..60}; do
    status=$(curl -sS -o "$kept/answer" -w '%{http_code}' -H 'content-type: application/json' "$@" "$(./local-cluster.sh url)$path")
    [ "$status" = 503 ] || break
    sleep 0.5
  done
  [[ $status == 2* ]] || { echo "$path: $status $(cat "$kept/answer")" >&2; return 1; }
  cat "$kept/answer"
}
# The token of one of the demo's people.
sign_in() { ask /api/v1/auth/token -d '{"grant":"demo","subject":"'"$1"'"}' | field accessToken; }
call() { # call TOKEN PATH [CURL'S ARGUMENTS…]
  local token=$1 path=$2
  shift 2
  ask "$path" -H "authorization: Bearer $token" "$@"
}

expect_sound_ledger() {
  local silo figure=
  expect "sums of the ledger that are not zero" 0 \
    "$(query -c 'SELECT count(*) FROM (SELECT 1 FROM ledger_entries GROUP BY operation_id, unit HAVING sum(amount) <> 0) AS unbalanced')"
  silo=http://127.0.0.1:$(sed -n 's/^SILO_HTTP_PORT=//p' "$STATE/options")
  # The first audit comes a little after the start.
  until [ -n "$figure" ]; do sleep 0.2; figure=$(curl -fsS "$silo/metrics" | sed -n 's/^redstation_ledger_findings //p'); done
  expect "findings of the ledger's audit" 0 "$figure"
}
