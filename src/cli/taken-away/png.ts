import { existsSync } from 'node:fs';
import { UsageError } from '../../numeric/errors.ts';
import type { StandalonePicture } from '../../report/page/draw/standalone.ts';

/** Letters for which a font of the machine is looked for: those of the usual fonts are there. */
const OTHER_LETTERS = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** A regular and a bold font without serifs, by system. Reading all fonts of a machine for each picture takes long. */
const FONTS = [
  [
    '/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf',
    '/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf',
  ],
  ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf'],
  ['/System/Library/Fonts/Supplemental/Arial.ttf', '/System/Library/Fonts/Supplemental/Arial Bold.ttf'],
  ['C:\\Windows\\Fonts\\arial.ttf', 'C:\\Windows\\Fonts\\arialbd.ttf'],
];

/** Draws pictures as PNG, for paper: `scale` pixels for each. */
export type Draw = (picture: StandalonePicture, scale?: number) => Uint8Array;

/** Loads what draws SVG. @throws UsageError where it is not installed on this machine */
export async function pngDrawer(): Promise<Draw> {
  const { Resvg } = await import('@resvg/resvg-js').catch((error: Error) => {
    throw new UsageError(
      'pictures need @resvg/resvg-js, which is not installed here or not made for this system: npm install @resvg/resvg-js',
      { cause: error },
    );
  });
  const files = FONTS.find((pair) => pair.every((file) => existsSync(file)));
  return ({ svg, width }, scale = 3) => {
    const text = svg.replace(/<style>.*?<\/style>|<[^>]*>/gs, '');
    const own = files !== undefined && !OTHER_LETTERS.test(text);
    const font = own
      ? {
          loadSystemFonts: false,
          fontFiles: files,
          defaultFontFamily: files[0].includes('DejaVu') ? 'DejaVu Sans' : 'Arial',
        }
      : { loadSystemFonts: true };
    return new Resvg(svg, { font, background: 'white', fitTo: { mode: 'width', value: width * scale } })
      .render()
      .asPng();
  };
}
