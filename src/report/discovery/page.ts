import type { Analysis } from '../../forecast/analysis.ts';
import type { OutcomeForecast } from '../../forecast/forecast.ts';
import type { Counterfactual } from '../../inside/discovery/counterfactual.ts';
import type { OutcomeScenarios } from '../../inside/discovery/scenario-discovery.ts';
import type { TippingPoint } from '../../inside/interventions/tipping-points.ts';
import { markup } from '../page/markup.ts';
import type { PageSection } from '../page/shell.ts';
import { soleIssue } from '../why/page.ts';
import { listInWords } from '../words/list.ts';
import { happensInWords, type Names, pathInWords } from '../words/names.ts';
import { chance, roughPercent, twoDigits } from '../words/numbers.ts';
import { stated } from '../words/stated.ts';
import { boxInWords } from './words.ts';

/** Of the changes that take an outcome across one half, and of what the nearest future changes, this many are told. */
const [TIPPING_POINTS, CHANGES] = [1, 1];

/** Conditions under which it is still rarer than this tell a reader nothing. */
const TELLING = 0.05;

/** Under which conditions each outcome happens, or, where it nearly always does, fails, and what takes it across one half. */
export function conditionSection(
  {
    forecast,
    scenarioDiscovery = [],
    interventions,
  }: Pick<Analysis, 'forecast' | 'scenarioDiscovery' | 'interventions'>,
  names: Names,
): PageSection | undefined {
  const told = new Set<string>();
  const entries = forecast.outcomes.flatMap((one) => {
    const found = scenarioDiscovery.find(
      ({ outcome, boxes: [best] }) => outcome === one.id && !(best?.density < TELLING),
    );
    const tippingPoints = (interventions?.tippingPoints ?? [])
      .filter(({ outcome }) => outcome === one.id)
      .slice(0, Math.abs(one.probability.value - 0.5) < 0.45 ? TIPPING_POINTS : 0);
    // The same condition at another date has the same answer.
    if ((!found && tippingPoints.length === 0) || told.has(one.when)) return [];
    told.add(one.when);
    const sentences = [
      ...(found ? [happensOnPage(found, names, soleIssue(one.when))] : []),
      ...(tippingPoints.length > 0 ? [tippingPointsInWords(one, tippingPoints, names, soleIssue(one.when))] : []),
    ];
    return [markup`<dt dir="auto">${names.outcomes[one.id]}</dt><dd dir="auto">${sentences.join(' ')}</dd>`];
  });
  if (entries.length === 0) return undefined;
  return {
    id: 'true',
    title: 'What would have to be true',
    body: markup`<p class="lead">Where it is too rare to say when, the nearest future found.</p>
<dl class="wt">${entries}</dl>`,
  };
}

/** "It happens in 62% of the futures where how much the Kremlin cares is at least 0.41; these are 74% of all." */
function happensOnPage(found: OutcomeScenarios, names: Names, on: string | undefined): string {
  const { fails, boxes, counterfactual, widened } = found;
  if (counterfactual) return nearestOnPage(counterfactual, names, on);
  if (boxes.length === 0)
    return widened === 1
      ? 'No small set of inputs tells when.'
      : `It ${fails ? 'fails' : 'happens'} in no future that was found, with all ranges stretched ${widened} times.`;
  return boxInWords(boxes[0], found, names, { on });
}

/** "Nearest, by 14% of the models: what the Kremlin wants on the army at 95 (stated 60 (40–95)), and 5 more." */
function nearestOnPage(
  { changes, others, models, distance }: Counterfactual,
  names: Names,
  on: string | undefined,
): string {
  const shown = changes
    .slice(0, CHANGES)
    .map(
      ({ path, value, stated: from }) =>
        `${happensInWords(path, value, names) ?? `${pathInWords(path, names, on)} at ${twoDigits(value)}`}, stated ${stated(from)}`,
    );
  const more = others + changes.length - shown.length;
  const beyond = distance === 0 ? '' : ', beyond what was stated';
  const by = models === undefined ? '' : `, by ${roughPercent(models)} of the models`;
  return `Nearest${beyond}${by}: ${listInWords(shown)}${more > 0 ? `, and ${more} more` : ''}.`;
}

/** "It falls below one half if what the Kremlin wants were 80.9 (best guess 85): 49%." */
function tippingPointsInWords(
  { probability }: OutcomeForecast,
  tippingPoints: TippingPoint[],
  names: Names,
  on?: string,
): string {
  const way = probability.value >= 0.5 ? 'falls below' : 'rises above';
  const parts = tippingPoints.map(({ path, what, from, to, becomes, actor }) => {
    const then = `(then ${chance(becomes.value)})`;
    if (what === 'veto') return `${names.actors[actor] ?? actor} ${to ? 'could refuse' : 'could not refuse'} ${then}`;
    return `${pathInWords(path, names, on)} were ${Number(Number(to).toPrecision(3))} rather than ${stated(from).replace(/ \(.*\)$/, '')} ${then}`;
  });
  return `It ${way} one half if ${parts.join(', or if ')}.`;
}
