import { expect, test } from 'vitest';
import { faultsOf, type Slip, sound } from './slips.test-cases.ts';

const files: Slip[] = [
  [
    'a text in Markdown',
    () => '# Talks\n\nSome prose about it.\n\n- north wants 60\n- south wants 10\n',
    's:1:1: a text in Markdown or prose, expected a situation file in YAML: tightrope new writes one to begin with',
  ],
  [
    'a situation inside a Markdown document',
    () => `# Talks\n\n\`\`\`yaml\n${sound}\`\`\`\n`,
    's:1:1: the situation stands in a Markdown document, between lines of ```: expected the situation alone, without them',
  ],
  [
    'a web page',
    () => '<!DOCTYPE html>\n<html><body>x</body></html>',
    's:1:1: a web page or XML, expected a situation file in YAML; tightrope import reads the XML of KTAB',
  ],
  [
    'a table',
    () => 'Actor,Capability,Position,Salience\nA,1,2,0.5\n',
    's:1:1: a table, expected a situation file in YAML: tightrope import FILE > situation.yaml makes one of it',
  ],
  [
    'prose',
    () => 'Russia and Belarus talk about gas.\nThey want different things.\n',
    's:1:1: a text in prose, expected a situation file in YAML: tightrope new writes one to begin with',
  ],
];

test.each(files)('given for a situation, %s is one fault, which says what to write', (_, text, fault) =>
  expect(faultsOf(text())).toEqual([fault]),
);
