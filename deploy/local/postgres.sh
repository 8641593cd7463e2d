# shellcheck shell=bash disable=SC2154 # sourced by ../local-cluster.sh
# A PostgreSQL of our own: its data in the state folder, on loopback, with a made password.

postgres_bin() {
  local newest
  newest=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
  [ -n "$newest" ] || newest=$(dirname "$(command -v pg_ctl)" 2>/dev/null) || return 1
  [ -x "$newest/pg_ctl" ] && echo "$newest"
}

# The server refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

postgres_data=$state/postgres/data

postgres_pid() {
  local pid
  pid=$(as_postgres head -1 "$postgres_data/postmaster.pid" 2>/dev/null) && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = postgres ] && ! gone "$pid" && echo "$pid"
}

postgres_alive() { postgres_pid >/dev/null; }

postgres_ready() { "$(postgres_bin)/pg_isready" -q -h 127.0.0.1 -p "$POSTGRES_PORT"; }

# The folder is PostgreSQL's to write, and so is its copy of the command to read, wherever this repository lies.
postgres_archive() {
  if [ ! -e "$ARCHIVE" ]; then
    mkdir -m 700 "$ARCHIVE"
    [ "$(id -u)" != 0 ] || chown postgres: "$ARCHIVE"
  fi
  as_postgres test -w "$ARCHIVE" -a -x "$ARCHIVE" || fail "PostgreSQL cannot write into ARCHIVE=$ARCHIVE."
  install -D -m 755 "$here/postgres/archive-wal.sh" "$state/postgres/archive-wal.sh"
}

postgres_create() {
  [ ! -f "$postgres_data/PG_VERSION" ] || return 0
  mkdir -p "$state/postgres"
  if [ "$(id -u)" = 0 ]; then
    chown postgres: "$state/postgres"
    as_postgres test -x "$state/postgres" \
      || fail "The user postgres cannot get to $state. Choose a folder with STATE=DIR that others may pass through."
  fi
  [ -z "$ARCHIVE" ] || [ -z "$(as_postgres ls -A "$ARCHIVE")" ] \
    || fail "$ARCHIVE holds another cluster's archive already. Choose an empty folder."
  (umask 077 && head -c 24 /dev/urandom | base64 | tr '+/' '-_' > "$state/password")
  # Handed over through a pipe: the file is not the user postgres' to read.
  as_postgres sh -c 'umask 077 && cat > "$1/first" && "$2/initdb" -D "$3" -U redstation --pwfile="$1/first" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --data-checksums; made=$?; rm -f "$1/first"; exit $made' \
    sh "$state/postgres" "$(postgres_bin)" "$postgres_data" < "$state/password" > "$state/logs/initdb.log" 2>&1 \
    || fail "The database could not be made; see $state/logs/initdb.log"
}

postgres_start() {
  ! postgres_alive || return 0
  [ -z "$ARCHIVE" ] || postgres_archive
  postgres_create
  local last
  # In a container whose first process buries nobody, a killed server looks alive to PostgreSQL for ever.
  if last=$(as_postgres head -1 "$postgres_data/postmaster.pid" 2>/dev/null) && [ -e "/proc/$last" ] && gone "$last"; then
    as_postgres rm "$postgres_data/postmaster.pid"
  fi
  local settings="-c port=$POSTGRES_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300"
  # At most a minute's work is on this disk only.
  [ -z "$ARCHIVE" ] || settings+=" -c archive_mode=on -c archive_timeout=60 \
    -c archive_command='\"$state/postgres/archive-wal.sh\" \"$ARCHIVE\" %p %f'"
  as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_data" -w -t 30 -s -l "$state/postgres/log" -o "$settings" start >/dev/null \
    || fail "PostgreSQL did not start: $(as_postgres tail -3 "$state/postgres/log")"
  with_database psql -qAtc "SELECT 1 FROM pg_database WHERE datname = 'redstation'" -d postgres | grep -q 1 \
    || with_database createdb redstation
}

postgres_stop() {
  ! postgres_alive || as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_data" -w -t 60 -s -m fast stop
}

# SIGKILL to the whole group, as when the machine loses power; what it had told the disk is what is left.
postgres_kill() {
  local pid group
  pid=$(postgres_pid) || fail "postgres does not run."
  # shellcheck disable=SC2207 # numbers
  group=("$pid" $(cat "/proc/$pid/task/$pid/children" 2>/dev/null))
  kill -KILL "${group[@]}"
  # It does not start again while one of them holds the shared memory.
  for pid in "${group[@]}"; do until gone "$pid"; do sleep 0.1; done; done
}

# Runs a command that finds the database, be it one of PostgreSQL's or one of ours.
with_database() (
  database_environment
  exec "$@"
)

database_environment() {
  [ -s "$state/password" ] || fail "There is no cluster yet: \"up\" makes one."
  local password programs
  password=$(cat "$state/password")
  programs=$(postgres_bin)
  export PATH="$programs:$PATH" PGHOST=127.0.0.1 PGPORT=$POSTGRES_PORT PGUSER=redstation PGPASSWORD=$password PGDATABASE=redstation
  export ConnectionStrings__RedStation="Host=127.0.0.1;Port=$POSTGRES_PORT;Database=redstation;Username=redstation;Password=$password"
}
