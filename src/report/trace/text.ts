import type { Trace, TracedMove, TracedRound } from '../../engine/trace.ts';
import { models } from '../../models/models.ts';
import { checkParts } from '../../numeric/given.ts';
import { actorMarks, UNMARKED } from '../actors/marks.ts';
import type { Column } from '../table/table.ts';
import { tableLines } from '../table/text.ts';
import { type Paint, pad, unpainted, WIDTH, wrap } from '../terminal/lines.ts';
import { listInWords } from '../words/list.ts';
import { digits, onScale, plainText } from '../words/numbers.ts';
import { CHANCES, chanceTable, winningChances } from './chances.ts';
import { filmStrip } from './film-strip.ts';
import { circleInWords, circleOf, dealInWords, dealsOf, endInWords, shows } from './words.ts';

export interface StoryOptions {
  /** Tell of this issue alone. */
  issue?: string | undefined;
  /** With a table of what each actor makes of each other one, where the model says. */
  relations?: boolean | undefined;
  /** Columns of the terminal; 80 by default. */
  width?: number;
}

/**
 * What one model did with a situation, told round by round, for a terminal.
 *
 * @example console.log(storyText(trace(situation, 'exchange'), { issue: 'price' }));
 */
export function storyText(
  trace: Trace,
  { issue, relations = false, width = WIDTH }: StoryOptions = {},
  paint: Paint = unpainted,
): string {
  checkParts(trace, 'storyText', 'a trace, as `trace` returns it', ['issues', 'rounds']);
  const shown = Object.keys(trace.issues).filter((id) => issue === undefined || id === issue);
  // A model that takes issue by issue tells one story each, any other one story of them all.
  const alone = trace.rounds.length === 0 || trace.rounds[0].issue !== undefined;
  const stories = (alone ? shown.map((id) => [id]) : [shown]).flatMap((ids) =>
    story(trace, ids, relations, paint, width),
  );
  const missing = relations ? relationsMissing(trace) : undefined;
  const room = (trace.room ?? []).map((one) => `${ROOM[one.for]} (${one.agreement}).`);
  const said = [trace.says, 'At the best guess of every input.', ...room].join(' ');
  const head = [paint.bold(trace.title), ...wrap(said, 0, width)];
  return `${[...head, ...(missing === undefined ? [] : wrap(missing, 0, width)), ...stories].join('\n')}\n`;
}

const ROOM = {
  sealed: 'There is room for a deal, even if each holds out: the end is what a deal holds',
  known: 'There is room for a deal, but none if each holds out: the end is what a deal would hold',
  none: 'There is no room for a deal: nothing is signed, whatever the model says of its content',
};

function story(trace: Trace, ids: string[], relations: boolean, paint: Paint, width: number): string[] {
  const rounds = trace.rounds.filter((round) => round.issue === undefined || ids.includes(round.issue));
  return [
    ...ids.flatMap((id) => ['', ...startLines(trace, id, rounds, paint, width)]),
    ...roundsTold(trace, rounds, ids, relations, paint, width),
    ...chanceLines(trace, rounds, paint, width),
    '',
    paint.bold(
      rounds.length > 1 ? `END, AFTER ${rounds.length - 1} ${rounds.length === 2 ? 'ROUND' : 'ROUNDS'}` : 'END',
    ),
    ...ids.flatMap((id) => endLines(trace, id, width)),
  ];
}

/** A column of numbers beside the actors. */
const NUMBER = { align: 'right', width: 11 } as const;

/** Who stands where with what weight, and where they go. */
function startLines(trace: Trace, id: string, rounds: TracedRound[], paint: Paint, width: number): string[] {
  const { name, scale, statusQuo } = trace.issues[id];
  const stances = Object.entries(trace.stances[id]);
  const marks = actorMarks(Object.keys(trace.actors));
  const total = stances.reduce((sum, [, s]) => sum + s.capability * s.salience, 0);
  const columns: Column<(typeof stances)[number]>[] = [
    { title: name, show: ([actor]) => `${marks.get(actor)} ${trace.actors[actor]}`, width: 35, flex: true },
    { ...NUMBER, title: 'position', show: ([, { position }]) => onScale(position, scale) },
    { ...NUMBER, title: 'salience', show: ([, { salience }]) => salience.toFixed(2) },
    { ...NUMBER, title: 'capability', show: ([, { capability }]) => digits(capability, 3) },
    {
      ...{ ...NUMBER, title: 'weight' },
      show: ([, { capability, salience }]) =>
        total > 0 ? `${Math.round((100 * capability * salience) / total)}%` : '-',
    },
  ];
  const now = statusQuo === undefined ? '' : `Status quo ${onScale(statusQuo, scale)}. `;
  return [
    ...tableLines({ columns, rows: stances.toSorted(([, a], [, b]) => a.position - b.position) }, { width, paint }),
    ...wrap(`${now}Capability is what dependence leaves of it.`, 0, width).map(paint.dim),
    ...([...marks.values()].includes(UNMARKED)
      ? wrap(`${UNMARKED}: an actor for whom no letter is left.`, 0, width).map(paint.dim)
      : []),
    ...(rounds.length > 1 ? ['', ...filmStrip(rounds, id, scale, marks, paint, width)] : []),
  ];
}

/** The rounds as a story; of a circle one turn is told. */
function roundsTold(
  trace: Trace,
  rounds: TracedRound[],
  ids: string[],
  relations: boolean,
  paint: Paint,
  width: number,
): string[] {
  const circle = circleOf(trace, rounds);
  const last = circle === undefined ? Infinity : circle.from + circle.period;
  return [
    ...rounds
      .filter(({ number }) => number > 0 && number <= last)
      .flatMap((round) => ['', ...roundLines(trace, round, ids, relations, paint, width)]),
    ...(circle === undefined ? [] : ['', ...wrap(circleInWords(circle, rounds), 0, width)]),
  ];
}

/** What to say where relations are asked for and the model has none. */
export function relationsMissing({ model, title }: Trace): string | undefined {
  const having = models.filter(({ tells }) => tells === 'rounds and relations');
  if (having.some(({ name }) => name === model)) return undefined;
  const which = listInWords(having.map((one) => `${one.title} (--model ${one.name})`));
  return `${title} does not say what each actor makes of each other one, so there are no relations to show. ${which} does.`;
}

function roundLines(
  trace: Trace,
  round: TracedRound,
  ids: string[],
  relations: boolean,
  paint: Paint,
  width: number,
): string[] {
  // Of a bargain over all issues, only moves large enough to show are told; of an exchange, both sides.
  const tells = (move: TracedMove) => move.kind === 'exchange' || (ids.includes(move.issue) && shows(trace, move));
  const deals = dealsOf(round.moves.filter(tells)).filter((deal) => deal.some((move) => ids.includes(move.issue)));
  const told = deals.flatMap((deal) => [
    ...wrap(dealInWords(trace, deal), 2, width),
    ...wrap(numbersInWords(deal[0]), 6, width).map(paint.dim),
  ]);
  return [
    paint.bold(`ROUND ${round.number}`),
    ...(told.length > 0 ? told : ['  Nobody moves far enough to show.']),
    ...(relations && round.relations ? relationLines(trace, round.relations, paint, width) : []),
  ];
}

/** Actors whose chances a terminal shows. */
const MOST_CHANCES = 20;

/** How likely each position wins, round by round, where the model says it. */
function chanceLines(trace: Trace, rounds: TracedRound[], paint: Paint, width: number): string[] {
  const chances = winningChances(rounds);
  if (chances === undefined) return [];
  const marks = actorMarks(Object.keys(trace.actors));
  const left = chances.rows.length - MOST_CHANCES;
  const shown = { ...chances, rows: chances.rows.slice(0, MOST_CHANCES) };
  const more = left > 0 ? ` ${left} more: --csv actors has them all.` : '';
  return [
    '',
    paint.bold('HOW LIKELY EACH POSITION WINS'),
    ...tableLines(
      chanceTable(trace, shown, (actor) => marks.get(actor) ?? ''),
      { width, paint },
    ),
    ...wrap(`${CHANCES}${more}`, 0, width).map(paint.dim),
  ];
}

/** What the numbers behind a move are called where people read them. */
const NUMBERS: Record<string, Record<string, string>> = {
  exchange: { gain: 'in points times salience: gain of each', externalities: 'of all others together' },
  bargain: {
    probability: 'probability of winning',
    gain: 'gain of the challenger',
    support: 'probability of this option',
  },
  default: { own: 'expected utility of challenging', other: 'of being challenged' },
};

function numbersInWords({ kind, because }: TracedMove): string {
  const words = NUMBERS[kind] ?? NUMBERS.default;
  return Object.entries(because)
    .map(([name, value]) => `${words[name] ?? name} ${Number(value.toPrecision(3))}`)
    .join(', ');
}

/** A table of relations for more actors than this says nothing on a terminal. */
const MOST_RELATED = 26;

const SIGNS = { none: '·', compromise: 'c', capitulation: 'g', confrontation: 'X' };

/** What the actor of each row makes of the actor of each column. */
function relationLines(
  trace: Trace,
  relations: NonNullable<TracedRound['relations']>,
  paint: Paint,
  width: number,
): string[] {
  const ids = Object.keys(relations);
  if (ids.length > MOST_RELATED)
    return wrap(`${ids.length} actors are too many for a table of relations: --json has it.`, 2, width);
  const marks = actorMarks(Object.keys(trace.actors));
  const head = ids.map((id) => marks.get(id)).join(' ');
  const rows = ids.map((id) => {
    const signs = ids.map((other) => (other === id ? ' ' : SIGNS[relations[id][other]]));
    return `  ${marks.get(id)} ${pad(trace.actors[id], 30)}${signs.join(' ')}`;
  });
  const legend = 'The row would to the column: c compromise, X lose a confrontation, g give in, · neither';
  return [`${' '.repeat(34)}${head}`, ...rows, ...wrap(legend, 2, width).map(paint.dim)];
}

const endLines = (trace: Trace, id: string, width: number): string[] =>
  wrap(`${plainText(trace.issues[id].name)} settles at ${endInWords(trace, id)}`, 2, width);
