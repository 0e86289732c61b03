import { DRAWING_STYLE } from '../../report/page/style.ts';

const WIDTH = 720;
const [MARGIN, HEADING] = [24, 34];

/** A chart as it stands in a page of the report, with a heading. */
export interface PicturePanel {
  page: string;
  /** The beginning of the sentence that the chart says to those who cannot see it. */
  says: string;
  heading: string;
  /** Words below, one line each. */
  below?: readonly string[];
}

/**
 * Charts of a page as one picture that stands by itself, light and dark.
 *
 * @throws Error if the page has no such chart
 */
export function picture(panels: readonly PicturePanel[]): string {
  let y = 0;
  const parts = panels.map((panel) => {
    const { svg, height } = chartOf(panel);
    const below = panel.below ?? [];
    const top = y + HEADING;
    const words = below.map(
      (line, i) => `<text class="cap" x="${MARGIN}" y="${top + height + 16 + 17 * i}">${line}</text>`,
    );
    y = top + height + 17 * below.length + 14;
    const heading = `<text class="hd" x="${MARGIN}" y="${top - 12}">${panel.heading}</text>`;
    return `${heading}\n<svg x="${MARGIN}" y="${top}" width="${WIDTH - 2 * MARGIN}" height="${height}">${svg}</svg>\n${words.join('\n')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img">
<title>${panels.map(({ heading }) => heading).join('; ')}</title>
<style>${DRAWING_STYLE}
.hd{font:600 15px var(--sans);fill:var(--ink)}.cap{font:12px var(--sans);fill:var(--ink2)}</style>
<rect width="100%" height="100%" fill="var(--paper)"/>
${parts.join('\n')}
</svg>
`;
}

/** The chart of a page whose sentence begins with these words. */
function chartOf({ page, says }: PicturePanel): { svg: string; height: number } {
  const open = new RegExp(`<svg class="c" height="(\\d+)" role="img" aria-label="${says}`).exec(page);
  if (!open) throw new Error(`no chart says “${says}”`);
  let depth = 0;
  for (const { 0: tag, index } of page.slice(open.index).matchAll(/<svg\b|<\/svg>/g)) {
    depth += tag === '</svg>' ? -1 : 1;
    if (depth === 0)
      return { svg: page.slice(open.index, open.index + index + '</svg>'.length), height: Number(open[1]) };
  }
  throw new Error(`the chart “${says}” has no end`);
}
