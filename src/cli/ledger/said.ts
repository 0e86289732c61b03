import type { ClaimForecast, ClaimKind } from '../../ledger/claim/claim.ts';
import { PHRASES, type PhraseTable } from '../../ledger/claim/phrases.ts';
import { parsePhrases } from '../../ledger/claim/phrases-yaml.ts';
import { readProbability } from '../../ledger/claim/read-probability.ts';
import { numberWritten } from '../../ledger/import/written.ts';
import { UsageError } from '../../numeric/errors.ts';
import { faultsText } from '../exit.ts';
import { decode, readInput } from '../files.ts';

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
  if (faults.length > 0) throw new UsageError(faultsText(faults));
  return table;
}

/** Reads what is said of a claim: a probability or a phrase, one for each option, or quantiles. @throws UsageError */
export async function saidIn(flags: SaidFlags): Promise<Said> {
  const { probability, option = [], quantile = [], reason } = flags;
  const given = [probability !== undefined, option.length > 0, quantile.length > 0].filter(Boolean).length;
  if (given > 1)
    throw new UsageError('expected one of --probability (yes or no), --option (one of several), --quantile');
  const { low, high } = flags;
  if ((low === undefined) !== (high === undefined)) throw new UsageError('--low and --high: a range has both ends');
  if (low !== undefined && probability === undefined)
    throw new UsageError('--low and --high: expected --probability beside them');
  if (reason !== undefined && given === 0)
    throw new UsageError('--reason: expected what it is the reason for, such as --probability');
  const table = await phraseTable(flags.phrases);
  const read = (text: string, flag: string) => {
    const said = readProbability(text, table);
    if ('fault' in said) throw new UsageError(`${flag}: ${said.fault}`);
    return said;
  };
  const why = reason === undefined ? {} : { reason };
  if (option.length > 0) {
    const parts = option.map((text) => /^(.*?)(?:=([^=]*))?$/s.exec(text) as RegExpExecArray);
    const options = parts.map(([, name]) => name.trim());
    const shares = parts.filter(([, , share]) => share !== undefined);
    if (shares.length === 0) return { kind: 'one-of', options };
    if (shares.length < parts.length)
      throw new UsageError('--option: a probability for every option (NAME=0.3), or for none');
    const probabilities = shares.map(([, , share]) => read(share, '--option').probability);
    return { kind: 'one-of', options, forecast: { probabilities, ...why } };
  }
  if (quantile.length > 0) {
    const quantiles = quantile.map((text): [number, number | string] => {
      const [level, value = '', ...more] = text.split('=').map((part) => part.trim());
      if (value === '' || more.length > 0)
        throw new UsageError(`--quantile: ${text}: expected a level and a value, such as 0.1=20`);
      return [read(level, '--quantile').probability, numberWritten(value) ?? value];
    });
    const kind = quantiles.every(([, value]) => typeof value === 'number') ? 'number' : 'date';
    return { kind, forecast: { quantiles, ...why } };
  }
  if (probability === undefined) return { kind: 'yes-no' };
  const range =
    low === undefined || high === undefined
      ? {}
      : { low: read(low, '--low').probability, high: read(high, '--high').probability };
  return { kind: 'yes-no', forecast: { ...read(probability, '--probability'), ...range, ...why } };
}
