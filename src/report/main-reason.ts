import type { Forecast, IssueForecast, OutcomeForecast } from '../forecast/forecast.ts';
import { issuesIn as issuesReadBy, type TruthNode } from '../situation/condition.ts';
import { parseCondition } from '../situation/parse-condition.ts';
import { conditionInWords } from './condition-in-words.ts';
import { disagreementInWords, disagreements } from './disagreement.ts';
import { heldInWords } from './held-in-words.ts';
import { issuesIn, namesOf } from './names.ts';
import { spreadOf } from './spread.ts';
import { onScale } from './words.ts';

/** From this share of the futures on, who holds an issue back is part of the reason. */
const OFTEN = 0.25;

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** From this range over the models on, their disagreement is the main reason for the answer. */
const WIDE = 0.3;

/**
 * The main reason for an answer, from the forecast alone: what it would take and where the issue that is farthest from it settles, or, where
 * the models are far apart, how they differ on what it turns on.
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
  const issue = binding(forecast, outcome);
  const takes = `It happens only if ${conditionInWords(outcome.when, issuesIn(namesOf(forecast)))}`;
  if (issue === undefined) return `${takes}.`;
  const { low, middle, high } = spreadOf(issue, forecast.settings);
  const at = [middle, low, high].map((value) => onScale(value, issue.scale));
  const held = (issue.held?.share ?? 0) >= OFTEN ? `, ${heldInWords(issue)}` : '';
  const place = read.length > 1 ? ORDINALS[read.indexOf(issue.id)] : undefined;
  return `${takes}; ${place ? `the ${place} of these` : issue.name} settles at ${at[0]} (${at[1]}–${at[2]})${held}.`;
}

/** The issues that an outcome reads, in the order of its condition. */
export function issuesOf({ when }: OutcomeForecast): string[] {
  try {
    return [...new Set(issuesReadBy(parseCondition(when)).map(({ name }) => name))];
  } catch {
    return [];
  }
}

/** Of the issues that are compared with a number, the one whose middle is farthest on the wrong side of it, by its scale. */
function binding({ issues, settings }: Forecast, { when }: OutcomeForecast): IssueForecast | undefined {
  const missing = comparisons(parseCondition(when)).flatMap(({ issue: id, number, above }) => {
    const issue = issues.find((one) => one.id === id);
    if (issue === undefined) return [];
    const short = (number - spreadOf(issue, settings).middle) / (issue.scale.high - issue.scale.low);
    return [{ issue, short: above ? short : -short }];
  });
  missing.sort((a, b) => b.short - a.short);
  return missing[0]?.issue;
}

/** The comparisons `issue >= number` and their like in a condition. */
function comparisons(node: TruthNode): { issue: string; number: number; above: boolean }[] {
  if (node.kind === 'and' || node.kind === 'or') return node.terms.flatMap(comparisons);
  if (node.kind !== 'compare' || node.left.kind !== 'issue' || node.right.kind !== 'number') return [];
  return [{ issue: node.left.name, number: node.right.value, above: node.operator.startsWith('>') }];
}
