#!/usr/bin/env bash
# Hand-made mutants of the Domain: each must make its tests fail. The last line says how many were killed.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src" "$work/tests"
cp "$root"/Directory.*.props "$root/global.json" "$work/"
cp "$root/tests/Directory.Build.props" "$work/tests/"
cp -r "$root/src/AppelAProjets.Domain" "$work/src/"
cp -r "$root/tests/AppelAProjets.Domain.Tests" "$work/tests/"
rm -rf "$work"/*/*/bin "$work"/*/*/obj
project=$work/tests/AppelAProjets.Domain.Tests
build() { dotnet build "$project" -v q -p:RunAnalyzers=false -p:TreatWarningsAsErrors=false -clp:ErrorsOnly "$@" >"$work/build.log" 2>&1; }
tests() { dotnet test "$project" --no-build >"$work/test.log" 2>&1; }

build && tests || { cat "$work/build.log"; tail -30 "$work/test.log" 2>/dev/null; echo "The Domain's own tests fail: no mutant was tried"; exit 1; }

killed=0 total=0
while IFS=$'\t' read -r file original replacement; do
  case $file in ''|'#'*) continue ;; esac
  total=$((total + 1))
  source=$work/src/AppelAProjets.Domain/$file
  text=$(cat "$source")
  after=${text#*"$original"}
  if [ "$after" = "$text" ] || [ "${after#*"$original"}" != "$after" ]; then
    echo "STALE     $file: not found once: $original"; continue
  fi
  cp "$source" "$work/original"
  printf '%s\n' "${text/"$original"/"$replacement"}" >"$source"
  if ! build --no-restore; then result="UNBUILT  "
  elif tests; then result="SURVIVED "
  else result="killed   "; killed=$((killed + 1)); fi
  cp "$work/original" "$source"
  echo "$result $file: $original  =>  $replacement"
done <"$root/tests/AppelAProjets.Domain.Tests/Mutants/mutants.txt"

echo "$killed of $total mutants killed"
[ "$killed" = "$total" ]
