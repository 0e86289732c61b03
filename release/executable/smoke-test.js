import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The command line, and what is expected of its output: each loads what one file cannot hold by itself. */
const COMMANDS = (version) => [
  [['--version'], version],
  [['check', 'situation.yaml'], 'no faults'],
  // Threads.
  [['forecast', 'situation.yaml', '--samples', '4096', '--workers', '2'], 'WHERE THE ISSUES SETTLE'],
  // A picture, by code that is native.
  [['report', 'situation.yaml', '-o', 'report.docx', '--samples', '256'], ''],
  // A database by WebAssembly, and one that is native.
  [['ledger', 'add', 'It rains', '--claimant', 'anna', '--probability', '60%', '--by', '2030-01-01'], 'added it-rains'],
  [['ledger', 'list'], 'It rains'],
  [['events', 'import', 'events.csv', '--format', 'acled'], 'events'],
  [['base-rate', 'states'], 'since 1945'],
  [['forcast'], 'did you mean `forecast`?'],
];

const EVENTS = 'test-data/events/acled.csv';

/**
 * Runs the executable on a machine that has nothing else: no Node in the path, an empty home.
 *
 * @throws Error with what it printed where a command does not do what it should
 */
export function smokeTest(file, version) {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-smoke-'));
  try {
    copyFileSync('examples/ec-emissions-1985/situation.yaml', join(folder, 'situation.yaml'));
    copyFileSync(EVENTS, join(folder, 'events.csv'));
    const { SYSTEMROOT } = process.env;
    const env = {
      PATH: '',
      HOME: folder,
      USERPROFILE: folder,
      LOCALAPPDATA: folder,
      TMPDIR: folder,
      TEMP: folder,
      ...(SYSTEMROOT && { SYSTEMROOT }),
    };
    for (const [args, expected] of COMMANDS(version)) {
      const { stdout, stderr, error } = spawnSync(resolve(file), args, { cwd: folder, env, encoding: 'utf8' });
      if (error) throw error;
      if (!`${stdout}${stderr}`.includes(expected) || /fault of Tightrope/.test(stderr))
        throw new Error(`${args.join(' ')} printed\n${stdout}${stderr}`);
    }
    if (!readFileSync(join(folder, 'report.docx')).subarray(0, 2).equals(Buffer.from('PK')))
      throw new Error('no report');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
