import type { Context, ReasonsOf, Tasks } from './protocol.ts';
import { ReasonsRun } from './reasons-run.ts';

/** Rows of sensitivity after which there is something to show; then twice as many each time. */
const FIRST_ROWS = 16;
/** Draws in which conditions are first looked for. */
const FIRST_FUTURES = 512;
/** Rows between two pictures at most. */
const MOST_ROWS = 256;
/** How often a picture of the share that is done is sent. */
const TOLD_MS = 250;

/** What was worked out last: another outcome of the same forecast goes on from there. */
let lastReasons: { key: string; run: ReasonsRun } | undefined;

/** The reasons of one answer: what is quick and rough first, then the rest, until they are those of `analyse`. */
export async function reasonsTask(input: ReasonsOf, context: Context<'reasons'>): Promise<Tasks['reasons']['output']> {
  const { situation, models, calibrated, seed, samples } = input;
  const key = JSON.stringify([situation, models, calibrated, seed, samples]);
  if (lastReasons?.key !== key)
    lastReasons = {
      key,
      run: new ReasonsRun(situation, { models, seed, samples, ...(!calibrated && { calibration: 'none' }) }),
    };
  const { run } = lastReasons;
  let told = performance.now();
  const show = (done = false) => {
    context.part(run.reasonsOf(input, done));
    told = performance.now();
  };
  const pause = async () => {
    if (performance.now() - told > TOLD_MS) {
      told = performance.now();
      context.part({ share: run.share });
    }
    await context.pause();
  };
  const rowsTo = async (rows: number) => {
    while (run.rows < rows) {
      await run.growRows(Math.min(rows, run.rows + MOST_ROWS, Math.max(FIRST_ROWS, 2 * run.rows)), pause);
      show();
    }
  };

  if (run.draws > 0) show();
  const first = Math.min(FIRST_FUTURES, samples);
  if (run.draws < first) {
    await run.growDraws(first, pause);
    show();
  }
  await rowsTo(Math.min(FIRST_ROWS, run.plannedRows));
  if (input.kind === 'outcome') {
    run.discover(input.id, true);
    show();
    await pause();
  }
  await rowsTo(Math.min(4 * FIRST_ROWS, run.plannedRows));
  await run.findTippingPoints(pause);
  show();
  await run.growDraws(samples, pause);
  if (input.kind === 'outcome') run.discover(input.id, false);
  show();
  await rowsTo(run.plannedRows);
  show(true);
  return { done: true };
}
