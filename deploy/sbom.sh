#!/usr/bin/env bash
# deploy/sbom.sh [DIR]: writes what the product is made of as two CycloneDX files into DIR (default ./sbom), for a scanner or a buyer:
# redstation.cdx.json, the NuGet packages of api and silo, and redstation-web.cdx.json, the npm packages in the pages.
# What only builds and tests it is in neither.
set -euo pipefail
folder=$(mkdir -p "${1:-sbom}" && cd "${1:-sbom}" && pwd)
cd "$(dirname "$0")/.."

dotnet tool restore --verbosity quiet >/dev/null
dotnet restore api -p:BuildWeb=false --verbosity quiet
version=$(dotnet msbuild api -getProperty:Version)
# The api refers to everything else, the silo included.
dotnet CycloneDX api/RedStation.Api.csproj --disable-package-restore --output "$folder" --filename redstation.cdx.json --output-format Json \
  --set-name RedStation.Realtime --set-version "$version" >/dev/null
node deploy/sbom-licences.mjs "$folder/redstation.cdx.json"
(cd api/Web && npm sbom --package-lock-only --omit=dev --sbom-format cyclonedx --sbom-type application) > "$folder/redstation-web.cdx.json"
echo "$folder/redstation.cdx.json"
echo "$folder/redstation-web.cdx.json"
