import { actorsWithRole, type Basis, basisOf } from '../calibration/basis.ts';
import { column } from '../engine/columns.ts';
import { prepare } from '../engine/prepare.ts';
import { planForecast } from '../forecast/plan.ts';
import type { Election } from '../models/coalition/election.ts';
import { exchangeModel } from '../models/exchange/exchange.ts';
import { models as builtIn } from '../models/models.ts';
import type { Winset } from '../models/winset.ts';
import { checkIterable, checkParts } from '../numeric/given.ts';
import { mean } from '../numeric/mean.ts';
import { sampleQuantile } from '../numeric/statistics.ts';
import type { ResolvedCase } from '../situation/cases/case-set.ts';
import { electionOf } from '../situation/cases/election-of.ts';
import { compileCondition } from '../situation/condition.ts';
import { parseCondition } from '../situation/parse-condition.ts';
import { lengthOf, scaleOf } from '../situation/scale.ts';
import type { Kind, Resolved } from '../situation/situation.ts';
import { acceptedByRules } from './accepted.ts';
import { exchangeAlone, movedBy } from './exchange-alone.ts';

/** What the models said of one issue of a resolved case, and what it came to. All numbers are on its scale. */
export interface SolvedIssue {
  case: string;
  group: string;
  kind: Kind;
  issue: string;
  /** What the issue is called. */
  name: string;
  /** What happened: one number, or the ends of what the sources can be read as. */
  outcome: { low: number; high: number };
  /** Where it was read, and by whom, as far as the case says. */
  source?: string;
  coder?: string;
  basis: Basis;
  /** The outcomes that the formal rule of the issue accepts, where it has one. */
  accepted?: Winset;
  /** Draws of each model in ascending order, by the model's name; one number where every input is certain. */
  draws: ReadonlyMap<string, Float64Array>;
  /** The election that the case is, where the issue is the one on which its parties stand. */
  election?: Election;
}

/** A yes-no question of a resolved case. */
export interface YesNo {
  case: string;
  group: string;
  kind: Kind;
  question: string;
  happened: boolean;
  /** Probability that each forecaster gives to yes, by its name. */
  probability: ReadonlyMap<string, number>;
}

export interface SolvedCase {
  /** The case, for forecasters that solve it again. */
  of: ResolvedCase;
  issues: SolvedIssue[];
  questions: YesNo[];
}

/** Draws of a case whose inputs are uncertain. */
const DRAWS = 256;

/**
 * Solves a resolved case as of its date by every model.
 *
 * @param models names of models; all built-in ones by default
 * @param seed of the draws, where inputs are uncertain
 * @throws FaultError if its situation is not sound
 * @throws UsageError if a model is unknown
 * @example readCases(text, 'cases.csv').cases.map((one) => solveCase(one))
 */
export function solveCase(
  resolvedCase: ResolvedCase,
  models: readonly string[] = builtIn.map(({ name }) => name),
  seed = 1,
): SolvedCase {
  checkParts(resolvedCase, 'solveCase', 'a case, as `readCases` returns it', ['id', 'situation']);
  checkIterable(models, 'solveCase', 'a list of names of models');
  const { id, group, situation } = resolvedCase;
  const { resolved, ...asOfItsDate } = situation;
  const options = { models: [...models], calibration: 'none', samples: DRAWS, seed } as const;
  const plan = planForecast(asOfItsDate, options);
  const engine = prepare(plan.design);
  const columns = engine.draw(0, plan.certain ? 1 : plan.samples);
  const { problem } = engine.atBestGuess();
  const roles = new Set(actorsWithRole(situation));
  const issueIds = Object.keys(situation.issues);
  const kind = situation.kind ?? 'other';
  const accepted = acceptedByRules(resolvedCase);
  const { rules, others } = movedBy(situation);
  const moved = models.includes(exchangeModel.name) && (rules || others);
  const alone = moved ? exchangeAlone(asOfItsDate, options) : undefined;
  const election = kind === 'coalition' ? electionOf(situation, { id, country: group })?.election : undefined;
  const about = { case: id, group, kind };
  const issues = issueIds.flatMap((issue, m): SolvedIssue[] => {
    if (!resolved || !Object.hasOwn(resolved.issues, issue)) return [];
    const stated = resolved.issues[issue];
    const {
      low,
      high,
      source = resolved.source,
    } = typeof stated === 'number' ? { low: stated, high: stated, source: resolved.source } : stated;
    const draws = new Map(
      models.map(
        (name, model) =>
          [
            name,
            column(columns, 'outcome', model * issueIds.length + m)
              .slice()
              .sort(),
          ] as const,
      ),
    );
    const exchange = draws.get(exchangeModel.name);
    const traded = alone ? alone.get(issue) : exchange && sampleQuantile(exchange, 0.5);
    const basis = basisOf(problem, m, traded, roles);
    return [
      {
        ...{ ...about, issue, name: situation.issues[issue].name ?? issue, outcome: { low, high }, basis, draws },
        ...(source === undefined ? {} : { source }),
        ...(resolved.coder === undefined ? {} : { coder: resolved.coder }),
        ...(m === 0 && election ? { election } : {}),
        ...(accepted.has(issue) ? { accepted: accepted.get(issue) as Winset } : {}),
      },
    ];
  });
  const outcomeIds = Object.keys(situation.outcomes ?? {});
  const questions = outcomeIds.flatMap((question, o): YesNo[] => {
    const happened = happenedIn(situation, question);
    if (happened === undefined) return [];
    const shares = models.map(
      (name, model) => [name, mean(column(columns, 'happens', model * outcomeIds.length + o))] as const,
    );
    const pool = shares.reduce((sum, [, p]) => sum + p, 0) / shares.length;
    return [{ ...about, question, happened, probability: new Map([['pool', pool], ...shares]) }];
  });
  return { of: resolvedCase, issues, questions };
}

/** Whether an outcome happened: as the file says, or by its condition where all of its issues have come to one number. */
export function happenedIn(
  { outcomes = {}, issues, resolved }: ResolvedCase['situation'],
  id: string,
): boolean | undefined {
  if (!resolved) return undefined;
  if (resolved.outcomes && Object.hasOwn(resolved.outcomes, id)) return resolved.outcomes[id];
  const ids = Object.keys(issues);
  const values = Float64Array.from(ids, (issue) => {
    const result = Object.hasOwn(resolved.issues, issue) ? resolved.issues[issue] : NaN;
    if (typeof result === 'number') return result;
    return result.low === result.high ? result.low : NaN;
  });
  let unknown = false;
  const condition = compileCondition(parseCondition(outcomes[id].when), {
    indexOf: (name) => {
      const m = ids.indexOf(name);
      if (Number.isNaN(values[m])) unknown = true;
      return m;
    },
    lengthOf: (name) => lengthOf(scaleOf(issues[name])),
    isSo: (word) => {
      const m = ids.indexOf(word);
      if (m >= 0) {
        if (Number.isNaN(values[m])) unknown = true;
        return (o) => o[m] >= 0.5;
      }
      const struck = agreedBy(resolved, word, outcomes[id].by);
      if (struck === undefined) unknown = true;
      return () => struck === true;
    },
  });
  return unknown ? undefined : condition(values);
}

/** Whether an agreement was struck, and by a day; undefined where the file does not say. */
function agreedBy({ agreed }: Resolved, id: string, by: string | undefined): boolean | undefined {
  const own = typeof agreed === 'object' ? (Object.hasOwn(agreed, id) ? agreed[id] : undefined) : agreed;
  return typeof own === 'string' ? by === undefined || own <= by : own;
}
