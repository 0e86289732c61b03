import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { calibrationSchema } from '../calibration/calibration.ts';
import { shippedCalibration } from '../calibration/shipped.ts';
import type { Situation } from '../situation/situation.ts';
import { forecast } from './index.ts';

const calibration = calibrationSchema.parse(JSON.parse(readFileSync('data/calibration.json', 'utf8')));

const situation = (changes: Partial<Situation> = {}): Situation => ({
  title: 'A law',
  kind: 'legislation',
  actors: { com: { capability: 10, role: 'agenda-setter' }, a: { capability: 10 }, b: { capability: 10 } },
  issues: {
    fee: {
      statusQuo: 0,
      stances: {
        com: { position: 90, salience: 0.5 },
        a: { position: 20, salience: 0.5 },
        b: { position: 50, salience: 0.5 },
      },
    },
  },
  outcomes: { high: { when: 'fee >= 60' } },
  ...changes,
});

describe('a calibrated forecast', () => {
  const calibrated = forecast(situation(), { calibration, samples: 4096 });
  const [{ pooled }] = calibrated.issues;

  test('is the default: that of the package, in terminal and browser alike', () => {
    expect(shippedCalibration).toEqual(calibration);
    expect(forecast(situation(), { samples: 4096 })).toEqual(calibrated);
  });

  test('is as wide as outcomes of such cases were, where the models are certain', () => {
    const [plain] = forecast(situation(), { calibration: 'none' }).issues;
    expect(pooled.sd).toBeGreaterThan(20);
    expect(plain.models['weighted-mean'].sd).toBe(0);
    expect(pooled.quantiles.q05).toBeGreaterThanOrEqual(0);
    expect(pooled.quantiles.q95).toBeLessThanOrEqual(100);
  });

  test('says what it is calibrated by', () => {
    expect(calibrated.notes.join(' ')).toMatch(
      /Calibrated by \d+ issues of \d+ resolved cases of the kind legislation/,
    );
    expect(forecast(situation({ kind: 'treaty' }), { calibration, samples: 64 }).notes.join(' ')).toContain(
      'of all kinds, because there are none of the kind treaty: the spread is wide and plain',
    );
  });

  test('keeps what the file says of vetoes and links', () => {
    const stances = { ...situation().issues.fee.stances, a: { position: 0, salience: 0.5, veto: true } };
    const held = forecast(situation({ issues: { fee: { statusQuo: 0, stances } } }), { calibration, samples: 1024 });
    expect(held.outcomes[0].probability.value).toBe(0);
    const { fee } = situation().issues;
    const issues = { fee, other: fee };
    const capped = forecast(situation({ issues, links: [{ when: 'other >= 0', caps: 'fee', at: 30 }] }), {
      ...{ calibration, samples: 1024 },
    });
    expect(capped.issues[0].pooled.quantiles.q95).toBe(30);
  });

  test('draws an issue alike whatever other issues there are', () => {
    const two = situation();
    const more = forecast(
      { ...two, issues: { another: two.issues.fee, ...two.issues } },
      { calibration, samples: 4096 },
    );
    const own = more.issues.find(({ id }) => id === 'fee');
    // The exchange model trades between the issues, so that the centre may move; nobody gains by a trade of the same for the same.
    expect(own?.pooled.quantiles).toEqual(pooled.quantiles);
  });

  test('asks the exchange model with the settings of the file, as learning does', () => {
    const opposed = {
      fee: {
        stances: {
          com: { position: 50, salience: 0.1 },
          a: { position: 0, salience: 0.9 },
          b: { position: 100, salience: 0.2 },
        },
      },
      term: {
        stances: {
          com: { position: 50, salience: 0.1 },
          a: { position: 0, salience: 0.2 },
          b: { position: 100, salience: 0.9 },
        },
      },
    };
    const file = situation({ issues: opposed });
    const medians = [{}, { randomRates: 1 }].map(
      (exchange) =>
        forecast({ ...file, models: { exchange } }, { calibration, samples: 256 }).issues[0].pooled.quantiles.q50,
    );
    expect(medians[0]).not.toBe(medians[1]);
  });

  test('is the answer whatever models are shown, and they stay as they are', () => {
    const one = forecast(situation(), { models: ['nash'], samples: 256 });
    const all = forecast(situation(), { samples: 256 });
    expect(one.issues[0].pooled).toEqual(all.issues[0].pooled);
    expect(one.outcomes[0].probability).toEqual(all.outcomes[0].probability);
    expect(Object.keys(one.issues[0].models)).toEqual(['nash']);
    const plain = forecast(situation(), { calibration: 'none', samples: 256 });
    expect(all.issues[0].models).toEqual(
      Object.fromEntries(
        Object.entries(plain.issues[0].models).map(([name, said]) => [
          name,
          { ...said, mean: expect.anything(), quantiles: expect.anything() },
        ]),
      ),
    );
  });

  test('says nothing of a calibration with `none`', () => {
    const plain = forecast(situation(), { calibration: 'none', samples: 64 });
    expect(plain.settings.calibration).toBeUndefined();
    expect(plain.settings.certain).toBe(true);
    expect(plain.notes.join(' ')).not.toContain('Calibrated');
  });

  test('is refused where the file teaches nothing of the kind, or is no calibration', () => {
    const nothing = { ...calibration, kinds: {} };
    expect(() => forecast(situation(), { calibration: nothing })).toThrow('nothing for the kind `legislation`');
    expect(() => forecast(situation(), { calibration: {} as never })).toThrow('options.calibration');
    expect(() => forecast(situation(), { calibration: 'nobody' as never })).toThrow(
      'expected `none` or what `learn` writes',
    );
  });
});
