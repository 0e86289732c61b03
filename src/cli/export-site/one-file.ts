import { markup } from '../../report/page/markup.ts';
import { CARRIED_IDS, type CarriedSituation } from '../../report/site/carried.ts';
import { policyHash } from '../policy-hash.ts';
import type { Exported } from './situations.ts';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 27 18"><path d="M1 2v15M26 2v15M1 5c8 6 17 6 25 0" fill="none" stroke="#777" stroke-width="2"/></svg>`;

/**
 * The page, its engine and situations as one HTML file. Its policy names page and style by their hashes; the engine runs in a worker
 * made of a text in the file, which is what `worker-src blob:` is for, and tables inside it are `data:`. It reaches no network. The
 * terms of what is built in go with it.
 *
 * @param pieces `page.js`, `page.css`, `engine.js` and `licenses.txt`
 * @param situations the first is opened
 */
export function oneFile(pieces: ReadonlyMap<string, Buffer>, situations: readonly Exported[]): string {
  const piece = (name: string) => (pieces.get(name) as Buffer).toString('utf8');
  // In strings and patterns, which are the only places for these signs, the escape means the same.
  const script = piece('page.js').replace(/<(?=\/script|!--)/gi, '\\x3c');
  const style = piece('page.css');
  const licenses = pieces.has('licenses.txt') ? `${data('licenses', piece('licenses.txt'))}\n` : '';
  const carried = situations.map(
    ({ id, title, file, version, text, ledger }): CarriedSituation => ({
      ...{ id, title, file, version, situation: { text } },
      ...(ledger !== undefined && { ledger: { text: ledger } }),
    }),
  );
  const policy = [
    "default-src 'none'",
    `script-src '${policyHash(script)}'`,
    `style-src '${policyHash(style)}'`,
    'img-src data: blob:',
    'connect-src data:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${markup`${situations[0].title}`.text}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<style>${style}</style>
</head>
<body>
<div id="page"></div>
<noscript>The workbench computes forecasts in the browser and needs JavaScript. The command <code>tightrope report</code> makes a page without.</noscript>
${data(CARRIED_IDS.situations, carried)}
${data(CARRIED_IDS.engine, piece('engine.js'))}
${licenses}<script type="module">${script}</script>
</body>
</html>
`;
}

/** A block of data, which no browser runs, whatever is in it. */
const data = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;
