import type { Forecast } from '../../forecast/forecast.ts';
import { type Markup, markup } from '../markup.ts';
import { count } from '../words.ts';
import { table } from './shell.ts';

/** What was run, in a line. */
export function settingsInWords({ asOf, at, scenario, settings }: Forecast): string {
  const { models, samples, stoppedBefore } = settings;
  const parts = [
    ...(asOf ? [`As of ${asOf}`] : []),
    ...(at ? [`seen from ${at}`] : []),
    ...(scenario ? [`scenario ${scenario}`] : []),
    models.length === 1 ? models[0].title : `${models.length} models with equal weights`,
    `${count(samples)} draws${stoppedBefore ? `, stopped before ${count(stoppedBefore)}` : ''}`,
  ];
  return `${parts.join('; ')}.`;
}

/** Every judgement with its reason and source. */
export function judgementSection({ judgements }: Forecast): Markup | false {
  if (judgements.length === 0) return false;
  const rows = judgements.map(
    ({ path, value, because, source }) => markup`<tr><td><code>${path}</code><br>${value}</td>
<td dir="auto" class="words">${because}${source !== undefined && markup`<br><span class="dim">Source: ${source}</span>`}</td></tr>`,
  );
  const head = markup`<tr><th scope="col">Judgement</th><th scope="col">Because</th></tr>`;
  return markup`<h2>Every judgement and its reason</h2>
${table('Judgements', head, rows)}`;
}

export const notesSection = ({ notes }: Forecast): Markup | false =>
  notes.length > 0 && markup`<h2>Notes</h2>${notes.map((note) => markup`<p dir="auto">${note}</p>`)}`;

/** What somebody else needs to get the same numbers. */
export function methodSection({ version, inputsHash, settings }: Forecast): Markup {
  const { models, samples, sampler, seed } = settings;
  return markup`<h2>To make this forecast again</h2>
<p class="dim">Tightrope ${version}; inputs SHA-256 <code>${inputsHash}</code>; models ${models.map(({ name }) => name).join(', ')};
${count(samples)} ${sampler} draws; seed ${seed}.</p>`;
}
