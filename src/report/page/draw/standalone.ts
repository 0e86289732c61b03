import { STYLE } from '../style.ts';
import { twoDecimals } from './draw.ts';

/** A picture that stands by itself, in light colours: nothing of a page is needed to draw it. */
export interface StandalonePicture {
  svg: string;
  /** Its marks alone, from its upper left corner, to be put into another picture. */
  group: string;
  /** Pixels. */
  width: number;
  height: number;
  /** What is seen, for those who do not see it; empty for decoration beside text. */
  says: string;
}

/** Light values of the colours and fonts that the style of pages names. */
const VALUES = new Map(
  [...STYLE.matchAll(/--([\w-]+):(?:light-dark\((#\w+),#\w+\)|([^;}]+))/g)].map(([, name, light, other]) => [
    name,
    light ?? other,
  ]),
);

/** What `var(--name)` means in light colours. */
const resolved = (text: string): string =>
  text.replace(/var\(--([\w-]+)\)/g, (whole, name: string) => {
    const value = VALUES.get(name);
    return value === undefined ? whole : resolved(value).replaceAll('"', "'");
  });

/** The rules of the style for marks in drawings, without what programs that draw SVG alone do not know. */
const RULES = resolved(STYLE.match(/svg\.c\{display[\s\S]*?\.barO\{[^}]*\}/)?.[0] ?? '')
  .replace(/vector-effect:[\w-]+;?/g, '')
  .replace(/font:(\d+px) ([^;}]+)/g, 'font-size:$1;font-family:$2')
  .replaceAll('.key text', 'svg.c text');

/**
 * A drawing of a page as a picture of its own. Places in percent become pixels, and drawings within it become groups, which every
 * program that draws SVG draws alike.
 *
 * @param drawn an `svg` of a page: of `drawing`, or of a chart
 * @param width pixels
 */
export function standalone(drawn: Element, width: number): StandalonePicture {
  const says = drawn.getAttribute('aria-label') ?? '';
  if (!isDrawing(drawn)) {
    const box = boxOf(drawn) ?? [0, 0, width, Number(drawn.getAttribute('height')) || 14];
    const height = (width * box[3]) / box[2];
    const place = `scale(${twoDecimals(width / box[2])}) translate(${-box[0]},${-box[1]})`;
    const look = `fill="${resolved('var(--ink)')}" font-family="${resolved('var(--sans)')}" font-size="11"`;
    return pictureOf(`<g transform="${place}" ${look}>${resolved(drawn.innerHTML)}</g>`, width, height, says);
  }
  const height = Number(drawn.getAttribute('height'));
  const inner = [...drawn.children].map((child) => grouped(child, width - 2 * MARGIN, height)).join('');
  return pictureOf(`<g transform="translate(${MARGIN},0)">${inner}</g>`, width, height, says);
}

/** Pixels: marks at either end of a line reach over it. */
const MARGIN = 10;

/** A picture of what is drawn. @param group its marks, from its upper left corner */
export function pictureOf(group: string, width: number, height: number, says: string): StandalonePicture {
  const described = says === '' ? 'aria-hidden="true"' : `role="img" aria-label="${escapedText(says)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="c" width="${width}" height="${twoDecimals(height)}" viewBox="0 0 ${width} ${twoDecimals(height)}" ${described}><style>${RULES}</style>${group}</svg>`;
  return { svg, group, width, height, says };
}

const boxOf = (drawn: Element): number[] | undefined => {
  const box = drawn
    .getAttribute('viewBox')
    ?.split(/[\s,]+/)
    .map(Number);
  return box?.length === 4 ? box : undefined;
};

const isDrawing = (drawn: Element): boolean => drawn.getAttribute('class') === 'c';

/** A mark with its places in pixels; a drawing within another as a group. */
function grouped(mark: Element, width: number, height: number): string {
  const name = mark.localName;
  const attribute = (key: string) => mark.getAttribute(key) ?? undefined;
  if (name === 'svg') {
    const [x, y] = [pixels(attribute('x'), width), pixels(attribute('y'), height)];
    const box = attribute('viewBox')
      ?.split(/[\s,]+/)
      .map(Number);
    const inner = [...mark.children];
    if (box === undefined)
      return `<g transform="translate(${twoDecimals(x)},${twoDecimals(y)})">${inner.map((child) => grouped(child, width, height)).join('')}</g>`;
    const own = pixels(attribute('height'), height);
    const stretched = inner.map((child) => {
      const d = stretch(child.getAttribute('d') ?? '', width / box[2], own / box[3]);
      return `<path d="${d}" class="${child.getAttribute('class') ?? ''}"/>`;
    });
    return `<g transform="translate(${twoDecimals(x)},${twoDecimals(y)})">${stretched.join('')}</g>`;
  }
  const attributes = [...mark.attributes].map(({ name: key, value }) => {
    const along = /^(y|cy|y1|y2|height|dy)$/.test(key) ? height : width;
    const placed = value.endsWith('%') ? twoDecimals(pixels(value, along)) : value;
    return ` ${key}="${escapedText(placed)}"`;
  });
  const inner = [...mark.childNodes].map((child) =>
    child.nodeType === 1 ? grouped(child as Element, width, height) : escapedText(child.textContent ?? ''),
  );
  return `<${name}${attributes.join('')}>${inner.join('')}</${name}>`;
}

/** A path with its pairs of numbers multiplied. */
const stretch = (path: string, along: number, down: number): string =>
  path.replace(
    /(-?[\d.]+),(-?[\d.]+)/g,
    (_, x, y) => `${twoDecimals(Number(x) * along)},${twoDecimals(Number(y) * down)}`,
  );

const pixels = (written: string | undefined, whole: number): number =>
  written === undefined ? 0 : written.endsWith('%') ? (parseFloat(written) / 100) * whole : parseFloat(written);

/** A text as it stands in SVG. */
export const escapedText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
