import { readFileSync } from 'node:fs';
import { formatFault } from '../../situation/fault.ts';
import { type ClaimImportOptions, importClaims } from './index.ts';

/** The text of an export that comes with the tests. */
export const text = (file: string) => readFileSync(`test-data/ledger/${file}`, 'utf8');
/** Reads an export, with the files beside it. */
export const read = (file: string, options: Partial<ClaimImportOptions> = {}, ...beside: string[]) => {
  const others = beside.map((name) => ({ file: name, text: text(name) }));
  const { claims, faults, moreFaults } = importClaims(text(file), { file, beside: others, ...options });
  const of = (id: string) => claims.find(({ claim }) => claim.id === id);
  return { claims, ids: claims.map(({ claim }) => claim.id), of, faults: faults.map(formatFault), moreFaults };
};
/** What was forecast of a claim: when, and how likely. */
export const said = (imported: ReturnType<ReturnType<typeof read>['of']>) =>
  imported?.forecasts.map(({ made, probability, probabilities, quantiles }) => [
    made,
    probability ?? probabilities ?? quantiles,
  ]);
