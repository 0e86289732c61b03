import { EXIT, ExitError } from './exit.ts';

/**
 * Turns Ctrl-C into a signal that a run can end on; the second one does not wait.
 *
 * @param message what is said where the run cannot keep anything
 * @returns the signal, and a function to call when the run is over
 */
export function interruptible(message = 'stopped before any draw was done'): { signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(new ExitError(message, EXIT.interrupted));
  };
  process.on('SIGINT', interrupt);
  return { signal: controller.signal, done: () => void process.off('SIGINT', interrupt) };
}
