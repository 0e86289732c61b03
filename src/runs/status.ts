import { isClaimed } from './claim.ts';
import { checkPiece } from './piece-file.ts';
import { claimFile, expectedOf, pieceFile, type Run } from './run-folder.ts';
import type { DrawStretch } from './stretches.ts';

/** A piece that is not there, or of no use. */
export interface MissingPiece extends DrawStretch {
  piece: number;
  /** Why it is of no use, where it is there. */
  damaged?: string;
  /** A worker is at it. */
  underWay?: true;
}

/** How far a run is. */
export interface RunStatus {
  run: string;
  version: string;
  title: string;
  samples: number;
  pieces: number;
  made: number;
  missing: MissingPiece[];
}

/** Reads every piece of a run and says which are missing or damaged. @throws UsageError if one may not be read */
export async function runStatus(run: Run): Promise<RunStatus> {
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
  const { plan, situation, pieces } = run;
  return {
    ...{ run: plan.run, version: plan.version, title: situation.title, samples: plan.samples },
    ...{ pieces: pieces.length, made: pieces.length - missing.length, missing },
  };
}
