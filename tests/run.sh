#!/usr/bin/env bash
# Runs every test of the project, installing what they need, and ends with the line
# "N passed, N failed, N skipped", counted from the results the runners wrote.
# Arguments name the suites to run (Web Architecture Format Domain Grains Api Cluster Browser Load); none means all.
# --cases S2,P5 before them runs only the tests that hold those faults met in the field, --cases all the tests of every such fault:
# tests in C# carry the id as the trait "Case", those in TypeScript begin their name with it.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

# Processes that live for seconds gain nothing from code that counts how often it runs, and it costs them a tenth of their time.
export DOTNET_TieredPGO=0
# A process that is killed leaves its diagnostics socket behind, some hundreds in a run.
export DOTNET_EnableDiagnostics=0

results=$(mktemp -d) logs=$(mktemp -d)
trap 'rm -rf "$results" "$logs"' EXIT
cases=
if [ "${1:-}" = --cases ]; then
  [ $# -ge 2 ] || { echo "--cases needs ids with commas between, or all: tests/run.sh --cases S2,P5 [SUITE...]"; exit 1; }
  cases=$2
  shift 2
fi
suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=(Web Architecture Format Domain Grains Api Cluster Browser Load)

traits=() named=()
if [ -n "$cases" ]; then
  ids=${cases//,/ }
  [ "$cases" != all ] || ids='*'
  set -f
  for id in $ids; do traits+=(-trait "Case=$id"); done
  set +f
  pattern=${cases//,/|}
  [ "$cases" != all ] || pattern='[A-Z]+[0-9]+'
  named=(--passWithNoTests --testNamePattern "\\b($pattern): ")
  kept=()
  for suite in "${suites[@]}"; do case $suite in Load | Format) ;; *) kept+=("$suite") ;; esac; done
  suites=("${kept[@]}")
fi

need() { # need COMMAND PACKAGE... : installs Debian packages when the command is missing
  command -v "$1" >/dev/null 2>&1 && return
  shift
  echo "== installing $*"
  local root=(); [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

for tool in dotnet node npm; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: install the .NET 10 SDK and Node 20 or later."; echo "0 passed, 1 failed, 0 skipped"; exit 1; }
done
case " ${suites[*]} " in *" Cluster "* | *" Grains "* | *" Load "*) [ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || need initdb postgresql ;; esac
case " ${suites[*]} " in *" Browser "*) need chromium chromium fonts-noto-cjk ;; esac
case " ${suites[*]} " in *" Load "*) need redis-server redis-server ;; esac
case " ${suites[*]} " in *" Api "*) need shellcheck shellcheck ;; esac

echo "== building"
# One compiler serves all projects, also where the environment says otherwise: loading one for each takes as long again. It ends with the build.
compiler="redstation-tests-$$"
stop_compiler() { "$(dotnet --info | sed -n 's/^ *Base Path: *//p')Roslyn/bincore/VBCSCompiler" -shutdown "-pipename:$compiler" >/dev/null 2>&1; }
if ! dotnet build RedStation.Realtime.sln -m:2 -v quiet -clp:ErrorsOnly --nologo -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler"; then
  stop_compiler
  echo "The build failed."; echo "0 passed, 1 failed, 0 skipped"; exit 1
fi
stop_compiler
echo "-- the build took $SECONDS s"

# A suite that hangs is ended, named by its tests that had not ended. The longest takes 20 minutes on CI. Of a person at a terminal Ctrl+C ends it.
limit=(timeout --kill-after=30 40m)
[ ! -t 1 ] || limit=(timeout --foreground --kill-after=30 40m)
one_passed='{"results":{"summary":{"passed":1,"failed":0,"skipped":0}}}'
tests() { # tests PROJECT ARGUMENT... : those of a project in C#
  local project=$1
  shift
  "${limit[@]}" dotnet run --no-build --project "tests/$project" -- -longRunning 300 -result-ctrf "$results/$project.json" -noColor -noLogo "$@" "${traits[@]}"
}

run() { # run SUITE
  case $1 in
    Web) (cd api/Web && "${limit[@]}" npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$results/Web.json" "${named[@]}") ;;
    Load) "${limit[@]}" dotnet run --no-build --project tests/Load -- smoke --ctrf "$results/Load.json" ;;
    # One test; it prints what differs and leaves no result then, which counts as failed. White space only: what dotnet format knows of style is
    # an error in the build already, and to ask for it again takes four minutes. "dotnet format whitespace" repairs what it finds.
    Format)
      "${limit[@]}" dotnet format whitespace . --folder --verify-no-changes --exclude '**/bin/' '**/obj/' '**/node_modules/' && echo "$one_passed" > "$results/Format.json" ;;
    # A whole run alone has seen every refusal: it is asked whether each that is documented was answered.
    Api) tests Api -explicit on ;;
    # Its tests wait for a database or a silo two thirds of their time.
    Grains) tests Grains -maxThreads 4 ;;
    # Their servers are started for seconds each: what is compiled again to be faster later costs them a tenth.
    Cluster | Browser) DOTNET_TC_CallCountingDelayMs=2000 tests "$1" ;;
    *) tests "$1" ;;
  esac
}

TIMEFORMAT='%U s of processor time and %S s in the system'
lane() { # lane SUITE... : one after the other; what each has printed comes in one piece
  local suite started
  for suite in "$@"; do
    started=$SECONDS
    echo "== $suite has begun"
    { time run "$suite" > "$logs/$suite" 2>&1; } 2> "$logs/$suite.cpu"
    # A runner that dies without a result file is a failure of its own; the end of what it printed is the reason.
    [ -s "$results/$suite.json" ] || node tests/no-result.mjs "$logs/$suite" > "$results/$suite.json"
    (flock 9; echo "== $suite"; cat "$logs/$suite"; echo "-- $suite took $((SECONDS - started)) s, $(cat "$logs/$suite.cpu")") 9> "$logs/lock"
  done
}

# Cluster and Load wait for processes much of the time, and the others compute: the two lanes run side by side. Three of them take as long together,
# and starve the processes on two cores.
waiting=() computing=()
for suite in "${suites[@]}"; do
  case $suite in Cluster | Load) waiting+=("$suite") ;; *) computing+=("$suite") ;; esac
done
lane "${waiting[@]}" &
lane "${computing[@]}"
wait

node tests/count-results.mjs "$results" "$cases"
