import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parseSituation } from '../situation/read.ts';
import { planRun } from './plan-run.ts';
import type { RunSettings } from './run-plan.ts';

/** Small, and yet with every kind of column: a veto, a dependence, an agreement, and explanations that change it. */
export const SMALL = `title: Gas
actors: { seller: { capability: { low: 1, mode: 2, high: 3 } }, buyer: { capability: 1 }, transit: { capability: 1 } }
issues:
  price:
    statusQuo: 20
    stances:
      seller: { position: { low: 60, mode: 80, high: 100 }, salience: 0.9, veto: true }
      buyer: { position: { low: 0, mode: 20, high: 50 }, salience: 0.7, veto: true }
      transit: { position: 50, salience: 0.2 }
  volume: { statusQuo: 50, stances: { seller: { position: 90, salience: 0.4 }, buyer: { position: { low: 10, mode: 60, high: 90 }, salience: 0.5 } } }
dependence: [ { of: buyer, on: seller, domain: energy, strength: 0.8, replaceable: { low: 0, mode: 0.2, high: 0.5 }, alternatives: { transit: 0.3 } } ]
agreement: { name: The contract }
outcomes: { dear: { when: price >= 60, by: 2030-12-31 } }
asOf: 2030-01-01
hypotheses:
  none: false
  explanations: { patient: { prior: 0.6 }, cornered: { prior: 0.4, change: { issues.price.stances.buyer.salience: 0.1 } } }
  evidence: { delay: { likelihood: { patient: 0.3, cornered: 0.6 } } }
`;

/** The same for a test that makes many draws, fast. */
export const FAST = `title: Fast
actors: { a: { capability: 1 }, b: { capability: 1 } }
issues: { x: { stances: { a: { position: { low: 0, mode: 20, high: 60 }, salience: 1 }, b: { position: 90, salience: 1 } } } }
`;

/** A folder for the runs of a test file, removed at its end. */
export function runFolders(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-runs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** Plans a run of a text. */
export const planText = (
  folder: string,
  text: string,
  samples: number,
  { size = 64, ...settings }: RunSettings & { size?: number | undefined } = {},
) =>
  planRun(folder, {
    ...{ file: 'situation.yaml', text: Buffer.from(text), situation: parseSituation(text), settings, samples, size },
  });
