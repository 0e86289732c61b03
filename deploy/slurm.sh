#!/usr/bin/env bash
# Makes the missing pieces of a run as arrays of Slurm, and ends when none is missing.
#   deploy/slurm.sh RUN [options of sbatch, such as --partition=short --time=10:00]
# The folder of the run and tightrope are where every node sees them. It waits for each array, so run it in tmux or on a login node.
set -euo pipefail
(($# > 0)) || { echo "usage: $0 RUN [options of sbatch]" >&2; exit 2; }
run=$(realpath "$1")
shift
: "${TIGHTROPE:=tightrope}"   # the command, also of several words: TIGHTROPE='npx tightrope'
: "${MOST:=1000}"             # tasks of an array; MaxArraySize of a cluster is 1001 if nobody has set it
: "${ROUNDS:=10}"             # rounds without a new piece before it gives up
: "${PAUSE:=10}"              # seconds to wait after the first of them, twice as long after the second, and so on: a controller may be restarting

# A task that is killed with its node is put in the queue again (--requeue). The shell stays the parent of the work (no exec), so that
# Slurm sees the task end with it. One that fails is asked for again in the next round: no dependency between arrays, which would
# never be satisfied after one failure.
idle=0
before=
while missing=$($TIGHTROPE run status --missing "$run") && [ -n "$missing" ]; do
  if [ "$missing" = "$before" ]; then idle=$((idle + 1)); else idle=0; fi
  ((idle < ROUNDS)) || { echo "$run: these pieces cannot be made: ${missing//$'\n'/ }" >&2; exit 1; }
  ((idle == 0)) || sleep "$((idle * PAUSE))"
  before=$missing
  pieces=$(head -n "$MOST" <<<"$missing" | paste -sd,)
  sbatch --wait --requeue --job-name=tightrope --output=/dev/null --array="$pieces" "$@" <<TASK || true
#!/usr/bin/env bash
$TIGHTROPE run work --piece "\$SLURM_ARRAY_TASK_ID" $(printf %q "$run")
TASK
done
