import type { AnalystAnswer, Disagreement, Weighing } from '../../hypotheses/index.ts';
import type { Column, Table } from '../table/table.ts';
import { plain } from '../table/table.ts';
import { chance } from '../words/numbers.ts';

/** Each analyst alone. */
export function analystTable({ analysts, answers }: Weighing): Table<AnalystAnswer> {
  return {
    columns: [
      { key: 'analyst', title: 'ANALYST', value: ({ id }) => id, width: 16, flex: true },
      ...answers.map(
        ({ id }, e): Column<AnalystAnswer> => ({
          key: id,
          title: id.slice(0, 10),
          value: ({ posterior }) => posterior?.[e],
          show: ({ posterior }) => (posterior ? chance(posterior[e]) : '-'),
          align: 'right',
          width: 11,
        }),
      ),
      plain('weight', ({ weight }) => weight),
      plain('judged', ({ judged }) => judged),
      plain('prior_sum', ({ priorSum }) => priorSum),
      plain('incoherence', ({ incoherence }) => incoherence),
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
      {
        key: 'moves_leader',
        title: 'MOVES LEADER',
        value: ({ matters }) => matters,
        show: ({ matters }) => `${Math.round(100 * matters)} points`,
        align: 'right',
        width: 16,
      },
      plain('apart_log_odds', ({ apart }) => apart),
    ],
    rows: analysts?.disagreements ?? [],
  };
}
