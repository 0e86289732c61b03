import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  escapedText as escaped,
  pictureOf,
  type StandalonePicture,
  standalone,
} from '../../report/page/draw/standalone.ts';
import { writeAtomically } from '../files.ts';
import { pngDrawer } from './png.ts';

/** Pixels: of a chart, of the margin around it, and of a line of words. */
const [WIDTH, MARGIN, LINE] = [640, 16, 16];
/** Rows of a chart: words to the left, the drawing, and numbers to the right. */
const [LABEL, NUMBER] = [230, 120];
/** Letters of a label's line. */
const LETTERS = 34;

/** A chart that stands by itself, with the name of a file for it. */
export interface NamedChart extends StandalonePicture {
  name: string;
}

/** The charts of a page, each with its heading and its words: `settle-1` is the first of the section `settle`. */
export function chartsOf(page: Document): NamedChart[] {
  return [...page.querySelectorAll('section')].flatMap((section) => {
    const id = section.querySelector('h2')?.getAttribute('id') ?? 'chart';
    const found = inSection(section);
    const digits = String(found.length).length;
    return found.map((picture, i) => ({
      ...picture,
      name: found.length === 1 ? id : `${id}-${String(i + 1).padStart(digits, '0')}`,
    }));
  });
}

/** Writes each chart of a page as SVG and as PNG. @returns how many there are */
export async function writeCharts(page: Document, folder: string): Promise<number> {
  const draw = await pngDrawer();
  const charts = chartsOf(page);
  await mkdir(folder, { recursive: true });
  for (const chart of charts) {
    await writeAtomically(join(folder, `${chart.name}.svg`), `${chart.svg}\n`);
    await writeAtomically(join(folder, `${chart.name}.png`), draw(chart, 2));
  }
  return charts.length;
}

const wordsOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const classed = (element: Element, kind: string): boolean => element.classList.contains(kind);

function inSection(section: Element): StandalonePicture[] {
  const heading = wordsOf(section.querySelector('h2')).replace(/^\d+/, '');
  const rows = [...section.querySelectorAll('.rope-fig')].filter((figure) => figure.querySelector('.r'));
  const issues = [...section.querySelectorAll('article.issue')];
  const others = [...section.querySelectorAll('svg[role="img"]')].filter(
    (drawn) => !drawn.closest('.rope-fig') && !drawn.closest('article.issue'),
  );
  return [
    ...rows.map((figure) => ofRows(figure, headingOf(figure, section) || heading)),
    ...issues.map(ofIssue),
    ...others.map((drawn) => stacked(headingOf(drawn, section) || heading, '', [standalone(drawn, WIDTH)], [])),
  ];
}

/** The heading that stands nearest before a chart, however deep. */
function headingOf(chart: Element, section: Element): string {
  const inOrder = [...section.querySelectorAll('h3, .rope-fig, svg')];
  return wordsOf(inOrder.slice(0, inOrder.indexOf(chart)).findLast(({ localName }) => localName === 'h3'));
}

/** Where one issue settles. */
function ofIssue(article: Element): StandalonePicture {
  const drawn = article.querySelector('svg[role="img"]') as Element;
  const ends = [...article.querySelectorAll('.sl .s, .sl .e')].map(wordsOf);
  const inner = [...article.querySelectorAll('.sl .m')].map(wordsOf);
  return stacked(
    wordsOf(article.querySelector('h3')),
    wordsOf(article.querySelector('.say')),
    [standalone(drawn, WIDTH)],
    [ends, ...(inner.length > 0 ? [[inner.join(' · ')]] : [])],
  );
}

/** A heading, what it says, drawings below each other, and words below: two at both ends, one in the middle. */
function stacked(
  title: string,
  says: string,
  pictures: readonly StandalonePicture[],
  below: readonly string[][],
): StandalonePicture {
  let y = MARGIN + 14;
  const parts = [text(0, y, title, 'font-weight="bold" font-size="15"')];
  for (const line of wrapped(says, 92)) {
    y += LINE;
    parts.push(text(0, y, line));
  }
  y += 8;
  for (const picture of pictures) {
    parts.push(placed(picture, 0, y));
    y += picture.height + 4;
  }
  for (const words of below) {
    const [first = '', last] = words;
    y += LINE - 2;
    if (last === undefined) parts.push(text(WIDTH / 2, y, first, 'text-anchor="middle"'));
    else parts.push(text(0, y, first.slice(0, 46)), text(WIDTH, y, last.slice(0, 46), 'text-anchor="end"'));
  }
  return whole(parts, y + MARGIN, [title, pictures.map((one) => one.says).join(' ')].filter(Boolean).join(': '));
}

/** Rows of words, a drawing and numbers. */
function ofRows(figure: Element, title: string): StandalonePicture {
  const rows = [...figure.querySelectorAll('.r')];
  const withNumbers = rows.some((row) => row.querySelector('.n'));
  const wide = WIDTH - LABEL - (withNumbers ? NUMBER : 0);
  let y = MARGIN + 14;
  const parts = [text(0, y, title, 'font-weight="bold" font-size="15"')];
  const said: string[] = [];
  y += 10;
  for (const row of rows) {
    const [label, number] = [row.querySelector('.l'), row.querySelector('.n')];
    const bold = wrapped(wordsOf(label?.querySelector('b')), LETTERS);
    const small = [...(label?.childNodes ?? [])].filter((node) => (node as Element).localName !== 'b');
    const rest = wrapped(small.map((node) => node.textContent ?? '').join(' '), LETTERS + 4);
    const pictures = [...row.querySelectorAll('.p > svg.c')].map((drawn) => standalone(drawn, wide));
    const ends = [...row.querySelectorAll('.ends > *')].map(wordsOf);
    let below = y;
    for (const line of bold) {
      below += LINE;
      parts.push(text(0, below, line, 'font-weight="bold"'));
    }
    for (const line of rest) {
      below += LINE - 2;
      parts.push(text(0, below, line, classOf(label)));
    }
    let beside = y;
    for (const picture of pictures) {
      parts.push(placed(picture, LABEL, beside));
      beside += picture.height;
    }
    if (ends.length > 1) {
      beside += 12;
      parts.push(text(LABEL, beside, ends[0].slice(0, 30), 'class="mu" font-size="11"'));
      parts.push(
        text(LABEL + wide, beside, (ends.at(-1) as string).slice(0, 30), 'class="mu" font-size="11" text-anchor="end"'),
      );
    }
    let right = y;
    for (const node of number?.children ?? []) {
      right += LINE;
      parts.push(text(WIDTH, right, wordsOf(node), 'text-anchor="end"'));
    }
    if (label && wordsOf(label) !== '') said.push(`${wordsOf(label)} ${wordsOf(number)}`.trim());
    y = Math.max(below, beside, right) + 8;
  }
  return whole(parts, y + MARGIN - 8, `${title}: ${said.join('; ')}`);
}

const classOf = (label: Element | null): string =>
  label && label.querySelector('b') === null && !classed(label, 'mu') ? '' : 'class="mu" font-size="11"';

function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/).filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

const text = (x: number, y: number, words: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;

const placed = ({ group }: StandalonePicture, x: number, y: number): string =>
  `<g transform="translate(${x},${y})">${group}</g>`;

function whole(parts: readonly string[], height: number, says: string): StandalonePicture {
  const all = WIDTH + 2 * MARGIN;
  const paper = `<rect width="${all}" height="${height}" fill="#ffffff"/>`;
  return pictureOf(`${paper}<g transform="translate(${MARGIN},0)">${parts.join('\n')}</g>`, all, height, says);
}
