import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** Debian keeps each version's programs in a folder of its own; elsewhere they are on the path. */
function programs(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const folders = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  const path = (process.env.PATH ?? '').split(':');
  return [...folders, ...path].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** The folder of PostgreSQL's programs, if the machine has them; said once where it has not. */
export const postgresPrograms = programs();
if (!postgresPrograms && process.env.CI) throw new Error('CI skips nothing: install postgresql');
if (!postgresPrograms) console.warn('PostgreSQL is not installed: tests that need it are skipped');

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root: then it runs as the user that Debian made for it. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export interface TestServer {
  /** A new, empty database. */
  database(): Promise<string>;
  /** Kills it as a power cut would, all processes at once, and starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a throw-away server in a temporary folder, on a port of its own.
 *
 * @param network from which it may be reached besides this machine, as `10.213.0.0/16`
 */
export async function startPostgres(network?: string): Promise<TestServer> {
  const bin = postgresPrograms as string;
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-pg-'));
  const user = unprivileged();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid as number);
  const options = { ...user, cwd: folder, stdio: 'ignore' as const };
  const data = join(folder, 'data');
  execFileSync(join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8'], options);
  if (network !== undefined) appendFileSync(join(data, 'pg_hba.conf'), `host all all ${network} trust\n`);
  const port = await freePort();
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const start = async () => {
    const args = [
      '-D',
      data,
      '-p',
      String(port),
      '-c',
      `listen_addresses=${network === undefined ? '127.0.0.1' : '*'}`,
      '-c',
      `unix_socket_directories=${folder}`,
    ];
    let server = spawn(join(bin, 'postgres'), args, { ...options, detached: true });
    for (let tries = 0; ; tries++) {
      // While children of a killed server still hold its memory, a new one ends at once.
      if (server.exitCode !== null) server = spawn(join(bin, 'postgres'), args, { ...options, detached: true });
      const client = new pg.Client({ connectionString: url('postgres') });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.end();
        return server;
      } catch (error) {
        if (tries > 300) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  };
  let server = await start();
  const end = (signal: NodeJS.Signals) =>
    new Promise<void>((resolve) => {
      if (server.exitCode !== null || server.signalCode !== null) return resolve();
      server.once('exit', () => resolve());
      // A group of their own: the postmaster and all its children.
      if (signal === 'SIGKILL') process.kill(-(server.pid as number), signal);
      else server.kill(signal);
    });
  let databases = 0;
  return {
    database: async () => {
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      const name = `t${++databases}`;
      await client.query(`create database ${name}`);
      await client.end();
      return url(name);
    },
    crash: async () => {
      await end('SIGKILL');
      server = await start();
    },
    stop: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
