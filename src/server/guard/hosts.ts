import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';

const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];

/** Whether only programs of this machine can reach an address. */
export const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || /^127\./.test(address);

/**
 * The names by which a server may be asked for. A page of another site can make its own name point at this machine (DNS
 * rebinding), but the browser then sends that name.
 *
 * @param listening the address that the server listens on
 */
export function hostNames(listening: string): string[] {
  if (isLoopback(listening)) return [...new Set([...LOOPBACK, listening])];
  if (listening !== '0.0.0.0' && listening !== '::') return [listening];
  const addresses = Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address));
  return [...new Set([...LOOPBACK, hostname().toLowerCase(), ...addresses])];
}

/** A name as it stands in an address. */
export const inUrl = (name: string): string => (isIP(name) === 6 ? `[${name}]` : name);

/**
 * Whether the `Host` of a request is one of the server's own names, with its port.
 *
 * @param port undefined where it is not known, as in tests without a socket
 */
export function isOwnHost(host: string | undefined, names: readonly string[], port: number | undefined): boolean {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^:[\]@/?#\\]+))(?::(\d{1,5}))?$/i.exec(host ?? '');
  if (!parts) return false;
  const name = (parts[1] ?? parts[2]).toLowerCase();
  return names.includes(name) && (port === undefined || Number(parts[3] ?? 80) === port);
}
