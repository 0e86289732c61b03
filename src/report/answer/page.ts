import type { Forecast } from '../../forecast/forecast.ts';
import { type Markup, markup } from '../page/markup.ts';
import { dayInWords, type Names, scenarioInWords } from '../words/names.ts';
import { type Figure, figuresOf, sentencesOf } from './figures.ts';

/** The answer in three sentences, and the key figures. */
export function opening(forecast: Forecast, names: Names, howFar: string): Markup {
  const { title, asOf, at, scenario } = forecast;
  const when = [
    ...(asOf ? [`As of ${dayInWords(asOf)}`] : []),
    ...(at ? [`seen from ${dayInWords(at)}`] : []),
    ...(scenario ? [`if: ${scenarioInWords(scenario, forecast)}`] : []),
  ];
  const [verdict, ...sentences] = sentencesOf(forecast, names);
  return markup`<header class="answer"><p class="q" dir="auto">${title}${when.length > 0 && `. ${when.join(', ')}`}</p>
<h1 dir="auto">${verdict}</h1>
<p class="ans3" dir="auto">${sentences.join(' ')}</p>
${howFar !== '' && markup`<p class="note">${howFar}</p>`}
<dl class="figs">${figuresOf(forecast, names).map(figure)}</dl></header>
`;
}

const figure = ({ term, figure: number, means, kind }: Figure): Markup =>
  markup`<div><dt dir="auto">${term}</dt><dd${kind && markup` class="${kind}"`}>${number}</dd><dd>${means}</dd></div>`;
