import { expect } from 'vitest';
import { formatFault } from '../fault.ts';
import { readSituation } from '../read.ts';

// A sound situation and ways to write one thing of it wrong: for the tests of slips.

/** What was written, the file with it, and the one fault that says what to write. */
export type Slip = [slip: string, text: () => string, fault: string];

export const sound = `title: Two and a pipeline
asOf: 2021-05-11
actors:
  north: { name: North Ministry, capability: 80 }
  south: { capability: [20, 30, 40] }
issues:
  fee:
    name: Transit fee
    scale: { 0: free, 50: half, 100: full price }
    statusQuo: 60
    stances:
      north: { position: 90, salience: 0.5 }
      south: { position: 10, salience: 0.9, veto: true, because: it pays, source: its budget }
outcomes:
  dear: { when: fee > 60, by: 2021-12-31 }
`;

/** The sound file with one thing written otherwise. */
export const changed = (from: string, to: string): string => {
  expect(sound).toContain(from);
  return sound.replace(from, to);
};

/** The sound file with this for the position of north. */
export const withPosition = (position: string) => changed('position: 90', `position: ${position}`);

/** The sound file with this for the salience of north. */
export const withSalience = (salience: string) => changed('salience: 0.5', `salience: ${salience}`);

export const faultsOf = (text: string) => readSituation(text, 's').faults.map(formatFault);
