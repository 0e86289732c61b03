import type { ClaimForecast, ClaimKind } from '../../ledger/claim/claim.ts';
import { PHRASES, type PhraseTable } from '../../ledger/claim/phrases.ts';
import { parsePhrases } from '../../ledger/claim/phrases-yaml.ts';
import { readProbability } from '../../ledger/claim/read-probability.ts';
import { numberWritten } from '../../ledger/import/written.ts';
import { UsageError } from '../../numeric/errors.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import { FaultError } from '../../situation/fault.ts';
import { namedFault } from '../../situation/issue-in-words.ts';
import { decode, readInput } from '../files.ts';
import { asFlag } from '../flags.ts';

/** The flags with which something is said of a claim. */
export interface SaidFlags {
  probability?: string;
  low?: string;
  high?: string;
  option?: string[];
  quantile?: string[];
  made?: string;
  reason?: string;
  phrases?: string;
}

/** What is said, and the kind of claim that it is said of. */
export interface Said {
  kind: ClaimKind;
  options?: string[];
  forecast?: Omit<ClaimForecast, 'claim' | 'made'>;
}

/** The user's own table of phrases, or the one that the program comes with. @throws UsageError with the faults of the table */
export async function phraseTable(file: string | undefined): Promise<PhraseTable> {
  if (file === undefined) return PHRASES;
  const { table, faults } = parsePhrases(decode(await readInput(file), file), file);
  if (faults.length > 0) throw new FaultError(faults);
  return table;
}

/** What the user calls a field of a claim: a flag of the command, an argument of a tool. */
export type Called = (field: string) => string;

/** Fields whose flags are called otherwise. */
const FLAGS: Record<string, string> = {
  ...{ deadline: 'by', tags: 'tag', by: 'resolved-by' },
  ...{ quantiles: 'quantile', probabilities: 'option', options: 'option' },
};

/** Fields as the flags of the command. */
export const asFlags: Called = (field) =>
  field === 'text' || field === 'outcome' ? `the ${field}` : `--${FLAGS[field] ?? asFlag(field)}`;

/**
 * Reads what is said of a claim: a probability or a phrase, one for each option, or quantiles.
 *
 * @param called what messages call a field
 * @throws UsageError with what is wrong
 */
export async function saidIn(flags: SaidFlags, called: Called = asFlags): Promise<Said> {
  const { probability, option = [], quantile = [], reason } = flags;
  const given = [probability !== undefined, option.length > 0, quantile.length > 0].filter(Boolean).length;
  if (given > 1)
    throw new UsageError(
      `expected one of ${called('probability')} (yes or no), ${called('options')} (one of several) and ${called('quantiles')} (a number or a date)`,
    );
  const { low, high } = flags;
  if ((low === undefined) !== (high === undefined))
    throw new UsageError(
      low === undefined
        ? `${called('low')} is missing, expected it beside ${called('high')}`
        : `${called('high')} is missing, expected it beside ${called('low')}`,
    );
  if (low !== undefined && probability === undefined)
    throw new UsageError(
      `${called('probability')} is missing, expected it beside ${called('low')} and ${called('high')}`,
    );
  if (reason !== undefined && given === 0)
    throw new UsageError(
      `${called('reason')}: found no forecast that it is the reason for, expected ${called('probability')}, ${called('options')} or ${called('quantiles')}`,
    );
  const table = await phraseTable(flags.phrases);
  const read = (text: string, field: string) => {
    const said = readProbability(text, table);
    if ('fault' in said) throw new UsageError(namedFault(called(field), said.fault));
    return said;
  };
  const why = reason === undefined ? {} : { reason };
  if (option.length > 0) {
    const parts = option.map((text) => /^(.*?)(?:=([^=]*))?$/s.exec(text) as RegExpExecArray);
    const options = parts.map(([, name]) => name.trim());
    const shares = parts.filter(([, , share]) => share !== undefined);
    if (shares.length === 0) return { kind: 'one-of', options };
    if (shares.length < parts.length)
      throw new UsageError(
        `${called('options')}: found a probability for ${shares.length} of ${parts.length} options, expected one for each (NAME=0.3) or for none`,
      );
    const probabilities = shares.map(([, , share]) => read(share, 'options').probability);
    return { kind: 'one-of', options, forecast: { probabilities, ...why } };
  }
  if (quantile.length > 0) {
    const quantiles = quantile.map((text): [number, number | string] => {
      const [level, value = '', ...more] = text.split('=').map((part) => part.trim());
      if (value === '' || more.length > 0)
        throw new UsageError(
          `${called('quantiles')}: found ${quoteName(text)}, expected a level and a value, such as 0.1=20`,
        );
      return [read(level, 'quantiles').probability, numberWritten(value) ?? value];
    });
    const kind = quantiles.every(([, value]) => typeof value === 'number') ? 'number' : 'date';
    return { kind, forecast: { quantiles, ...why } };
  }
  if (probability === undefined) return { kind: 'yes-no' };
  const range =
    low === undefined || high === undefined
      ? {}
      : { low: read(low, 'low').probability, high: read(high, 'high').probability };
  return { kind: 'yes-no', forecast: { ...read(probability, 'probability'), ...range, ...why } };
}
