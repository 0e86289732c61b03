import { spawn } from 'node:child_process';
import { UsageError } from '../numeric/errors.ts';

/** @throws UsageError if there is no such port */
export function checkPort(port: number | undefined): void {
  if (port !== undefined && port > 65_535) throw new UsageError(`--port: found ${port}, expected a number up to 65535`);
}

/** Prints an address, and shows it in the user's browser if that is asked for. */
export function present(link: string, open = false): void {
  process.stdout.write(`${link}\n`);
  if (!open) return;
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open']
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '""']
        : ['xdg-open'];
  const browser = spawn(command, [...args, link], { stdio: 'ignore', detached: true });
  // Without a browser the address stands there to be copied.
  browser.on('error', () => undefined);
  browser.unref();
}

/** Waits for Ctrl-C, or for the system to end the program. */
export const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
