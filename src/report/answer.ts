import type { Analysis } from '../forecast/analysis.ts';
import type { OutcomeForecast } from '../forecast/forecast.ts';
import { inWords } from '../situation/scale.ts';
import { conditionsInWords } from './conditions-in-words.ts';
import { isTelling } from './importance-in-words.ts';
import { namesOf, pathInWords } from './names.ts';
import { onScale, percent, percentWithError, roughPercent } from './words.ts';

/** Words for probabilities (ICD 203, Analytic Standards, 2015). */
const LIKELIHOOD: readonly [above: number, words: string][] = [
  [0.95, 'almost certain'],
  [0.8, 'very likely'],
  [0.55, 'likely'],
  [0.45, 'about as likely as not'],
  [0.2, 'unlikely'],
  [0.05, 'very unlikely'],
  [0, 'almost no chance'],
];

export const likelihoodInWords = (p: number): string =>
  (LIKELIHOOD.find(([above]) => p >= above) as [number, string])[1];

/** The answer in one paragraph, made of the numbers: of the first outcome asked for, or of the issues where there is none. */
export function answerInWords(analysis: Analysis, outcome = analysis.forecast.outcomes[0]): string {
  return outcome ? outcomeInWords(analysis, outcome) : issuesInWords(analysis);
}

function outcomeInWords({ forecast, importance, conditions }: Analysis, outcome: OutcomeForecast): string {
  const { id, claim, by, probability, models } = outcome;
  const names = namesOf(forecast);
  const said = Object.values(models).map(({ value }) => value);
  const range = [Math.min(...said), Math.max(...said)];
  const agree =
    range[1] - range[0] < 0.05
      ? `the ${said.length} models agree`
      : `the models say from ${roughPercent(range[0])} to ${roughPercent(range[1])}`;
  const parts = [
    `“${claim ?? id}”${by ? `, by ${by}` : ''}: ${percentWithError(probability)}, ${likelihoodInWords(probability.value)}; ${agree}.`,
  ];
  const matters = importance?.find(({ of, kind }) => kind === 'outcome' && of === id);
  if (matters && isTelling(matters, probability.value)) {
    const [first] = matters.inputs;
    parts.push(
      `It turns most on ${pathInWords(first.path, names)}: ${percent(first.swing.low)} where that is low, ${percent(first.swing.high)} where it is high.`,
    );
  }
  const when = conditions?.find((one) => one.outcome === id);
  if (when) parts.push(conditionsInWords(when, names));
  return parts.join(' ');
}

function issuesInWords({ forecast }: Analysis): string {
  return forecast.issues
    .slice(0, 5)
    .map(({ name, scale, pooled }) => {
      const words = inWords(pooled.quantiles.q50, scale);
      const { q05, q50, q95 } = pooled.quantiles;
      return `${name}: ${onScale(q50, scale)}${words && `, ${words}`} (${onScale(q05, scale)} to ${onScale(q95, scale)}).`;
    })
    .join(' ');
}
