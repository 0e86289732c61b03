import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { wholeAnalysis } from './analysis-run.ts';
import { isClaimed } from './claim.ts';
import { checkPiece } from './piece-file.ts';
import { claimFile, expectedOf, PIECES, pieceFile, type Run } from './run-folder.ts';
import type { RunPlan } from './run-plan.ts';
import type { DrawStretch } from './stretches.ts';

/** A piece that is not there, or of no use. */
export interface MissingPiece extends Partial<DrawStretch> {
  piece: number;
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
  samples: number;
  /** How many there are to make; of an analysis that is not known before it is whole. */
  pieces?: number;
  made: number;
  missing: MissingPiece[];
}

/** An analysis cannot be cut beforehand: so many workers are asked for where each is given a number. */
const WORKERS_OF_ANALYSIS = 8;

/** How many numbers a scheduler may hand out to the workers of a run. */
export const pieceNumbers = ({ plan, pieces }: Run): number =>
  plan.of === 'forecast' ? pieces.length : WORKERS_OF_ANALYSIS;

/** Reads the pieces of a run and says which are missing or damaged. @throws UsageError if one may not be read */
export async function runStatus(run: Run): Promise<RunStatus> {
  const { plan, situation } = run;
  const of = { run: plan.run, of: plan.of, version: plan.version, title: situation.title, samples: plan.samples };
  if (plan.of !== 'forecast') return { ...of, ...(await statusOfAnalysis(run)) };
  const missing: MissingPiece[] = [];
  for (const [piece, stretch] of run.pieces.entries()) {
    const found = await checkPiece(pieceFile(run.folder, stretch), expectedOf(run, stretch));
    if (found.state === 'made') continue;
    missing.push({
      ...{ piece, ...stretch },
      ...(found.state === 'damaged' && { damaged: found.why }),
      ...((await isClaimed(claimFile(run.folder, stretch))) && { underWay: true }),
    });
  }
  return { ...of, pieces: run.pieces.length, made: run.pieces.length - missing.length, missing };
}

/** An analysis is whole or not; until then every worker may go on with it. */
async function statusOfAnalysis(run: Run): Promise<Pick<RunStatus, 'made' | 'missing'>> {
  const names = await readdir(join(run.folder, PIECES));
  const made = names.filter((name) => /^analysis-\d+-\d+\.piece$/.test(name)).length;
  const isWhole = (await wholeAnalysis(run)) !== undefined;
  return { made, missing: isWhole ? [] : Array.from({ length: pieceNumbers(run) }, (_, piece) => ({ piece })) };
}
