import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { once } from '../numeric/once.ts';
import { parseStates, type StateTables } from '../outside/states/tables.ts';

/** The tables of states are shipped as they are, in the package's own folder. */
const FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('tightrope-forecast/package.json')),
  'data',
  'states',
);

/** The tables of states that come with the program. */
export const stateTables = once(async (): Promise<StateTables> => {
  const read = (name: string) => readFile(join(FOLDER, name), 'utf8');
  const [states, majors, exits, neighbours, disputes] = await Promise.all(
    ['states.csv', 'majors.csv', 'exits.tsv', 'neighbours.tsv', 'disputes.csv'].map(read),
  );
  return parseStates({ states, majors, exits, neighbours, disputes });
});
