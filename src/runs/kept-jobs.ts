import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Job, type JobResult, type JobRunner, performAll } from '../forecast/jobs.ts';
import type { Claims } from './claim.ts';
import { readResults, writeResults } from './job-file.ts';
import { pieceFile } from './places.ts';
import type { Run } from './run.ts';
import { type Turn, takeTurns } from './take-turns.ts';

/** The jobs of a stage are kept in at most so many pieces. */
const MOST_PIECES = 256;

/** Jobs whose results are kept, and how many pieces of them this worker made. */
export interface KeptJobs extends JobRunner {
  made(): number;
}

/**
 * Performs the jobs of an analysis in pieces that are kept in the folder of a run and shared with other workers. An analysis asks for
 * its jobs stage by stage, every time in the same order: a piece is known by its stage and its place.
 *
 * @param runner the threads of this worker
 */
export function keptJobs({ folder, plan }: Run, runner: JobRunner, claims: Claims): KeptJobs {
  let stages = 0;
  let made = 0;
  return {
    threads: 1,
    lanes: () => [],
    pause: nextTurn,
    made: () => made,
    async performAll(engine, jobs, { signal, onProgress }) {
      const stage = stages++;
      const pieces = inPieces(jobs);
      const results: JobResult[][] = [];
      const turns = pieces.map((piece, i): Turn => {
        const name = `analysis-${stage}-${i}`;
        const file = pieceFile(folder, { name });
        const expected = { run: plan.run, version: plan.version, name };
        return {
          ...{ name, size: piece.length },
          async isDone() {
            const found = await readResults(file, expected);
            if (found) results[i] = found.results as JobResult[];
            return found !== undefined;
          },
          async do(beat) {
            const found = await performAll(engine, piece, runner, { signal, onProgress: beat });
            if (found.length < piece.length) signal?.throwIfAborted();
            await writeResults(file, expected, found);
            results[i] = found;
          },
        };
      });
      made += await takeTurns(turns, claims, { signal, onProgress });
      return results.flat();
    },
  };
}

/** Some jobs in pieces of equal length. */
function inPieces(jobs: readonly Job[]): Job[][] {
  const length = Math.ceil(jobs.length / MOST_PIECES);
  return Array.from({ length: Math.ceil(jobs.length / length) }, (_, i) => jobs.slice(i * length, (i + 1) * length));
}
