import type { FearRecord } from '../../ledger/record/fear-record.ts';
import { checkParts } from '../../numeric/given.ts';
import type { ChartDocument } from '../page/chart.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import { count } from '../words/numbers.ts';
import { recordCharts } from './chart.ts';
import { fearPeriodTable, triggerTable } from './table.ts';
import { BASE_RATE_IN_WORDS, recordInWords, TESTS_IN_WORDS } from './words.ts';

/** The record of a fear as one self-contained page. */
export function recordHtml(record: FearRecord, document: ChartDocument): string {
  checkParts(record, 'recordHtml', 'a record, as `fearRecordOf` returns it', ['family', 'triggers']);
  checkParts(document, 'recordHtml', 'a document: that of the page, or of `linkedom`', ['createElementNS']);
  const title = `The record of “${record.family}”`;
  return page(title, [markup`<h1 dir="auto">${title}</h1>`, oneRecord(record, document), recordNotes()]);
}

/** The record of a fear: how many claims there were, after what, how sure they were, and what came of them; without a heading. */
export function oneRecord(record: FearRecord, document: ChartDocument): Markup {
  return markup`<p dir="auto">${recordInWords(record)}</p>
${record.claims > 0 && [recordCharts(record, document), triggerPart(record), fearPeriodPart(record)]}`;
}

/** What is counted, and how. */
export const recordNotes = (): Markup => markup`<p class="dim">${TESTS_IN_WORDS} ${BASE_RATE_IN_WORDS}</p>`;

function triggerPart(record: FearRecord): Markup | false {
  const { family, triggers, withoutTrigger } = record;
  return (
    triggers.length > 0 &&
    markup`<p><strong>Triggers</strong></p>
${tableHtml(`Triggers of “${family}”`, triggerTable(record))}
${withoutTrigger > 0 && markup`<p class="dim">${count(withoutTrigger)} ${withoutTrigger === 1 ? 'claim names' : 'claims name'} no trigger.</p>`}`
  );
}

const fearPeriodPart = (record: FearRecord): Markup => markup`<p><strong>By ${record.period}</strong></p>
${tableHtml(`“${record.family}” by ${record.period}`, fearPeriodTable(record))}
<p class="dim">Stated: mean of the probabilities first stated for claims made then. Standing: mean of all that stood then, each by how long it stood.
Came true: of the claims resolved then. So far: of all that were resolved by the end of the ${record.period}.</p>`;
