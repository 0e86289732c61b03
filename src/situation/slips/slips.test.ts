import { describe, expect, test } from 'vitest';
import { formatFault } from '../fault.ts';
import { readSituation } from '../read.ts';

const sound = `title: Two and a pipeline
asOf: 2021-05-11
actors:
  north: { name: North Ministry, capability: 80 }
  south: { capability: [20, 30, 40] }
issues:
  fee:
    name: Transit fee
    scale: { 0: free, 50: half, 100: full price }
    statusQuo: 60
    stances:
      north: { position: 90, salience: 0.5 }
      south: { position: 10, salience: 0.9, veto: true, because: it pays, source: its budget }
outcomes:
  dear: { when: fee > 60, by: 2021-12-31 }
`;

/** The sound file with one thing written otherwise. */
const R = (from: string, to: string): string => {
  expect(sound).toContain(from);
  return sound.replace(from, to);
};
const S = (position: string) => R('position: 90', `position: ${position}`);
const Q = (salience: string) => R('salience: 0.5', `salience: ${salience}`);

const faultsOf = (text: string) => readSituation(text, 's').faults.map(formatFault);

test('without a slip there is no fault', () => expect(faultsOf(sound)).toEqual([]));

describe('one slip is one fault, which says what to write', () => {
  const cases: [slip: string, text: () => string, fault: string][] = [
    [
      'a colon in a text inside braces',
      () => R('because: it pays', 'because: budget: counts on it'),
      's:13:66: a colon in a text, put the text in double quotes: because: "budget: counts on it"',
    ],
    [
      'a colon and a comma in a text inside braces',
      () => R('because: it pays', 'because: budget: counts, on it'),
      's:13:66: a colon in a text, put the text in double quotes: because: "budget: counts, on it"',
    ],
    [
      'the name of an issue in quotes in a condition',
      () => R('when: fee > 60', 'when: "Transit fee" >= 60, claim: "Fee: dear"'),
      's:15:17: `Transit fee` is the name of an issue, conditions use its id: `fee`',
    ],
    [
      'a percentage of another scale',
      () =>
        S('50%')
          .replace('{ 0: free, 50: half, 100: full price }', '[0.5, 7]')
          .replace('statusQuo: 60', 'statusQuo: 1')
          .replace('position: 10', 'position: 1')
          .replace('fee > 60', 'fee > 6'),
      's:12:26: position: found `50%`, a percentage of the scale from 0.5 to 7, write 3.75',
    ],
    [
      'a decimal comma after thousands',
      () => R('capability: 80', 'capability: 1.000,5'),
      's:4:46: `capability`: found `1.000,5`, a decimal comma, did you mean 1000.5?',
    ],
    [
      'a colon in a text',
      () => R('title: Two and a pipeline', 'title: Gas: winter'),
      's:1:8: a colon in a text, put the text in double quotes: title: "Gas: winter"',
    ],
    [
      'a comma in a text inside braces',
      () => R('because: it pays', 'because: it pays, and soon, or later'),
      's:13:66: `because`: a comma ends its text inside braces, put the text in double quotes: "it pays, ..."',
    ],
    [
      'an apostrophe in single quotes',
      () => R('because: it pays', "because: 'it's near, yes'"),
      's:13:66: an apostrophe ends a text in single quotes, put the text in double quotes: "it\'s near, yes"',
    ],
    [
      'quotation marks in double quotes',
      () => R('because: it pays', 'because: "he said "no" to it"'),
      's:13:66: a quotation mark ends a text in double quotes, put the text in single quotes: \'he said "no" to it\'',
    ],
    [
      'a file indented by tabs',
      () => sound.replaceAll('  ', '\t'),
      's:4:1: a tab in the indentation (and 9 more lines): indent by spaces, two for each level',
    ],
    [
      'one tab',
      () => R('    name: Transit', '\tname: Transit'),
      's:8:1: a tab in the indentation: indent by spaces, two for each level',
    ],
    [
      'a line indented by too little',
      () => R('    statusQuo: 60', '   statusQuo: 60'),
      's:10:4: indented by 3 spaces, expected 4 as `scale` or 2 as `fee` or 0 as `issues`',
    ],
    [
      'a line indented by too much',
      () => R('    statusQuo: 60', '      statusQuo: 60'),
      's:10:7: indented by 6 spaces, expected 4 as `scale` or 2 as `fee` or 0 as `issues`',
    ],
    [
      'a part a level too far out',
      () => R('    stances:', '  stances:'),
      's:11:3: `stances` stands beside the issues, expected it in an issue: indent it further',
    ],
    [
      'a decimal comma inside braces',
      () => Q('0,9'),
      's:12:40: `salience`: found `0,9`, a decimal comma, did you mean 0.9?',
    ],
    [
      'decimal commas in a list',
      () => S('[20,5, 30,5]'),
      's:12:27: found numbers with a decimal comma, did you mean [20.5, 30.5]?',
    ],
    [
      'a decimal comma on its own line',
      () => R('statusQuo: 60', 'statusQuo: 60,5'),
      's:10:16: statusQuo: found `60,5`, with a decimal comma, write 60.5',
    ],
    [
      'a range by min and max',
      () => S('{ min: 60, max: 100 }'),
      's:12:26: position: a range has the keys low, mode and high, or mean and sd: write { low: 60, mode: 80, high: 100 }',
    ],
    [
      'a range by other names',
      () => S('{ min: 60, likely: 70, max: 100 }'),
      's:12:26: position: a range has the keys low, mode and high, or mean and sd: write { low: 60, mode: 70, high: 100 }',
    ],
    [
      'a range without its mode',
      () => S('{ low: 60, high: 100 }'),
      's:12:26: position: a range has a mode, its likeliest value: write { low: 60, mode: 80, high: 100 }',
    ],
    [
      'a spread by another name',
      () => S('{ mean: 60, std: 10 }'),
      's:12:26: position: a range has the keys low, mode and high, or mean and sd: write { mean: 60, sd: 10 }',
    ],
    ['a percentage of salience', () => Q('80%'), 's:12:40: salience: found `80%`, a percentage, write 0.8'],
    ['a percentage of the scale', () => S('80%'), 's:12:26: position: found `80%`, a percentage, write 80'],
    ['a number in quotes', () => Q('"0.9"'), 's:12:40: salience: found `0.9` in quotes, write 0.9'],
    [
      'a range with a dash',
      () => S('60-100'),
      's:12:26: position: found `60-100`, write { low: 60, mode: 80, high: 100 }',
    ],
    [
      'a range in words',
      () => S('60 to 100'),
      's:12:26: position: found `60 to 100`, write { low: 60, mode: 80, high: 100 }',
    ],
    [
      'a range with dots',
      () => S('60..100'),
      's:12:26: position: found `60..100`, write { low: 60, mode: 80, high: 100 }',
    ],
    [
      'about a number',
      () => S('~60'),
      's:12:26: position: found `~60`, write 60, or { low: ..., mode: 60, high: ... } with how far it may be off',
    ],
    [
      'a separator of thousands',
      () => R('capability: 80', 'capability: 1,000'),
      's:4:46: `capability`: found `1,000`, a comma in a number, did you mean 1000 or 1.000?',
    ],
    [
      'a word for a number',
      () => Q('high'),
      's:12:40: salience: found the word `high`, expected a number from 0 (does not care) to 1 (nothing matters more)',
    ],
    ['yes for true', () => R('veto: true', 'veto: yes'), 's:13:51: veto: found `yes`, write true'],
    [
      'a label for its value',
      () => S('full price'),
      's:12:26: position: found `full price`, a label of the scale, write its value: 100',
    ],
    ['a spread with ±', () => S('50 ± 10'), 's:12:26: position: found `50 ± 10`, write { mean: 50, sd: 10 }'],
    [
      'several values by slashes',
      () => S('20/30/35'),
      's:12:26: position: found `20/30/35`, several values, write [20, 30, 35]',
    ],
    ['a unit', () => S('60 EUR'), 's:12:26: position: found `60 EUR`, a number with its unit, write 60'],
    [
      'a bound',
      () => S('≥60'),
      's:12:26: position: found `≥60`, a bound, expected a range { low: ..., mode: ..., high: ... }',
    ],
    [
      'an issue by its name in a condition',
      () => R('fee > 60', 'Transit fee > 60'),
      's:15:17: `Transit fee` is the name of an issue, conditions use its id: `fee`',
    ],
    [
      'AND in capitals',
      () => R('fee > 60', '"fee > 60 AND fee < 80"'),
      's:15:27: found `AND`, write `and` in small letters',
    ],
    ['≥', () => R('fee > 60', 'fee ≥ 60'), 's:15:21: unexpected `≥` in a condition, write `>=`'],
    ['&&', () => R('fee > 60', '"fee > 60 && fee < 70"'), 's:15:27: unexpected `&&` in a condition, write `and`'],
    ['= for ==', () => R('fee > 60', 'fee = 60'), 's:15:21: unexpected `=` in a condition, write `==` for equality'],
    [
      'a decimal comma in a condition',
      () => R('fee > 60', '"fee > 60,5"'),
      's:15:26: found `60,5`, write a decimal point: 60.5',
    ],
    [
      'a percentage in a condition',
      () => R('fee > 60', '"fee > 60%"'),
      's:15:26: unexpected `%` in a condition, write the number alone, on the scale of the issue',
    ],
    [
      'a number for a condition',
      () => R('fee > 60', '60'),
      's:15:17: when: found 60, expected a condition such as price >= 50',
    ],
    [
      'a condition without its issue',
      () => R('when: fee > 60', 'when: > 60'),
      's:15:17: a text cannot begin with `>` here, put it in double quotes',
    ],
    [
      'a comparison in words',
      () => R('fee > 60', 'fee is above 60'),
      's:15:21: found `is`, write a comparison such as `currency >= 80`',
    ],
    [
      'actors as a list of maps',
      () =>
        R(
          '  north: { name: North Ministry, capability: 80 }\n  south: { capability: [20, 30, 40] }',
          '  - id: north\n    capability: 80\n  - id: south\n    capability: 3',
        ),
      's:4:3: actors: found a list, expected a map: write each actor under its id, without dashes: north: { capability: 50 }',
    ],
    [
      'actors as a list of names',
      () =>
        R(
          '  north: { name: North Ministry, capability: 80 }\n  south: { capability: [20, 30, 40] }',
          '  - north\n  - south',
        ),
      's:4:3: actors: found a list, expected a map: write each actor under its id, without dashes: north: { capability: 50 }',
    ],
    [
      'stances as a list',
      () =>
        R(
          '      north: { position: 90, salience: 0.5 }\n      south:',
          '      - north: { position: 90, salience: 0.5 }\n      - south:',
        ),
      's:12:7: stances: found a list, expected a map: write each stance under the id of its actor, without dashes: north: { position: 60, salience: 0.5 }',
    ],
    [
      'a date with its day first',
      () => R('2021-12-31', '31/12/2021'),
      's:15:31: by: found `31/12/2021`, write 2021-12-31',
    ],
    [
      'a date that can be read in two ways',
      () => R('2021-05-11', '05/11/2021'),
      's:2:7: asOf: found `05/11/2021`, write 2021-11-05 or 2021-05-11',
    ],
    [
      'a year for a day',
      () => R('2021-05-11', '2021'),
      's:2:7: asOf: found 2021, write a day of it, such as 2021-12-31',
    ],
    ['a date in words', () => R('2021-05-11', '11 May 2021'), 's:2:7: asOf: found `11 May 2021`, write 2021-05-11'],
    [
      'a month for a day',
      () => R('2021-05-11', '2021-05'),
      's:2:7: asOf: found `2021-05`, write a day of it, such as 2021-05-31',
    ],
    [
      'a day that does not exist',
      () => R('2021-05-11', '2021-02-30'),
      's:2:7: asOf: found the text `2021-02-30`, expected a date such as 2021-12-31',
    ],
    [
      'typographic quotes around a text',
      () => R('because: it pays', 'because: “it pays, yes”'),
      's:13:66: `because`: typographic quotes do not hold a text together, type straight ones: "..."',
    ],
    [
      'typographic quotes around a condition',
      () => R('when: fee > 60', 'when: “fee > 60”'),
      's:15:17: unexpected `“` in a condition, write straight quotes around the whole condition, or none',
    ],
    [
      'typographic quotes around a number',
      () => S('“60”'),
      's:12:26: position: found `“60”` in typographic quotes, write 60',
    ],
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
    ['a key twice', () => R('salience: 0.5', 'salience: 0.5, salience: 0.6'), 's:12:45: `salience` is there twice'],
    [
      'no space behind a colon inside braces',
      () => R('position: 90', 'position:90'),
      's:12:16: found `position:90`, expected a colon and a space: position: 90',
    ],
    [
      'no space behind a colon',
      () => R('statusQuo: 60', 'statusQuo:60'),
      's:10:5: found `statusQuo:60`, expected a space behind the colon: statusQuo: 60',
    ],
    [
      'a non-breaking space',
      () => R('statusQuo: 60', 'statusQuo:\u00a060'),
      's:10:15: a space that is none, as web pages and word processors have them: type plain spaces',
    ],
    [
      'non-breaking spaces as indentation',
      () => R('    statusQuo', '\u00a0\u00a0\u00a0\u00a0statusQuo'),
      's:10:1: a space that is none, as web pages and word processors have them (and 3 more in this file): type plain spaces',
    ],
    [
      'a full-width colon',
      () => R('statusQuo: 60', 'statusQuo： 60'),
      's:10:14: found a wide `：`, type `:` on a Latin keyboard',
    ],
    [
      'full-width digits',
      () => S('６０'),
      's:12:26: position: found `６０`, whose digits are not plain ones, write 60',
    ],
    [
      'lines that end as in Windows',
      () => Q('0,9').replaceAll('\n', '\r\n'),
      's:12:40: `salience`: found `0,9`, a decimal comma, did you mean 0.9?',
    ],
    [
      'a byte order mark',
      () => `\ufeff${Q('0,9')}`,
      's:12:40: `salience`: found `0,9`, a decimal comma, did you mean 0.9?',
    ],
    ['statusquo', () => R('statusQuo', 'statusquo'), 's:10:5: unknown key `statusquo`, did you mean `statusQuo`?'],
    ['status_quo', () => R('statusQuo', 'status_quo'), 's:10:5: unknown key `status_quo`, did you mean `statusQuo`?'],
    ['a plural key', () => R('scale:', 'scales:'), 's:9:5: unknown key `scales`, did you mean `scale`?'],
    [
      'a stance by the name of the actor',
      () => R('      north:', '      North Ministry:'),
      's:12:7: `North Ministry` is the name of an actor, expected its id: `north`',
    ],
    [
      'no actors',
      () => sound.replace(/actors:\n.*\n.*\n/, ''),
      's:1:1: `actors` is missing: under it, write each actor under its id, without dashes: north: { capability: 50 }',
    ],
    [
      'the word of another program for a key',
      () => R('capability: 80', 'power: 80'),
      's:4:34: unknown key `power`, did you mean `capability`?',
    ],
    [
      'a key of a stance in an actor',
      () => R('capability: 80', 'capability: 80, position: 5'),
      's:4:50: `position` does not belong in this actor, expected it in a stance: look at the indentation',
    ],
    [
      'a number for an actor',
      () => R('{ name: North Ministry, capability: 80 }', '50'),
      's:4:10: north: found 50, write north: { capability: 50 }',
    ],
    [
      'a number for a stance',
      () => R('{ position: 90, salience: 0.5 }', '90'),
      's:12:14: north: found 90, write north: { position: 90, salience: ... } with how much it cares, 0-1',
    ],
    [
      'a number for a text',
      () => R('title: Two and a pipeline', 'title: 2026'),
      's:1:8: title: found 2026, expected a text: write "2026" in double quotes',
    ],
    [
      'a placeholder',
      () => S('todo'),
      's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
    ],
    [
      'nothing for a number',
      () => S(''),
      's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
    ],
    [
      'a question mark for a number',
      () => S('?'),
      's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
    ],
    [
      'a brace that is never closed',
      () => R('salience: 0.5 }', 'salience: 0.5'),
      's:12:14: `{` is opened and never closed, expected `}`',
    ],
    [
      'a quote that is never closed',
      () => R('because: it pays', 'because: "it pays'),
      's:13:66: a quote is opened and never closed, expected `"` at the end of the text',
    ],
    [
      'a missing comma',
      () => R('position: 90, salience', 'position: 90 salience'),
      's:12:29: a comma is missing before `salience`',
    ],
    [
      'a semicolon for a comma',
      () => R('position: 90, salience', 'position: 90; salience'),
      's:12:28: found `;`, expected a comma before `salience`',
    ],
    [
      'a comma behind braces',
      () => R('salience: 0.5 }', 'salience: 0.5 },'),
      's:12:45: a comma behind the value of a line, expected nothing: commas stand within braces only',
    ],
    ['a brace too many', () => R('salience: 0.5 }', 'salience: 0.5 } }'), 's:12:46: found `}`, which closes nothing'],
    [
      'a text that begins with @',
      () => R('because: it pays', 'because: @who'),
      's:13:66: a text cannot begin with `@` here, put it in double quotes',
    ],
    [
      'a text that begins with *',
      () => R('because: it pays', 'because: *important*'),
      's:13:66: anchors (&) and aliases (*) are not read, expected the value itself: a text that begins so goes in double quotes',
    ],
    [
      '= for a colon',
      () => R('statusQuo: 60', 'statusQuo = 60'),
      's:10:15: found `=`, expected a colon: statusQuo: ...',
    ],
    [
      'an id in capitals',
      () => R('      north:', '      North:'),
      's:12:7: unknown actor `North`, did you mean `north`?',
    ],
    [
      'a scale as a range',
      () => R('{ 0: free, 50: half, 100: full price }', '0-100'),
      's:9:12: scale: found `0-100`, write its two ends: [0, 100]',
    ],
    [
      'a scale of three values',
      () => R('{ 0: free, 50: half, 100: full price }', '[0, 50, 100]'),
      's:9:12: scale: found 3 values, write its two ends [0, 100], or a label for each: { 0: nothing, 100: all }',
    ],
    [
      'a tilde for nothing',
      () => S('~'),
      's:12:26: position of north on fee is still to be filled in, expected a number on the scale of the issue, { low: ..., mode: ..., high: ... } or a list',
    ],
    ['a salience of 100', () => Q('50'), 's:12:40: salience 50 is outside 0-1, if it is of 100 write 0.5'],
    ['true in quotes', () => R('veto: true', 'veto: "true"'), 's:13:51: veto: found `true`, write true'],
    [
      'a text that begins with a bracket',
      () => R('title: Two and a pipeline', 'title: [Draft] Gas'),
      's:1:8: a text cannot begin with `[` here, put it in double quotes',
    ],
    [
      'a # in a text',
      () => R('because: it pays', 'because: #1 priority'),
      's:13:66: what follows # is a remark, so that nothing closes the brace before it: put a text with # in double quotes',
    ],
    [
      'a word for true or false',
      () => R('veto: true', 'veto: maybe'),
      's:13:51: veto: found the text `maybe`, expected true, false, or the probability that the veto would be used, 0-1',
    ],
  ];
  test.each(cases)('%s', (_, text, fault) => expect(faultsOf(text())).toEqual([fault]));
});

test('a misspelt country in a reference class points to the right one', () => {
  const text = `${sound}outside: { classes: { dear: [ { events: { outcome: { source: 'country:Belarsu', codes: ['19'] }, within: 30 } } ] } }\n`;
  expect(faultsOf(text)).toEqual(['s:16:62: unknown country `Belarsu`, did you mean `country:Belarus`?']);
});

describe('several slips', () => {
  test('of one kind are as many faults, each at its place', () => {
    const row = (id: string) => `      ${id}: { position: 10, salience: 0.9, because: it pays, and soon }\n`;
    const actors = ['a', 'b', 'c', 'd', 'e', 'f'];
    const text = sound
      .replace('  south:', `${actors.map((id) => `  ${id}: { capability: 1 }\n`).join('')}  south:`)
      .replace('outcomes:', `${actors.map(row).join('')}outcomes:`);
    expect(faultsOf(text)).toEqual(
      actors.map(
        (_, i) =>
          `s:${20 + i}:50: \`because\`: a comma ends its text inside braces, put the text in double quotes: "it pays, ..."`,
      ),
    );
  });

  test('of many kinds are all told in one run', () => {
    const text = Q('80%')
      .replace('because: it pays', 'because: budget: counts')
      .replace('fee > 60', 'fee ≥ 60')
      .replace('2021-12-31', '31/12/2021');
    expect(faultsOf(text).map((fault) => fault.split(':').slice(1, 3).join(':'))).toEqual([
      '12:40',
      '13:66',
      '15:21',
      '15:31',
    ]);
  });
});

describe('what is right stays right', () => {
  test.each([
    ['a list of experts', S('[20, 30]')],
    ['the same without spaces', S('[20,30,35]')],
    ['a text with everything in double quotes', R('because: it pays', `because: "it's “near”: yes, # and no"`)],
    ['a name that is a word of the format', sound.replaceAll('south', 'scale')],
    ['typographic quotes inside a text', R('because: it pays', 'because: it “pays”')],
    ['a non-breaking space inside a text', R('title: Two and', 'title: Two\u00a0and')],
    ['JSON', JSON.stringify(readSituation(sound).situation)],
  ])('%s', (_, text) => expect(faultsOf(text)).toEqual([]));
});
