import * as Plot from '@observablehq/plot';
import { Markup, markup, withoutTurns } from './markup.ts';

/**
 * What charts are drawn into: the page's own `document` in a browser; elsewhere a stand-in, such as that of `linkedom`. As a type it
 * asks for no more than both have, so that programs without the types of a browser compile.
 *
 * @example
 * import { parseHTML } from 'linkedom';
 * const { document } = parseHTML('<html></html>');
 */
export interface ChartDocument {
  createElementNS(namespace: string, name: string): unknown;
}

/** Colours of the page's style, so that charts follow it into the dark and onto paper. */
export const INK = 'var(--ink)';
export const DIM = 'var(--ink2)';
export const FILL = 'var(--accent)';
export const SOFT = 'var(--soft)';
export const AGAINST = 'var(--record)';

/**
 * A chart of Observable Plot as markup, with its description for those who do not see it.
 *
 * @param title what it is a chart of; no two on one page have the same
 * @param description what it shows, with its main numbers
 */
export function chart(document: ChartDocument, title: string, description: string, options: Plot.PlotOptions): Markup {
  const svg = Plot.plot({
    width: 680,
    style: { background: 'none', color: INK, fontSize: '11px', overflow: 'visible' },
    ...options,
    document: document as Document,
  });
  // The picture as a whole has a description; labels of its parts would be read out beside it.
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  // The description is escaped as everything on the page is, whatever the document makes of attributes.
  const described = markup`<svg role="img" aria-label="${`${title}: ${description}`}" `;
  const drawn = new Markup(withoutTurns(svg.outerHTML).replace('<svg ', () => described.text));
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${`Chart of ${title}`}">${drawn}</div>`;
}

/** A name short enough for the margin of a chart. */
export const cutName = (name: string, most = 34): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);

/** The names down the left side of a chart, cut to the width that the margin leaves them. */
export const nameAxis = (margin: number) =>
  Plot.axisY({ label: null, lineWidth: (margin - 14) / 12, textOverflow: 'ellipsis-end', tickSize: 4 });

/** Where what was said and what came are the same. @param end of both axes */
export const diagonal = (end: number): Plot.Markish =>
  Plot.line([0, end], { x: Plot.identity, y: Plot.identity, stroke: DIM, strokeDasharray: '4 3' });

/** Squares with what they mean, in the right margin. */
export function legend(entries: { text: string; fill: string; stroke?: string }[]): Plot.Markish[] {
  return entries.flatMap(({ text, fill, stroke = fill }, i) => [
    Plot.dot([0], { frameAnchor: 'top-right', dx: 14, dy: 10 + 16 * i, symbol: 'square', r: 5, fill, stroke }),
    Plot.text([text], { frameAnchor: 'top-right', textAnchor: 'start', dx: 24, dy: 5 + 16 * i, fill: INK }),
  ]);
}

export { Plot };
