import type { Server } from 'node:http';
import { UsageError } from '../numeric/errors.ts';

/** Ports that are tried after the usual one. */
export const FURTHER_PORTS = 20;

/**
 * Listens on a port, or on the first free one after it.
 *
 * @param further how many ports are tried after it
 * @returns the port
 * @throws UsageError if the address cannot be listened on
 */
export async function listen(server: Server, host: string, port: number, further: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' && further > 0) return listen(server, host, port + 1, further - 1);
    const words: Record<string, string> = {
      EADDRINUSE: 'another program listens there; --port 0 takes any free one',
      EACCES: 'this user may not listen there; expected a port from 1024',
      EADDRNOTAVAIL: 'this machine has no such address',
      ENOTFOUND: 'there is no such address',
    };
    throw new UsageError(`${host}:${port}: ${words[code ?? ''] ?? message}`);
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
