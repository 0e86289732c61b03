import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Analysis, analyse, PARTS } from '../forecast/analysis.ts';
import { parseSituation } from '../situation/read.ts';
import { atScale } from './scale.ts';

/** The Belarus example. */
export const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));

const settings = { samples: 128, models: ['weighted-mean', 'nash'] };

/**
 * An analysis of the Belarus example by two quick models, with all its parts; `npm test` takes the sensitivity of a first answer,
 * which is the longest of them. One test file makes it, and others in the same run read it.
 */
export async function belarusAnalysis(): Promise<Analysis> {
  const shared = process.env.TIGHTROPE_TEST_FOLDER ?? mkdtempSync(join(tmpdir(), 'tightrope-tests-'));
  const file = join(shared, 'belarus-analysis.json');
  try {
    mkdirSync(`${file}.begun`);
  } catch {
    // Another test file makes it.
    while (!existsSync(file)) await setTimeout(50);
    return JSON.parse(readFileSync(file, 'utf8'));
  }
  const whole = atScale(0, 1) === 1;
  const analysis: Analysis = {
    ...(await analyse(belarus, { ...settings, parts: PARTS.filter((part) => whole || part !== 'sensitivity') })),
    ...(whole ? {} : { sensitivity: (await analyse(belarus, { ...settings, quick: true })).sensitivity }),
  };
  // Whole or not at all: another test file looks for it at any moment.
  writeFileSync(`${file}.new`, JSON.stringify(analysis));
  renameSync(`${file}.new`, file);
  return analysis;
}
