import { expect, test } from 'vitest';
import { formatFault } from '../fault.ts';
import { formOf } from './form.ts';
import { mergeAnalysts } from './merge-analysts.ts';
import { readHypotheses } from './read.ts';
import type { Hypotheses } from './section.ts';

const file = (section: string) => `title: t\nhypotheses:\n${section.replace(/^(?=.)/gm, '  ')}`;
const section = (text: string): Hypotheses => readHypotheses(file(text)).content?.hypotheses as Hypotheses;

const shared = section(`explanations: { a: { prior: 0.5 }, b: {}, b1: { partOf: b }, b2: { partOf: b } }
evidence:
  e: { likelihood: { a: 0.1, b: 0.2, none: 0.3 } }
  f: { absent: true, seen: 0.9, likelihood: { a: 0.5, b: 0.5 } }
  g: { of: event, rating: B2 }
events: { event: { likelihood: { a: n/a, b: n/a } } }
`);
const anna = `explanations: { a: { prior: 0.2 }, b: {}, b1: { partOf: b }, b2: { partOf: b } }
evidence: { e: { likelihood: { a: 0.6, b: 0.4 } } }
`;
const boris = `explanations: { a: { prior: 0.6 }, b: {}, b1: { partOf: b }, b2: { partOf: b } }
evidence: { e: { likelihood: { a: 0.7, b1: 0.1, b2: almost sure } } }
events: { event: { likelihood: { a: 0.9, b: 0.2 } } }
words: { almost sure: 0.97 }
`;
const merge = (...files: [id: string, text: string][]) =>
  mergeAnalysts(
    shared,
    files.map(([id, text]) => ({ id, file: id, text: file(text) })),
  );
const says = (text: string) => merge(['anna', text]).faults.map(formatFault);

test('each cell keeps who said what; what the shared file says stands where nobody judges', () => {
  const { section: merged } = merge(['anna', anna], ['boris', boris]);
  expect(merged?.explanations.a.prior).toEqual({ by: { anna: 0.2, boris: 0.6 } });
  expect(merged?.evidence?.e.likelihood).toEqual({
    a: { by: { anna: 0.6, boris: 0.7 } },
    // Of the whole, which only one of them speaks of, and of its parts, where the same voice counts.
    b: { by: { anna: 0.4 } },
    b1: { by: { anna: 0.4, boris: 0.1 } },
    b2: { by: { anna: 0.4, boris: 0.97 } },
    none: 0.3,
  });
  expect(merged?.evidence?.f).toEqual(shared.evidence?.f);
  expect(merged?.events?.event.likelihood).toEqual({ a: { by: { boris: 0.9 } }, b: { by: { boris: 0.2 } } });
});

test('what the shared file does not have, or has otherwise, is a fault with its place and the mend', () => {
  expect(
    says(`explanations: { a: {}, b: {}, b1: { partOf: a }, c: {} }
evidence:
  e: { likelihood: { b: { by: { boris: 0.1 } }, b1: 1, c: 1 } }
  f: { likelihood: { b: 0.1, b1: 0.1, c: 0.1 } }
  g: { of: event, rating: C2 }
  ee: { likelihood: { b: 0.1, b1: 0.1, c: 0.1 } }
events: { event: { likelihood: { b: 0.1, b1: 0.1, c: 1 } } }
`),
  ).toEqual([
    'anna:3:37: a part of a, expected b as in the shared file',
    'anna:3:55: unknown explanation `c`, expected one of `a`, `b`, `b1`, `b2`',
    'anna:5:27: the file of one analyst has judgements of several (`by`), expected those of anna alone',
    'anna:6:8: `absent` is false, expected true as in the shared file',
    'anna:7:8: `rating` is not as in the shared file, which states it for all',
    'anna:8:9: unknown item `ee`, did you mean `e`?',
  ]);
  expect(says('explanations: { a: { prior: liekly } }\n')).toEqual([
    'anna:3:31: unknown word `liekly`, did you mean `likely`?',
  ]);
});

test('who judges in the shared file already needs another name', () => {
  const named = section('explanations: { a: {} }\nevidence: { e: { likelihood: { a: { by: { anna: 0.1 } } } } }\n');
  const own = {
    id: 'anna',
    file: 'anna',
    text: file('explanations: { a: {} }\nevidence: { e: { likelihood: { a: 0.2 } } }\n'),
  };
  expect(mergeAnalysts(named, [own]).faults.map(formatFault)).toEqual([
    'anna:4:37: `anna` judges this in the shared file already, expected another name',
  ]);
  const two = mergeAnalysts(named, [{ ...own, id: 'boris' }]).section;
  expect(two?.evidence?.e.likelihood).toEqual({ a: { by: { anna: 0.1, boris: 0.2 } } });
});

test('a form has the matrix and nobody’s judgements or reasons', () => {
  const text = JSON.stringify(formOf({ ...shared, because: 'x', analysts: { anna: { weight: 2 } } }));
  expect(text).not.toMatch(/0\.[1235]|because|anna/);
  expect(JSON.parse(text).evidence.f).toEqual({ absent: true, seen: 0.9, likelihood: { a: null, b: null } });
});
