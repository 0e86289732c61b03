import { expect, test } from 'vitest';
import { nameOfCopy } from './name-of-copy.ts';

test('a copy keeps a plain name of a file, and takes the title where the name leads elsewhere', () => {
  const text = 'title: "Gas: <b>цена</b> ../x"\n';
  expect(nameOfCopy('winter/gas 2027.yaml', text)).toBe('gas 2027.yaml');
  expect(nameOfCopy('Газ.yml', text)).toBe('Газ.yml');
  for (const odd of [
    '../..',
    '.hidden.yaml',
    'a\\b.yaml',
    'con?.yaml',
    'x.html',
    '',
    '<img>.yaml',
    `${'a'.repeat(99)}.yaml`,
  ])
    expect(nameOfCopy(odd, text)).toBe('gas-b-цена-b-x.yaml');
});
