import { expect, test } from 'vitest';
import { formatFault } from '../fault.ts';
import { readHypotheses } from './read.ts';

const says = (text: string): string[] => {
  const read = readHypotheses(text, 'h');
  return [...read.faults, ...(read.warnings ?? [])].map(formatFault);
};
const file = (section: string) => `title: t\nasOf: 2021-05-11\nhypotheses:\n${section.replace(/^(?=.)/gm, '  ')}`;

test('a file of explanations and evidence alone is read', () => {
  const read = readHypotheses(
    file('explanations: { a: {}, b: {} }\nevidence:\n  e: { likelihood: { a: 0.2, b: very likely } }\n'),
  );
  expect(read.faults).toEqual([]);
  expect(read.warnings).toEqual([]);
  expect(read.content?.hypotheses.evidence?.e.likelihood).toEqual({ a: 0.2, b: 'very likely' });
});

test('a name, a word or a cell that is wrong is one fault with its place and its mend', () => {
  expect(
    says(
      file(`none: false
explanations:
  a: { prior: 0.2, partOf: b }
  b: { prior: liekly }
  c: { prior: 0.3 }
  x: { partOf: x }
evidence:
  e1: { likelihood: { a: 0.3, c: { low: 0.5, high: 0.2 } } }
  e2: { of: ev }
  e3: { likelihood: { a: 0.3, d: 1, c: likely } }
  e4: { likelihood: { a: 0.3 }, rating: B2, seen: 0.5 }
  e5: { source: a paper }
`),
    ),
  ).toEqual([
    'h:7:17: unknown word `liekly`, did you mean `likely`?',
    'h:9:18: `x` is a part of itself, expected another explanation',
    'h:11:36: low 0.5, high 0.2 are out of order, expected low <= high',
    'h:12:15: unknown event `ev`: none is defined',
    'h:13:33: unknown explanation `d`, expected one of `a`, `b`, `c`, `x`, `none`',
    'h:14:23: nothing is said under `c`, expected a likelihood, or n/a where it does not bear on it',
    'h:14:53: `rating` and `seen` both say how it was seen, expected one of them',
    'h:15:5: `e5` has no `likelihood` and no event (`of`), expected one of them',
  ]);
});

test('cut-offs of ACH must rise, those that are not stated as usual', () => {
  const ach = (cutOffs: string) => says(file(`explanations: { a: {} }\nach: { cutOffs: ${cutOffs} }\n`));
  expect(ach('{ I: 0.05, CC: 0.95 }')).toEqual([]);
  expect(ach('{ I: 0.5 }')).toEqual([
    'h:5:19: the cut-offs I 0.5, N 0.4, C 0.6, CC 0.9 are out of order, expected I < N < C < CC (those not stated are as usual)',
  ]);
  expect(ach('{ I: 0, D: 0.3, N: likely }')).toHaveLength(3);
});

test('a number that is written as a text is no word', () => {
  expect(says(file('explanations: { a: {} }\nevidence: { e: { likelihood: { a: 30% } } }\n'))).toEqual([
    'h:5:37: a: found `30%`, a percentage, write 0.3',
  ]);
});

test('priors that leave nothing for the rest say what to write', () => {
  expect(says(file('explanations: { a: { prior: 0.6 }, b: { prior: 0.4 } }\n'))).toEqual([
    'h:4:17: the priors add up to 1, which leaves nothing for none of these, expected `none: { prior: 0.05 }` beside smaller priors, or `none: false` if one of them must be true',
  ]);
  expect(says(file('none: false\nexplanations: { a: { prior: 1 }, b: {} }\n'))).toEqual([
    'h:5:17: the priors add up to 1, which leaves nothing for `b`',
  ]);
  expect(says(file('none: false\nexplanations: { a: { prior: 0 }, b: { prior: 0 } }\n'))).toEqual([
    'h:5:17: every prior is 0, expected one above 0',
  ]);
});

test('hindsight, ratings that contradict themselves, twins and priors that do not add up are warned of', () => {
  const text = file(`none: false
explanations: { a: { prior: 0.6 }, b: { prior: 0.6 } }
evidence:
  e1: { name: x, date: 2021-06-01, rating: A6, likelihood: { a: 0.3, b: 0.4 } }
  e2: { name: x, rating: e1, likelihood: { a: 0.3, b: 0.4 } }
`);
  expect(says(text)).toEqual([
    'h:7:26: warning: 2021-06-01 is after the day of the forecast, 2021-05-11: was it known then?',
    'h:7:46: warning: the rating A6 contradicts itself: a wholly reliable source, and a report that cannot be judged',
    'h:8:28: warning: the rating E1 contradicts itself: an unreliable source, and a report that others confirm',
    'h:8:17: warning: `e1` has the same name: one item counted twice, or two reports of one event?',
    'h:5:17: warning: the priors add up to 1.2, not to 1: each is divided by that sum',
  ]);
});

test('two items under one name of a file are one fault', () => {
  const text = file(
    'explanations: { a: {} }\nevidence:\n  e: { likelihood: { a: 1 } }\n  e: { likelihood: { a: 0 } }\n',
  );
  expect(says(text)).toHaveLength(1);
  expect(says(text)[0]).toContain('h:7:5');
});

test('names of other people are no keys of ours', () => {
  const hostile = file(
    'explanations: { toString: {}, constructor: {} }\nevidence: { valueOf: { of: hasOwnProperty } }\n',
  );
  expect(says(hostile)).toEqual(['h:5:30: unknown event `hasOwnProperty`: none is defined']);
});

test('more analysts than can be told apart are one fault', () => {
  const by = (analysts: number) => Array.from({ length: analysts }, (_, k) => `a${k}: 0.3`).join(', ');
  const judged = (analysts: number) =>
    says(file(`explanations: { a: {} }\nevidence: { e: { likelihood: { a: { by: { ${by(analysts)} } } } } }\n`));
  expect(judged(100)).toEqual([]);
  expect(judged(120)).toEqual([expect.stringContaining('one analyst more than 100, expected at most that many')]);
});
