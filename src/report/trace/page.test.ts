import { readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { trace } from '../../engine/trace.ts';
import { parseSituation } from '../../situation/read.ts';
import { actorMarks, UNMARKED } from '../actors/marks.ts';
import { csv } from '../table/csv.ts';
import { tracePage } from './page.ts';
import { tracedActorTable } from './table.ts';
import { storyText } from './text.ts';

const belarus = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
const exchange = trace(belarus, 'exchange');
const challenges = trace(belarus, 'expected-utility');

test('a letter names the same actor in every issue, in the story and on the page', () => {
  const marks = actorMarks(Object.keys(belarus.actors));
  expect(Object.fromEntries(marks)).toMatchObject({ kremlin: 'K', minsk: 'M', elite: 'E', exporters: 'X', china: 'C' });
  const rows = storyText(exchange).match(/^\S The Kremlin/gm) ?? [];
  expect(rows.length).toBeGreaterThan(5);
  expect(new Set(rows)).toEqual(new Set(['K The Kremlin']));
});

test('letters of many actors do not repeat, and odd ids have one too', () => {
  const many = actorMarks(Array.from({ length: 300 }, (_, i) => `actor${i}`));
  const letters = [...many.values()].filter((mark) => mark !== UNMARKED);
  expect(new Set(letters).size).toBe(letters.length);
  expect([...actorMarks(['__proto__', 'constructor', '美国', 'éire']).values()]).toEqual(['P', 'C', 'A', 'É']);
});

test('the page has the rounds, who moved whom, the moves as a matrix, and where it settles', () => {
  const page = parseHTML(tracePage(exchange, { title: belarus.title })).document;
  expect([...page.querySelectorAll('h2')].map(({ id }) => id)).toEqual(['rounds', 'moves', 'matrix', 'end']);
  expect(page.querySelectorAll('table.mx tbody tr').length).toBeGreaterThan(2);
  expect(page.body.textContent).toContain('gives way on');
});

test('the spatial model says in each round how likely the position of each actor wins, as KTAB does', () => {
  const spatial = trace(belarus, 'spatial');
  const text = storyText(spatial);
  const part = /HOW LIKELY EACH POSITION WINS\n([\s\S]*?)\n\n/.exec(text)?.[1] ?? '';
  expect(part).toMatch(/actor +start +round \d+/);
  const first = spatial.rounds[0].perActor?.probability ?? {};
  const [leader] = Object.entries(first).sort(([, a], [, b]) => b - a)[0];
  expect(part).toMatch(new RegExp(`${spatial.actors[leader]} +${Math.round(100 * first[leader])}%`));
  expect(
    parseHTML(tracePage(spatial)).document.querySelector('[aria-label="How likely each position wins"] table'),
  ).not.toBeNull();
  expect(csv(tracedActorTable(spatial))).toContain(`0,,${leader},probability,${first[leader]}`);
  expect(storyText(challenges)).not.toContain('HOW LIKELY');
});

test('relations are shown where the model has them; where not, it says so and names those that do', () => {
  const page = (relations: boolean) => tracePage(challenges, { relations, issue: 'constitution' });
  expect(page(true)).toContain('id="relations"');
  expect(page(false)).not.toContain('id="relations"');
  const missing = 'Expected utility (--model expected-utility) does.';
  expect(storyText(exchange, { relations: true }).replace(/\s+/g, ' ')).toContain(missing);
  expect(tracePage(exchange, { relations: true })).toContain(missing);
});

test('a run that circles is told for one turn, and that it circles', () => {
  const [start] = challenges.rounds.filter(({ issue }) => issue === 'constitution');
  const at = (number: number, kremlin: number) => ({
    ...start,
    number,
    positions: { constitution: { ...start.positions.constitution, kremlin } },
  });
  const rounds = [at(0, 55), at(1, 60), at(2, 80), at(3, 60), at(4, 80)];
  const circling = { ...challenges, rounds, circles: [{ issue: 'constitution', from: 1, period: 2 }] };
  const text = storyText(circling, { issue: 'constitution' }).replace(/\s+/g, ' ');
  expect(text).toContain('Round 3 is back where round 1 was: from round 1 on it goes in a circle of 2 rounds.');
  expect(text).toContain('broken off after round 4');
  expect(text).not.toContain('ROUND 4');
  expect(tracePage(circling, { issue: 'constitution' })).toContain('goes in a circle of 2 rounds');
});
