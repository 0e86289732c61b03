#!/usr/bin/env bash
# Makes the missing pieces of a run with GNU parallel, a process a core, and ends when none is missing.
#   deploy/parallel.sh RUN [options of parallel, such as --jobs 4 or --sshlogin host1,host2]
# Hosts that are reached by ssh need the run under the same path, and tightrope.
set -euo pipefail
(($# > 0)) || { echo "usage: $0 RUN [options of parallel]" >&2; exit 2; }
run=$1
shift
: "${TIGHTROPE:=tightrope}" # the command, also of several words: TIGHTROPE='npx tightrope'

before=
while missing=$($TIGHTROPE run status --missing "$run") && [ -n "$missing" ]; do
  # A round that made nothing would make nothing again.
  [ "$missing" != "$before" ] || { echo "$run: these pieces cannot be made: ${missing//$'\n'/ }" >&2; exit 1; }
  before=$missing
  parallel "$@" "$TIGHTROPE run work --piece {} $(printf %q "$run")" <<<"$missing" || true
done
