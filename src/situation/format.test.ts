import { expect, test } from 'vitest';
import { formatFault } from './fault.ts';
import { readEither, readHypotheses } from './hypotheses/read.ts';
import { checkSituation, readSituation } from './read.ts';

const SITUATION = `title: Gas
actors: { a: { capability: 1 } }
issues: { fee: { stances: { a: { position: 1, salience: 1 } } } }
`;
const HYPOTHESES = `title: Why
hypotheses: { explanations: { a: { prior: 0.5 }, b: { prior: 0.2 } } }
`;
const NEWER =
  'f.yaml:1:9: format 2 is newer than this Tightrope, which reads format 1: a newer Tightrope reads the file (npm install tightrope-forecast@latest); if it was made for this one, write format: 1';

const said = ({ faults }: { faults: Parameters<typeof formatFault>[0][] }) => faults.map(formatFault);

test.each(['format: 1\n', ''])('a file of this format says so or says nothing (%j)', (line) => {
  expect(said(readSituation(line + SITUATION))).toEqual([]);
  expect(said(readHypotheses(line + HYPOTHESES))).toEqual([]);
});

test.each([
  ['a situation', SITUATION],
  ['a file of explanations', HYPOTHESES],
  ['a file with keys that are not known here', 'game: { players: [1] }\n'],
])('%s of a newer format has that one fault, with what to do', (_, text) => {
  const newer = `format: 2\n${text}`;
  expect(said(readSituation(newer, 'f.yaml'))).toEqual([NEWER]);
  expect(said(readHypotheses(newer, 'f.yaml'))).toEqual([NEWER]);
  const { own, ...rest } = readEither(newer, 'f.yaml');
  expect(said(own ?? (rest as { situation: ReturnType<typeof readSituation> }).situation)).toEqual([NEWER]);
});

test('a situation of a program in a newer format is refused in the same way', () => {
  const { faults } = checkSituation({ format: 3, title: 'x' });
  expect(faults.map(({ path, message }) => [path, message])).toEqual([
    [['format'], expect.stringMatching(/^format 3 is newer than this Tightrope/)],
  ]);
});

test.each(['-1', '1.5', '"1"', 'two', '[1]', '{}', 'null', 'true'])('format: %s is no format', (value) => {
  const [first, ...others] = said(readSituation(`format: ${value}\n${SITUATION}`, 'f.yaml'));
  expect(first).toMatch(/^f\.yaml:1:\d+: .*expected 1, the version of the file format/);
  expect(others).toEqual([]);
});
