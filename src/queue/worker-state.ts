/** What a worker did and is at, kept up to date for those who watch it. */
export interface WorkerState {
  made: number;
  failed: number;
  handedBack: number;
  /** Time that the pieces which it made took, seconds. */
  seconds: number;
  at?: { title: string; piece: number } | undefined;
  /** When the database answered last, milliseconds of this machine's steady clock. */
  answered: number;
}

export const workerState = (): WorkerState => ({
  ...{ made: 0, failed: 0, handedBack: 0, seconds: 0, answered: performance.now() },
});
