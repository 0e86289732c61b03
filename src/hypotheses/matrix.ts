import { NONE } from '../situation/hypotheses/faults.ts';
import { alarmsOf } from '../situation/hypotheses/ratings.ts';
import type { Hypotheses, JudgedProbability, Reported } from '../situation/hypotheses/section.ts';
import { CUT_OFFS, WordTable } from '../situation/hypotheses/words.ts';
import { type Cell, cellOf, type Reading } from './cell.ts';
import { rowGuesses } from './row.ts';

/** An explanation that has no parts; of these exactly one is true. */
export interface Leaf {
  id: string;
  name: string;
}

/** An explanation as people read it: a leaf, or a whole with the leaves that are forms of it. */
export interface Explained extends Leaf {
  partOf?: string;
  /** Indices of its leaves. */
  leaves: readonly number[];
}

/** One item of evidence: what it says of its row. */
export interface Item {
  id: string;
  name: string;
  date?: string;
  /** Index of the row of what happened. */
  row: number;
  /** The probability of what was seen if it happened, and if it did not, 0-1. */
  hit: number;
  falseAlarm: number;
  /** Whether it says that it did not happen, or that nothing was seen. */
  absent: boolean;
}

/** Something that happened or did not, with how likely that is under each leaf. */
export interface Row {
  id: string;
  name: string;
  /** By leaf. */
  cells: readonly Cell[];
  /** The first leaf with the same cell: parts that share what is said of their whole share its draw. */
  firstWith: Int32Array;
  /** Best guesses by leaf, 0-1. */
  guess: Float64Array;
  /** Indices of the items that are known of it; several are reports of one event. */
  items: number[];
}

/** Something that could be looked at. */
export interface LookupRow extends Omit<Row, 'items'> {
  hit: number;
  falseAlarm: number;
  cost?: number;
}

/** A section of explanations and evidence as arrays. */
export interface Matrix {
  leaves: readonly Leaf[];
  /** In the order of the file, wholes before or after their parts as stated; none of these last. */
  explanations: readonly Explained[];
  items: readonly Item[];
  rows: readonly Row[];
  lookups: readonly LookupRow[];
  prior: PriorTree;
  reading: Reading;
}

/** Stated priors, before they are made to add up: each node with its children. */
export interface PriorTree {
  cell?: Cell;
  /** Index of the leaf, where it is one. */
  leaf?: number;
  children: PriorTree[];
}

/** A section compiled to arrays: rows of probabilities by leaf, and how the items of evidence bear on them. */
export function matrixOf(section: Hypotheses): Matrix {
  const reading = readingOf(section);
  const ids = Object.keys(section.explanations);
  const parent = new Map(
    Object.entries(section.explanations).flatMap(([id, { partOf }]) => (partOf === undefined ? [] : [[id, partOf]])),
  );
  const wholes = new Set(parent.values());
  const nameOf = (id: string) => section.explanations[id].name ?? id;
  const leaves: Leaf[] = ids.filter((id) => !wholes.has(id)).map((id) => ({ id, name: nameOf(id) }));
  if (section.none !== false) leaves.push({ id: NONE, name: 'None of these' });
  const index = new Map(leaves.map(({ id }, k) => [id, k]));
  const leavesOf = leavesBelow(leaves, parent);
  const explanations: Explained[] = ids.map((id) => {
    const partOf = parent.get(id);
    return { id, name: nameOf(id), ...(partOf !== undefined && { partOf }), leaves: leavesOf.get(id) ?? [] };
  });
  if (section.none !== false) explanations.push({ id: NONE, name: 'None of these', leaves: [leaves.length - 1] });

  const tree = (id: string): PriorTree => {
    const prior = id === NONE ? (section.none || undefined)?.prior : section.explanations[id].prior;
    const leaf = index.get(id);
    const parts = ids.filter((one) => wholes.has(id) && parent.get(one) === id);
    return {
      ...(prior !== undefined && { cell: cellOf(prior, reading) }),
      ...(leaf !== undefined && { leaf }),
      children: parts.map(tree),
    };
  };
  const tops = explanations.filter(({ partOf }) => partOf === undefined).map(({ id }) => tree(id));
  const prior: PriorTree = { children: tops };

  const weights = new Float64Array(leaves.length);
  priorsOf(prior, weights);
  const rowOf = (id: string, name: string | undefined, likelihood: Record<string, JudgedProbability>) => {
    const stated = new Map(Object.entries(likelihood).map(([key, value]) => [key, cellOf(value, reading)]));
    const cells = leaves.map(({ id: leaf }) => cellFor(leaf, stated, parent));
    const firstWith = Int32Array.from(cells, (cell) => cells.indexOf(cell));
    return { id, name: name ?? id, cells, firstWith, guess: rowGuesses(cells, weights) };
  };
  const rows: Row[] = [];
  const events = new Map<string, number>();
  for (const [id, { name, likelihood }] of Object.entries(section.events ?? {})) {
    events.set(id, rows.length);
    rows.push({ ...rowOf(id, name, likelihood), items: [] });
  }
  const items = Object.entries(section.evidence ?? {}).map(([id, item], i): Item => {
    const row = item.of === undefined ? rows.length : (events.get(item.of) as number);
    if (item.of === undefined) rows.push({ ...rowOf(id, item.name, item.likelihood ?? {}), items: [] });
    rows[row].items.push(i);
    const { date, absent = false } = item;
    const { hit, falseAlarm } = alarms(item, section);
    const seen = absent ? { hit: 1 - hit, falseAlarm: 1 - falseAlarm } : { hit, falseAlarm };
    return { id, name: item.name ?? id, ...(date !== undefined && { date }), row, absent, ...seen };
  });
  const lookups = Object.entries(section.lookups ?? {}).map(([id, lookup]): LookupRow => {
    const { name, likelihood, cost } = lookup;
    return { ...rowOf(id, name, likelihood), ...alarms(lookup, section), ...(cost !== undefined && { cost }) };
  });
  return { leaves, explanations, items, rows, lookups, prior, reading };
}

/** How what is seen depends on what happened; without a word of it, what happened is known. */
function alarms({ rating, report, seen }: Reported, { ratings }: Hypotheses): { hit: number; falseAlarm: number } {
  if (report) return report;
  if (rating !== undefined) return alarmsOf(rating, ratings);
  return { hit: seen ?? 1, falseAlarm: 0 };
}

function readingOf(section: Hypotheses): Reading {
  const named = Object.keys(section.analysts ?? {});
  const seen = new Set(named);
  const look = (judgement: JudgedProbability | undefined) => {
    if (typeof judgement === 'object' && 'by' in judgement) for (const id of Object.keys(judgement.by)) seen.add(id);
  };
  for (const { prior } of Object.values(section.explanations)) look(prior);
  if (section.none) look(section.none.prior);
  for (const part of [section.events, section.evidence, section.lookups]) {
    for (const { likelihood } of Object.values(part ?? {}))
      for (const cell of Object.values((likelihood ?? {}) as Record<string, JudgedProbability>)) look(cell);
  }
  const analysts = [...seen];
  const weights = analysts.map((id) =>
    section.analysts && Object.hasOwn(section.analysts, id) ? (section.analysts[id].weight ?? 1) : 1,
  );
  return {
    words: new WordTable(section),
    cutOffs: { ...CUT_OFFS, ...section.ach?.cutOffs },
    analysts,
    weights,
    tables: new Map(),
  };
}

/** The cell of a leaf: what is said of it, or of what it is a form of. */
function cellFor(leaf: string, stated: ReadonlyMap<string, Cell>, parent: ReadonlyMap<string, string>): Cell {
  for (let at: string | undefined = leaf; at !== undefined; at = parent.get(at)) {
    const cell = stated.get(at);
    if (cell) return cell;
  }
  return { kind: leaf === NONE ? 'between' : 'neutral', guess: Number.NaN };
}

function leavesBelow(leaves: readonly Leaf[], parent: ReadonlyMap<string, string>): Map<string, number[]> {
  const below = new Map<string, number[]>();
  leaves.forEach(({ id }, k) => {
    for (let at: string | undefined = id; at !== undefined; at = parent.get(at)) {
      const list = below.get(at);
      if (list) list.push(k);
      else below.set(at, [k]);
    }
  });
  return below;
}

/**
 * Priors of the leaves that add up to 1. Among siblings those without a prior share what the others leave; then each is divided by
 * the sum.
 *
 * @param out takes the prior of each leaf
 * @param valueIn the value of a stated prior; its best guess by default
 */
export function priorsOf(
  tree: PriorTree,
  out: Float64Array,
  valueIn: (cell: Cell) => number = ({ guess }) => guess,
  whole = 1,
): void {
  if (tree.leaf !== undefined) out[tree.leaf] = whole;
  if (tree.children.length === 0) return;
  const values = tree.children.map(({ cell }) => (cell && cell.kind !== 'neutral' ? valueIn(cell) : Number.NaN));
  const unstated = values.filter(Number.isNaN).length;
  const stated = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
  // Drawn priors may add up to more than their best guesses: what is left does not vanish then.
  const left = unstated === 0 ? 0 : Math.max(1 - stated, LEAST_LEFT) / unstated;
  const all = stated + left * unstated;
  tree.children.forEach((child, i) => {
    const value = Number.isNaN(values[i]) ? left : values[i];
    priorsOf(child, out, valueIn, all > 0 ? (whole * value) / all : whole / tree.children.length);
  });
}

const LEAST_LEFT = 0.01;
