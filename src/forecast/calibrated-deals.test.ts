import { describe, expect, test } from 'vitest';
import { dateOf, dayOf } from '../numeric/days.ts';
import { stream } from '../numeric/random.ts';
import type { Situation } from '../situation/situation.ts';
import { atScale } from '../testing/scale.ts';
import { forecast } from './index.ts';

const START = '2020-01-01';
const HORIZONS = [60, 200, 500];

/** A bargain with a hazard of its own, of which the file knows some times of others like it, and what came of it. */
interface Simulated {
  situation: Situation;
  /** The days from its start to the agreement; Infinity where there was no room. */
  took: number;
  /** The probability of its hazard that an agreement comes within so many days, where there is room. */
  within(days: number): number;
}

/**
 * A seller takes 50. The buyer pays 70 or 30, as likely as not: so there is room in one of two. What the file knows of the pace are
 * the times of eight others with the same hazard, which is constant and has a mean of 30 to 900 days.
 */
function simulated(n: number): Simulated {
  const u = new Float64Array(11);
  stream('simulated bargains', 5).fill(n, u);
  const scale = 30 * 30 ** u[0];
  const time = (at: number) => -scale * Math.log(1 - u[at]);
  const day = (days: number) => dateOf(dayOf(START) + days);
  return {
    took: u[1] < 0.5 ? time(2) : Infinity,
    within: (days) => 1 - Math.exp(-days / scale),
    situation: {
      title: 't',
      asOf: START,
      actors: { seller: { capability: 1 }, buyer: { capability: 1 } },
      issues: {
        price: {
          stances: {
            seller: { position: 100, salience: 1, limit: 50 },
            buyer: { position: 0, salience: 1, limit: [30, 70] },
          },
        },
      },
      agreement: {
        consent: ['seller', 'buyer'],
        flexibility: 0,
        timing: { pace: { durations: Array.from({ length: 8 }, (_, k) => Math.max(0.01, time(3 + k))) } },
      },
      outcomes: Object.fromEntries(HORIZONS.map((days) => [`in_${days}`, { when: 'agreement', by: day(days) }])),
    },
  };
}

describe('simulated bargains with a known hazard', () => {
  const bargains = Array.from({ length: atScale(150, 1000) }, (_, n) => simulated(n));

  /**
   * What was forecast, what came, and how likely it was where there was room, of those that are still open so many days after their
   * start.
   */
  const scored = (later: number) =>
    bargains
      .filter(({ took }) => took > later)
      .flatMap(({ situation, took, within }) => {
        const at = dateOf(dayOf(START) + later);
        const { outcomes } = forecast(situation, {
          ...{ at, samples: 32, models: ['weighted-mean'], calibration: 'none' },
        });
        return HORIZONS.filter((days) => days > later).map((days) => ({
          days,
          said: outcomes.find(({ id }) => id === `in_${days}`)?.probability.value ?? NaN,
          came: took <= days ? 1 : 0,
          hasRoom: took < Infinity,
          pace: (within(days) - within(later)) / (1 - within(later)),
        }));
      });
  const meanOf = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

  const all = scored(0);

  // The chance that was at work is known: what came by chance would only add noise. There is room in one of two.
  test('are as likely as their forecasts say, at every horizon and for every height of the forecast', () => {
    for (const days of HORIZONS) {
      const own = all.filter((one) => one.days === days).sort((a, b) => a.said - b.said);
      const differences = own.map(({ said, pace }) => said - pace / 2);
      expect(Math.abs(meanOf(differences)), `in ${days} days`).toBeLessThan(0.01);
      const third = Math.ceil(own.length / 3);
      for (let k = 0; k < 3; k++) {
        expect(
          Math.abs(meanOf(differences.slice(k * third, (k + 1) * third))),
          `in ${days} days, part ${k}`,
        ).toBeLessThan(0.03);
      }
    }
  });

  test('have the pace that the forecast says where there is room and they have gone on without an agreement for a while', () => {
    const late = scored(HORIZONS[0]).filter(({ hasRoom }) => hasRoom);
    for (const days of HORIZONS.slice(1)) {
      const own = late.filter((one) => one.days === days);
      expect(Math.abs(meanOf(own.map(({ said, pace }) => 2 * said - pace))), `in ${days} days`).toBeLessThan(0.03);
    }
  });

  test('are told apart: the forecasts beat the share of all that are agreed', () => {
    for (const days of HORIZONS.slice(0, 2)) {
      const own = all.filter((one) => one.days === days);
      const share = own.reduce((sum, { came }) => sum + came, 0) / own.length;
      const brier = (said: (one: (typeof own)[number]) => number) =>
        own.reduce((sum, one) => sum + (said(one) - one.came) ** 2, 0) / own.length;
      expect(brier(({ said }) => said)).toBeLessThan(brier(() => share));
    }
  });
});
