import { describe, expect, test } from 'vitest';
import { betaQuantile } from '../numeric/beta.ts';
import { dateOf, dayOf } from '../numeric/days.ts';
import { stream } from '../numeric/random.ts';
import type { StatedPace } from '../situation/agreement-types.ts';
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

const day = (days: number) => dateOf(dayOf(START) + days);

/** A seller takes 50. The buyer pays 70 or 30, as likely as not: so there is room in one of two. */
const sale = (pace: StatedPace): Situation => ({
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
  agreement: { consent: ['seller', 'buyer'], flexibility: 0, timing: { pace } },
  outcomes: Object.fromEntries(HORIZONS.map((days) => [`in_${days}`, { when: 'agreement', by: day(days) }])),
});

/** What the file knows of the pace are the times of eight others with the same hazard, which is constant and has a mean of 30 to 900 days. */
function simulated(n: number): Simulated {
  const u = new Float64Array(11);
  stream('simulated bargains', 5).fill(n, u);
  const scale = 30 * 30 ** u[0];
  const time = (at: number) => -scale * Math.log(1 - u[at]);
  return {
    took: u[1] < 0.5 ? time(2) : Infinity,
    within: (days) => 1 - Math.exp(-days / scale),
    situation: sale({ durations: Array.from({ length: 8 }, (_, k) => Math.max(0.01, time(3 + k))) }),
  };
}

/** What is said of a bargain that is still open so many days after its start. */
function saidOf(situation: Situation, later: number): (days: number) => number {
  const options = { at: day(later), samples: 32, models: ['weighted-mean'], calibration: 'none' } as const;
  const { outcomes } = forecast(situation, options);
  return (days) => outcomes.find(({ id }) => id === `in_${days}`)?.probability.value ?? NaN;
}

const meanOf = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;

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
        const said = saidOf(situation, later);
        return HORIZONS.filter((days) => days > later).map((days) => ({
          days,
          said: said(days),
          came: took <= days ? 1 : 0,
          // There is room in one of two, of those that are not agreed yet in fewer.
          chance: (within(days) - within(later)) / (2 - within(later)),
        }));
      });
  const all = scored(0);

  // The chance that was at work is known: what came by chance would only add noise.
  test('are as likely as their forecasts say, at every horizon and for every height of the forecast', () => {
    for (const days of HORIZONS) {
      const own = all.filter((one) => one.days === days).sort((a, b) => a.said - b.said);
      const differences = own.map(({ said, chance }) => said - chance);
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

  // Of those that are still open most have no room: that no agreement has come speaks against room as well as against speed.
  test('are as likely as their forecasts say where they have gone on without an agreement for a while', () => {
    const late = scored(HORIZONS[0]);
    for (const days of HORIZONS.slice(1)) {
      const own = late.filter((one) => one.days === days).sort((a, b) => a.said - b.said);
      const came = own.map((one) => one.said - one.came);
      expect(Math.abs(meanOf(came)), `in ${days} days`).toBeLessThan(atScale(0.08, 0.03));
      // The chance that is at work in one that is still open, room or not.
      const differences = own.map(({ said, chance }) => said - chance);
      expect(Math.abs(meanOf(differences)), `in ${days} days`).toBeLessThan(0.015);
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

describe('simulated bargains whose hazard is what their files believe', () => {
  const files = atScale(24, 100);
  const each = atScale(300, 1000);
  const [before, later] = [0, 60];

  /** Of a file: what is said on a day, and the share that comes by then of its bargains that are still open. */
  const compared = (n: number, at: number) => {
    const u = new Float64Array(3 + 3 * each);
    stream('believed bargains', 7).fill(n, u);
    const cases = 2 + Math.floor(10 * u[0]);
    const k = Math.floor((cases + 1) * u[1]);
    const within = 30 * 20 ** u[2];
    const took = Array.from({ length: each }, (_, one) => {
      const [room, share, time] = u.subarray(3 + 3 * one);
      // Of the share that is agreed within so many days the file believes a beta distribution.
      const left = betaQuantile(share, cases - k + 0.5, k + 0.5);
      return room < 0.5 ? (within * Math.log(1 - time)) / Math.log(left) : Infinity;
    });
    const open = took.filter((days) => days > at);
    const said = saidOf(sale({ k, n: cases, within }), at);
    return HORIZONS.filter((days) => days > at).map((days) => ({
      days,
      said: said(days),
      came: meanOf(open.map((one) => (one <= days ? 1 : 0))),
    }));
  };

  test.each([before, later])('come as often as is said of them %i days after their start, in each third', (at) => {
    const all = Array.from({ length: files }, (_, n) => compared(n, at)).flat();
    for (const days of HORIZONS.filter((one) => one > at)) {
      const own = all.filter((one) => one.days === days).sort((a, b) => a.said - b.said);
      const off = (part: typeof own) => Math.abs(meanOf(part.map(({ said, came }) => said - came)));
      expect(off(own), `in ${days} days`).toBeLessThan(atScale(0.02, 0.005));
      const third = Math.ceil(own.length / 3);
      for (let k = 0; k < 3; k++) {
        const part = own.slice(k * third, (k + 1) * third);
        expect(off(part), `in ${days} days, part ${k}`).toBeLessThan(atScale(0.035, 0.01));
      }
    }
  });
});
