import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSituation } from '../../situation/read.ts';
import { picture } from './picture.ts';
import { story } from './story.ts';
import { type Outputs, runAll } from './told.ts';

// `npm run founding-case` writes the page and its pictures anew.
const folder = mkdtempSync(join(tmpdir(), 'tightrope-founding-case-'));
const situation = parseSituation(readFileSync('examples/russia-belarus-2021/situation.yaml', 'utf8'));
let outputs: Outputs;
beforeAll(async () => {
  outputs = await runAll(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('docs/founding-case.md says what the commands at its foot print', { tags: 'whole' }, async () => {
  await expect(story(outputs, situation)).toMatchFileSnapshot('../../../docs/founding-case.md');
});

test('its pictures are charts of the pages that the commands write', { tags: 'whole' }, async () => {
  const { forecast, weighed } = outputs.pages;
  const pictures = {
    currency: [
      {
        ...{
          page: forecast,
          says: 'Single currency and one emission centre: the middle',
          heading: 'A single currency: who wants what, and where it settles',
        },
        below: [
          '0 separate currencies, 40 joint payment system, 70 one currency with two issuers, 100 one currency, one centre.',
          'Hill and blue line: the futures drawn. Triangle: now. Dots: what each wants. In bold, who can refuse.',
        ],
      },
    ],
    'both-sides': [
      {
        ...{ page: forecast, says: 'Inside', heading: 'Russia absorbs Belarus by the end of 2021' },
        below: [
          'Blue: the models. Orange: the record. Black: both together. Each step of the axis is ten times the last.',
        ],
      },
    ],
    explanations: [
      {
        ...{
          page: weighed,
          says: 'Probability of each explanation',
          heading: 'Why not? Five explanations, and none of these',
        },
        below: ['Hollow: before the evidence. Full: after it, with its range (5% to 95%).'],
      },
    ],
  };
  for (const [name, panels] of Object.entries(pictures))
    await expect(picture(panels)).toMatchFileSnapshot(`../../../docs/founding-case/${name}.svg`);
});
