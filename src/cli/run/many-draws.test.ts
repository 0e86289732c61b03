import { execFile, spawnSync } from 'node:child_process';
import { statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { FAST, runFolders } from '../../runs/small.test-situation.ts';
import { BUILT } from '../../testing/run-command.ts';

const at = runFolders();
const DRAWS = 10_000_000;
/** What a process says of itself when it ends: the most memory that it had, kB. */
const SAYS_MEMORY = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS))`;
/** The folder of the run has about so much; a piece is written beside the one that it becomes. */
const BYTES = 6e8;

const { bavail, bsize } = statfsSync(tmpdir());
const room = bavail * bsize > 2 * BYTES;

test.skipIf(!room)(
  `ten million draws are merged in less than 1 GB${room ? '' : ' (skipped without room)'}`,
  { tags: 'whole', timeout: 900_000 },
  async () => {
    const file = join(at('..'), 'many.yaml');
    writeFileSync(file, FAST);
    const run = at('many');
    const command = (...args: string[]) =>
      promisify(execFile)(process.execPath, ['--import', SAYS_MEMORY, BUILT, ...args], { maxBuffer: 1e8 });
    const options = ['--samples', String(DRAWS), '--model', 'weighted-mean', '--seed', '2'];
    await command('run', 'plan', file, ...options, '-o', run);
    await Promise.all([command('run', 'work', run), command('run', 'work', run)]);
    const { stdout, stderr } = await command('run', 'merge', run, '--json');
    const peak = Number(/peak (\d+)$/.exec(stderr)?.[1]);
    expect(peak * 1024).toBeLessThan(1e9);

    // As many draws as fit in memory, of the same design, say nearly the same.
    const merged = JSON.parse(stdout);
    expect(merged.settings.samples).toBe(DRAWS);
    const fewer = spawnSync(process.execPath, [
      BUILT,
      'forecast',
      file,
      '--json',
      '--samples',
      '65536',
      '--model',
      'weighted-mean',
    ]);
    const [many, few] = [merged, JSON.parse(fewer.stdout.toString())].map(({ issues }) => issues[0]);
    expect(Math.abs(many.pooled.mean.value - few.pooled.mean.value)).toBeLessThan(0.5);
  },
);
