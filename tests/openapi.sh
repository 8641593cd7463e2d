#!/usr/bin/env bash
# Renews api/docs/openapi.json, from which the pages' types are generated, after a change of what the api reads or answers. Commit what it changes.
set -euo pipefail
cd "$(dirname "$0")/.."
OPENAPI_DOCUMENT=write dotnet run --project tests/Api -p:BuildWeb=false -- -method '*Document_InTheRepository_IsTheOneServed' -noLogo
git status --short api/docs/openapi.json
