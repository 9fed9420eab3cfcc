#!/usr/bin/env bash
# The process that sends mail is killed (SIGKILL) a hundred times while messages leave: none is lost, each kill doubles one at most (taken by the server, killed before its row said so), under the same Message-ID.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet run -c Release --project "$root/tests/AppelAProjets.Mesures" -- envois-coupes "${1:-100}"
