#!/usr/bin/env bash
# EPREUVES 29: 200 connections that send headers, forms or files slowly, with the p95 of other people beside (+ 20 % at most); files cut at nine tenths and sent again, one sent at 50 kB/s; requests too large, each with its answer. Fails when one is not as meant.
set -eu
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet run -c Release --project "$root/tests/AppelAProjets.Mesures" -- surcharge
