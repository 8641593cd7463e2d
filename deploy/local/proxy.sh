# shellcheck shell=bash disable=SC2154 # sourced by ../local-cluster.sh
# nginx with the very files that production uses, and the list of apis generated.

nginx_bin() { command -v nginx || { [ -x /usr/sbin/nginx ] && echo /usr/sbin/nginx; }; }

proxy_pid() {
  local pid
  pid=$(cat "$state/nginx/pid" 2>/dev/null) && [ -n "$pid" ] && [ "$(readlink "/proc/$pid/exe")" = "$(readlink -f "$(nginx_bin)")" ] && echo "$pid"
}

# One upstream of all, and one for each api that falls back on the others: see ../nginx/redstation-http.conf.
proxy_upstreams() {
  local api other
  echo "upstream redstation { zone redstation 64k; least_conn; keepalive 64;"
  for api in $(api_names); do echo "  $(proxy_server "$api");"; done
  echo "}"
  for api in $(api_names); do
    is_out "$api" && continue
    echo "upstream redstation_$api { zone redstation_$api 64k;"
    echo "  $(proxy_server "$api");"
    for other in $(api_names); do [ "$other" = "$api" ] || echo "  $(proxy_server "$other") backup;"; done
    echo "}"
  done
  echo "map \$cookie_redstation_api \$redstation_hubs { default redstation;"
  for api in $(api_names); do is_out "$api" || echo "  $api redstation_$api;"; done
  echo "}"
  echo "map \$upstream_addr \$redstation_served_by { default '';"
  for api in $(api_names); do echo "  ~127\\.0\\.0\\.1:$(http_port "$api")\$ $api;"; done
  echo "}"
}

proxy_server() {
  echo "server 127.0.0.1:$(http_port "$1") max_fails=2 fail_timeout=2s$(is_out "$1" && echo ' down')"
}

is_out() { [ -e "$state/nginx/out/$1" ]; }

proxy_write() {
  mkdir -p "$state/nginx/out" "$state/nginx/temp"
  proxy_upstreams > "$state/nginx/upstreams.conf"
  cat > "$state/nginx/nginx.conf" <<CONF
worker_processes 2;
pid $state/nginx/pid;
error_log $state/logs/proxy.log warn;
worker_shutdown_timeout 1h;
events { worker_connections 8192; }
http {
  client_body_temp_path $state/nginx/temp/body;
  proxy_temp_path $state/nginx/temp/proxy;
  fastcgi_temp_path $state/nginx/temp/fastcgi;
  uwsgi_temp_path $state/nginx/temp/uwsgi;
  scgi_temp_path $state/nginx/temp/scgi;
  include $here/nginx/redstation-http.conf;
  include $state/nginx/upstreams.conf;
  access_log off;
  server {
    listen $PROXY_ADDRESS:$PROXY_PORT backlog=4096;
    include $here/nginx/redstation-locations.conf;
  }
}
CONF
}

proxy_start() {
  ! proxy_pid >/dev/null || return 0
  proxy_write
  # Two for every phone.
  ulimit -n "$(ulimit -Hn)"
  "$(nginx_bin)" -p "$state/nginx" -e "$state/logs/proxy.log" -c "$state/nginx/nginx.conf" 2>> "$state/logs/proxy.log" \
    || fail "nginx did not start: $(tail -3 "$state/logs/proxy.log")"
  until proxy_pid >/dev/null; do sleep 0.1; done
}

proxy_reload() {
  proxy_write
  local pid
  if pid=$(proxy_pid); then kill -HUP "$pid"; fi
}

# New requests and connections go elsewhere from now on; the open ones stay until the api closes them.
proxy_take_out() { mkdir -p "$state/nginx/out"; touch "$state/nginx/out/$1"; proxy_reload; }
proxy_put_back() { rm -f "$state/nginx/out/$1"; proxy_reload; }

proxy_stop() { # proxy_stop SIGNAL
  local pid
  pid=$(proxy_pid) || return 0
  local workers=()
  read -r -a workers 2>/dev/null < "/proc/$pid/task/$pid/children" || true # the line has no end, and the process may have ended
  kill "-$1" "$pid"
  # A killed master leaves its workers behind, still serving.
  [ "$1" != KILL ] || [ ${#workers[@]} = 0 ] || kill -KILL "${workers[@]}"
  while proxy_pid >/dev/null; do sleep 0.1; done
}
