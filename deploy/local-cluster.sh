#!/usr/bin/env bash
# A whole cluster on this machine, without a container engine: PostgreSQL, silos, apis, and nginx in front of them.
# For trying things out and for tests; the set-up for production is described in README.md beside this file.
set -euo pipefail

usage() {
  cat <<'USAGE'
deploy/local-cluster.sh COMMAND

  up                start what does not run yet, and wait until all of it is ready
  down              stop everything; the data stays
  status            say of each program how it is; exit code 0 when all are ready
  url               print the address to open
  logs [-f] [NAME]  the last lines of one program's log, or of all; -f follows
  kill NAME         SIGKILL, as a crash
  stop NAME         stop as an upgrade does: out of the proxy, drained, SIGTERM
  start NAME        start again what was killed or stopped
  restart           stop and start silos, then apis, one by one, while the others serve
  run COMMAND …     run a command with the database's connection in its environment (psql, pg_dump, the silo's commands)
  wipe              down, and delete the data

Names are silo-1 …, api-1 …, proxy, postgres. Options, by environment; what "up" was given is remembered until "wipe":

  STATE=DIR            where everything lies                         (deploy/.local-cluster)
  SILOS=2 APIS=2       how many
  DEMO=1               load the demo city, and play a day in it      (0)
  PROXY_PORT=5080      where to open it; PROXY_ADDRESS=127.0.0.1 for this machine only
  API_PORT=5081        the first api's; the others count on. So do SILO_HTTP_PORT=5091, SILO_PORT=11111, GATEWAY_PORT=30001
  POSTGRES_PORT=54329
  ARCHIVE=DIR          where PostgreSQL archives its log from its next start on, an empty folder or none yet; "wipe" leaves it
  CONFIGURATION=Release  which build; BUILD=0 takes what is built already
USAGE
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
state=${STATE:-$here/.local-cluster}

# shellcheck source-path=SCRIPTDIR
source "$here/local/options.sh"
# shellcheck source-path=SCRIPTDIR
source "$here/local/packages.sh"
# shellcheck source-path=SCRIPTDIR
source "$here/local/postgres.sh"
# shellcheck source-path=SCRIPTDIR
source "$here/local/proxy.sh"
# shellcheck source-path=SCRIPTDIR
source "$here/local/programs.sh"
# shellcheck source-path=SCRIPTDIR
source "$here/local/cluster.sh"

command=${1:-}
[ $# -eq 0 ] || shift
case "$command" in
  up|down|status|url|restart|wipe)
    [ $# -eq 0 ] || fail "\"$command\" takes nothing after it."
    "cluster_$command" ;;
  kill|stop|start)
    [ $# -eq 1 ] || fail "Name one of: $(names | tr '\n' ' ')"
    known "$1"
    "cluster_$command" "$1" ;;
  logs|run) "cluster_$command" "$@" ;;
  ''|help|-h|--help) usage ;;
  *) usage >&2; fail "There is no command \"$command\"." ;;
esac
