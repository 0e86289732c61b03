import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { models } from '../../models/models.ts';
import { parseSituation } from '../../situation/read.ts';
import { modelPicture } from './model-picture.ts';

// `npx vitest run src/testing/model-pictures --update` draws them anew.
const FOLDER = 'docs/explanation';
const situation = (name: string) => parseSituation(readFileSync(`${FOLDER}/${name}.yaml`, 'utf8'), `${name}.yaml`);

test.each(models.map(({ name }) => [name]))(
  'the picture of %s is what the model does with the case beside it',
  async (name) => {
    // Who can refuse is the whole point of one of them.
    const file = name === 'veto-players' ? 'tolls-with-veto' : 'tolls';
    await expect(modelPicture(situation(file), name)).toMatchFileSnapshot(`../../../${FOLDER}/${name}.svg`);
  },
);

test('the page on fears has only figures of the founding case', () => {
  const figures = (page: string) => readFileSync(page, 'utf8').match(/\d+(?:\.\d+)?%?/g) ?? [];
  const told = new Set(figures('docs/founding-case.md'));
  expect(figures(`${FOLDER}/why-fears-do-not-come-true.md`).filter((figure) => !told.has(figure))).toEqual([]);
});
