# shellcheck shell=bash disable=SC2154 # sourced by ../local-cluster.sh
# What can be chosen, and where it is remembered.

fail() { echo "local-cluster: $*" >&2; exit 1; }

options=(SILOS APIS DEMO PROXY_PORT PROXY_ADDRESS API_PORT SILO_HTTP_PORT SILO_PORT GATEWAY_PORT POSTGRES_PORT CONFIGURATION ARCHIVE)
defaults=(2 2 0 5080 127.0.0.1 5081 5091 11111 30001 54329 Release '')

# Given now, else remembered, else the default.
for at in "${!options[@]}"; do
  option=${options[$at]}
  remembered=$(sed -n "s/^$option=//p" "$state/options" 2>/dev/null || true)
  declare "$option=${!option:-${remembered:-${defaults[$at]}}}"
  case "$option" in
    CONFIGURATION) [[ ${!option} =~ ^(Release|Debug)$ ]] || fail "CONFIGURATION is Release or Debug, not \"${!option}\"." ;;
    ARCHIVE) [[ ${!option} =~ ^(/[a-zA-Z0-9/._-]+)?$ ]] || fail "ARCHIVE is a folder's full path without spaces and the like, not \"${!option}\"." ;;
    PROXY_ADDRESS) [[ ${!option} =~ ^[0-9a-fA-F.:]+$ ]] || fail "PROXY_ADDRESS is an IP address, not \"${!option}\"." ;;
    *) [[ ${!option} =~ ^[0-9]{1,5}$ ]] || fail "$option is a number, not \"${!option}\"." ;;
  esac
done
((SILOS >= 1 && SILOS <= 9 && APIS >= 1 && APIS <= 9)) || fail "SILOS and APIS are 1 to 9."

remember_options() {
  local option
  for option in "${options[@]}"; do echo "$option=${!option}"; done > "$state/options"
}

silo_names() { local n; for ((n = 1; n <= SILOS; n++)); do echo "silo-$n"; done; }
api_names() { local n; for ((n = 1; n <= APIS; n++)); do echo "api-$n"; done; }
names() { echo postgres; silo_names; api_names; echo proxy; }
known() { names | grep -x -- "$1" >/dev/null || fail "There is no \"$1\". There are: $(names | tr '\n' ' ')"; }

# The port of the nth of its kind: port_of FIRST NAME
port_of() { echo $(($1 + ${2##*-} - 1)); }
