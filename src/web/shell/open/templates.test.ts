import { expect, test } from 'vitest';
import { forecast } from '../../../forecast/index.ts';
import { parseSituation } from '../../../situation/read.ts';
import { TEMPLATES } from './templates.ts';

test.each(TEMPLATES)('the template “$title” is sound and has an open question', ({ text }) => {
  const { outcomes } = forecast(parseSituation(text(new Date('2026-11-28'))), { samples: 256 });
  const [{ probability }] = outcomes;
  expect(probability.value).toBeGreaterThan(0.02);
  expect(probability.value).toBeLessThan(0.98);
});
