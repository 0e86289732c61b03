import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * Writes disputes.csv from the tables of disputes by directed pair and year and of disputes:
 *
 *     npx tsx data/states/reduce.ts gml_dirdisp.csv.gz gml_mid_disps.csv.gz
 *
 * One line for a dispute and a pair of states on its two sides, the lower number first, where the pair begins to be in it. The
 * month of the beginning is known for the dispute only: for a pair that came in a later year there is no month.
 */
const [pairs, disputes] = process.argv.slice(2, 4).map((file) => {
  const [head, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i], cell])));
});

const begun = new Map(disputes.map(({ dispnum, styear, stmon }) => [dispnum, { year: styear, month: Number(stmon) }]));

const lines = pairs
  .filter(({ midonset, ccode1, ccode2 }) => Number(midonset) === 1 && Number(ccode1) < Number(ccode2))
  .map(({ dispnum, ccode1, ccode2, year, hostlev1, hostlev2 }) => {
    const first = begun.get(dispnum);
    const month = first?.year === year && first.month <= 12 ? `-${String(first.month).padStart(2, '0')}` : '';
    return [...[dispnum, ccode1, ccode2].map(Number), `${Number(year)}${month}`, Number(hostlev1), Number(hostlev2)];
  })
  .sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2]))
  .map((cells) => cells.join(','));

writeFileSync('data/states/disputes.csv', `dispute,a,b,start,hostility_a,hostility_b\n${lines.join('\n')}\n`);
