#!/usr/bin/env bash
# bash tests/run.sh        the short profile: everything that must hold before a change lands
# bash tests/run.sh long   also the long ones, each named with its last result in tests/LONGS.md
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
profile=${1:-short}
artefacts=artefacts/tests
rm -rf "$artefacts"; mkdir -p "$artefacts"

need() { command -v "$1" >/dev/null || { echo "$1 is missing: $2" >&2; exit 2; }; }
need dotnet "install the .NET 10 SDK (https://dotnet.microsoft.com)."
need node "install Node.js 20 or later (https://nodejs.org)."

debian() { # package, what for
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    echo "Installing $1 ($2)…"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"; } >"$artefacts/apt-$1.log" 2>&1 \
      || { echo "$1 could not be installed: see $artefacts/apt-$1.log" >&2; return 1; }
  else
    echo "$1 is missing ($2): install it with your system's packages." >&2; return 1
  fi
}

if [ -z "${APPELAPROJETS_CHROMIUM:-}" ]; then
  for name in chromium chromium-browser google-chrome; do command -v "$name" >/dev/null && break; done
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
    || debian chromium "the browser tests; or set APPELAPROJETS_CHROMIUM to a Chromium or Chrome executable" || exit 2
  APPELAPROJETS_CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
  export APPELAPROJETS_CHROMIUM
fi
# A real SMTP server for the outbox tests; without it they are reported as skipped, by name.
/usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || debian python3-aiosmtpd "the outbox tests" || true

dotnet build AppelAProjets.sln -v q -clp:"ErrorsOnly;NoSummary" || { echo "0 passed, 1 failed"; exit 1; }

# Each failed test with the head of its message: what is read first must not be lost among the lines of those that passed.
failures() {
  if grep -qE '^ +Failed [A-Za-z]' "$1"; then
    awk '/^  (Passed|Skipped|Failed) [A-Za-z]/ { shown = 0 } /^  Failed [A-Za-z]/ { shown = 40 } shown-- > 0' "$1" | cut -c1-600
  else
    tail -60 "$1" | cut -c1-600
  fi
}

# Hundreds of small databases, each flushed at each write: in memory where there is room. What a crash leaves is tried by tests/long, on the disk.
if [ -w /dev/shm ] && [ "$(df -Pk /dev/shm | awk 'NR == 2 { print int($4 / 1024) }')" -gt 2000 ]; then
  memory=$(mktemp -d /dev/shm/aap-tests-XXXXXX)
  trap 'kill $! 2>/dev/null; rm -rf "$memory"' EXIT
fi

filter="TestCategory!=Long"; [ "$profile" = long ] && filter=""

run() { # project: its tests, then its line and its failures in one piece
  local name log code p f s
  name=$(basename "$1" .csproj)
  log=$artefacts/$name.log
  TMPDIR=${memory:-${TMPDIR:-/tmp}} dotnet test "$1" --no-build ${filter:+--filter "$filter"} --logger "console;verbosity=normal" --results-directory "$artefacts" >"$log" 2>&1
  code=$?
  p=$(sed -nE 's/^ +Passed: ([0-9]+).*/\1/p' "$log" | tail -1)
  f=$(sed -nE 's/^ +Failed: ([0-9]+).*/\1/p' "$log" | tail -1)
  s=$(sed -nE 's/^ +Skipped: ([0-9]+).*/\1/p' "$log" | tail -1)
  # A run that died without a summary is a failure of its own.
  if [ "$code" != 0 ] && [ "${f:-0}" = 0 ]; then f=1; fi
  echo "${p:-0} ${f:-0} ${s:-0}" >"$artefacts/$name.count"
  {
    printf '%-42s %5s passed %5s failed %5s skipped\n' "$name" "${p:-0}" "${f:-0}" "${s:-0}"
    grep -E '^ +Skipped [A-Za-z]' "$log" | sed -E 's/^ *Skipped ([^ :]+).*/\1/' | sort -u | paste -sd ' ' | grep . | fold -s -w 160 | sed 's/^/    skipped: /'
    [ "$code" = 0 ] || failures "$log"
  } >"$artefacts/$name.lines"
  cat "$artefacts/$name.lines"
}

# The browser waits for its pages: the other projects, one after the other, take what it leaves of the processors.
run tests/AppelAProjets.Navigateur.Tests/AppelAProjets.Navigateur.Tests.csproj &
for project in tests/*.Tests/*.csproj; do
  case $project in *Navigateur*) ;; *) run "$project" ;; esac
done
wait
# A project that left no count did not run to its end.
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  [ -e "$artefacts/$name.count" ] || { echo "$name did not finish"; echo "0 1 0" >"$artefacts/$name.count"; }
done
read -r passed failed skipped < <(awk '{ p += $1; f += $2; s += $3 } END { print p + 0, f + 0, s + 0 }' "$artefacts"/*.count)

if [ "$profile" = long ]; then
  for script in tests/long/*.sh; do
    [ -e "$script" ] || continue
    name=$(basename "$script" .sh)
    if bash "$script" >"$artefacts/$name.log" 2>&1; then passed=$((passed + 1)); result=passed; else failed=$((failed + 1)); result=FAILED; fi
    printf '%-42s %s: %s\n' "$name" "$result" "$(tail -1 "$artefacts/$name.log")"
  done
fi

[ "$skipped" = 0 ] || echo "$skipped skipped (named above)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
