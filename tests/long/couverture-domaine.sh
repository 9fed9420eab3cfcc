#!/usr/bin/env bash
# Lines of the Domain covered by its own tests: at least 95 in 100.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet test tests/AppelAProjets.Domain.Tests --settings tests/coverlet.runsettings --collect:"XPlat Code Coverage" --results-directory "$out" >"$out/test.log" 2>&1 \
  || { tail -30 "$out/test.log"; echo "The Domain's own tests fail"; exit 1; }
rate=$(sed -nE 's/.*<package name="AppelAProjets.Domain" line-rate="([0-9.]+)".*/\1/p' "$out"/*/coverage.cobertura.xml)
percent=$(LC_ALL=C awk -v r="$rate" 'BEGIN { printf "%.1f", r * 100 }')
echo "$percent % of the Domain's lines covered, 95 required"
LC_ALL=C awk -v r="$rate" 'BEGIN { exit r < 0.95 }'
