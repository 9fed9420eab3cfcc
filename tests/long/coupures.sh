#!/usr/bin/env bash
# The server is killed (SIGKILL) ten times while eight people type: every answer that it had acknowledged is in the base after the restart.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet run -c Release --project "$root/tests/AppelAProjets.Mesures" -- coupures "${1:-10}"
