import type { FearRecord } from '../../ledger/record/fear-record.ts';
import type { ChartDocument } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page, table } from '../page/shell.ts';
import { count } from '../words/numbers.ts';
import { recordCharts } from './chart.ts';
import { BASE_RATE_IN_WORDS, baseRateInWords, meanInWords, outOf, recordInWords, TESTS_IN_WORDS } from './words.ts';

/** The record of a fear as one self-contained page. */
export function recordHtml(record: FearRecord, document: ChartDocument): string {
  const title = `The record of “${record.family}”`;
  return page(title, [markup`<h1 dir="auto">${title}</h1>`, oneRecord(record, document), recordNotes()]);
}

/** The record of a fear: how many claims there were, after what, how sure they were, and what came of them; without a heading. */
export function oneRecord(record: FearRecord, document: ChartDocument): Markup {
  return markup`<p dir="auto">${recordInWords(record)}</p>
${record.claims > 0 && [recordCharts(record, document), triggerTable(record), periodTable(record)]}`;
}

/** What is counted, and how. */
export const recordNotes = (): Markup => markup`<p class="dim">${TESTS_IN_WORDS} ${BASE_RATE_IN_WORDS}</p>`;

function triggerTable({ family, triggers, withoutTrigger }: FearRecord): Markup | false {
  if (triggers.length === 0) return false;
  const rows = triggers.map(
    (
      { name, day, claims, stated, cameTrue },
      i,
    ) => markup`<tr><td dir="auto">${i + 1}. ${name}</td><td class="n">${day}</td>
<td class="n">${count(claims)}</td><td class="n">${meanInWords(stated)}</td><td class="n">${outOf(cameTrue)}</td></tr>`,
  );
  const rest =
    withoutTrigger > 0 &&
    markup`<tr><td>No trigger named</td><td class="n">-</td><td class="n">${count(withoutTrigger)}</td><td class="n">-</td><td class="n">-</td></tr>`;
  const head = markup`<tr><th scope="col">Trigger</th><th scope="col" class="n">Day</th><th scope="col" class="n">Claims</th>
<th scope="col" class="n">Stated</th><th scope="col" class="n">Came true</th></tr>`;
  return markup`<p><strong>Triggers</strong></p>
${table(`Triggers of “${family}”`, head, rest ? [...rows, rest] : rows)}`;
}

function periodTable({ family, period, periods }: FearRecord): Markup {
  const rows = periods.map(
    ({ name, claims, stated, standing, resolvedYes, resolvedNo, soFar, baseRate }) => markup`<tr><td>${name}</td>
<td class="n">${count(claims)}</td><td class="n">${meanInWords(stated)}</td><td class="n">${meanInWords(standing)}</td>
<td class="n">${outOf({ yes: resolvedYes, resolved: resolvedYes + resolvedNo })}</td><td class="n">${outOf(soFar.claims)}</td>
<td class="n">${outOf(soFar.tests)}</td><td class="n">${baseRateInWords(soFar.tests.resolved, baseRate)}</td></tr>`,
  );
  const head = markup`<tr><th scope="col">${period[0].toUpperCase() + period.slice(1)}</th><th scope="col" class="n">Claims</th>
<th scope="col" class="n">Stated</th><th scope="col" class="n">Standing</th><th scope="col" class="n">Came true</th>
<th scope="col" class="n">Claims so far</th><th scope="col" class="n">Tests so far</th><th scope="col" class="n">Base rate</th></tr>`;
  return markup`<p><strong>By ${period}</strong></p>
${table(`“${family}” by ${period}`, head, rows)}
<p class="dim">Stated: mean of the probabilities first stated for claims made then. Standing: mean of all that stood then, each by how long it stood.
Came true: of the claims resolved then. So far: of all that were resolved by the end of the ${period}.</p>`;
}
