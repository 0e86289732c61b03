import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import { inWords } from '../../situation/scale.ts';
import { spreadNames, spreadOf } from '../issues/spread.ts';
import { type Markup, markup } from '../page/markup.ts';
import { dayInWords, type Names, scenarioInWords } from '../words/names.ts';
import { answered, chanceRange, count, modelsSay, onScale } from '../words/numbers.ts';
import { rangesInWords, verdictInWords } from './words.ts';

/** The answer in three sentences, and the key figures. */
export function opening(forecast: Forecast, names: Names, howFar: string): Markup {
  const { title, asOf, at, scenario, outcomes } = forecast;
  const when = [
    ...(asOf ? [`As of ${dayInWords(asOf)}`] : []),
    ...(at ? [`seen from ${dayInWords(at)}`] : []),
    ...(scenario ? [`if: ${scenarioInWords(scenario, forecast)}`] : []),
  ];
  const open = openOutcomes(forecast);
  const [verdict, ...sentences] = outcomes.length > 0 ? ofOutcomes(forecast, names, open) : ofIssues(forecast, names);
  return markup`<header class="answer"><p class="q" dir="auto">${title}${when.length > 0 && `. ${when.join(', ')}`}</p>
<h1 dir="auto">${verdict}</h1>
<p class="ans3" dir="auto">${sentences.join(' ')}</p>
${howFar !== '' && markup`<p class="note">${howFar}</p>`}
<dl class="figs">${outcomes.length > 0 ? outcomeFigures(forecast, names, open) : issueFigures(forecast, names)}</dl></header>
`;
}

/** Outcomes other than the first, the most open first; those that are all but settled come last. */
export function openOutcomes({ outcomes }: Pick<Forecast, 'outcomes'>): OutcomeForecast[] {
  const settled = (one: OutcomeForecast) => Math.abs(one.answer.probability - 0.5);
  return outcomes.slice(1).sort((a, b) => settled(a) - settled(b));
}

const isOpen = (one: OutcomeForecast) => Math.abs(one.answer.probability - 0.5) < 0.45;

function ofOutcomes({ outcomes, settings }: Forecast, names: Names, open: OutcomeForecast[]): string[] {
  const [first] = outcomes;
  // An id is not a question; a claim is.
  const asked = { ...first, claim: first.claim ?? names.outcomes[first.id] };
  const parts = [`${verdictInWords(asked, settings)}.`, rangesInWords(first, settings)];
  const tests = testsOf(first);
  if (tests) parts.push(`${cameTrueInWords(tests)}.`);
  const [next] = open;
  if (next && isOpen(next)) {
    const range = modelsSay(next);
    const part = range === '' || range.startsWith('all') ? '' : `, and there the models part, from ${range}`;
    parts.push(`Most open is “${names.outcomes[next.id]}”: ${answered(next, settings)}${part}.`);
  }
  return parts;
}

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

const cameTrueInWords = ({ name, k, n }: Tests) =>
  `${inRecord(name)}: ${k === 0 ? 'none' : count(k)} of ${count(n)} came true`;
const inRecord = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function ofIssues({ issues, settings }: Forecast, names: Names): string[] {
  const tell = (issue: Forecast['issues'][number]) => {
    const { low, middle, high } = spreadOf(issue, settings);
    const place = inWords(middle, issue.scale);
    return `${names.issues[issue.id]} settles at ${onScale(middle, issue.scale)} (${onScale(low, issue.scale)}–${onScale(high, issue.scale)})${place && `, ${place}`}`;
  };
  const [first, ...rest] = issues;
  return [tell(first), ...rest.slice(0, 2).map((issue) => `${tell(issue)}.`)];
}

interface Figure {
  term: string;
  figure: string;
  means: string;
  kind?: 'a' | 'rec';
}

const figures = (list: Figure[]): Markup[] =>
  list.map(
    ({ term, figure, means, kind }) =>
      markup`<div><dt dir="auto">${term}</dt><dd${kind && markup` class="${kind}"`}>${figure}</dd><dd>${means}</dd></div>`,
  );

function outcomeFigures({ outcomes, settings }: Forecast, names: Names, open: OutcomeForecast[]): Markup[] {
  const [first] = outcomes;
  const tests = testsOf(first);
  const { low, high, of } = first.answer;
  const range = of === 'models' ? modelsMean(first) : `models and record: ${chanceRange(low, high)}`;
  return figures([
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
  ]);
}

function modelsMean(one: OutcomeForecast): string {
  const said = modelsSay(one);
  if (said === '') return 'by one model';
  return said.startsWith('all') ? said.replace('agree', 'models agree') : `the models say ${said}`;
}

const issueFigures = ({ issues, settings }: Forecast, names: Names): Markup[] =>
  figures(
    issues.slice(0, 4).map((issue) => {
      const { low, middle, high } = spreadOf(issue, settings);
      const range = `${onScale(low, issue.scale)} to ${onScale(high, issue.scale)}`;
      return {
        term: names.issues[issue.id],
        figure: onScale(middle, issue.scale),
        means: `${spreadNames(settings).range}: ${range}`,
      };
    }),
  );
