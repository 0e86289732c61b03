import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { inWords } from '../../situation/scale.ts';
import { paceGuessInWords } from '../agreement/words.ts';
import { spreadNames, spreadOf } from '../issues/spread.ts';
import type { Names } from '../words/names.ts';
import { answered, chanceRange, count, modelsSay, onScale } from '../words/numbers.ts';
import { sentence } from '../words/sentence.ts';
import { questionWithAnswer, rangesInWords } from './words.ts';

/** Outcomes other than the first, the most open first; those that are all but settled come last. */
export function openOutcomes({ outcomes }: Pick<Forecast, 'outcomes'>): OutcomeForecast[] {
  const settled = (one: OutcomeForecast) => Math.abs(one.answer.probability - 0.5);
  return outcomes.slice(1).sort((a, b) => settled(a) - settled(b));
}

const isOpen = (one: OutcomeForecast) => Math.abs(one.answer.probability - 0.5) < 0.45;

/** The answer first, then what stands behind it: each a sentence. */
export const sentencesOf = (forecast: Forecast, names: Names): string[] =>
  forecast.outcomes.length > 0 ? ofOutcomes(forecast, names, openOutcomes(forecast)) : ofIssues(forecast, names);

/** Up to four figures, each with what it means. */
export const figuresOf = (forecast: Forecast, names: Names): Figure[] =>
  forecast.outcomes.length > 0
    ? outcomeFigures(forecast, names, openOutcomes(forecast))
    : issueFigures(forecast, names);

function ofOutcomes(forecast: Forecast, names: Names, open: OutcomeForecast[]): string[] {
  const { outcomes, settings } = forecast;
  const [first] = outcomes;
  // An id is not a question; a claim is.
  const asked = { ...first, claim: first.claim ?? names.outcomes[first.id] };
  const parts = [`${questionWithAnswer(asked, settings)}.`, rangesInWords(first, settings)];
  const guess = paceGuessInWords(first, forecast);
  if (guess) parts.push(guess);
  const tests = testsOf(first);
  if (tests) parts.push(`${testsInWords(tests)}.`);
  const others = open.filter((one) => !isOpposite(one, first));
  const [next] = others;
  if (next && isOpen(next)) {
    const range = modelsSay(next);
    const parted = range === '' || range.startsWith('all') ? '' : `, and there the models part, from ${range}`;
    const part = next.deal ? `, from ${overFactors(next)}` : parted;
    const which = others.length > 1 ? 'Of what else people ask, the most open' : 'Also asked';
    parts.push(`${which}: “${names.outcomes[next.id]}”, ${answered(next, settings)}${part}.`);
  }
  return parts;
}

/** Whether an outcome is that no deal comes by the day by which the other one asks for a deal: it says nothing new. */
const isOpposite = ({ when, by }: OutcomeForecast, other: OutcomeForecast) =>
  when === `not ${other.when}` && by === other.by;

interface Tests {
  name: string;
  k: number;
  n: number;
}

/** The record of earlier claims of the same, if there is one; else the base rate with the most windows. */
function testsOf({ views }: OutcomeForecast): Tests | undefined {
  const rates = views?.rates.map(({ rate }) => rate).filter(({ n }) => n > 0) ?? [];
  return rates.find(({ source }) => source === 'claims') ?? rates.toSorted((a, b) => b.n - a.n)[0];
}

const testsInWords = ({ name, k, n }: Tests) =>
  `${sentence(name)}: ${k === 0 ? 'none' : count(k)} of ${count(n)} came true`;

function ofIssues({ issues, settings }: Forecast, names: Names): string[] {
  const tell = (issue: Forecast['issues'][number]) => {
    const { low, middle, high } = spreadOf(issue, settings);
    const place = inWords(middle, issue.scale);
    return `${names.issues[issue.id]} settles at ${onScale(middle, issue.scale)} (${onScale(low, issue.scale)}–${onScale(high, issue.scale)})${place && `, ${place}`}`;
  };
  const [first, ...rest] = issues;
  return [tell(first), ...rest.slice(0, 2).map((issue) => `${tell(issue)}.`)];
}

/** A key figure of the page. */
export interface Figure {
  term: string;
  figure: string;
  means: string;
  kind?: 'a' | 'rec';
}

function outcomeFigures({ outcomes, settings }: Forecast, names: Names, open: OutcomeForecast[]): Figure[] {
  const [first] = outcomes;
  const tests = testsOf(first);
  const { low, high, of } = first.answer;
  const range = of === 'models' ? modelsMean(first) : `models and record: ${chanceRange(low, high)}`;
  return [
    { term: names.outcomes[first.id], figure: answered(first, settings), means: range, kind: 'a' },
    ...(tests
      ? [
          {
            term: tests.name,
            figure: `${count(tests.k)} of ${count(tests.n)}`,
            means: 'came true',
            kind: 'rec' as const,
          },
        ]
      : []),
    ...open
      .slice(0, tests ? 2 : 3)
      .map((one) => ({ term: names.outcomes[one.id], figure: answered(one, settings), means: modelsMean(one) })),
  ];
}

const overFactors = ({ answer }: OutcomeForecast) =>
  `${chanceRange(answer.low, answer.high)} over room, pace and models`;

function modelsMean(one: OutcomeForecast): string {
  if (one.deal) return overFactors(one);
  const said = modelsSay(one);
  if (said === '') return 'by one model';
  return said.startsWith('all') ? said.replace(/^all (\d+)/, 'all $1 models') : `the models say ${said}`;
}

const issueFigures = ({ issues, settings }: Forecast, names: Names): Figure[] =>
  issues.slice(0, 4).map((issue) => {
    const { low, middle, high } = spreadOf(issue, settings);
    const range = `${onScale(low, issue.scale)} to ${onScale(high, issue.scale)}`;
    return {
      term: names.issues[issue.id],
      figure: onScale(middle, issue.scale),
      means: `${spreadNames(settings).range}: ${range}`,
    };
  });
