import { expect, test } from 'vitest';
import { likelyList } from './likely-list.ts';

test.each([
  [['AUS', 'SWZ', 'GMY', 'FRN'], 'cow'],
  [['305', '220', '2'], 'cow'],
  [['036', '40', '840', '4'], 'iso'],
  [['UP', 'GM', 'RS', 'BO'], 'fips'],
  [['AUS', 'SWZ'], undefined],
  [['Austria', 'GMY', 'FRN', 'AUS'], 'cow'],
  [['GMY', 'FRN', 'NATO', 'XYZ'], undefined],
  [['840', '20'], undefined],
  [['Boko Haram'], undefined],
  [[], undefined],
])('%j are codes of %s', (texts, list) => expect(likelyList(texts)?.list).toBe(list));
