import { type ChildProcess, fork } from 'node:child_process';
import { TightropeError } from '../numeric/errors.ts';
import type { ClaimAsked, PieceAnswered, PieceAsked } from './piece-process.ts';

/** How the process that works on an analysis claims its pieces by name, where the database keeps them. */
export interface StageClaims {
  /** @returns whether the piece is to be made here; if another worker has made it, it lies in the folder afterwards */
  claim(name: string): Promise<boolean>;
  /** Stores the piece if it was made, and gives it up. */
  release(name: string): Promise<void>;
  /** Gives up what a process that ended had claimed. */
  end(): Promise<void>;
}

/** Makes pieces in a process of its own, so that this one gives signs of life whatever that does. */
export interface PieceMaker {
  /**
   * @param claims for an analysis whose pieces the database keeps
   * @throws TightropeError with why a piece could not be made, or that it was ended
   */
  make(asked: PieceAsked, claims?: StageClaims): Promise<void>;
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
    async make(asked, claims) {
      child ??= started();
      const at = child;
      const answer = await new Promise<PieceAnswered>((resolve, reject) => {
        const ended = (code: number | null, signal: string | null) => {
          at.off('message', said);
          resolve({ failed: `the process that made it ended by ${signal ?? `code ${code}`}` });
        };
        const over = () => {
          at.off('exit', ended);
          at.off('message', said);
        };
        const said = (message: PieceAnswered | ClaimAsked) => {
          if ('made' in message || 'failed' in message) {
            over();
            resolve(message);
          } else {
            claimed(message)
              .then((isOurs) => at.connected && at.send({ isOurs }))
              .catch((error: Error) => {
                // It waits for an answer that does not come.
                over();
                at.kill('SIGKILL');
                reject(error);
              });
          }
        };
        const claimed = async (message: ClaimAsked): Promise<boolean> => {
          if ('claim' in message) return (await claims?.claim(message.claim)) ?? false;
          await claims?.release(message.release);
          return false;
        };
        at.once('exit', ended);
        at.on('message', said);
        at.send(asked, (error) => {
          if (error) at.kill('SIGKILL');
        });
      });
      if ('failed' in answer) throw new TightropeError(answer.failed);
    },
    end: () => void child?.kill('SIGKILL'),
  };
}
