import fc from 'fast-check';
import { type Bargain, type Demand, emptyBargain } from './bargain.ts';

/** A stake of an actor in an issue. */
export interface Stake {
  x: number;
  share: number;
  /** At least this, or at most. */
  atLeast?: number;
  atMost?: number;
}

/** An actor's stakes by issue. */
export type Stakes = Record<string, Stake>;

export interface Small {
  /** By issue: its value without a deal, 0 by default. */
  noDeal?: Record<string, number>;
  without?: Record<string, number>;
  yesNo?: string[];
  fixed?: Record<string, number>;
  steepness?: number;
  consent?: string[];
  /** Conditions such as { price: 1, tax: -1, least: 40 }, by actor: all of one of the lists. */
  demands?: [actor: string, anyOf: Record<string, number>[][]][];
}

/** A bargain on scales of 0 to 100 from tables by name. */
export function smallBargain(
  table: Record<string, Stakes>,
  { noDeal = {}, without = {}, yesNo = [], fixed = {}, steepness = 10, consent, demands = [] }: Small = {},
): Bargain {
  const actorIds = Object.keys(table);
  const issueIds = [...new Set(Object.values(table).flatMap((stakes) => Object.keys(stakes)))];
  const bargain = emptyBargain(
    actorIds,
    issueIds,
    demands.map(
      ([actor, anyOf]): Demand => ({
        actor: actorIds.indexOf(actor),
        anyOf: anyOf.map((all) =>
          all.map(({ least, ...weights }) => ({
            weight: Float64Array.from(issueIds, (id) => weights[id] ?? 0),
            least,
          })),
        ),
      }),
    ),
  );
  issueIds.forEach((id, m) => {
    bargain.noDeal[m] = noDeal[id] ?? 0;
    bargain.yesNo[m] = yesNo.includes(id) ? 1 : 0;
    bargain.fixed[m] = fixed[id] ?? NaN;
  });
  actorIds.forEach((id, i) => {
    bargain.without[i] = without[id] ?? 0;
    bargain.steepness[i] = steepness;
    bargain.consents[i] = consent === undefined || consent.includes(id) ? 1 : 0;
    issueIds.forEach((issue, m) => {
      const stake = table[id][issue];
      if (!stake) return;
      const k = i * issueIds.length + m;
      bargain.position[k] = stake.x;
      bargain.share[k] = stake.share;
      bargain.limit[k] = stake.atLeast ?? stake.atMost ?? NaN;
      bargain.side[k] = stake.atLeast !== undefined ? 1 : stake.atMost !== undefined ? -1 : 0;
    });
  });
  return bargain;
}

const tens = fc.integer({ min: 0, max: 10 }).map((n) => n * 10);
const stake = fc
  .record({ x: tens, share: fc.integer({ min: 1, max: 5 }), limit: fc.option(tens, { freq: 2 }) })
  .map(({ x, share, limit }): Stake => {
    if (limit === null || limit === x) return { x, share };
    return limit < x ? { x, share, atLeast: limit } : { x, share, atMost: limit };
  });

/** Tables by name with shares that add up to 1 for each actor, and what else a bargain has. */
export const smallTables = (actors: number, issues: number) => {
  const actorIds = 'abcdefgh'.slice(0, actors).split('');
  const issueIds = 'pqrstuvw'.slice(0, issues).split('');
  return fc
    .record({
      cells: fc.array(fc.option(stake, { freq: 5 }), { minLength: actors * issues, maxLength: actors * issues }),
      noDeal: fc.array(fc.oneof(tens, tens, fc.constant(NaN)), { minLength: issues, maxLength: issues }),
      without: fc.array(fc.constantFrom(0, 0, 0, -0.2, 0.1), { minLength: actors, maxLength: actors }),
      yesNo: fc.array(fc.boolean(), { minLength: issues, maxLength: issues }),
      fixed: fc.array(fc.option(tens, { freq: 1 }), { minLength: issues, maxLength: issues }),
      demand: fc.option(fc.tuple(fc.nat(actors - 1), fc.nat(issues - 1), fc.nat(issues - 1), fc.boolean(), tens, tens)),
    })
    .filter(({ cells }) => issueIds.every((_, m) => cells.some((cell, k) => cell !== null && k % issues === m)))
    .map(({ cells, noDeal, without, yesNo, fixed, demand }) => {
      const table: Record<string, Stakes> = {};
      actorIds.forEach((id, i) => {
        const own = issueIds.flatMap((issue, m) => {
          const cell = cells[i * issues + m];
          return cell ? [[issue, cell] as const] : [];
        });
        const all = own.reduce((sum, [, { share }]) => sum + share, 0);
        table[id] = Object.fromEntries(own.map(([issue, one]) => [issue, { ...one, share: one.share / all }]));
      });
      // The reference goes through many packages: yes-no in one place only, and ends of the scale without a deal there.
      const question = yesNo.indexOf(true);
      const byIssue = (values: readonly (number | null)[]) =>
        Object.fromEntries(
          issueIds.flatMap((id, m) => {
            const value = values[m];
            if (value === null) return [];
            return [[id, m === question && !Number.isNaN(value) ? (value > 50 ? 100 : 0) : value]];
          }),
        );
      const small: Small = {
        noDeal: byIssue(noDeal),
        without: Object.fromEntries(actorIds.map((id, i) => [id, without[i]])),
        yesNo: question < 0 ? [] : [issueIds[question]],
        fixed: byIssue(fixed.map((value, m) => (m === 0 && issues > 1 ? value : null))),
        steepness: 3,
      };
      if (demand) {
        const [who, p, q, both, least, other] = demand;
        const first = { [issueIds[p]]: 1, least };
        const second = { [issueIds[q]]: -1, least: -other };
        small.demands = [[actorIds[who], both ? [[first, second]] : [[first], [second]]]];
      }
      return { table, small };
    });
};

/** One to three actors and issues. */
export const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([actors, issues]) => smallTables(actors, issues));

/** Actors and issues in the opposite order. */
export const turned = (table: Record<string, Stakes>): Record<string, Stakes> => {
  const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
  return turn(Object.fromEntries(Object.entries(table).map(([id, stakes]) => [id, turn(stakes)])));
};
