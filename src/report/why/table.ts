import type { Analysis } from '../../forecast/analysis.ts';
import { type ModelDisagreement, modelDisagreements } from '../../forecast/model-disagreement.ts';
import type { InputSensitivity } from '../../inside/sensitivity/sensitivity.ts';
import { type Column, fields, figure, type Table } from '../table/table.ts';
import { type Names, namesOf, pathInWords } from '../words/names.ts';
import { chance, chanceRange } from '../words/numbers.ts';
import { indexInWords } from './words.ts';

export interface InputRow {
  outcome: string;
  /** The path of an input; `model` for which model is right. */
  input: string;
  words: string;
  /** More to say of it where there is room. */
  about?: string;
  low: number;
  high: number;
  share: number;
  shareLow?: number;
  shareHigh?: number;
}

/**
 * What moves each outcome: which model is right, then every input. `low` and `high` are the probability where the input is in its
 * lowest and in its highest tenth (or by the models that say least and most); `share` is its part of the variance, with a 90%
 * interval.
 *
 * @param outcome only this one; all by default
 */
export function inputTable({ forecast, sensitivity = [] }: Analysis, outcome?: string): Table<InputRow> {
  const names = namesOf(forecast);
  const asked = ({ of, kind }: { of: string; kind: string }) =>
    kind === 'outcome' && (outcome === undefined || of === outcome);
  const disagreements = modelDisagreements(forecast).filter(asked);
  const rows = forecast.outcomes.flatMap(({ id }): InputRow[] => {
    const models = disagreements.filter(({ of }) => of === id);
    const inputs = sensitivity.filter(asked).find(({ of }) => of === id)?.inputs ?? [];
    return inputRows(id, models, inputs, names);
  });
  return { columns: INPUT_COLUMNS, rows };
}

/** The columns of `tightrope why`. */
export const INPUT_COLUMNS: readonly Column<InputRow>[] = [
  ...fields<InputRow>('outcome', 'input'),
  {
    ...{ key: 'words', title: 'WHAT MOVES IT', value: ({ words }) => words, least: 16 },
    show: ({ words, about = '' }) => `${words}${about}`,
  },
  ...fields<InputRow>('low', 'high'),
  {
    ...{ title: 'low to high', align: 'right', width: 18 },
    show: ({ low, high }) => (low <= high ? chanceRange(low, high) : `${chance(low)} to ${chance(high)}`),
  },
  figure('share', 'share', ({ share }) => share, indexInWords, { width: 9 }),
  ...fields<InputRow>('shareLow', 'shareHigh'),
];

/** What moves one outcome or issue: which model is right, then every input. */
export const inputRows = (
  outcome: string,
  models: readonly (Pick<ModelDisagreement, 'share' | 'lowest' | 'highest'> & { about?: string })[],
  inputs: readonly Pick<InputSensitivity, 'path' | 'swing' | 'total'>[],
  names: Names,
): InputRow[] => [
  ...models.map(({ share, lowest, highest, about = '' }) => ({
    ...{ outcome, input: 'model', words: 'which model is right', about, share },
    ...{ low: lowest.value, high: highest.value },
  })),
  ...inputs.map(({ path, swing, total }) => ({
    ...{ outcome, input: path, words: pathInWords(path, names), ...swing },
    ...{ share: total.value, shareLow: total.low, shareHigh: total.high },
  })),
];
