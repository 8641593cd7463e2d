# shellcheck shell=bash disable=SC2154 # sourced by ../local-cluster.sh
# Silos and apis as processes of their own that outlive the shell.

# Field 22 of /proc/PID/stat, counted behind the name, which may hold spaces: when the process began. A number alone may be
# somebody else's by now.
began() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# Also when only its exit code is left, for a parent that never asks.
gone() { ! grep -qs '^State:.[^Z]' "/proc/$1/status"; }

pid_of() { # fails when it does not run
  local pid since
  read -r pid since 2>/dev/null < "$state/pids/$1" || return 1
  [ -n "$since" ] && [ "$(began "$pid")" = "$since" ] && ! gone "$pid" && echo "$pid"
}

http_port() {
  case "$1" in
    silo-*) port_of "$SILO_HTTP_PORT" "$1" ;;
    api-*) port_of "$API_PORT" "$1" ;;
    proxy) echo "$PROXY_PORT" ;;
  esac
}

answers() { # answers NAME PATH
  local address=127.0.0.1
  [ "$1" != proxy ] || [ "$PROXY_ADDRESS" = 0.0.0.0 ] || address=$PROXY_ADDRESS
  curl -fsS -o /dev/null --max-time 5 "http://$address:$(http_port "$1")/$2" 2>/dev/null
}

# Each build has a folder of its own: a running program must not have its files replaced.
publish() {
  local made
  made=$state/programs/$(date +%Y%m%d-%H%M%S)
  dotnet publish "$root/api/RedStation.Api.csproj" -c "$CONFIGURATION" -o "$made/api" -v quiet -clp:ErrorsOnly --nologo \
    && dotnet publish "$root/silo/RedStation.Silo.csproj" -c "$CONFIGURATION" -o "$made/silo" --no-build -v quiet -clp:ErrorsOnly --nologo \
    || fail "The build failed."
  ln -sfn "$made" "$state/programs/current"
}

# Deletes builds that no running program came from.
forget_builds() {
  local folder used name pid
  used=$(readlink -f "$state/programs/current" || true)
  for name in $(silo_names) $(api_names); do
    ! pid=$(pid_of "$name") || used+=" $(tr '\0' ' ' < "/proc/$pid/cmdline")"
  done
  for folder in "$state"/programs/*-*/; do
    [ ! -d "$folder" ] || [[ $used == *"${folder%/}"* ]] || rm -rf "$folder"
  done
}

assembly() { # assembly api Api; what was built for this cluster, or else by hand
  local current
  if current=$(readlink -e "$state/programs/current"); then
    echo "$current/$1/RedStation.$2.dll"
  else
    echo "$root/$1/bin/$CONFIGURATION/net10.0/RedStation.$2.dll"
  fi
}

# Other settings (RedStation__…) come from the environment of whoever calls.
launch() { # launch NAME VARIABLE=VALUE… -- ARGUMENTS…
  local name=$1 pid
  shift
  (
    database_environment
    while [ "$1" != -- ]; do export "${1?}"; shift; done
    shift
    cd "$state" || exit
    exec setsid dotnet "$@"
  ) >> "$state/logs/$name.log" 2>&1 < /dev/null &
  pid=$!
  disown
  echo "$pid $(began "$pid")" > "$state/pids/$name"
}

start_silo() {
  launch "$1" \
    "RedStation__Cluster__SiloPort=$(port_of "$SILO_PORT" "$1")" "RedStation__Cluster__GatewayPort=$(port_of "$GATEWAY_PORT" "$1")" \
    RedStation__Cluster__Address=127.0.0.1 \
    -- "$(assembly silo Silo)" --urls "http://127.0.0.1:$(http_port "$1")" --data "$state/data"
}

start_api() {
  local demo=()
  local play=${RedStation__DemoCity__Play:-true}
  # Every api knows the demo people; the day is played by the first alone.
  [ "$DEMO" = 0 ] || demo=(--demo)
  [ "$1" = api-1 ] || play=false
  launch "$1" RedStation__Hosting=client RedStation__Proxies__0=127.0.0.1 RedStation__DrainDelay=00:00:01 \
    "RedStation__DemoCity__Play=$play" \
    -- "$(assembly api Api)" --urls "http://127.0.0.1:$(http_port "$1")" --data "$state/data" "${demo[@]}"
}

start_program() {
  ! pid_of "$1" >/dev/null || return 0
  "start_${1%-*}" "$1"
}

# Only ends what hangs: a program that has ended is said at once, and a busy machine needs its time.
wait_until_ready() { # wait_until_ready SECONDS NAME…
  local limit=$((SECONDS + $1)) name
  shift
  for name; do
    until answers "$name" readyz; do
      pid_of "$name" >/dev/null || fail "$name has ended: $(tail -3 "$state/logs/$name.log")"
      ((SECONDS < limit)) || fail "$name is still not ready; see $state/logs/$name.log"
      sleep 0.2
    done
  done
}

# Asks them all at once to end, and waits; a program itself gives up after 20 s on what hangs.
stop_programs() {
  local name pid limit=$((SECONDS + 45)) pids=()
  for name; do
    if pid=$(pid_of "$name"); then kill -TERM "$pid"; pids+=("$pid"); fi
  done
  for name; do
    while pid=$(pid_of "$name"); do
      if ((SECONDS >= limit)); then
        echo "$name does not end; killing it" >&2
        kill -KILL "$pid"
      fi
      sleep 0.1
    done
    rm -f "$state/pids/$name"
  done
}

kill_program() {
  local pid
  pid=$(pid_of "$1") || fail "$1 does not run."
  kill -KILL "$pid"
  while pid_of "$1" >/dev/null; do sleep 0.1; done
}
