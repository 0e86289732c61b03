import { type ChosenCalibration, calibrationFor } from '../calibration/choose.ts';
import { withLearnedRules } from '../calibration/learned-rules.ts';
import { type Model, type MoveKind, type RelationName, type Round, STATUS, solutionOf } from '../models/model.ts';
import type { Problem } from '../models/problem.ts';
import { weightedMean } from '../models/weighted-mean.ts';
import { winset } from '../models/winset.ts';
import { groupBy } from '../numeric/group-by.ts';
import { once } from '../numeric/once.ts';
import { agreementsOf, titleOf } from '../situation/agreement.ts';
import { calibrationOption, checkOptions, optionsOf, seedOption, viewpointOptions } from '../situation/options.ts';
import { soundSituation } from '../situation/read.ts';
import { type Scale, scaleOf } from '../situation/scale.ts';
import type { Situation } from '../situation/schema.ts';
import { seenFrom, type Viewpoint } from '../situation/viewpoint.ts';
import { type Circle, circleIn } from './circle.ts';
import { compile } from './compile.ts';
import type { Holder } from './holding.ts';
import { chosen, modelsOf } from './models-of.ts';
import { prepareModel } from './prepared-model.ts';

/** Numbers by actor. */
export type ByActor = Record<string, number>;

/** A move of `Round`, with the names of actors and issues. */
export interface TracedMove {
  actor: string;
  issue: string;
  from: number;
  to: number;
  partner: string;
  kind: MoveKind;
  inReturn?: string;
  because: Record<string, number>;
}

/** A round, with the names of actors and issues. */
export interface TracedRound {
  number: number;
  /** The issue, where the model takes each one by itself. */
  issue?: string;
  /** By issue and actor. */
  positions: Record<string, ByActor>;
  /** Where each issue would settle if talks ended here. */
  outcome: Record<string, number>;
  moves: TracedMove[];
  /** The first actor's relation to the second. */
  relations?: Record<string, Record<string, RelationName>>;
  perActor?: Record<string, ByActor>;
}

/** What one model does with a situation at its best guesses: plain data. */
export interface Trace {
  model: string;
  title: string;
  says: string;
  /** Names by id. */
  actors: Record<string, string>;
  issues: Record<string, { name: string; scale: Scale; statusQuo?: number }>;
  /** Where everyone stands at first, by issue and actor; capability is what dependence leaves of it. */
  stances: Record<string, Record<string, { position: number; salience: number; capability: number }>>;
  /** None for a model without rounds. */
  rounds: TracedRound[];
  /** Where a run ends in a circle; of each issue, where the model takes them one by one. */
  circles: Circle[];
  /** The model's answer by issue, held to vetoes and voting rules, before links and after them. */
  outcome: Record<string, TracedOutcome>;
  /**
   * Of each agreement of the file, whether there is room for it: even if each holds out (`sealed`), only if all is known of
   * each other, or none.
   */
  room?: { agreement: string; for: 'sealed' | 'known' | 'none' }[];
}

export interface TracedOutcome {
  /** The model's own outcome, where a veto or the rule holds it back. */
  proposed?: number;
  settles: number;
  afterLinks: number;
  why: keyof typeof STATUS;
  /** The outcomes that veto players and the voting rule accept, if there is a status quo and a veto or rule. */
  accepted?: { low: number; high: number };
  /** Who holds the issue back, by its veto, and whether the voting rule does. */
  held?: { vetoes: string[]; rule: boolean };
}

export interface TraceOptions extends Viewpoint {
  /** Seed of the model's own chance, where it has any; 1 by default. */
  seed?: number;
  /** How far voting rules bind where the file does not say, as in a forecast: by that of the package, another, or `none`. */
  calibration?: ChosenCalibration;
}

const OPTIONS = once(() => optionsOf<TraceOptions>({ ...viewpointOptions(), ...seedOption(), ...calibrationOption() }));

/**
 * Runs one model once, at the best guess of every input, and keeps every round.
 *
 * @param model its name, or the object of one that is not built in
 * @throws FaultError with all that is wrong with the situation, or with the names and kinds of the options
 * @throws UsageError in plain words if there is no such model, scenario or day
 * @example trace(situation, 'nash').outcome.price.settles // 26.7, on the scale of the issue
 */
export function trace(situation: Situation, model: string | Model, options: TraceOptions = {}): Trace {
  checkOptions(OPTIONS(), options);
  const { seed = 1, calibration, ...viewpoint } = options;
  const [found] = modelsOf(chosen([model]));
  const sound = soundSituation(situation);
  const seen = seenFrom(withLearnedRules(sound, calibrationFor(sound, calibration)), viewpoint);
  const { problem, refresh, rules, applyLinks, deals } = compile(seen);
  refresh();
  const room = agreementsOf(seen).map((one, d) => {
    const { sealed, exists } = deals[d];
    return {
      agreement: titleOf(one),
      for: sealed ? ('sealed' as const) : exists ? ('known' as const) : ('none' as const),
    };
  });
  const actorIds = problem.actorIds;
  const issueIds = problem.issueIds;
  const byIssue = <T>(of: (m: number) => T | undefined): Record<string, T> =>
    Object.fromEntries(issueIds.flatMap((id, m) => (of(m) === undefined ? [] : [[id, of(m) as T]])));
  const byRow = <T>(of: (row: number) => T) =>
    byIssue((m) => {
      const rows = Array.from({ length: problem.start[m + 1] - problem.start[m] }, (_, k) => problem.start[m] + k);
      return Object.fromEntries(rows.map((row) => [actorIds[problem.actor[row]], of(row)]));
    });
  const known = (value: number) => (Number.isNaN(value) ? undefined : value);
  const byActor = (values: Float64Array): ByActor =>
    Object.fromEntries(actorIds.flatMap((id, i) => (Number.isNaN(values[i]) ? [] : [[id, values[i]]])));

  const rounds: TracedRound[] = [];
  const keep = ({ number, issue, positions, outcome, moves, relations, perActor }: Round) => {
    const stood = byRow((row) => positions[row]);
    rounds.push({
      number,
      ...(issue === undefined ? {} : { issue: issueIds[issue] }),
      positions: issue === undefined ? stood : { [issueIds[issue]]: stood[issueIds[issue]] },
      outcome: byIssue((m) => known(outcome[m])),
      moves: moves.map(({ actor, partner, issue: on, inReturn, ...move }) => ({
        actor: actorIds[actor],
        issue: issueIds[on],
        partner: actorIds[partner],
        ...move,
        ...(inReturn === undefined ? {} : { inReturn: issueIds[inReturn] }),
      })),
      ...(relations ? { relations: matrixOf(relations, actorIds) } : {}),
      ...(perActor
        ? { perActor: Object.fromEntries(Object.entries(perActor).map(([name, values]) => [name, byActor(values)])) }
        : {}),
    });
  };

  const solution = solutionOf(problem);
  prepareModel(found, problem, seen.models, seed)(solution, 0, keep);
  const said = solution.outcome.slice();
  const { start, position, weight } = problem;
  const proposed = found.asksConsent
    ? said.map((_, m) => weightedMean(position, weight, start[m], start[m + 1]))
    : said;
  const heldBy = new Float64Array(rules.holders.length + problem.issues);
  rules.tally(solution, proposed, heldBy, 0);
  rules.hold(solution);
  const width = (id: string) => problem.high[issueIds.indexOf(id)] - problem.low[issueIds.indexOf(id)];
  const circles = tracedRuns(rounds).flatMap((run) => circleIn(run, width) ?? []);
  const settles = solution.outcome.slice();
  applyLinks(solution.outcome);
  const statuses = Object.keys(STATUS) as (keyof typeof STATUS)[];
  return {
    model: found.name,
    title: found.title,
    says: found.says,
    actors: Object.fromEntries(Object.entries(seen.actors).map(([id, { name }]) => [id, name ?? id])),
    issues: Object.fromEntries(
      Object.entries(seen.issues).map(([id, issue], m) => {
        const statusQuo = known(problem.statusQuo[m]);
        const about = {
          name: issue.name ?? id,
          scale: scaleOf(issue),
          ...(statusQuo === undefined ? {} : { statusQuo }),
        };
        return [id, about];
      }),
    ),
    stances: byRow((row) => ({
      position: problem.position[row],
      salience: problem.salience[row],
      capability: problem.capability[row],
    })),
    rounds,
    circles,
    ...(room.length > 0 && { room }),
    outcome: byIssue((m) => ({
      ...(settles[m] === said[m] ? {} : { proposed: said[m] }),
      settles: settles[m],
      afterLinks: solution.outcome[m],
      why: statuses[solution.status[m]],
      ...acceptedOn(problem, m),
      ...heldOn(rules.holders, heldBy, m),
    })),
  };
}

/** The outcomes of an issue that all veto players and the rule accept. */
function acceptedOn(problem: Problem, m: number): Pick<TracedOutcome, 'accepted'> {
  const { start, statusQuo, rules, binds, veto } = problem;
  const ruled = rules[m] !== undefined && binds[m] === 1;
  const refusable = ruled || veto.subarray(start[m], start[m + 1]).some((uses) => uses === 1);
  if (Number.isNaN(statusQuo[m]) || !refusable) return {};
  const accepted = { low: 0, high: 0 };
  winset(problem, m, accepted);
  return { accepted };
}

/** The veto players that refuse the proposal on an issue, and whether the rule does. */
function heldOn(holders: readonly Holder[], heldBy: Float64Array, m: number): Pick<TracedOutcome, 'held'> {
  const those = holders.filter(({ issue }, h) => issue === m && heldBy[h] > 0);
  if (those.length === 0) return {};
  const vetoes = those.flatMap(({ actor }) => (actor === undefined ? [] : [actor]));
  return { held: { vetoes, rule: vetoes.length < those.length } };
}

/** The rounds of each run: one of all issues, or one an issue. */
export function tracedRuns(rounds: readonly TracedRound[]): TracedRound[][] {
  return [...groupBy(rounds, ({ issue }) => issue).values()];
}

function matrixOf({ actors, matrix }: NonNullable<Round['relations']>, actorIds: readonly string[]) {
  return Object.fromEntries(
    actors.map((i, row) => [
      actorIds[i],
      Object.fromEntries(actors.map((j, column) => [actorIds[j], matrix[row][column]])),
    ]),
  );
}
