import type { Contribution, ExplanationAnswer, Learning, Reliance, Running, Weighing } from '../../hypotheses/index.ts';
import { type Column, figure, plain, type Table } from '../table/table.ts';
import { chance } from '../words/numbers.ts';
import { outcomeBits, ratioInWords } from './words.ts';

/** The explanations with their posteriors, the most probable first; parts stand below their whole. */
export function answerTable(weighing: Weighing): Table<ExplanationAnswer> {
  const { answers } = weighing;
  const depth = (one: ExplanationAnswer): number => {
    const whole = answers.find(({ id }) => id === one.partOf);
    return whole ? 1 + depth(whole) : 0;
  };
  const below = (partOf: string | undefined): ExplanationAnswer[] =>
    answers
      .filter((one) => one.partOf === partOf)
      .toSorted((a, b) => (b.posterior ?? 0) - (a.posterior ?? 0))
      .flatMap((one) => [one, ...below(one.id)]);
  const inconsistent = new Map(weighing.ach.explanations.map((one) => [one.id, one]));
  return {
    columns: [
      plain('explanation', ({ id }) => id),
      {
        key: 'name',
        title: 'EXPLANATION',
        value: ({ name }) => name,
        show: (one) => `${'– '.repeat(depth(one))}${one.name}`,
        width: 44,
        flex: true,
      },
      plain('part_of', ({ partOf }) => partOf),
      figure('prior', 'BEFORE', ({ prior }) => prior, chance, { width: 8 }),
      figure('posterior', 'NOW', ({ posterior }) => posterior, chance, { width: 8 }),
      {
        title: '5%-95%',
        show: ({ interval }) => (interval ? `${whole(interval.low)}–${whole(interval.high)}` : ''),
        align: 'right',
        width: 9,
      },
      plain('low', ({ interval }) => interval?.low),
      plain('high', ({ interval }) => interval?.high),
      plain('mean', ({ interval }) => interval?.mean),
      plain('leads', ({ leads }) => leads),
      figure('inconsistency', 'ACH', ({ id }) => inconsistent.get(id)?.heuer, String, {
        heading: 'Inconsistent (ACH)',
        show: ({ id }) => String(inconsistent.get(id)?.heuer ?? ''),
        width: 6,
      }),
      plain('inconsistency_squared', ({ id }) => inconsistent.get(id)?.openSynthesis),
    ],
    rows: below(undefined),
  };
}

const whole = (p: number): string => String(Math.round(100 * p));

/** An item with what it does and what hangs on it. */
interface ItemRow {
  code: string;
  contribution: Contribution;
  reliance: Reliance | undefined;
  date: string | undefined;
  diagnosticity: number | undefined;
}

/** The items, those that tell most first. */
export function itemRows(weighing: Weighing): ItemRow[] {
  const reliance = new Map(weighing.reliance.map((one) => [one.item, one]));
  const tells = new Map(weighing.ach.items.map((one) => [one.id, one.diagnosticity]));
  const codes = codesOf(weighing);
  const dates = new Map(weighing.items.map(({ id, date }) => [id, date]));
  return weighing.contributions
    .map((contribution) => ({
      code: codes.get(contribution.item) ?? '',
      contribution,
      reliance: reliance.get(contribution.item),
      date: dates.get(contribution.item),
      diagnosticity: tells.get(contribution.item),
    }))
    .toSorted((a, b) => b.contribution.moves - a.contribution.moves);
}

/** Short names of the items in the order of the file: E1, E2, ... */
const codesOf = ({ items }: Weighing): Map<string, string> => new Map(items.map(({ id }, i) => [id, `E${i + 1}`]));

/** What each item contributes to the leader, and the leader's probability without it, if it is false, and if it was planted. */
export function itemTable(weighing: Weighing): Table<ItemRow> {
  const e = weighing.answers.findIndex(({ id }) => id === weighing.leader);
  const then = (key: string, title: string, case_: 'out' | 'ifFalse' | 'planted', more: Partial<Column<ItemRow>>) =>
    figure<ItemRow>(key, title, ({ reliance }) => reliance?.[case_].probability, chance, {
      show: ({ reliance }) => {
        const { probability, leader } = reliance?.[case_] ?? {};
        return probability === undefined ? '-' : `${chance(probability)}${leader === weighing.leader ? '' : '*'}`;
      },
      ...more,
    });
  return {
    columns: [
      plain('item', ({ contribution }) => contribution.item),
      {
        key: 'name',
        title: 'EVIDENCE (WHAT MOVES MOST FIRST)',
        heading: 'Evidence',
        value: ({ contribution }) => contribution.name,
        show: ({ code, contribution }) => `${code} ${contribution.name}`,
        width: 44,
        flex: true,
      },
      plain('date', ({ date }) => date),
      plain('log_odds', ({ contribution }) => contribution.logOdds[e]),
      figure('ratio', 'RATIO', ({ contribution }) => contribution.ratio[e], String, {
        show: ({ contribution }) => ratioInWords(contribution.ratio[e]),
        width: 8,
      }),
      plain('moves', ({ contribution }) => contribution.moves),
      then('without', 'WITHOUT', 'out', { width: 9 }),
      plain('leader_without', ({ reliance }) => reliance?.out.leader),
      then('if_false', 'FALSE', 'ifFalse', { heading: 'If false', width: 8 }),
      plain('leader_if_false', ({ reliance }) => reliance?.ifFalse.leader),
      then('if_planted', 'PLANTED', 'planted', { heading: 'If planted', width: 9 }),
      plain('planted_for', ({ reliance }) => reliance?.planted.for),
      plain('leader_if_planted', ({ reliance }) => reliance?.planted.leader),
      plain('diagnosticity', ({ diagnosticity }) => diagnosticity),
    ],
    rows: itemRows(weighing),
  };
}

/** One explanation of the matrix. */
interface MatrixRow {
  leaf: number;
  id: string;
  name: string;
}

/**
 * The matrix with explanations in rows and items in columns, what tells most first: how likely each item is under each explanation.
 *
 * @param most columns at most
 */
export function matrixTable(weighing: Weighing, most = Infinity): Table<MatrixRow> {
  const byId = new Map(weighing.items.map((item) => [item.id, item]));
  const shown = itemRows(weighing).slice(0, most);
  const columns = shown.map(({ contribution: { item }, code }) =>
    figure<MatrixRow>(item, code, ({ leaf }) => byId.get(item)?.likelihood[leaf], cell, { heading: code, width: 6 }),
  );
  return {
    columns: [
      {
        key: 'explanation',
        title: 'EXPLANATION',
        value: ({ id }) => id,
        show: ({ name }) => name,
        width: Math.max(20, 80 - 6 * shown.length),
        flex: true,
      },
      // An item of this name would be taken for it.
      ...(byId.has('prior') ? [] : [plain('prior', ({ id }: MatrixRow) => priorIn(weighing, id))]),
      ...columns,
    ],
    rows: leafRows(weighing),
  };
}

const priorIn = ({ answers }: Weighing, id: string) => answers.find((one) => one.id === id)?.prior;

const leafRows = (weighing: Weighing): MatrixRow[] => {
  const posterior = new Map(weighing.answers.map((one) => [one.id, one.posterior ?? 0]));
  const names = new Map(weighing.answers.map((one) => [one.id, one.name]));
  return weighing.leaves
    .map((id, leaf) => ({ leaf, id, name: names.get(id) ?? id }))
    .toSorted((a, b) => (posterior.get(b.id) ?? 0) - (posterior.get(a.id) ?? 0));
};

const cell = (p: number): string =>
  p > 0 && p < 0.01 ? '<1' : p < 1 && p > 0.99 ? '>99' : String(Math.round(100 * p));

/** The same with items in rows: what most spreadsheets have. */
export function transposedTable(weighing: Weighing): Table<ItemRow> {
  const byId = new Map(weighing.items.map((item) => [item.id, item]));
  return {
    columns: [
      {
        key: 'item',
        title: 'EVIDENCE',
        value: ({ contribution }) => contribution.item,
        show: ({ code, contribution }) => `${code} ${contribution.name}`,
        width: Math.max(30, 80 - 8 * weighing.leaves.length),
        flex: true,
      },
      ...leafRows(weighing).map(({ id, leaf }) => {
        const value = ({ contribution }: ItemRow) => byId.get(contribution.item)?.likelihood[leaf];
        return figure(id, id.slice(0, 7), value, cell, { width: 8 });
      }),
    ],
    rows: itemRows(weighing),
  };
}

/** Every cell on a line of its own: what the importer reads as a long table. */
export function cellTable(weighing: Weighing): Table<{ item: number; leaf: number; e: number }> {
  const { items, leaves, answers, contributions, ach } = weighing;
  const kept = new Map(ach.explanations.map(({ id }, k) => [id, k]));
  return {
    columns: [
      plain('item', ({ item }) => items[item].id),
      plain('item_name', ({ item }) => items[item].name),
      plain('date', ({ item }) => items[item].date),
      plain('explanation', ({ leaf }) => leaves[leaf]),
      plain('explanation_name', ({ e }) => answers[e].name),
      plain('prior', ({ e }) => answers[e].prior),
      plain('likelihood', ({ item, leaf }) => items[item].likelihood[leaf]),
      plain('happens', ({ item, leaf }) => items[item].happens[leaf]),
      plain('mark', ({ item, leaf }) => ach.items[item].marks[kept.get(leaves[leaf]) ?? -1]),
      plain('log_odds', ({ item, e }) => contributions[item].logOdds[e]),
      plain('ratio', ({ item, e }) => contributions[item].ratio[e]),
    ],
    rows: items.flatMap((_, item) =>
      leaves.map((id, leaf) => ({ item, leaf, e: answers.findIndex((one) => one.id === id) })),
    ),
  };
}

/** The posteriors day by day. */
export function runningTable({ running, answers }: Weighing): Table<Running> {
  return {
    columns: [
      { key: 'date', title: 'DAY', value: ({ date }) => date, show: ({ date }) => date ?? 'before', width: 12 },
      ...answers.map(({ id }, e) =>
        figure<Running>(id, id.slice(0, 12), ({ posterior }) => posterior?.[e], chance, { width: 13 }),
      ),
      ...answers.flatMap(({ id }, e): Column<Running>[] => [
        plain(`${id}_low`, ({ intervals }) => intervals?.[e].low),
        plain(`${id}_high`, ({ intervals }) => intervals?.[e].high),
      ]),
      plain('items', ({ items }) => items.join(' ')),
    ],
    rows: running,
  };
}

/** What could be looked at, the most telling first. */
export function learningTable({ learning, answers, leader }: Weighing): Table<Learning> {
  const e = answers.findIndex(({ id }) => id === leader);
  const outcomes = [...new Set(learning.flatMap((one) => Object.keys(one.outcomes ?? {})))];
  const bits = (value: number) => (value > 0 && value < 0.001 ? '<0.001' : value.toFixed(3));
  return {
    columns: [
      plain('lookup', ({ id }) => id),
      { key: 'name', title: 'LOOK AT', value: ({ name }) => name, width: 36, flex: true },
      figure('chance', 'SEEN', (one) => one.chance, chance, { heading: 'Chance that it is seen', width: 8 }),
      figure('gain_bits', 'BITS', ({ gain }) => gain, bits, { width: 8 }),
      figure('cost', 'COST', ({ cost }) => cost, String, { show: ({ cost = '' }) => String(cost), width: 7 }),
      plain('gain_per_cost', ({ gainPerCost }) => gainPerCost),
      figure('leader_if_seen', 'IF SEEN', ({ ifSeen }) => ifSeen?.[e], chance, { width: 9 }),
      figure('leader_if_not', 'IF NOT', ({ ifNot }) => ifNot?.[e], chance, { width: 9 }),
      ...outcomes.map((id) => plain<Learning>(`gain_bits_${id}`, (one) => outcomeBits(one, id))),
    ],
    rows: learning,
  };
}
