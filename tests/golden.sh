#!/usr/bin/env bash
# Adds golden files for stored states, messages, calls and enums that are new or have new members. Existing files are never changed:
# what an old version wrote must stay readable. Commit what it adds.
set -euo pipefail
cd "$(dirname "$0")/.."
REDSTATION_GOLDEN=add dotnet run --project tests/Grains -p:BuildWeb=false -- -class '*.GoldenTests' -noLogo
git status --short tests/Grains/Golden
