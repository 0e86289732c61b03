import { type Trace, type TracedMove, type TracedRound, tracedRuns } from '../../engine/trace.ts';
import { actorMarks } from '../actors/marks.ts';
import { endsOf, share } from '../actors/page.ts';
import { actorKey, actorMark, around, chartMarkup, dot, line, shape } from '../page/draw/draw.ts';
import { stacked } from '../page/draw/stacked.ts';
import { type Markup, markup } from '../page/markup.ts';
import { numbered, type PageSection, page } from '../page/shell.ts';
import { tableHtml } from '../table/html.ts';
import type { Column } from '../table/table.ts';
import { onScale } from '../words/numbers.ts';
import { CHANCES, chanceTable, winningChances } from './chances.ts';
import { thinned } from './film-strip.ts';
import { relationsMissing } from './text.ts';
import { circleInWords, circleOf, dealInWords, dealsOf, endInWords, shows } from './words.ts';

export interface TracePageOptions {
  /** Tell of this issue alone. */
  issue?: string | undefined;
  /** With a table of what each actor makes of each other one, where the model says. */
  relations?: boolean | undefined;
  /** Of the situation; the model's title by default. */
  title?: string;
}

/** Deals of a round that are told before the others are folded away. */
const DEALS = 12;
/** A matrix of more actors than this says nothing on a page. */
const MOST_IN_MATRIX = 40;

/** What one model did with a situation, round by round, as one self-contained page. */
export function tracePage(trace: Trace, { issue, relations = false, title }: TracePageOptions = {}): string {
  const marks = actorMarks(Object.keys(trace.actors));
  const shown = Object.keys(trace.issues).filter((id) => issue === undefined || id === issue);
  const runs = tracedRuns(trace.rounds).filter(([first]) => first.issue === undefined || shown.includes(first.issue));
  const missing = relations ? relationsMissing(trace) : undefined;
  const chances = winningChances(trace.rounds);
  const settles = shown.map(
    (id) => `${trace.issues[id].name} at ${onScale(trace.outcome[id].settles, trace.issues[id].scale)}`,
  );
  const circles = runs.flatMap((run) => {
    const circle = circleOf(trace, run);
    if (circle === undefined) return [];
    const name = circle.issue === undefined ? '' : `${trace.issues[circle.issue].name}: `;
    return [markup`<p dir="auto">${name}${circleInWords(circle, run)}</p>`];
  });
  const sections: PageSection[] = [
    {
      id: 'rounds',
      title: runs.length > 0 ? 'The rounds' : 'Who stands where',
      body: roundsPart(trace, shown, runs, marks),
    },
    ...(runs.length > 0 ? [{ id: 'moves', title: 'Who moved whom', body: movesPart(trace, shown, runs) }] : []),
    ...(trace.rounds.some(({ moves }) => moves.length > 0)
      ? [{ id: 'matrix', title: 'Moves as a matrix', body: matrixPart(trace, shown, marks) }]
      : []),
    ...(relations && missing === undefined
      ? [{ id: 'relations', title: 'What each makes of the other', body: relationsPart(trace, runs, marks) }]
      : []),
    ...(chances === undefined
      ? []
      : [{ id: 'chances', title: 'How likely each position wins', body: chancesPart(trace, chances, marks) }]),
    { id: 'end', title: 'Where it settles', body: endPart(trace, shown) },
  ];
  return page(title === undefined ? trace.title : `${title}: ${trace.title}`, [
    markup`<header class="answer"><p class="q" dir="auto">${title !== undefined && `${title}. `}One model, at the best guess of every input</p>
<h1 dir="auto">${trace.title}: ${settles.slice(0, 2).join(', ')}${settles.length > 2 && `, and ${settles.length - 2} more`}</h1>
<p class="ans3" dir="auto">${trace.says}</p>${circles}${missing !== undefined && markup`<p class="note">${missing}</p>`}</header>
`,
    numbered(sections),
  ]);
}

/** Each issue as lines, one a round, with everyone by letter. */
function roundsPart(trace: Trace, shown: string[], runs: TracedRound[][], marks: ReadonlyMap<string, string>): Markup {
  const key = Object.entries(trace.actors).map(([id, name]) => actorKey(marks.get(id) ?? '', name));
  const issues = shown.map((id) => {
    const { name, scale, statusQuo } = trace.issues[id];
    const run = runs.find(([first]) => first.issue === undefined || first.issue === id) ?? [];
    const start = Object.fromEntries(
      Object.entries(trace.stances[id]).map(([actor, { position }]) => [actor, position]),
    );
    const states =
      run.length > 0
        ? thinned(run).shown.map(({ number, positions, outcome }) => ({
            number,
            stood: positions[id],
            settles: outcome[id],
          }))
        : [{ number: 0, stood: start, settles: trace.outcome[id].settles }];
    const rows = states.map(({ number, stood, settles }) => {
      const sorted = Object.entries(stood).sort(([, a], [, b]) => a - b);
      const lanes = stacked(sorted.map(([, at]) => share(at, scale)));
      const height = 26 + 18 * Math.max(0, ...lanes);
      const letters = sorted.map(([actor, at], k) =>
        around(share(at, scale), height - 13 - 18 * lanes[k], actorMark(marks.get(actor) ?? '', {})),
      );
      const says = `${name}, ${number === 0 ? 'at the start' : `round ${number}`}: ${sorted.map(([actor, at]) => `${trace.actors[actor]} ${onScale(at, scale)}`).join(', ')}`;
      return markup`<div class="r rnd"><div class="l">${number === 0 ? 'Start' : `Round ${number}`}</div><div class="p">${chartMarkup(
        height + 8,
        says,
        [
          line(0, 100, height, 'rope'),
          statusQuo !== undefined && shape(share(statusQuo, scale), height, 'now', 'sq'),
          dot(share(settles, scale), height, 5, 'mid'),
          markup`${letters}`,
        ],
      )}</div><div class="n">${onScale(settles, scale)}</div></div>
`;
    });
    const [low, high] = endsOf(scale);
    return markup`<h3 class="h3m" dir="auto">${name}</h3><div class="rope-fig">${rows}</div>
<div class="ends rnde"><span dir="auto">${low}</span><span dir="auto">${high}</span></div>`;
  });
  const thin = runs.some((run) => thinned(run).step > 1);
  return markup`<p class="lead">Each line is the issue after one round: everyone by letter, blue where it would settle if talks ended there; triangle: now.${thin && ' Of many rounds some are left out between.'}</p>
<div class="key">${key}</div>${issues}`;
}

function movesPart(trace: Trace, shown: string[], runs: TracedRound[][]): Markup {
  return markup`${runs.map((run) => {
    const circle = circleOf(trace, run);
    const last = circle === undefined ? Infinity : circle.from + circle.period;
    const rounds = run.filter(({ number }) => number > 0 && number <= last);
    const name =
      run[0].issue === undefined ? false : markup`<h3 class="h3m" dir="auto">${trace.issues[run[0].issue].name}</h3>`;
    return markup`${name}${rounds.map((round) => roundPart(trace, round, shown))}${circle !== undefined && markup`<p class="note">${circleInWords(circle, run)}</p>`}`;
  })}`;
}

function roundPart(trace: Trace, round: TracedRound, shown: string[]): Markup {
  const tells = (move: TracedMove) => move.kind === 'exchange' || (shown.includes(move.issue) && shows(trace, move));
  const deals = dealsOf(round.moves.filter(tells)).filter((deal) => deal.some(({ issue }) => shown.includes(issue)));
  const items = deals.map((deal) => markup`<li dir="auto">${dealInWords(trace, deal)}</li>`);
  return markup`<p><b>Round ${round.number}</b></p>${items.length === 0 ? markup`<p class="mu">Nobody moves far enough to show.</p>` : markup`<ul>${items.slice(0, DEALS)}</ul>`}
${items.length > DEALS && markup`<details><summary>${items.length - DEALS} more</summary><ul>${items.slice(DEALS)}</ul></details>`}`;
}

/** How often the actor of each row moved in a deal with the actor of each column. */
function matrixPart(trace: Trace, shown: string[], marks: ReadonlyMap<string, string>): Markup {
  const counts = new Map<string, Map<string, number>>();
  const seen = new Set<string>();
  for (const { moves } of trace.rounds) {
    for (const { actor, partner, issue } of moves) {
      if (!shown.includes(issue)) continue;
      const row = counts.get(actor) ?? new Map<string, number>();
      row.set(partner, (row.get(partner) ?? 0) + 1);
      counts.set(actor, row);
      seen.add(actor).add(partner);
    }
  }
  const ids = Object.keys(trace.actors).filter((id) => seen.has(id));
  if (ids.length === 0) return markup`<p>Nobody moves.</p>`;
  if (ids.length > MOST_IN_MATRIX)
    return markup`<p>${ids.length} actors moved: too many for a matrix. --json has every move.</p>`;
  const cell = (id: string, other: string) => (id === other ? '' : String(counts.get(id)?.get(other) ?? ''));
  return markup`<p class="lead">How many moves each actor (row) made in deals with each other one (column): where it gave way, was moved, or traded.</p>
${matrix(trace, ids, marks, 'Moves', cell)}`;
}

function relationsPart(trace: Trace, runs: TracedRound[][], marks: ReadonlyMap<string, string>): Markup {
  const SIGNS = { none: '', compromise: 'c', capitulation: 'g', confrontation: 'x' };
  return markup`<p class="lead">In the last round: the actor of the row would to that of the column c compromise, g give in, x lose a confrontation.</p>
${runs.map((run) => {
  const last = run.findLast(({ relations }) => relations !== undefined);
  if (last?.relations === undefined) return false;
  const table = last.relations;
  const ids = Object.keys(table);
  const name = last.issue === undefined ? '' : trace.issues[last.issue].name;
  if (ids.length > MOST_IN_MATRIX)
    return markup`<p>${name}: ${ids.length} actors are too many for a table. --json has it.</p>`;
  return markup`<h3 class="h3m" dir="auto">${name}</h3>${matrix(trace, ids, marks, `Relations on ${name}`, (id, other) => (id === other ? '' : SIGNS[table[id][other]]))}`;
})}`;
}

function matrix(
  trace: Trace,
  ids: string[],
  marks: ReadonlyMap<string, string>,
  label: string,
  cell: (row: string, column: string) => string,
): Markup {
  const columns: Column<string>[] = ids.map((other) => ({
    ...{ heading: marks.get(other) ?? '', full: trace.actors[other] },
    page: (id) => cell(id, other),
  }));
  const who: Column<string> = { heading: 'Who', names: true, page: (id) => `${marks.get(id)} ${trace.actors[id]}` };
  return tableHtml(label, { columns: [who, ...columns], rows: ids }, 'mx');
}

/** How likely each actor's position wins, a column a round. */
function chancesPart(
  trace: Trace,
  chances: NonNullable<ReturnType<typeof winningChances>>,
  marks: ReadonlyMap<string, string>,
): Markup {
  const table = chanceTable(trace, chances, (actor) => marks.get(actor) ?? '');
  return markup`<p class="lead">${CHANCES}</p>${tableHtml('How likely each position wins', table)}`;
}

/** Where each issue settles, and why. */
function endPart(trace: Trace, shown: string[]): Markup {
  const rows = shown.map(
    (id) => markup`<dt dir="auto">${trace.issues[id].name}</dt><dd dir="auto">${endInWords(trace, id)}</dd>`,
  );
  return markup`<dl class="md">${rows}</dl>`;
}
