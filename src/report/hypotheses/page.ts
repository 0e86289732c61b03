import type { MixedOutcome } from '../../forecast/explained.ts';
import type { ExplanationAnswer, Weighing } from '../../hypotheses/index.ts';
import { chartMarkup, dot, line, words } from '../page/draw/draw.ts';
import { wrapText } from '../page/draw/text-width.ts';
import { type Markup, markup } from '../page/markup.ts';
import { page } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import { chance } from '../words/numbers.ts';
import { mixtureTable } from './mixture-table.ts';
import { analystTable, disagreementTable } from './people-table.ts';
import { answerTable, itemTable, learningTable, matrixTable, runningTable } from './table.ts';
import {
  achInWords,
  differencesInWords,
  findings,
  HOW_IT_IS_WEIGHED,
  looksForOutcomes,
  nameIn,
  weighingInWords,
} from './words.ts';

/** Explanations weighed by evidence, as one self-contained page. */
export function hypothesesHtml(title: string, weighing: Weighing, mixed: readonly MixedOutcome[] = []): string {
  return page(title, [markup`<h1 dir="auto">${weighing.question ?? title}</h1>`, hypothesesPart(weighing, mixed)]);
}

/** Columns of the matrix on a page; the rest is in the download. */
const MOST_COLUMNS = 12;

/** The same as a part of a page, without its heading. */
export function hypothesesPart(weighing: Weighing, mixed: readonly MixedOutcome[] = []): Markup {
  const { leader, learning, analysts, running, items } = weighing;
  const name = leader === undefined ? '' : nameIn(weighing, leader);
  return markup`<p dir="auto"><strong>${weighingInWords(weighing)}</strong></p>
${answerChart(weighing)}
${tableHtml('Explanations', answerTable(weighing))}
${findings(weighing).map((text) => markup`<p dir="auto">${text}</p>`)}
${
  items.length > 0 &&
  markup`<h3>How likely each item is under each explanation, per cent</h3>
${tableHtml('The matrix', matrixTable(weighing, MOST_COLUMNS))}
${items.length > MOST_COLUMNS && markup`<p class="dim">The ${MOST_COLUMNS} items that move most, of ${items.length}.</p>`}`
}
${
  items.length > 0 &&
  leader !== undefined &&
  markup`<h3 dir="auto">What each item does for “${name}”</h3>
${tableHtml('Evidence', itemTable(weighing))}
<p class="dim">A star: another explanation leads then.</p>`
}
${running.length > 2 && markup`<h3>As the evidence came</h3>${tableHtml('By day', runningTable(weighing))}`}
${
  mixed.length > 0 &&
  markup`<h3>The outcomes by the models: over all explanations, and if each were true</h3>
${tableHtml('Outcomes by explanation', mixtureTable(mixed, weighing.leaves))}
${looksForOutcomes(weighing, mixed).map((text) => markup`<p dir="auto">${text}</p>`)}`
}
${learning.length > 0 && markup`<h3>What to look at next</h3>${tableHtml('What to look at next', learningTable(weighing))}`}
${analysts && markup`<h3>Each analyst alone</h3>${tableHtml('Analysts', analystTable(weighing))}`}
${analysts && analysts.disagreements.length > 0 && tableHtml('Where they disagree', disagreementTable(weighing))}
${items.length > 0 && markup`<h3>Counted as ACH does</h3>${differencesInWords(weighing).map((text) => markup`<p dir="auto">${text}</p>`)}`}
<p class="dim">${HOW_IT_IS_WEIGHED} ${items.length > 0 && achInWords(weighing)}</p>`;
}

const [HEIGHT, TOP] = [44, 16];

/** A line for each explanation: hollow before the evidence, full now, with its range. */
function answerChart({ answers, leaves }: Weighing): Markup | false {
  const shown = answers
    .filter(({ id }) => leaves.includes(id))
    .toSorted((a, b) => (b.posterior ?? 0) - (a.posterior ?? 0));
  if (shown.length === 0 || shown.length > 20) return false;
  const says = shown
    .map(({ name, posterior }) => `${name} ${posterior === undefined ? '' : chance(posterior)}`)
    .join('; ');
  return markup`<figure>${chartMarkup(
    HEIGHT * shown.length + TOP,
    `Probability of each explanation: ${says}`,
    shown.map((answer, i) => oneLine(answer, HEIGHT * i + TOP)),
  )}<figcaption class="dim">Hollow: before the evidence. Full: now, with 5% to 95%.</figcaption></figure>`;
}

/** Pixels that a name may take above its line: about the width of a phone. The table below has the whole name. */
const NAME_ROOM = 400;

function oneLine({ name, prior, posterior, interval }: ExplanationAnswer, y: number): Markup {
  const at = y + 16;
  const [short, more] = wrapText(name, NAME_ROOM);
  return markup`${words(0, y, `${short}${more === undefined ? '' : '…'}${posterior === undefined ? '' : `: ${chance(posterior)}`}`, { anchor: 'start' })}
${line(0, 100, at, 'rope')}${interval && line(100 * interval.low, 100 * interval.high, at, 'iv')}
${dot(100 * prior, at, 4, 'hol')}${posterior !== undefined && dot(100 * posterior, at, 6, 'mid')}`;
}
