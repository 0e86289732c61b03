import { parse } from 'csv-parse/sync';
import { mean } from 'simple-statistics';
import { expect, test } from 'vitest';
import { withData } from '../../testing/optional-data.ts';
import { calibrationCurve } from './calibration.ts';
import type { ResolvedClaim } from './resolved-claim.ts';
import { scoreTable } from './score-table.ts';
import { yesNoAtClose } from './yes-no-at-close.ts';

const markets = withData('questions/forecastbench-markets.csv');

interface Row {
  id: string;
  source: string;
  made: string;
  probability: string;
  resolved_on: string;
  outcome: string;
}

markets.describe('questions of prediction markets', () => {
  const rows = () => parse(markets.text(), { columns: true }) as Row[];
  const claims = (): ResolvedClaim[] =>
    rows().map(({ id, source, made, probability, resolved_on, outcome }) => ({
      ...{ id: `${source}-${id}-${made}`, kind: 'yes-no', claimant: source, claimantKind: 'market', tags: [], source },
      ...{ question: `${source}-${id}`, made: Date.parse(made), closes: Date.parse(resolved_on) },
      outcome: Number(outcome),
      forecasts: [{ at: Date.parse(made), probability: Number(probability) }],
    }));
  const squares = (some: Row[]) => mean(some.map((row) => (Number(row.probability) - Number(row.outcome)) ** 2));

  test('558 of them: mean Brier score 0.10382, a quarter came out as yes', () => {
    const { yesNo, scored } = scoreTable(claims()).all;
    expect(scored).toBe(558);
    expect(yesNo?.close?.value).toBeCloseTo(0.10382, 5);
    expect(yesNo?.close?.value).toBeCloseTo(squares(rows()), 14);
    expect(yesNo?.timeAveraged?.value).toBeCloseTo(squares(rows()), 14);
    expect(yesNo?.baseRate?.value).toBeCloseTo(0.2545, 4);
  });

  test('by source, the parts add up to the score', () => {
    const [{ groups }] = scoreTable(claims(), { by: ['source'] }).groupings;
    expect(groups.length).toBeGreaterThan(2);
    for (const { name, yesNo } of groups) {
      const score = squares(rows().filter(({ source }) => source === name));
      expect(yesNo?.close?.value).toBeCloseTo(score, 14);
      const { reliability, resolution, uncertainty, withinVariance, withinCovariance } = yesNo?.murphy ?? ({} as never);
      const sum = reliability - resolution + uncertainty + withinVariance - withinCovariance;
      expect(Math.abs(sum - score)).toBeLessThan(1e-12);
    }
  });

  test('on a calibration curve, every one is counted', () => {
    const { probabilities, outcomes } = yesNoAtClose(claims());
    const curve = calibrationCurve(probabilities, outcomes);
    expect(curve.reduce((sum, { n }) => sum + n, 0)).toBe(558);
    expect(curve.reduce((sum, { yes }) => sum + yes, 0)).toBe(142);
  });
});
