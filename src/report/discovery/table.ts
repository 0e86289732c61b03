import type { Analysis } from '../../forecast/analysis.ts';
import type { Counterfactual } from '../../inside/discovery/counterfactual.ts';
import { fields, plain, type Table } from '../table/table.ts';
import { namesOf, pathInWords } from '../words/names.ts';
import { limitInWords } from './words.ts';

interface LimitRow {
  outcome: string;
  fails: boolean;
  widened: number;
  /** From 1, the most telling first. */
  box: number;
  input: string;
  words: string;
  low?: number | undefined;
  high?: number | undefined;
  density: number;
  mass: number;
  coverage: number;
}

/** What would have to be true: a row for each limit of each box of futures. */
export function limitTable({ forecast, scenarioDiscovery = [] }: Analysis): Table<LimitRow> {
  const names = namesOf(forecast);
  return {
    columns: [
      ...fields<LimitRow>(
        'outcome',
        'fails',
        'widened',
        'box',
        'input',
        'words',
        'low',
        'high',
        'density',
        'mass',
        'coverage',
      ),
    ],
    rows: scenarioDiscovery.flatMap(({ outcome, fails, widened, boxes }) =>
      boxes.flatMap(({ limits, density, mass, coverage }, k) =>
        limits.map((limit) => ({
          ...{ outcome, fails, widened, box: k + 1, input: limit.path, words: limitInWords(limit, names) },
          ...{ low: limit.low, high: limit.high, density, mass, coverage },
        })),
      ),
    ),
  };
}

interface CounterfactualRow extends Omit<Counterfactual, 'changes'> {
  outcome: string;
  fails: boolean;
  change: Counterfactual['changes'][number];
}

/**
 * The nearest future in which an outcome happens (or fails), where it is too rare for boxes: a row for each input that it
 * changes.
 */
export function counterfactualTable({ forecast, scenarioDiscovery = [] }: Analysis): Table<CounterfactualRow> {
  const names = namesOf(forecast);
  return {
    columns: [
      ...fields<CounterfactualRow>('outcome', 'fails', 'widened', 'distance', 'models', 'others'),
      plain('input', ({ change }) => change.path),
      plain('words', ({ change }) => pathInWords(change.path, names)),
      plain('stated', ({ change }) => change.stated),
      plain('value', ({ change }) => change.value),
      plain('beyond', ({ change }) => change.beyond),
    ],
    rows: scenarioDiscovery.flatMap(({ outcome, fails, counterfactual }) =>
      (counterfactual?.changes ?? []).map((change) => ({
        ...(counterfactual as Counterfactual),
        ...{ outcome, fails, change },
      })),
    ),
  };
}
