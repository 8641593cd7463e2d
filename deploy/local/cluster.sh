# shellcheck shell=bash disable=SC2154 # sourced by ../local-cluster.sh
# The commands.

cluster_url() { echo "http://$PROXY_ADDRESS:$PROXY_PORT"; }

cluster_up() {
  need_programs
  mkdir -p "$state/logs" "$state/pids"
  # Others may pass through, to PostgreSQL's and nginx's folders; what is secret is not readable to them.
  chmod 711 "$state"
  [ -d "$state/data" ] || mkdir -m 700 "$state/data"
  local silos apis
  mapfile -t silos < <(silo_names)
  mapfile -t apis < <(api_names)
  check_ports
  remember_options
  postgres_start &
  local database=$!
  [ "${BUILD:-1}" = 0 ] || publish
  wait "$database" || exit 1
  migrate
  local name
  for name in "${silos[@]}" "${apis[@]}"; do start_program "$name"; done
  wait_until_ready 180 "${silos[@]}" "${apis[@]}"
  rm -rf "$state/nginx/out"
  if proxy_pid >/dev/null; then proxy_reload; else proxy_start; fi
  forget_builds
  cluster_status
  echo "Open $(cluster_url)"
}

migrate() {
  with_database dotnet "$(assembly silo Silo)" migrate --data "$state/data" >> "$state/logs/migrate.log" 2>&1 \
    || fail "The schema could not be migrated: $(tail -3 "$state/logs/migrate.log")"
}

# Only of what does not run yet, or every second "up" would find its own ports taken.
check_ports() {
  local name
  postgres_alive || free postgres "$POSTGRES_PORT"
  proxy_pid >/dev/null || free proxy "$PROXY_PORT"
  for name in $(silo_names) $(api_names); do
    pid_of "$name" >/dev/null || free "$name" "$(http_port "$name")"
  done
  for name in $(silo_names); do
    pid_of "$name" >/dev/null || { free "$name" "$(port_of "$SILO_PORT" "$name")"; free "$name" "$(port_of "$GATEWAY_PORT" "$name")"; }
  done
}

free() {
  if (exec 3<> "/dev/tcp/127.0.0.1/$2") 2>/dev/null; then
    fail "Port $2, meant for $1, is in use. Choose others; \"help\" says how."
  fi
}

cluster_down() {
  local silos apis
  mapfile -t silos < <(silo_names)
  mapfile -t apis < <(api_names)
  proxy_stop TERM
  stop_programs "${apis[@]}"
  stop_programs "${silos[@]}"
  postgres_stop
  echo "All stopped. The data is in $state; \"wipe\" deletes it."
}

cluster_wipe() {
  cluster_down
  # A mistyped STATE must not cost anybody a folder.
  [ ! -e "$state" ] || [ -f "$state/options" ] || fail "$state is not a cluster's folder."
  rm -rf "$state"
}

cluster_status() {
  local name ready=0
  for name in $(names); do
    condition "$name" || ready=1
  done
  return "$ready"
}

condition() {
  local words
  case "$1" in
    postgres) if ! postgres_alive; then words="does not run"; elif postgres_ready; then words=ready; else words="runs, takes no connections yet"; fi ;;
    proxy) if ! proxy_pid >/dev/null; then words="does not run"; elif answers proxy readyz; then words=ready; else words="runs, but no api behind it is ready"; fi ;;
    *)
      if ! pid_of "$1" >/dev/null; then
        words="does not run"
        [ ! -e "$state/pids/$1" ] || words="has ended without being asked to; see \"logs $1\""
      elif answers "$1" readyz; then words=ready
      elif answers "$1" healthz; then words="lives, but is not ready"
      else words="runs, but does not answer"
      fi
      ! is_out "$1" || words+=" (out of the proxy)" ;;
  esac
  printf '%-9s %s\n' "$1" "$words"
  [ "$words" = ready ]
}

cluster_kill() {
  case "$1" in
    postgres) postgres_kill ;;
    proxy) proxy_stop KILL ;;
    *) kill_program "$1" ;;
  esac
  echo "$1 was killed"
}

cluster_stop() {
  case "$1" in
    postgres) postgres_stop ;;
    proxy) proxy_stop TERM ;;
    api-*) proxy_take_out "$1"; stop_programs "$1" ;;
    *) stop_programs "$1" ;;
  esac
}

cluster_start() {
  [ -f "$state/options" ] || fail "There is no cluster yet: \"up\" makes one."
  case "$1" in
    postgres) postgres_start ;;
    proxy) proxy_start ;;
    *)
      start_program "$1"
      wait_until_ready 180 "$1"
      ! is_out "$1" || proxy_put_back "$1" ;;
  esac
  condition "$1"
}

cluster_restart() {
  local name
  [ "${BUILD:-1}" = 0 ] || publish
  migrate
  for name in $(silo_names) $(api_names); do
    cluster_stop "$name"
    cluster_start "$name"
  done
  forget_builds
}

cluster_logs() {
  local follow=() files=()
  if [ "${1:-}" = -f ]; then follow=(-F); shift; fi
  if [ $# -gt 0 ]; then
    known "$1"
    files=("$state/logs/$1.log")
    [ "$1" != postgres ] || files=("$state/postgres/log")
  else
    files=("$state/postgres/log" "$state"/logs/*.log)
  fi
  tail -n 40 "${follow[@]}" "${files[@]}"
}

cluster_run() {
  [ $# -gt 0 ] || fail "Say what to run."
  with_database "$@"
}
