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
# The token of one of the demo's people.
sign_in() {
  curl -fsS -H 'content-type: application/json' -d '{"grant":"demo","subject":"'"$1"'"}' "$(./local-cluster.sh url)/api/v1/auth/token" | field accessToken
}
call() { # call TOKEN PATH [CURL'S ARGUMENTS…]
  local token=$1 path=$2
  shift 2
  curl -fsS -H "authorization: Bearer $token" -H 'content-type: application/json' "$@" "$(./local-cluster.sh url)$path"
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
