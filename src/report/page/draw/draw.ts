import { type Markup, markup } from '../markup.ts';

/**
 * Marks of charts that are as wide as their place: x is in percent of the width, y in pixels from above. Text keeps its size
 * whatever the width, and nothing needs a style of its own.
 */

/** A place with the decimals that can be seen: one is a fifth of a pixel in the widest chart. */
export const twoDecimals = (value: number) => String(Number(value.toFixed(2)));
export const at = (x: number) => `${twoDecimals(Math.min(100, Math.max(0, x)))}%`;

/** A chart of a fixed height, with a sentence of what is seen; without one it is decoration beside text that says the same. */
export const chartMarkup = (height: number, says: string | undefined, parts: (Markup | false)[]): Markup =>
  says === undefined
    ? markup`<svg class="c" height="${height}" aria-hidden="true">${parts}</svg>`
    : markup`<svg class="c" height="${height}" role="img" aria-label="${says}">${parts}</svg>`;

export const line = (from: number, to: number, y: number, kind: string): Markup =>
  markup`<line x1="${at(from)}" x2="${at(to)}" y1="${y}" y2="${y}" class="${kind}"/>`;

export const stroke = (x: number, top: number, bottom: number, kind: string): Markup =>
  markup`<line x1="${at(x)}" x2="${at(x)}" y1="${top}" y2="${bottom}" class="${kind}"/>`;

export const dot = (x: number, y: number, r: number, kind: string): Markup =>
  markup`<circle cx="${at(x)}" cy="${y}" r="${r}" class="${kind}"/>`;

export const barMarkup = (from: number, to: number, y: number, height: number, kind: string): Markup =>
  markup`<rect x="${at(Math.min(from, to))}" width="${at(Math.abs(to - from))}" y="${y}" height="${height}" class="${kind}"/>`;

/** Something drawn around a point: its own coordinates are pixels from there. */
export const around = (x: number, y: number, part: Markup): Markup =>
  markup`<svg x="${at(x)}" y="${y}" class="ov">${part}</svg>`;

const SHAPES = {
  square: (kind: string) => markup`<rect x="-5" y="-5" width="10" height="10" class="${kind}"/>`,
  diamond: (kind: string) => markup`<path d="M0,-7L7,0L0,7L-7,0Z" class="${kind}"/>`,
  /** Below the line, its tip up. */
  now: (kind: string) => markup`<path d="M0,1L5,9.5L-5,9.5Z" class="${kind}"/>`,
  /** Above the line, its tip down. */
  down: (kind: string) => markup`<path d="M0,-1L5,-9.5L-5,-9.5Z" class="${kind}"/>`,
  cross: (kind: string) => markup`<path d="M-5,-5L5,5M-5,5L5,-5" class="${kind}"/>`,
  disc: (kind: string) => markup`<circle r="5.5" class="${kind}"/>`,
};
export type MarkShape = keyof typeof SHAPES;

export const shape = (x: number, y: number, which: MarkShape, kind: string): Markup =>
  around(x, y, SHAPES[which](kind));

/** The same as a key before words. */
export const sign = (which: MarkShape, kind: string): Markup =>
  markup`<svg width="14" height="14" aria-hidden="true"><svg x="7" y="${which === 'now' ? 2 : 7}" class="ov">${SHAPES[which](kind)}</svg></svg>`;

/** A small circle before words. */
export const circleSign = (kind: string): Markup =>
  markup`<svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="4.5" class="${kind}"/></svg>`;

/** What stands below the ticks of an axis: the first begins at its tick, and the last ends there. */
export const tickWords = (
  ticks: readonly number[],
  y: number,
  place: (tick: number) => number,
  label: (tick: number) => string,
): Markup[] =>
  ticks.map((tick, k) => {
    const anchor = k === 0 ? 'start' : k === ticks.length - 1 ? 'end' : 'middle';
    return words(place(tick), y, label(tick), { anchor, kind: 'mu' });
  });

/** The letter of an actor before its name. */
export const actorKey = (letter: string, name: string): Markup =>
  markup`<span><svg width="18" height="18" aria-hidden="true"><svg x="9" y="9" class="ov">${actorMark(letter, {})}</svg></svg><bdi>${name}</bdi></span> `;

/** An actor by its letter: a square can refuse, a filled one cares much. */
export function actorMark(letter: string, { refuses = false, cares = false }): Markup {
  const kind = cares ? 'inkf' : 'hol';
  const body = refuses
    ? markup`<rect x="-8" y="-8" width="16" height="16" rx="1" class="${kind}"/>`
    : markup`<circle r="8" class="${kind}"/>`;
  return markup`${body}<text y="3.8" text-anchor="middle" class="${cares ? 'letw' : 'let'}">${letter}</text>`;
}

export const words = (
  x: number,
  y: number,
  text: string | Markup,
  {
    anchor = 'middle',
    shift = 0,
    kind = '',
  }: { anchor?: 'start' | 'middle' | 'end'; shift?: number; kind?: string } = {},
): Markup =>
  markup`<text x="${at(x)}" y="${y}"${shift !== 0 && markup` dx="${twoDecimals(shift)}"`} text-anchor="${anchor}" class="${kind}">${text}</text>`;

/** Places of many small marks as one path: for hundreds of actors. */
export const specks = (xs: readonly number[], y: number, kind: string): Markup =>
  markup`<svg x="0" y="${y - 3}" width="100%" height="6" viewBox="0 0 100 6" preserveAspectRatio="none" class="ov"><path d="${xs
    .map((x) => `M${twoDecimals(Math.min(100, Math.max(0, x)))},3h0`)
    .join('')}" class="${kind}"/></svg>`;
