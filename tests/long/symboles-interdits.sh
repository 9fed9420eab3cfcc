#!/usr/bin/env bash
# The compiler refuses what the Domain may not use: a copy of the Domain with one faulty file must not build, for the reason expected.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/src"
cp "$root"/Directory.*.props "$root/global.json" "$root/.editorconfig" "$work/"
cp -r "$root/src/AppelAProjets.Domain" "$work/src/"
rm -rf "$work"/src/*/bin "$work"/src/*/obj
project=$work/src/AppelAProjets.Domain
dotnet build "$project" -v q -clp:ErrorsOnly >"$work/build.log" 2>&1 || { cat "$work/build.log"; echo "The Domain itself does not build"; exit 1; }

refused=0 total=0
try() { # expected diagnostic, type and body of a member
  total=$((total + 1))
  printf 'namespace AppelAProjets.Domain;\n\ninternal static class Fautif\n{\n    public static %s;\n}\n' "$2" >"$project/Fautif.cs"
  if dotnet build "$project" --no-restore -v q -clp:ErrorsOnly >"$work/build.log" 2>&1; then echo "BUILT     $2"
  elif grep -q "error $1" "$work/build.log"; then refused=$((refused + 1)); echo "refused   $2 ($1)"
  else echo "OTHERWISE $2: $(grep -m1 'error' "$work/build.log")"; fi
}
try RS0030 'DateTime Champ() => DateTime.UtcNow'
try RS0030 'DateTimeOffset Champ() => DateTimeOffset.Now'
try RS0030 'Guid Champ() => Guid.NewGuid()'
try RS0030 'string Champ() => System.IO.File.ReadAllText("a")'
try RS0030 'int Champ() => new Random(1).Next()'
try CS8509 'int Champ(Comptes.Role role) => role switch { Comptes.Role.Porteur => 1 }'
try CA1305 'string Champ(int n) => n.ToString("N0")'
echo "$refused of $total faults refused by the compiler"
[ "$refused" = "$total" ]
