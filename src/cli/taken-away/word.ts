import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Footer,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  LeaderType,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
  Document as WordDocument,
} from 'docx';
import { type StandalonePicture, standalone } from '../../report/page/draw/standalone.ts';
import type { Draw } from './png.ts';

/** Between the margins of a sheet of A4: pixels of a screen, and twentieths of a point. */
const [WIDTH, TWIPS] = [640, 9638];
const DIM = '565b62';
const [LINE, SMALL] = ['dedad2', 17];

type Block = Paragraph | Table;
interface Look {
  bold?: boolean;
  color?: string;
  size?: number;
  font?: string;
}

/** A page of a report as a document of a word processor: headings, contents, tables, and charts as pictures. */
export async function wordDocument(page: Document, draw: Draw): Promise<Uint8Array> {
  const main = page.querySelector('main') as Element;
  const title = page.querySelector('title')?.textContent ?? '';
  const document = new WordDocument({
    title,
    creator: 'Tightrope',
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20 }, paragraph: { spacing: { after: 100 } } },
        title: { run: { font: 'Arial', size: 40 }, paragraph: { spacing: { before: 60, after: 160 } } },
        heading1: { run: { font: 'Arial', size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 100 } } },
        heading2: { run: { font: 'Arial', size: 22, bold: true }, paragraph: { spacing: { before: 200, after: 60 } } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } },
        },
        footers: { default: footer(title) },
        children: blocksOf(main, draw, WIDTH),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const footer = (title: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: TWIPS }],
        children: [
          new TextRun({ text: title.slice(0, 100), size: SMALL, color: DIM }),
          new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: SMALL, color: DIM }),
        ],
      }),
    ],
  });

/** What stands in an element, from top to bottom. */
function blocksOf(parent: Element, draw: Draw, width: number): Block[] {
  const children = [...parent.children];
  const blocks: Block[] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (!isRow(child)) {
      blocks.push(...blockOf(child, draw, width));
      continue;
    }
    // Rows of one chart stand below each other.
    const rows = [child];
    while (i + 1 < children.length && isRow(children[i + 1])) rows.push(children[++i]);
    blocks.push(chartRows(rows, draw, width), space());
  }
  return blocks;
}

const kindOf = (element: Element): string[] => (element.getAttribute('class') ?? '').split(' ');
const has = (element: Element, kind: string): boolean => kindOf(element).includes(kind);
const isRow = (element: Element): boolean => element.localName === 'div' && has(element, 'r');
const space = (): Paragraph => new Paragraph({ spacing: { after: 40 }, children: [] });

function blockOf(element: Element, draw: Draw, width: number): Block[] {
  const name = element.localName;
  const text = (options: object = {}, look: Look = {}): Paragraph => paragraph(element, draw, options, look);
  if (name === 'h1') return [text({ heading: HeadingLevel.TITLE })];
  if (name === 'h2') return [heading(element, draw)];
  if (name === 'h3' || name === 'summary') return [text({ heading: HeadingLevel.HEADING_2, keepNext: true })];
  if (name === 'nav') return contents(element);
  if (name === 'p') {
    const dim = has(element, 'lead') || has(element, 'note') || has(element, 'q');
    return [
      text(
        { keepNext: has(element, 'lead') || has(element, 'say') },
        { ...(dim && { color: DIM }), ...(has(element, 'ans3') && { size: 24 }) },
      ),
    ];
  }
  if (name === 'ul' || name === 'ol')
    return [...element.children].map((item) => paragraph(item, draw, { bullet: { level: 0 } }));
  if (name === 'dl') return [has(element, 'figs') ? figures(element, draw) : pairs(element, draw), space()];
  if (name === 'table') return [table(element, draw), space()];
  if (name === 'svg') return [new Paragraph({ keepNext: true, children: [image(standalone(element, width), draw)] })];
  if (has(element, 'sl') || has(element, 'ends')) return scaleWords(element);
  if (has(element, 'key')) return [text({ keepNext: true }, { color: DIM, size: SMALL })];
  return element.children.length > 0 && !isInline(element) ? blocksOf(element, draw, width) : [text()];
}

const INLINE = ['b', 'i', 'em', 'span', 'a', 'code', 'bdi', 'br', 'abbr'];
const isInline = (element: Element): boolean =>
  [...element.children].every(({ localName }) => INLINE.includes(localName));

function heading(element: Element, draw: Draw): Paragraph {
  const id = element.getAttribute('id') ?? '';
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    children: [new Bookmark({ id: bookmarkOf(id), children: runsOf(element, draw) })],
  });
}

const bookmarkOf = (id: string): string => `section_${id.replace(/\W/g, '_')}`;

/** The sections, each with a link to it and its page. */
function contents(nav: Element): Block[] {
  const links = [...nav.querySelectorAll('a')];
  return [
    new Paragraph({
      spacing: { before: 240, after: 60 },
      keepNext: true,
      children: [new TextRun({ text: 'Contents', bold: true, size: 24 })],
    }),
    ...links.map((link, i) => {
      const anchor = bookmarkOf((link.getAttribute('href') ?? '').slice(1));
      return new Paragraph({
        spacing: { after: 20 },
        tabStops: [{ type: TabStopType.RIGHT, position: TWIPS, leader: LeaderType.DOT }],
        children: [
          new InternalHyperlink({ anchor, children: [new TextRun(`${i + 1}  ${link.textContent ?? ''}`)] }),
          new TextRun('\t'),
          new PageReference(anchor),
        ],
      });
    }),
  ];
}

/** Letters of a script that is written from right to left come before any others. */
const isFromRight = (text: string): boolean =>
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

function paragraph(element: Element, draw: Draw, options: object = {}, look: Look = {}): Paragraph {
  const bidirectional = isFromRight(element.textContent ?? '');
  return new Paragraph({ ...options, ...(bidirectional && { bidirectional }), children: runsOf(element, draw, look) });
}

/** Words with their look, and small pictures among them. */
function runsOf(element: Element, draw: Draw, look: Look = {}): ParagraphChild[] {
  return [...element.childNodes].flatMap((node): ParagraphChild[] => {
    if (node.nodeType === 3) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ');
      return text === '' ? [] : [new TextRun({ text, ...look, ...(isFromRight(text) && { rightToLeft: true }) })];
    }
    if (node.nodeType !== 1) return [];
    const child = node as Element;
    if (child.localName === 'br') return [new TextRun({ break: 1 })];
    if (child.localName === 'svg') {
      const [width, height] = ['width', 'height'].map((key) => Number(child.getAttribute(key)) || 14);
      return [image({ ...standalone(child, width), width, height }, draw), new TextRun(' ')];
    }
    const own = {
      ...look,
      ...((child.localName === 'b' || child.localName === 'th') && { bold: true }),
      ...(has(child, 'mu') && { color: DIM }),
      ...(has(child, 'sm') && { size: SMALL }),
      ...(child.localName === 'code' && { font: 'Courier New', size: SMALL }),
    };
    const apart =
      child.localName === 'span' && (has(child, 'sm') || has(child, 'who') || element.classList.contains('key'));
    const before =
      apart && child.previousSibling
        ? [element.classList.contains('key') ? new TextRun('    ') : new TextRun({ break: 1 })]
        : [];
    const after = child.localName === 'span' && has(child, 'no') ? [new TextRun('  ')] : [];
    return [...before, ...runsOf(child, draw, own), ...after];
  });
}

function image(picture: StandalonePicture, draw: Draw): ImageRun {
  const { width, height, says } = picture;
  return new ImageRun({
    type: 'png',
    data: Buffer.from(draw(picture)),
    transformation: { width: Math.round(width), height: Math.round(height) },
    ...(says !== '' && { altText: { title: says.slice(0, 80), description: says, name: says.slice(0, 80) } }),
  });
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const LINES = { top: NONE, left: NONE, right: NONE, bottom: HAIR, insideHorizontal: HAIR, insideVertical: NONE };

/** A table as wide as the sheet. @param shares of the columns, of 100 */
function tableOf(rows: { cells: (Paragraph | Block[])[]; isHead?: boolean }[], shares: readonly number[]): Table {
  const widths = shares.map((share) => Math.round((TWIPS * share) / 100));
  return new Table({
    width: { size: TWIPS, type: WidthType.DXA },
    columnWidths: widths,
    borders: LINES,
    rows: rows.map(
      ({ cells, isHead = false }) =>
        new TableRow({
          cantSplit: true,
          tableHeader: isHead,
          children: cells.map(
            (cell, i) =>
              new TableCell({
                width: { size: widths[i], type: WidthType.DXA },
                margins: { top: 40, bottom: 40, left: 0, right: 120 },
                children: Array.isArray(cell) ? cell : [cell],
              }),
          ),
        }),
    ),
  });
}

/** Rows of a chart: what it is, a picture, and numbers. */
function chartRows(rows: readonly Element[], draw: Draw, width: number): Table {
  const withNumbers = rows.some((row) => row.querySelector('.n'));
  const shares = withNumbers ? [40, 40, 20] : [32, 68];
  const wide = Math.round((width * shares[1]) / 100) - 12;
  const tight = { spacing: { after: 0 } };
  return tableOf(
    rows.map((row) => {
      const of = (kind: string) => [...row.children].find((child) => has(child, kind));
      const [label, picture, numbers] = [of('l'), of('p'), of('n')];
      const drawn = picture ? [...picture.children].flatMap((child) => blockOf(child, draw, wide)) : [];
      const text = (element: Element | undefined, options: object = {}) =>
        element ? paragraph(element, draw, { ...tight, ...options }) : new Paragraph({ ...tight, children: [] });
      return {
        cells: [
          text(label),
          drawn.length > 0 ? drawn : text(undefined),
          ...(withNumbers ? [text(numbers, { alignment: AlignmentType.RIGHT })] : []),
        ],
      };
    }),
    shares,
  );
}

function table(element: Element, draw: Draw): Table {
  const rows = [...element.querySelectorAll('tr')];
  const columns = Math.max(...rows.map(({ children }) => children.length));
  const longest = Array.from({ length: columns }, (_, i) =>
    Math.max(6, ...rows.map(({ children }) => Math.min(60, children[i]?.textContent?.length ?? 0))),
  );
  const all = longest.reduce((sum, length) => sum + length, 0);
  return tableOf(
    rows.map((row) => ({
      isHead: row.parentElement?.localName === 'thead',
      cells: Array.from({ length: columns }, (_, i) => {
        const cell = row.children[i];
        if (!cell) return new Paragraph({ children: [] });
        const alignment = has(cell, 'n') ? AlignmentType.RIGHT : undefined;
        const isHead = row.parentElement?.localName === 'thead';
        return paragraph(
          cell,
          draw,
          { spacing: { after: 0 }, ...(alignment && { alignment }) },
          { size: columns > 6 ? 15 : 18, ...(isHead && { bold: true, color: DIM }) },
        );
      }),
    })),
    longest.map((length) => (100 * length) / all),
  );
}

/** The key figures beside each other. */
function figures(list: Element, draw: Draw): Table {
  const cells = [...list.children].map((figure) =>
    [...figure.children].map((part, i) =>
      paragraph(
        part,
        draw,
        { spacing: { after: 0 } },
        i === 1
          ? { size: 40, color: has(part, 'rec') ? 'a34b00' : has(part, 'a') ? '1d5ca8' : '1b1e22' }
          : { size: SMALL, color: DIM },
      ),
    ),
  );
  return tableOf(
    [{ cells }],
    cells.map(() => 100 / cells.length),
  );
}

/** Terms with what they mean. */
function pairs(list: Element, draw: Draw): Table {
  const children = [...list.children].flatMap((child) => (child.localName === 'div' ? [...child.children] : [child]));
  const rows: { cells: (Paragraph | Block[])[] }[] = [];
  for (const child of children) {
    if (child.localName === 'dt') rows.push({ cells: [paragraph(child, draw, {}, { bold: true }), []] });
    else {
      const isPlain = isInline(child) || child.children.length === 0;
      const blocks = isPlain ? [paragraph(child, draw)] : blocksOf(child, draw, (WIDTH * 70) / 100);
      (rows.at(-1)?.cells[1] as Block[] | undefined)?.push(...blocks);
    }
  }
  for (const { cells } of rows) if ((cells[1] as Block[]).length === 0) (cells[1] as Block[]).push(space());
  return tableOf(rows, [30, 70]);
}

/** The labels of a scale below its line: the ends, and between them the rest. */
function scaleWords(element: Element): Block[] {
  const parts = [...element.children].map((part) => ({ text: part.textContent ?? '', isInner: has(part, 'm') }));
  const [low = '', high = ''] = parts.filter(({ isInner }) => !isInner).map(({ text }) => text);
  const inner = parts.filter(({ isInner }) => isInner).map(({ text }) => text);
  const look = { size: 16, color: DIM };
  const line = (text: string, options: object = {}) =>
    new Paragraph({ spacing: { after: 0 }, ...options, children: [new TextRun({ text, ...look })] });
  return [
    tableWithoutLines([line(low), line(high, { alignment: AlignmentType.RIGHT })]),
    ...(inner.length > 0 ? [line(inner.join('  ·  '), { alignment: AlignmentType.CENTER })] : []),
    space(),
  ];
}

const tableWithoutLines = (cells: Paragraph[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: NONE, left: NONE, right: NONE, bottom: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: [
      new TableRow({
        children: cells.map(
          (cell) => new TableCell({ width: { size: 50, type: WidthType.PERCENTAGE }, children: [cell] }),
        ),
      }),
    ],
  });
