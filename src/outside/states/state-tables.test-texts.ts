import { readFileSync } from 'node:fs';
import type { StateTexts } from './tables.ts';

const read = (name: string) => readFileSync(`data/states/${name}`, 'utf8');

/** The tables that come with the program, as they lie in `data/states/`. */
export const shipped: StateTexts = {
  states: read('states.csv'),
  majors: read('majors.csv'),
  disputes: read('disputes.csv'),
  exits: read('exits.tsv'),
  neighbours: read('neighbours.tsv'),
};
