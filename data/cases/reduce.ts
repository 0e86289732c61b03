import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * Writes disputes.csv from the table of militarised disputes, and unions.csv from the tables of states beside this folder:
 *
 *     npx tsx data/cases/reduce.ts gml_mid_disps.csv.gz
 *
 * A dispute counts as agreed where its settlement was negotiated; one that was imposed, or that ended without any, was open to
 * the end. Its duration is the middle of the shortest and the longest that its dates allow. A state counts as agreed where it
 * gave up being one by agreement; all others were open to their last day, or to the end of the data. Cases that began in the
 * same decade are a group.
 */
type Row = Record<string, string>;
const table = (text: string, sign: string): Row[] => {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(sign);
  return lines.map((line) => Object.fromEntries(line.split(sign).map((cell, i) => [names[i], cell])));
};
const write = (name: string, lines: string[]) =>
  writeFileSync(`data/cases/${name}`, `case,group,kind,duration,agreed\n${lines.join('\n')}\n`);
const decade = (year: string) => `${Math.floor(Number(year) / 10)}0s`;

const [, , file] = process.argv;
write(
  'disputes.csv',
  table(gunzipSync(readFileSync(file)).toString('utf8'), ',').map(({ dispnum, styear, settle, mindur, maxdur }) =>
    [
      `mid-${Number(dispnum)}`,
      decade(styear),
      'dispute',
      (Number(mindur) + Number(maxdur)) / 2,
      Number(settle) === 1 ? 'yes' : 'no',
    ].join(','),
  ),
);

const exits = table(readFileSync('data/states/exits.tsv', 'utf8'), '\t');
const day = (year: string, month: string, day: string) =>
  Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000;
write(
  'unions.csv',
  table(readFileSync('data/states/states.csv', 'utf8'), ',').map((row) => {
    const [from, to] = [day(row.styear, row.stmonth, row.stday), day(row.endyear, row.endmonth, row.endday)];
    const last = new Date(to * 86_400_000).toISOString().slice(0, 10);
    const exit = exits.find(({ state, day }) => state === row.stateabb && day === last);
    return [
      `${row.stateabb}-${Number(row.styear)}`,
      decade(row.styear),
      'union',
      to - from,
      exit?.manner === 'agreement' ? 'yes' : 'no',
    ].join(',');
  }),
);
