import { expect, test } from 'vitest';
import { changed, faultsOf, type Slip, sound, withSalience } from './slips.test-cases.ts';

const slips: Slip[] = [
  [
    'a colon in a text inside braces',
    () => changed('because: it pays', 'because: budget: counts on it'),
    's:13:66: a colon in a text, put the text in double quotes: because: "budget: counts on it"',
  ],
  [
    'a colon and a comma in a text inside braces',
    () => changed('because: it pays', 'because: budget: counts, on it'),
    's:13:66: a colon in a text, put the text in double quotes: because: "budget: counts, on it"',
  ],
  [
    'a colon in a text',
    () => changed('title: Two and a pipeline', 'title: Gas: winter'),
    's:1:8: a colon in a text, put the text in double quotes: title: "Gas: winter"',
  ],
  [
    'a comma in a text inside braces',
    () => changed('because: it pays', 'because: it pays, and soon, or later'),
    's:13:66: `because`: a comma ends its text inside braces, put the text in double quotes: "it pays, ..."',
  ],
  [
    'an apostrophe in single quotes',
    () => changed('because: it pays', "because: 'it's near, yes'"),
    's:13:66: an apostrophe ends a text in single quotes, put the text in double quotes: "it\'s near, yes"',
  ],
  [
    'quotation marks in double quotes',
    () => changed('because: it pays', 'because: "he said "no" to it"'),
    's:13:66: a quotation mark ends a text in double quotes, put the text in single quotes: \'he said "no" to it\'',
  ],
  [
    'a file indented by tabs',
    () => sound.replaceAll('  ', '\t'),
    's:4:1: a tab in the indentation (and 9 more lines): indent by spaces, two for each level',
  ],
  [
    'one tab',
    () => changed('    name: Transit', '\tname: Transit'),
    's:8:1: a tab in the indentation: indent by spaces, two for each level',
  ],
  [
    'a line indented by too little',
    () => changed('    statusQuo: 60', '   statusQuo: 60'),
    's:10:4: indented by 3 spaces, expected 4 as `scale` or 2 as `fee` or 0 as `issues`',
  ],
  [
    'a line indented by too much',
    () => changed('    statusQuo: 60', '      statusQuo: 60'),
    's:10:7: indented by 6 spaces, expected 4 as `scale` or 2 as `fee` or 0 as `issues`',
  ],
  [
    'typographic quotes around a text',
    () => changed('because: it pays', 'because: “it pays, yes”'),
    's:13:66: `because`: typographic quotes do not hold a text together, type straight ones: "..."',
  ],
  [
    'no space behind a colon inside braces',
    () => changed('position: 90', 'position:90'),
    's:12:16: found `position:90`, expected a colon and a space: position: 90',
  ],
  [
    'no space behind a colon',
    () => changed('statusQuo: 60', 'statusQuo:60'),
    's:10:5: found `statusQuo:60`, expected a space behind the colon: statusQuo: 60',
  ],
  [
    'a non-breaking space',
    () => changed('statusQuo: 60', 'statusQuo:\u00a060'),
    's:10:15: a space that is none, as web pages and word processors have them: type plain spaces',
  ],
  [
    'non-breaking spaces as indentation',
    () => changed('    statusQuo', '\u00a0\u00a0\u00a0\u00a0statusQuo'),
    's:10:1: a space that is none, as web pages and word processors have them (and 3 more in this file): type plain spaces',
  ],
  [
    'a full-width colon',
    () => changed('statusQuo: 60', 'statusQuo： 60'),
    's:10:14: found a wide `：`, type `:` on a Latin keyboard',
  ],
  [
    'lines that end as in Windows',
    () => withSalience('0,9').replaceAll('\n', '\r\n'),
    's:12:40: `salience`: found `0,9`, a decimal comma, did you mean 0.9?',
  ],
  [
    'a byte order mark',
    () => `\ufeff${withSalience('0,9')}`,
    's:12:40: `salience`: found `0,9`, a decimal comma, did you mean 0.9?',
  ],
  [
    'a brace that is never closed',
    () => changed('salience: 0.5 }', 'salience: 0.5'),
    's:12:14: `{` is opened and never closed, expected `}`',
  ],
  [
    'a quote that is never closed',
    () => changed('because: it pays', 'because: "it pays'),
    's:13:66: a quote is opened and never closed, expected `"` at the end of the text',
  ],
  [
    'a missing comma',
    () => changed('position: 90, salience', 'position: 90 salience'),
    's:12:29: a comma is missing before `salience`',
  ],
  [
    'a semicolon for a comma',
    () => changed('position: 90, salience', 'position: 90; salience'),
    's:12:28: found `;`, expected a comma before `salience`',
  ],
  [
    'a comma behind braces',
    () => changed('salience: 0.5 }', 'salience: 0.5 },'),
    's:12:45: a comma behind the value of a line, expected nothing: commas stand within braces only',
  ],
  [
    'a brace too many',
    () => changed('salience: 0.5 }', 'salience: 0.5 } }'),
    's:12:46: found `}`, which closes nothing',
  ],
  [
    'a text that begins with @',
    () => changed('because: it pays', 'because: @who'),
    's:13:66: a text cannot begin with `@` here, put it in double quotes',
  ],
  [
    'a text that begins with *',
    () => changed('because: it pays', 'because: *important*'),
    's:13:66: anchors (&) and aliases (*) are not read, expected the value itself: a text that begins so goes in double quotes',
  ],
  [
    '= for a colon',
    () => changed('statusQuo: 60', 'statusQuo = 60'),
    's:10:15: found `=`, expected a colon: statusQuo: ...',
  ],
  [
    'a text that begins with a bracket',
    () => changed('title: Two and a pipeline', 'title: [Draft] Gas'),
    's:1:8: a text cannot begin with `[` here, put it in double quotes',
  ],
  [
    'a # in a text',
    () => changed('because: it pays', 'because: #1 priority'),
    's:13:66: what follows # is a remark, so that nothing closes the brace before it: put a text with # in double quotes',
  ],
];

test.each(slips)('in the syntax, %s is one fault, which says what to write', (_, text, fault) =>
  expect(faultsOf(text())).toEqual([fault]),
);
