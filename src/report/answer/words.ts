import type { Analysis } from '../../forecast/analysis.ts';
import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { inWords } from '../../situation/scale.ts';
import { likeliestInWords } from '../coalitions/table.ts';
import { conditionsInWords } from '../discovery/words.ts';
import { spreadOf } from '../issues/spread.ts';
import { isTelling } from '../why/words.ts';
import { likelihood } from '../words/likelihood.ts';
import { deadlineInWords, namesOf, pathInWords } from '../words/names.ts';
import {
  answered,
  chance,
  chanceRange,
  count,
  errorIfLarge,
  modelsSay,
  onScale,
  shareOfDraws,
} from '../words/numbers.ts';

/**
 * The answer first: "Russia absorbs Belarus, by the end of 2021? Almost certainly not: <0.1% (about 1 in 2,000). The models say 0%;
 * with the record, <0.1% to 0.3%." Of the first outcome, or of the issues where none is asked about.
 */
export function plainAnswer(forecast: Forecast, outcome = forecast.outcomes[0]): string {
  if (outcome === undefined) return likeliestInWords(forecast) || issuesInWords(forecast, 2);
  return `${questionWithAnswer(outcome, forecast.settings)}. ${rangesInWords(outcome, forecast.settings)}`;
}

/** The question and its answer: "Russia absorbs Belarus, by the end of 2021? Almost certainly not: <0.1% (about 1 in 2,000)". */
export function questionWithAnswer(outcome: OutcomeForecast, settings: Forecast['settings']): string {
  const { answer, probability } = outcome;
  const asked = deadlineInWords(outcome).replace(/[.?!\s]+$/, '');
  return `${asked}? ${likelihood(answer.probability)}: ${answered(outcome, settings)}${oneIn(answer.probability, probability.value === 0)}`;
}

/**
 * " (about 1 in 700)" of what is rare.
 *
 * @param none it came in no draw: then more draws would make it rarer still, and it is a bound
 */
function oneIn(p: number, none: boolean): string {
  if (p <= 0 || p >= 0.01) return '';
  return ` (${none ? 'less than' : 'about'} 1 in ${count(Number((1 / p).toPrecision(2)))})`;
}

/** What the models say, and the range with the record: the uncertainty that counts. */
export function rangesInWords(outcome: OutcomeForecast, settings: Forecast['settings']): string {
  if (outcome.deal && !outcome.views) {
    return `Over the ranges of room, pace and models: ${chanceRange(outcome.answer.low, outcome.answer.high)}.`;
  }
  const { views, probability } = outcome;
  const said = modelsSay(outcome);
  const models = said.startsWith('all') ? said.replace(/^all (\d+)/, 'All $1 models') : `The models say ${said}`;
  const [{ title, name }] = settings.models;
  const only = settings.calibration
    ? `The model shown, “${title}”, says ${chance(outcome.models[name].value)}`
    : `The model, “${title}”, says this alone`;
  const alone = settings.models.length === 1 ? only : models;
  // Beside the answer it would pass for how sure the forecast is.
  const error = errorIfLarge(probability).replace(' ± ', '');
  const drawn = error && ` Another seed would move it by about ${error}.`;
  if (!views) return `${settings.models.length === 1 ? alone : models}.${drawn}`;
  const inside =
    settings.models.length === 1 || said.startsWith('all') ? shareOfDraws(probability.value, settings) : said;
  const whose = settings.calibration ? 'The calibrated forecast says' : 'The models say';
  return `${whose} ${settings.calibration ? shareOfDraws(probability.value, settings) : inside}, the record ${chanceRange(views.outside.low, views.outside.high)}.`;
}

/** The answer in one paragraph, made of the numbers: of the first outcome asked for, or of the issues where there is none. */
export function answerInWords(analysis: Analysis, outcome = analysis.forecast.outcomes[0]): string {
  return outcome ? outcomeAnswerInWords(analysis, outcome) : issuesInWords(analysis.forecast, 5);
}

function outcomeAnswerInWords(
  { forecast, sensitivity, scenarioDiscovery }: Analysis,
  outcome: OutcomeForecast,
): string {
  const { id, probability } = outcome;
  const names = namesOf(forecast);
  const parts = [plainAnswer(forecast, outcome)];
  const matters = sensitivity?.find(({ of, kind }) => kind === 'outcome' && of === id);
  if (matters && isTelling(matters, probability.value)) {
    const [first] = matters.inputs;
    parts.push(
      `It turns most on ${pathInWords(first.path, names)}: ${chance(first.swing.low)} where that is low, ${chance(first.swing.high)} where it is high.`,
    );
  }
  const when = scenarioDiscovery?.find((one) => one.outcome === id);
  if (when) parts.push(conditionsInWords(when, names));
  return parts.join(' ');
}

function issuesInWords({ issues, settings }: Forecast, most: number): string {
  return issues
    .slice(0, most)
    .map((issue) => {
      const { name, scale } = issue;
      const { low, middle, high } = spreadOf(issue, settings);
      const words = inWords(middle, scale);
      return `${name}: ${onScale(middle, scale)}${words && `, ${words}`} (${onScale(low, scale)} to ${onScale(high, scale)}).`;
    })
    .join(' ');
}
