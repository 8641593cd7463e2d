#!/usr/bin/env bash
# Makes the picture in the READMEs from the running program.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build RedStation.Realtime.sln -m:2 -v quiet -clp:ErrorsOnly --nologo
mkdir -p api/docs
REDSTATION_SCREENSHOTS="$PWD/api/docs" dotnet run --no-build --project tests/Browser -- -explicit only -class '*PictureTests' -noLogo
