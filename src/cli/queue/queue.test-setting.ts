import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { expect } from 'vitest';
import type { QueueStatus } from '../../queue/status-types.ts';
import type { NewerNode } from '../../testing/newer-node.ts';
import { runCommand } from '../../testing/run-command.ts';

/** What a command printed that did what was asked. */
export async function printed(...args: string[]): Promise<string> {
  const { stdout, stderr, status } = await runCommand(args);
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}

/** A worker that runs, and what it said so far. */
export interface RunningWorker {
  process: ChildProcess;
  said(): string;
  /** Resolves when it said something. */
  until(what: RegExp): Promise<void>;
  ended: Promise<number | null>;
}

/** The queue of a test: commands that use a database. */
export function queueOn(newer: NewerNode, url: string) {
  const env = { ...process.env, TIGHTROPE_DATABASE_URL: url };
  const run = async (...args: string[]) =>
    (await promisify(execFile)(newer.node, [newer.command, ...args], { env, maxBuffer: 1e8 })).stdout;
  const ask = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  };
  const status = async (): Promise<QueueStatus> => JSON.parse(await run('queue', 'status', '--json'));
  return {
    url,
    run,
    ask,
    status,
    /** What a command says that fails, and its exit code. */
    refused: async (...args: string[]) => {
      const { stderr, status: code } = spawnSync(newer.node, [newer.command, ...args], { env, encoding: 'utf8' });
      return { stderr, code };
    },
    /** Starts a worker. @param before what runs it, such as `ip netns exec NAME` @param where the address by which it finds the database */
    worker(
      args: readonly string[] = [],
      { before = [], where = url }: { before?: readonly string[]; where?: string } = {},
    ) {
      const [program, ...words] = [...before, newer.node, newer.command, 'worker', ...args];
      const child = spawn(program, words, { env: { ...env, TIGHTROPE_DATABASE_URL: where } });
      let text = '';
      child.stderr.on('data', (part) => {
        text += part;
      });
      child.stdout.resume();
      const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
      const worker: RunningWorker = {
        ...{ process: child, said: () => text, ended },
        async until(what) {
          while (!what.test(text)) {
            if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the worker ended: ${text}`);
            await wait(20);
          }
        },
      };
      return worker;
    },
    /** Waits until a condition of the database holds. */
    async until(condition: string) {
      for (;;) {
        const [{ holds }] = await ask<{ holds: boolean }>(`select (${condition}) as holds`).catch(() => [
          { holds: false },
        ]);
        if (holds) return;
        await wait(50);
      }
    },
  };
}
export type QueueOfTest = ReturnType<typeof queueOn>;

/** A run that was planned once, again for another test. */
export function copyOf(run: string, to: string): string {
  cpSync(run, to, { recursive: true });
  return to;
}

/** Network namespaces of their own, each with a cable to this machine. */
export interface Namespace {
  name: string;
  /** What runs a program in it. */
  exec: string[];
  /** The address of this machine as seen from it. */
  host: string;
  plug(state: 'up' | 'down'): void;
}

export const NETWORK = '10.213.0.0/16';

/** Makes some, or says that this machine does not allow it. */
export function namespaces(count: number): { all: Namespace[]; remove(): void } | undefined {
  const ip = (...args: string[]) => spawnSync('ip', args, { encoding: 'utf8' });
  const all: Namespace[] = [];
  const remove = () => {
    for (const { name } of all) ip('netns', 'del', name);
  };
  for (let i = 0; i < count; i++) {
    const name = `tq${process.pid}-${i}`;
    const [here, there] = [`${name}a`, `${name}b`];
    const [host, guest] = [`10.213.${i + 1}.1`, `10.213.${i + 1}.2`];
    const steps = [
      ['netns', 'add', name],
      ['link', 'add', here, 'type', 'veth', 'peer', 'name', there],
      ['link', 'set', there, 'netns', name],
      ['addr', 'add', `${host}/24`, 'dev', here],
      ['link', 'set', here, 'up'],
      ['-n', name, 'addr', 'add', `${guest}/24`, 'dev', there],
      ['-n', name, 'link', 'set', there, 'up'],
      ['-n', name, 'link', 'set', 'lo', 'up'],
    ];
    all.push({
      ...{ name, host, exec: ['ip', 'netns', 'exec', name] },
      plug: (state) => void ip('link', 'set', here, state),
    });
    if (steps.every((step) => ip(...step).status === 0)) continue;
    remove();
    return undefined;
  }
  return { all, remove };
}
