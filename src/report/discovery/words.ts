import type { Counterfactual } from '../../inside/discovery/counterfactual.ts';
import type { OutcomeScenarios, ScenarioBox, ScenarioLimit } from '../../inside/discovery/scenario-discovery.ts';
import { listInWords } from '../words/list.ts';
import { happensInWords, type Names, pathInWords } from '../words/names.ts';
import { roughPercent, twoDigits } from '../words/numbers.ts';
import { statedInBrackets } from '../words/stated.ts';

/**
 * When a named outcome happens, in plain sentences: of its most telling box, or of the nearest future where as stated it
 * is too rare for boxes.
 */
export function conditionsInWords(conditions: OutcomeScenarios, names: Names): string {
  const { fails, widened, boxes, counterfactual } = conditions;
  if (boxes.length === 0 && !counterfactual) {
    if (widened === 1) return 'No small set of inputs tells when.';
    return `${never(conditions)}, nor in any that was found with all ranges stretched ${widened} times.`;
  }
  const sentences = counterfactual ? [`${never(conditions)}.`, nearestInWords(counterfactual, fails, names)] : [];
  if (boxes.length > 0) sentences.push(boxInWords(boxes[0], conditions, names));
  return sentences.join(' ');
}

const never = ({ fails, probability }: OutcomeScenarios) =>
  probability === 0 || probability === 1
    ? `It ${fails ? 'fails' : 'happens'} in none of the futures drawn as stated`
    : `It ${fails ? 'fails' : 'happens'} in too few of the futures drawn as stated to say when`;

/**
 * One box as a sentence: "It happens in 83% of the futures where … is at least 0.7 and … is at most 20; these are 9% of all and
 * hold 74% of its happening."
 *
 * @param brief without how much of its happening they hold, and without the issue that is spoken of already
 */
export function boxInWords(
  { limits, density, mass, coverage }: ScenarioBox,
  { fails, widened }: Pick<OutcomeScenarios, 'fails' | 'widened'>,
  names: Names,
  brief?: { on: string | undefined },
): string {
  const where = limits.map((limit) => limitInWords(limit, names, brief?.on));
  const futures = widened === 1 ? 'the futures' : `the futures with all ranges stretched ${widened} times`;
  const all = widened === 1 || brief ? 'all' : 'all such';
  const hold = brief ? '' : ` and hold ${roughPercent(coverage)} of ${fails ? 'its failing' : 'its happening'}`;
  return `It ${fails ? 'fails' : 'happens'} in ${roughPercent(density)} of ${futures} where ${listInWords(where)}; these are ${roughPercent(mass)} of ${all}${hold}.`;
}

/** A limit in words: "the importance of the currency to Minsk is at least 0.7". */
export function limitInWords({ path, low, high }: ScenarioLimit, names: Names, on?: string): string {
  const what = pathInWords(path, names, on);
  const happens = happensInWords(path, low === undefined ? 0 : 1, names);
  if (happens) return happens;
  if (low !== undefined && high !== undefined) return `${what} is between ${twoDigits(low)} and ${twoDigits(high)}`;
  return low !== undefined
    ? `${what} is at least ${twoDigits(low)}`
    : `${what} is at most ${twoDigits(high as number)}`;
}

/** What it takes to get to the nearest future. */
export function nearestInWords(
  { distance, models, changes, others }: Counterfactual,
  fails: boolean,
  names: Names,
): string {
  const shown = changes.filter(({ beyond }) => beyond > 0 || distance === 0);
  const parts = shown.map(
    ({ path, value, stated: own }) =>
      `${happensInWords(path, value, names) ?? `${pathInWords(path, names)} at ${twoDigits(value)}`} (stated ${statedInBrackets(own)})`,
  );
  const what = fails ? 'does not happen' : 'happens';
  const rest = others + changes.length - shown.length;
  const also = rest > 0 ? `, and ${rest} more off ${rest === 1 ? 'its best guess' : 'their best guesses'}` : '';
  const how = distance === 0 ? 'within all stated ranges' : 'beyond what was stated';
  const by = models === undefined ? '' : `, by ${roughPercent(models)} of the models,`;
  return `The nearest future found in which it ${what}${by} lies ${how}: ${listInWords(parts)}${also}.`;
}
