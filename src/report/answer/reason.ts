import type { Forecast, IssueForecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { issuesIn as issuesReadBy, type TruthNode } from '../../situation/condition.ts';
import { parseCondition } from '../../situation/parse-condition.ts';
import { factorInWords } from '../agreement/words.ts';
import { disagreementInWords, disagreements } from '../issues/disagreement.ts';
import { spreadOf } from '../issues/spread.ts';
import { heldInWords } from '../issues/words.ts';
import { conditionInWords } from '../words/condition.ts';
import { dayInWords, issueWords, namesOf } from '../words/names.ts';
import { onScale } from '../words/numbers.ts';

/** From this share of the futures on, who holds an issue back is part of the reason. */
const OFTEN = 0.25;

/** From this range over the models on, their disagreement is the main reason for the answer. */
const WIDE = 0.3;

/**
 * The main reason for an answer, from the forecast alone: what it would take and where the issue that is farthest from it settles,
 * or, where the models are far apart, how they differ on what it turns on.
 */
export function mainReason(forecast: Forecast, outcome: OutcomeForecast | undefined): string {
  const [farthest] = disagreements(forecast);
  const several = forecast.settings.models.length > 1;
  if (outcome === undefined) {
    if (!several || farthest.gap < 0.05) return '';
    return `The models differ most on ${disagreementInWords(farthest, forecast)}`;
  }
  const read = issuesOf(outcome);
  const said = Object.values(outcome.models).map(({ value }) => value);
  if (Math.max(...said) - Math.min(...said) >= WIDE) {
    const on = disagreements(forecast).find(({ issue }) => read.includes(issue.id)) ?? farthest;
    return `The models differ. ${disagreementInWords(on, forecast)}`;
  }
  const words = (when: string) => conditionInWords(when, issueWords(namesOf(forecast)));
  const found = binding(forecast, outcome);
  const bottleneck = bottleneckInWords(outcome, found !== undefined);
  if (bottleneck) return bottleneck;
  if (found === undefined) return `It happens only if ${words(outcome.when)}.`;
  const { issue, when, others } = found;
  const { low, middle, high } = spreadOf(issue, forecast.settings);
  const at = [middle, low, high].map((value) => onScale(value, issue.scale));
  const held = (issue.held?.share ?? 0) >= OFTEN ? `, ${heldInWords(issue)}` : '';
  // Of many conditions that must all hold the one that is farthest from it says why.
  const takes = others > 0 ? `only if, among other things, ${words(when)}` : `only if ${words(outcome.when)}`;
  return `It happens ${takes}; ${others > 0 ? 'that' : issue.name} settles at ${at[0]} (${at[1]}–${at[2]})${held}.`;
}

/**
 * Where an outcome takes a deal, and room or pace is what it most lacks, that factor; empty where what the deal holds is.
 *
 * @param readsIssues whether the outcome asks more than that there is a deal
 */
function bottleneckInWords({ deal, by }: OutcomeForecast, readsIssues: boolean): string {
  if (!deal || (readsIssues && deal.given.value <= Math.min(deal.room.value, deal.pace.value))) return '';
  const { room, pace } = deal;
  if (room.high === 0) return 'In no future drawn is there a package that all who must agree prefer to no deal.';
  if (room.value <= pace.value)
    return `It turns most on room: a package that all who must agree prefer to no deal is there in ${factorInWords(room)} of all futures.`;
  const time = by === undefined ? 'in the end' : `by ${dayInWords(by)}`;
  return `It turns most on time: where there is room, a deal ${time} has a chance of ${factorInWords(pace)}.`;
}

/** The issues that an outcome reads, in the order of its condition. */
export function issuesOf({ when }: OutcomeForecast): string[] {
  const node = parsed(when);
  return node ? [...new Set(issuesReadBy(node).map(({ name }) => name))] : [];
}

interface Binding {
  issue: IssueForecast;
  /** What the issue is to do. */
  when: string;
  /** Further conditions that must hold as well. */
  others: number;
}

/** Of the issues that are compared with a number, the one whose middle is farthest on the wrong side of it, by its scale. */
function binding({ issues, settings }: Forecast, { when }: OutcomeForecast): Binding | undefined {
  const node = parsed(when);
  const missing = (node ? comparisons(node) : []).flatMap(({ issue: id, operator, number }) => {
    const issue = issues.find((one) => one.id === id);
    if (issue === undefined) return [];
    const short = (number - spreadOf(issue, settings).middle) / (issue.scale.high - issue.scale.low);
    return [{ issue, when: `${id} ${operator} ${number}`, short: operator.startsWith('>') ? short : -short }];
  });
  missing.sort((a, b) => b.short - a.short);
  const others = node?.kind === 'and' ? node.terms.length - 1 : 0;
  return missing[0] && { ...missing[0], others };
}

/** The condition; undefined in a forecast that was not made by this program. */
function parsed(when: string): TruthNode | undefined {
  try {
    return parseCondition(when);
  } catch {
    return undefined;
  }
}

/** The comparisons `issue >= number` and their like in a condition. */
function comparisons(node: TruthNode): { issue: string; operator: string; number: number }[] {
  if (node.kind === 'and' || node.kind === 'or') return node.terms.flatMap(comparisons);
  if (node.kind !== 'compare' || node.left.kind !== 'issue' || node.right.kind !== 'number') return [];
  return [{ issue: node.left.name, operator: node.operator, number: node.right.value }];
}
