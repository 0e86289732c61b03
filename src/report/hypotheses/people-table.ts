import type { AnalystAnswer, Disagreement, Weighing } from '../../hypotheses/index.ts';
import { fields, figure, plain, type Table } from '../table/table.ts';
import { chance } from '../words/numbers.ts';

/** Each analyst alone. */
export function analystTable({ analysts, answers }: Weighing): Table<AnalystAnswer> {
  return {
    columns: [
      { key: 'analyst', title: 'ANALYST', value: ({ id }) => id, width: 16, flex: true },
      ...answers.map(({ id }, e) =>
        figure<AnalystAnswer>(id, id.slice(0, 10), ({ posterior }) => posterior?.[e], chance, { width: 11 }),
      ),
      ...fields<AnalystAnswer>('weight', 'judged', 'priorSum', 'incoherence'),
    ],
    rows: analysts?.analysts ?? [],
  };
}

/** Where the analysts disagree, what matters most first. */
export function disagreementTable({ analysts }: Weighing): Table<Disagreement> {
  return {
    columns: [
      { key: 'of', title: 'THEY DISAGREE ON', value: (one) => one.of, width: 24, flex: true },
      { key: 'explanation', title: 'IF', value: ({ explanation }) => explanation, width: 14 },
      {
        title: 'SAID',
        show: ({ said }) =>
          Object.entries(said)
            .map(([who, p]) => `${who} ${chance(p)}`)
            .join(', '),
        width: 26,
        wide: true,
      },
      plain('said', ({ said }) =>
        Object.entries(said)
          .map(([who, p]) => `${who} ${p}`)
          .join('; '),
      ),
      figure(
        'moves_leader',
        'MOVES LEADER',
        ({ matters }) => matters,
        (p) => `${Math.round(100 * p)} points`,
        { width: 16 },
      ),
      plain('apart_log_odds', ({ apart }) => apart),
    ],
    rows: analysts?.disagreements ?? [],
  };
}
