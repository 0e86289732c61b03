import { type ChildProcess, fork } from 'node:child_process';
import { TightropeError } from '../numeric/errors.ts';
import type { PieceAnswered, PieceAsked } from './piece-process.ts';

/** Makes pieces in a process of its own, so that this one gives signs of life whatever that does. */
export interface PieceMaker {
  /** @throws TightropeError with why a piece could not be made, or that it was ended */
  make(asked: PieceAsked): Promise<void>;
  /** Ends what it is at, at once. */
  end(): void;
}

/** The process goes on from piece to piece; one that ended is begun anew. */
export function pieceMaker(): PieceMaker {
  let child: ChildProcess | undefined;
  const started = (): ChildProcess => {
    // A group of its own: Ctrl-C on a terminal is for the worker, which then decides.
    const begun = fork(new URL('./piece-process.js', import.meta.url), {
      ...{ detached: true, windowsHide: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    });
    begun.once('exit', () => {
      if (child === begun) child = undefined;
    });
    return begun;
  };
  return {
    async make(asked) {
      child ??= started();
      const at = child;
      const answer = await new Promise<PieceAnswered>((resolve) => {
        const ended = (code: number | null, signal: string | null) => {
          at.off('message', said);
          resolve({ failed: `the process that made it ended by ${signal ?? `code ${code}`}` });
        };
        const said = (answered: unknown) => {
          at.off('exit', ended);
          resolve(answered as PieceAnswered);
        };
        at.once('exit', ended);
        at.once('message', said);
        at.send(asked, (error) => {
          if (error) at.kill('SIGKILL');
        });
      });
      if ('failed' in answer) throw new TightropeError(answer.failed);
    },
    end: () => void child?.kill('SIGKILL'),
  };
}
