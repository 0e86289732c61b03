import { type Model, type Move, type RelationName, type Round, STATUS } from '../model.ts';
import { type Problem, sortRows } from '../problem.ts';
import { withoutWeight } from '../weighted-mean.ts';
import { weightedMedianSorted } from '../weighted-median.ts';
import { CHALLENGE_DEFAULTS, type ChallengeRound, type ChallengeStep, challenge, RELATION } from './challenge.ts';
import { type ExpectedUtilitySettings, expectedUtilitySettings } from './settings.ts';

const ROUNDS = 50;
const TOLERANCE = 0.001;

const RELATION_NAMES = Object.keys(RELATION) as RelationName[];

/** The actors with weight on one issue, as the challenge model takes them. */
interface Table {
  step: ChallengeStep;
  /** The row of each. */
  row: Int32Array;
  position: Float64Array;
  salience: Float64Array;
  weight: Float64Array;
  order: Int32Array;
  /** Positions of an earlier round: when they come back, all rounds from there on do. */
  earlier: Float64Array;
}

/** Rounds of the challenge model, issue by issue, until no actor moves far; the forecast is the weighted median. */
export const expectedUtilityModel: Model<ExpectedUtilitySettings> = {
  name: 'expected-utility',
  title: 'Expected utility',
  says: 'Actors challenge one another, give way to threats that are credible, and the median of where they end decides.',
  use: 'Where pressure is bilateral and actors can be pushed; in tests on decisions of the European Union it did worse than the weighted mean.',
  source: 'Bueno de Mesquita 1985, 1994; Scholz, Calbert & Smith 2011',
  perIssue: true,
  readsStatusQuo: false,
  tells: 'rounds and relations',
  get settings() {
    return expectedUtilitySettings();
  },
  steps: (actors, issues) => 10 * issues * 25 * actors ** 2,
  prepare(problem, settings) {
    const { issues, start, weight } = problem;
    const rowsByName = rowsInOrderOfNames(problem);
    const { rounds = ROUNDS, tolerance = TOLERANCE, ...chosen } = settings;
    const rules = { ...CHALLENGE_DEFAULTS, ...chosen };
    const tables: Table[] = [];
    const tableOf = (n: number) => {
      tables[n] ??= {
        step: challenge(n, rules),
        row: new Int32Array(n),
        position: new Float64Array(n),
        salience: new Float64Array(n),
        weight: new Float64Array(n),
        order: new Int32Array(n),
        earlier: new Float64Array(n),
      };
      return tables[n];
    };
    const median = { low: 0, high: 0 };
    const settle = ({ order, position, weight: w }: Table) => {
      for (let i = 0; i < order.length; i++) order[i] = i;
      sortRows(order, position, 0, order.length);
      weightedMedianSorted(order, position, w, 0, order.length, median);
      return (median.low + median.high) / 2;
    };

    return ({ outcome, status }, _draw, onRound) => {
      for (let m = 0; m < issues; m++) {
        let n = 0;
        for (let k = start[m]; k < start[m + 1]; k++) if (weight[k] > 0) n++;
        if (n === 0) {
          outcome[m] = withoutWeight(problem, m);
          status[m] = STATUS.nobodyCares;
          continue;
        }
        status[m] = STATUS.agreed;
        const table = tableOf(n);
        const range = seat(table, problem, m, rowsByName);
        if (onRound) onRound(roundOf(problem, m, 0, table, settle(table)));
        let remembered = 0;
        table.earlier.set(table.position);
        for (let round = 1; round <= rounds && range > 0; round++) {
          const played = table.step(table.position, table.salience, table.weight, range);
          let farthest = 0;
          for (let i = 0; i < n; i++) farthest = Math.max(farthest, Math.abs(played.next[i] - table.position[i]));
          const moves = onRound ? movesOf(problem, m, table, played) : [];
          table.position.set(played.next);
          if (onRound) onRound(roundOf(problem, m, round, table, settle(table), played, moves));
          if (farthest <= tolerance * range) break;
          if (round === rounds) status[m] = STATUS.unsettled;
          // Talks that go round in a circle are not played to the end: only where in the circle they end.
          if (onRound) continue;
          if (isSame(table.position, table.earlier)) {
            const circle = round - remembered;
            round += Math.floor((rounds - round) / circle) * circle;
            if (round === rounds) status[m] = STATUS.unsettled;
          } else if (round >= 2 * remembered) {
            remembered = round;
            table.earlier.set(table.position);
          }
        }
        outcome[m] = settle(table);
      }
    };
  },
};

function isSame(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The rows of every issue in the order of their actors' names, so that the order of the file decides nothing. */
function rowsInOrderOfNames({ issues, start, actor, actorIds }: Problem): Int32Array {
  const rows = Int32Array.from(actor.keys());
  const name = (row: number) => actorIds[actor[row]];
  for (let m = 0; m < issues; m++) {
    rows.subarray(start[m], start[m + 1]).sort((a, b) => (name(a) < name(b) ? -1 : 1));
  }
  return rows;
}

/** Puts the actors with weight on an issue at the table; returns the range of their positions. */
function seat(table: Table, { start, position, salience, weight }: Problem, issue: number, rows: Int32Array): number {
  let low = Infinity;
  let high = -Infinity;
  let i = 0;
  for (let place = start[issue]; place < start[issue + 1]; place++) {
    const k = rows[place];
    if (!(weight[k] > 0)) continue;
    table.row[i] = k;
    table.position[i] = position[k];
    table.salience[i] = salience[k];
    table.weight[i] = weight[k];
    low = Math.min(low, position[k]);
    high = Math.max(high, position[k]);
    i++;
  }
  return high - low;
}

function movesOf({ actor }: Problem, issue: number, { row, position }: Table, played: ChallengeRound): Move[] {
  const n = row.length;
  return Array.from(row, (_, i) => i)
    .filter((i) => played.taken[i] >= 0)
    .map((i) => {
      const j = played.taken[i];
      return {
        actor: actor[row[i]],
        issue,
        from: position[i],
        to: played.next[i],
        partner: actor[row[j]],
        kind: RELATION_NAMES[played.relation[i * n + j]] as Move['kind'],
        because: { own: played.own[i * n + j], other: played.other[i * n + j] },
      };
    });
}

function roundOf(
  problem: Problem,
  issue: number,
  number: number,
  { row, position }: Table,
  settled: number,
  played?: ChallengeRound,
  moves: Move[] = [],
): Round {
  const positions = problem.position.slice();
  row.forEach((k, i) => {
    positions[k] = position[i];
  });
  const outcome = new Float64Array(problem.issues).fill(NaN);
  outcome[issue] = settled;
  const round: Round = { number, issue, positions, outcome, moves };
  if (!played) return round;
  const n = row.length;
  const risk = new Float64Array(problem.actors).fill(NaN);
  row.forEach((k, i) => {
    risk[problem.actor[k]] = played.risk[i];
  });
  const matrix = Array.from(row, (_, i) =>
    Array.from(played.relation.subarray(i * n, (i + 1) * n), (relation) => RELATION_NAMES[relation]),
  );
  return { ...round, relations: { actors: Array.from(row, (k) => problem.actor[k]), matrix }, perActor: { risk } };
}
