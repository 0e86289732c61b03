import { expect, test } from 'vitest';
import { blank } from '../../../situation/new/answers.ts';
import { situationTemplate } from '../../../situation/new/template.ts';
import { readSituation } from '../../../situation/read.ts';
import { outlineOf } from '../../engine/outline.ts';
import { nextToFill, placesToFill } from './to-fill.ts';

test('what is still to be filled in is gone through once: the actors, then each issue with its stances', () => {
  const text = situationTemplate(blank('T', ['A', 'B'], ['X', 'Y']), '2026-11-28');
  const outline = outlineOf(text, 'f', readSituation(text, 'f').faults);
  if (!outline) throw new Error('no outline');
  const places = placesToFill(outline.situation, outline.faulty);
  const walk = [places[0]];
  for (;;) {
    const next = nextToFill(places, walk[walk.length - 1]);
    if (!next) break;
    walk.push(next);
  }
  expect(walk.map(({ row, column }) => `${row},${column}`)).toEqual([
    '-1,0',
    '-1,1',
    '0,-1',
    '0,0',
    '0,1',
    '1,-1',
    '1,0',
    '1,1',
  ]);
  expect(walk).toEqual(places);
});
