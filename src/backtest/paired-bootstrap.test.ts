import { describe, expect, test } from 'vitest';
import { uniforms } from '../numeric/random.ts';
import { pairedDifference } from './paired-bootstrap.ts';

describe('the paired bootstrap', () => {
  test('draws whole groups: with two groups its interval ends at their two means', () => {
    // Group a has 1, 1, 1, group b has 5: resamples are aa (1), ab (2) and bb (5).
    const { value, low, high } = pairedDifference([1, 1, 1, 5], ['a', 'a', 'a', 'b'], 1);
    expect(value).toBe(2);
    expect([low, high]).toEqual([1, 5]);
  });

  test('one group alone gives no interval beyond its value', () => {
    expect(pairedDifference([1, 3], ['a', 'a'], 1)).toEqual({ value: 2, low: 2, high: 2 });
  });

  test('two forecasters that are equally good differ in about one of twenty tests', () => {
    const random = uniforms(7);
    const groups = Array.from({ length: 60 }, (_, k) => `g${k >> 1}`);
    let wrong = 0;
    for (let trial = 0; trial < 400; trial++) {
      const shared = Array.from({ length: 30 }, () => random() - 0.5);
      const differences = groups.map((_, k) => shared[k >> 1] + random() - 0.5);
      const { low, high } = pairedDifference(differences, groups, trial);
      if (low > 0 || high < 0) wrong++;
    }
    // One in twenty is 20 of 400; two standard deviations are 9, and with 30 groups a percentile interval is a little short.
    expect(wrong).toBeGreaterThan(8);
    expect(wrong).toBeLessThan(36);
  });
});
