# shellcheck shell=bash # sourced by ../local-cluster.sh
# Installs what is missing, on Debian and Ubuntu. Elsewhere it says what to install.

# need COMMAND-THAT-TESTS PACKAGE
need() {
  eval "$1" >/dev/null 2>&1 && return
  command -v apt-get >/dev/null || fail "$2 is missing. Install it and try again."
  echo "Installing $2"
  install_quietly "$2" || fail "$2 could not be installed with apt. Install it and try again."
}

# The package must not start a server of its own: ours has its own folder and port.
install_quietly() (
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    trap '"${root[@]}" rm -f "$policy"' EXIT
    printf '#!/bin/sh\nexit 101\n' | "${root[@]}" tee "$policy" >/dev/null
    "${root[@]}" chmod +x "$policy"
  fi
  "${root[@]}" apt-get update -qq \
    && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
)

need_programs() {
  command -v dotnet >/dev/null || fail "dotnet is missing: install the .NET 10 SDK."
  need 'command -v curl' curl
  need 'postgres_bin' postgresql
  need 'nginx_bin' nginx-light
}
