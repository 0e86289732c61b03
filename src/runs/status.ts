import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isClaimed } from './claim.ts';
import { claimFile, PIECES, type PieceStretch } from './places.ts';
import { isInStages, type Run } from './run.ts';
import type { RunPlan } from './run-plan.ts';
import { wholeOf } from './staged-run.ts';

/** A piece that is not there, or of no use. */
export interface MissingPiece extends Partial<PieceStretch> {
  piece: number;
  /** What it has, such as `draws 0 to 63`; of an analysis that is not known beforehand. */
  title?: string;
  /** Why it is of no use, where it is there. */
  damaged?: string;
  /** A worker is at it. */
  underWay?: true;
}

/** How far a run is. */
export interface RunStatus {
  run: string;
  of: RunPlan['of'];
  version: string;
  title: string;
  /** Draws; of a backtest the number of its cases instead. */
  samples?: number;
  cases?: number;
  /** How many there are to make; of an analysis that is not known before it is whole. */
  pieces?: number;
  made: number;
  missing: MissingPiece[];
}

/** An analysis cannot be cut beforehand: so many workers are asked for where each is given a number. */
const WORKERS_OF_ANALYSIS = 8;

/** How many numbers a scheduler may hand out to the workers of a run. */
export const pieceNumbers = (run: Run): number => (isInStages(run) ? WORKERS_OF_ANALYSIS : run.pieces.length);

/**
 * Says which pieces of a run are missing or damaged.
 *
 * @param checksum whether to read all of each, which finds bytes that were altered
 * @throws UsageError if one may not be read
 */
export async function runStatus(run: Run, checksum = true): Promise<RunStatus> {
  const { plan, title, pieces } = run;
  const size = 'cases' in run ? { cases: run.cases.cases.length } : { samples: run.plan.samples };
  const of = { run: plan.run, of: plan.of, version: plan.version, title, ...size };
  if (isInStages(run)) return { ...of, ...(await statusInStages(run)) };
  const missing: MissingPiece[] = [];
  for (const [number, piece] of pieces.entries()) {
    const found = await piece.check(checksum);
    if (found.state === 'made') continue;
    const { from, to, title: has } = piece;
    missing.push({
      ...{ piece: number, from, to, title: has },
      ...(found.state === 'damaged' && { damaged: found.why }),
      ...((await isClaimed(claimFile(run.folder, piece))) && { underWay: true }),
    });
  }
  return { ...of, pieces: pieces.length, made: pieces.length - missing.length, missing };
}

/** An analysis is whole or not; until then every worker may go on with it. */
async function statusInStages(run: Run): Promise<Pick<RunStatus, 'made' | 'missing'>> {
  const names = await readdir(join(run.folder, PIECES));
  const made = names.filter((name) => /^analysis-\d+-\d+\.piece$/.test(name)).length;
  const isWhole = (await wholeOf(run)) !== undefined;
  return { made, missing: isWhole ? [] : Array.from({ length: pieceNumbers(run) }, (_, piece) => ({ piece })) };
}
