import { describe, expect, test } from 'vitest';
import { parseAssignments, parseMapping } from './mapping.ts';

describe('which column holds what', () => {
  test('is said as field=column, in one text or several', () => {
    const of = { text: 'question', on: 'resolved on', tags: 'a,b', q05: 'low', 'p:Leave': 'leave' };
    expect(parseAssignments(['text=question,on = resolved on', 'tags=a,b,q05=low', 'p:Leave=leave'])).toEqual({
      of,
      faults: [],
    });
  });

  test.each([
    ['txt=question', 'unknown field `txt`, did you mean `text`?'],
    ['question', '`question`: expected field=..., for example text=question'],
    ['text=', '`text` is given nothing, expected text=...'],
    ['text=a,text=b', '`text` is given twice'],
    ['q0=x', 'unknown field `q0`'],
    ['q100=x', 'unknown field `q100`'],
    ['__proto__=x', 'unknown field `__proto__`'],
  ])('%s is refused: %s', (text, message) => {
    expect(parseAssignments(text).faults[0]).toContain(message);
  });

  test('is said in YAML', () => {
    const text = 'columns: { text: question }\nset: { tags: [a, b], claimantKind: market }\nzone: "+03:00"';
    expect(parseMapping(text, 'm.yaml')).toEqual({
      mapping: { columns: { text: 'question' }, set: { tags: 'a,b', claimantKind: 'market' }, zone: '+03:00' },
      faults: [],
    });
  });

  test('has its faults in YAML at their places', () => {
    const text = 'columns:\n  txt: question\n  link: [a]\nsets: {}\nzone: 3\nset: none';
    const { faults } = parseMapping(text, 'm.yaml');
    expect(faults.map(({ place, message }) => `${place?.line}:${place?.column} ${message}`)).toEqual([
      '2:3 unknown field `txt`, did you mean `text`?',
      '3:9 `link`: expected a text',
      '4:1 unknown key `sets`, did you mean `set`?',
      '5:7 `zone`: expected a text such as "+03:00"',
      '6:6 expected fields, such as set: { text: ... }',
    ]);
    expect(parseMapping('', 'm.yaml').faults).toHaveLength(1);
  });
});
