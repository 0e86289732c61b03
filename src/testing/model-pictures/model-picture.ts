import { type Trace, type TracedRound, trace } from '../../engine/trace.ts';
import { groupBy } from '../../numeric/group-by.ts';
import { actorMarks } from '../../report/actors/marks.ts';
import { share } from '../../report/actors/page.ts';
import { actorMark, around, at, dot, line, shape, stroke } from '../../report/page/draw/draw.ts';
import { Markup, markup } from '../../report/page/markup.ts';
import { DRAWING_STYLE } from '../../report/page/style.ts';
import { wrap } from '../../report/terminal/lines.ts';
import { repeatsInWords, repeatsOf } from '../../report/trace/repeats.ts';
import { onScale } from '../../report/words/numbers.ts';
import type { Situation } from '../../situation/situation.ts';

/** As wide as a phone, so that words keep their size there. */
const WIDTH = 360;
/** Beside the line: the name of the row, and where it settles. */
const [LEFT, RIGHT] = [84, 52];
const [HEADING, ROW, GAP] = [46, 48, 6];
/** More rounds than this are thinned out evenly, the first and the last ones kept. */
const MOST_ROUNDS = 5;

const STYLE = new Markup(`<style>${DRAWING_STYLE}
svg.c text.hd{font:600 15px var(--sans)}.cap{font:12px var(--sans);fill:var(--ink2)}</style>`);

/** What one model does with a situation at its best guesses, as a picture that stands by itself, light and dark. */
export function modelPicture(situation: Situation, model: string): string {
  const traced = trace(situation, model, { calibration: 'none' });
  const marks = actorMarks(Object.keys(traced.actors));
  let y = 0;
  const parts = Object.keys(traced.issues).map((issue) => {
    const rows = rowsOf(traced, issue);
    const top = y + HEADING;
    const drawn = rows.map((row, k) => rowMarkup(situation, traced, issue, row, marks, top + ROW * k));
    y = top + ROW * rows.length + GAP;
    return markup`<text class="hd" x="8" y="${top - 22}">${traced.issues[issue].name}</text>${drawn}`;
  });
  const key = [...marks].map(([id, mark]) => `${mark} ${traced.actors[id]}`).join(', ');
  const square = Object.values(situation.issues).some(({ stances }) => Object.values(stances).some(({ veto }) => veto));
  const caption = [
    `${key}.`,
    `Filled: cares much. A number: so many in one place.`,
    `${square ? 'Square: can refuse. ' : ''}Triangle: now. Blue: where it settles.`,
    ...leftOut(traced).flatMap((words) => wrap(words, 0, 58)),
  ];
  const says = Object.keys(traced.issues)
    .map((id) => `${traced.issues[id].name} settles at ${onScale(traced.outcome[id].settles, traced.issues[id].scale)}`)
    .join('; ');
  return markup`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 17 * caption.length}" viewBox="0 0 ${WIDTH} ${y + 17 * caption.length}" role="img">
<title>${traced.title}: ${says}</title>
${STYLE}
<rect width="100%" height="100%" fill="var(--paper)"/>
<svg class="c">${parts}</svg>
${caption.map((words, k) => markup`<text class="cap" x="8" y="${y + 10 + 17 * k}">${words}</text>`)}
</svg>
`.text;
}

interface Row {
  name: string;
  positions: Record<string, number>;
  settles: number;
}

/** Where everybody stands at first, some rounds, and the end. */
function rowsOf({ rounds, stances, outcome }: Trace, issue: string): Row[] {
  const own = rounds.filter((round) => round.issue === undefined || round.issue === issue);
  const first = Object.fromEntries(Object.entries(stances[issue]).map(([id, { position }]) => [id, position]));
  const { settles } = outcome[issue];
  if (own.length < 2) return [{ name: 'They want', positions: first, settles }];
  const repeats = repeatsOf(own, issue);
  // What comes back is shown once, and where it stops.
  const told = repeats ? [...own.slice(0, repeats.from + repeats.every), own[own.length - 1]] : own;
  const shown = told.length <= MOST_ROUNDS ? told : evenly(told, MOST_ROUNDS);
  return shown.map((round, k) => roundRow(round, issue, k === shown.length - 1 ? settles : round.outcome[issue]));
}

/** So many of a list, evenly chosen, with its first and its last. */
const evenly = <T>(list: readonly T[], many: number): T[] =>
  Array.from({ length: many }, (_, k) => list[Math.round((k * (list.length - 1)) / (many - 1))]);

/** What the rows leave out of the rounds, under the picture. */
function leftOut({ rounds, issues }: Trace): string[] {
  return Object.keys(issues).flatMap((issue) => {
    const own = rounds.filter((round) => round.issue === undefined || round.issue === issue);
    const repeats = repeatsOf(own, issue);
    if (repeats) return [`${issues[issue].name}: ${repeatsInWords(repeats, own)}`];
    return own.length > MOST_ROUNDS
      ? [`${issues[issue].name}: ${MOST_ROUNDS} of ${own.length} rounds, evenly chosen.`]
      : [];
  });
}

const roundRow = ({ number, positions }: TracedRound, issue: string, settles: number): Row => ({
  ...{ name: number === 0 ? 'At first' : `Round ${number}`, positions: positions[issue], settles },
});

function rowMarkup(
  situation: Situation,
  { issues, stances }: Trace,
  issue: string,
  { name, positions, settles }: Row,
  marks: ReadonlyMap<string, string>,
  y: number,
): Markup {
  const { scale, statusQuo } = issues[issue];
  const places = groupBy(Object.keys(positions), (id) => at(share(positions[id], scale)));
  const actors = [...places.values()].map((ids) => {
    const x = share(positions[ids[0]], scale);
    // Several in one place are a number.
    if (ids.length > 1) return around(x, 17, actorMark(String(ids.length), {}));
    const cares = stances[issue][ids[0]].salience >= 0.7;
    const refuses = situation.issues[issue].stances[ids[0]].veto === true;
    return around(x, 17, actorMark(marks.get(ids[0]) as string, { cares, refuses }));
  });
  return markup`<text class="mu" x="8" y="${y + 21}">${name}</text><svg x="${LEFT}" y="${y}" width="${WIDTH - LEFT - RIGHT}" height="${ROW}" class="ov">${[
    line(0, 100, 17, 'rope'),
    statusQuo !== undefined && shape(share(statusQuo, scale), 17, 'down', 'sq'),
    stroke(share(settles, scale), 17, 32, 'iv'),
    actors,
    dot(share(settles, scale), 33, 6, 'mid'),
  ]}</svg><text class="acc" x="${WIDTH - 8}" y="${y + 38}" text-anchor="end">${onScale(settles, scale)}</text>`;
}
