import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { models } from '../models/models.ts';
import { importFile } from '../situation/import/index.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { atScale } from '../testing/scale.ts';
import { canonicalJson, forecast, hashOf } from './index.ts';

const example = (name: string): Situation => {
  const { situation } = readSituation(readFileSync(`examples/${name}/situation.yaml`, 'utf8'));
  if (!situation) throw new Error(`the example ${name} has faults`);
  return situation;
};
const belarus = example('russia-belarus-2021');
const paris = example('paris-2015');

describe('COP21', () => {
  test('the weighted means equal, to 1e-9, those computed straight from the data file', () => {
    const sums = new Map<string, { wx: number; w: number }>();
    for (const line of readFileSync('test-data/peers/cop21.csv', 'utf8').split('\n')) {
      const [kind, , issue, position, salience, power] = line.split('\t').map((cell) => cell.replaceAll("'", ''));
      if (kind !== '#D') continue;
      const sum = sums.get(issue) ?? { wx: 0, w: 0 };
      const w = Number(salience) * Number(power);
      sums.set(issue, { wx: sum.wx + w * Number(position), w: sum.w + w });
    }
    const { issues } = forecast(paris, { samples: 16, models: ['weighted-mean'] });
    expect(issues.map((issue) => issue.id)).toEqual([...sums.keys()]);
    for (const issue of issues) {
      const { wx, w } = sums.get(issue.id) ?? { wx: 0, w: 0 };
      expect(Math.abs(issue.models['weighted-mean'].central - wx / w)).toBeLessThan(1e-9);
    }
  });

  test('the example has the numbers of the data file', async () => {
    const { situation } = await importFile(readFileSync('test-data/peers/cop21.csv'), 'cop21.csv');
    const numbers = ({ actors, issues }: Situation) => ({
      capability: Object.values(actors).map((actor) => actor.capability),
      stances: Object.values(issues).map((issue) => issue.stances),
    });
    expect(numbers(paris)).toEqual(numbers(situation as Situation));
  });
});

describe('a forecast', () => {
  test('is plain data without gaps: JSON gives it back, and no number is missing', () => {
    const made = forecast(belarus, { samples: 512 });
    const text = JSON.stringify(made);
    expect(JSON.parse(text)).toEqual(made);
    expect(text).not.toMatch(/null|NaN/);
  });

  test('is the same for the same seed and another for another', () => {
    const text = (seed: number) => JSON.stringify(forecast(belarus, { samples: 256, seed }));
    expect(text(1)).toBe(text(1));
    expect(JSON.parse(text(2)).issues[0].pooled.mean).not.toEqual(JSON.parse(text(1)).issues[0].pooled.mean);
  });

  test('does not depend on the order in which the file names actors and issues', () => {
    const turn = <T>(map: Record<string, T>) => Object.fromEntries(Object.entries(map).reverse());
    const turned: Situation = {
      ...belarus,
      actors: turn(belarus.actors),
      issues: turn(
        Object.fromEntries(
          Object.entries(belarus.issues).map(([id, issue]) => [id, { ...issue, stances: turn(issue.stances) }]),
        ),
      ),
    };
    const [one, other] = [belarus, turned].map((situation) => forecast(situation, { samples: 256 }));
    expect(other.inputsHash).toBe(one.inputsHash);
    for (const issue of one.issues) {
      const same = other.issues.find(({ id }) => id === issue.id);
      expect(same?.pooled.mean.value).toBeCloseTo(issue.pooled.mean.value, 9);
    }
  });

  test('pools its models with equal weights without a calibration', () => {
    const { issues, outcomes } = forecast(belarus, { samples: 256, calibration: 'none' });
    for (const { pooled, models } of issues) {
      const means = Object.values(models).map((model) => model.mean.value);
      expect(pooled.mean.value).toBeCloseTo(means.reduce((sum, m) => sum + m, 0) / means.length, 9);
      expect(pooled.histogram.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
    for (const { probability, models } of outcomes) {
      const shares = Object.values(models).map((model) => model.value);
      expect(probability.value).toBeCloseTo(shares.reduce((sum, p) => sum + p, 0) / shares.length, 12);
    }
  });

  test('compares scenarios on common random numbers: what a scenario leaves alone comes out the same', () => {
    // Only where a model takes each issue by itself: packages carry a change from issue to issue.
    const options = {
      samples: 256,
      calibration: 'none',
      models: ['weighted-mean', 'nash', 'expected-utility'],
    } as const;
    const base = forecast(belarus, options);
    const granted = forecast(belarus, { ...options, scenario: 'equal-conditions-granted' });
    const issue = (made: typeof base, id: string) => made.issues.find((i) => i.id === id)?.pooled;
    expect(issue(granted, 'drills')).toEqual(issue(base, 'drills'));
    expect(issue(granted, 'equal_prices')).not.toEqual(issue(base, 'equal_prices'));
    expect(granted.inputsHash).toBe(base.inputsHash);
  });

  test('its Monte Carlo errors hold: estimates from other seeds are as far off as they say', () => {
    const exact = forecast(belarus, {
      samples: atScale(16_384, 131_072),
      seed: 99,
      sampler: 'sobol',
      models: ['weighted-mean'],
      calibration: 'none',
    });
    for (const sampler of ['sobol', 'pseudo-random'] as const) {
      const scores = Array.from({ length: atScale(6, 12) }, (_, seed) => {
        const made = forecast(belarus, {
          samples: 1024,
          seed,
          sampler,
          models: ['weighted-mean'],
          calibration: 'none',
        });
        return made.issues.map(
          ({ pooled }, i) => (pooled.mean.value - exact.issues[i].pooled.mean.value) / pooled.mean.standardError,
        );
      }).flat();
      const rms = Math.sqrt(scores.reduce((sum, z) => sum + z * z, 0) / scores.length);
      expect(rms).toBeGreaterThan(0.7);
      expect(rms).toBeLessThan(1.4);
    }
  });

  test('a shock counts from its day on', () => {
    const before = forecast(belarus, { samples: 256, at: '2021-06-20' });
    const after = forecast(belarus, { samples: 256, at: '2021-06-21' });
    expect(before.issues).toEqual(forecast(belarus, { samples: 256 }).issues);
    expect(after.issues).not.toEqual(before.issues);
    expect(before.notes.join()).toContain('Sectoral sanctions of the European Union (2021-06-21)');
    expect(after.notes.join()).not.toContain('Sectoral sanctions');
  });

  test('says who gains against the status quo, where there is one', () => {
    expect(forecast(paris, { samples: 64 }).actors[0]).not.toHaveProperty('gain');
    const [kremlin] = forecast(belarus, { samples: 256 }).actors;
    expect(kremlin.gain?.value).toBeGreaterThan(0);
    expect(kremlin.betterOff).toBeGreaterThan(0.9);
  });

  test.each([
    [{ models: ['weighted-maen'] }, 'unknown model `weighted-maen`, did you mean `weighted-mean`?'],
    [{ samples: 0 }, 'samples is 0, expected a whole number from 16 up'],
    [{ samples: 1e9 }, 'samples is 1000000000, expected at most'],
    [{ seed: -1 }, 'seed is -1, expected a whole number from 0 to 2^53 - 1'],
    [{ at: 'tomorrow' }, 'at: found `tomorrow`, expected a date'],
    [{ at: '2020-01-01' }, 'at 2020-01-01 is before the day of the situation, 2021-05-11'],
    [{ scenario: 'colapse' }, 'unknown scenario `colapse`, did you mean `collapse`?'],
  ])('%j is refused in plain words', (options, message) => {
    expect(() => forecast(belarus, options)).toThrow(message);
  });
});

describe('edges', () => {
  const tiny = (salience: number, statusQuo?: number): Situation => ({
    title: 't',
    actors: { a: { capability: 1 }, b: { capability: 0 } },
    issues: {
      x: {
        ...(statusQuo === undefined ? {} : { statusQuo }),
        stances: { a: { position: 20, salience }, b: { position: 60, salience: 1 } },
      },
    },
  });

  test('nobody with any weight: the status quo, or the plain mean, and never NaN', () => {
    const ends = (situation: Situation) =>
      Object.values(forecast(situation, { samples: 16 }).issues[0].models).map((model) => model.central);
    expect(ends(tiny(0, 30))).toEqual(models.map(() => 30));
    expect(ends(tiny(0))).toEqual(models.map(() => 40));
  });

  test('the largest and the smallest numbers a file may have', () => {
    const far: Situation = {
      title: 't',
      actors: { a: { capability: { low: 0, mode: 1e12, high: 1e12 } }, b: { capability: { mean: 1e12, sd: 1e12 } } },
      issues: {
        wide: {
          scale: [-1e12, 1e12],
          statusQuo: { low: -1e12, mode: 0, high: 1e12 },
          stances: {
            a: { position: [-1e12, 1e12], salience: 1 },
            b: { position: { mean: 0, sd: 1e12 }, salience: 1, veto: true },
          },
        },
        narrow: {
          scale: [0, 1e-9],
          statusQuo: 0,
          stances: {
            a: { position: 1e-9, salience: { low: 0, mode: 0, high: 1e-12 } },
            b: { position: 5e-10, salience: 1 },
          },
        },
      },
    };
    expect(readSituation(JSON.stringify(far)).faults).toEqual([]);
    const text = JSON.stringify(forecast(far, { samples: 256 }));
    expect(text).not.toMatch(/null/);
  });

  test('a sample that does not fill its chunks', () => {
    for (const samples of [16, 17, 100]) expect(forecast(belarus, { samples }).settings.samples).toBe(samples);
  });
});

test('the hash does not depend on the order of keys', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: undefined }], a: 'x' })).toBe('{"a":"x","b":[1,{"d":2}]}');
  expect(hashOf('')).toBe(hashOf(''));
  expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
});

describe('what a reader should know', () => {
  const build = (more: object, stances: object): Situation => ({
    title: 't',
    actors: { a: { capability: 1 }, b: { capability: 2 } },
    issues: { x: { stances: stances as Situation['issues'][string]['stances'] } },
    ...more,
  });
  const both = { a: { position: 10, salience: 1 }, b: { position: 90, salience: 0.5 } };
  const notes = (situation: Situation) => forecast(situation, { samples: 64 }).notes.join('\n');

  test.each([
    [{ a: { position: 10, salience: 1 }, b: { position: 90, salience: 0 } }, 'Only one actor has any weight'],
    [
      { a: { position: 10, salience: 1 }, b: { position: 10, salience: 1 } },
      'Everyone with any weight wants the same: x.',
    ],
  ])('is said of %j', (stances, note) => {
    expect(notes(build({}, stances))).toContain(note);
  });

  test('a veto without any weight counts for nothing', () => {
    const x = { statusQuo: 5, stances: { a: { ...both.a, salience: 0, veto: true }, b: both.b } };
    expect(notes(build({ issues: { x } }, {}))).toContain(
      'A veto without any weight (capability and salience) counts for nothing: a on x.',
    );
  });

  test('nobody with any weight', () => {
    const idle = build({ actors: { a: { capability: 0 }, b: { capability: 0 } } }, both);
    expect(notes(idle)).toContain('Nobody has any weight');
    expect(forecast(idle, { samples: 64 }).actors.map(({ betterOff }) => betterOff)).toEqual([undefined, undefined]);
  });

  test('where nothing is drawn, sixteen draws are enough and errors are 0; chance within a model is drawn', () => {
    const certain = forecast(build({ outcomes: { o: { when: 'x > 1' } } }, both), { calibration: 'none' });
    expect(certain.settings.samples).toBe(16);
    expect(certain.outcomes[0].probability).toEqual({ value: 1, standardError: 0 });
    expect(certain.issues[0].pooled.mean.standardError).toBe(0);
    const drawn = forecast(build({ models: { spatial: { StateTransitions: 'Stochastic' } } }, both), { samples: 128 });
    expect(drawn.settings.samples).toBe(128);
    expect(drawn.notes.join()).not.toContain('Every input is certain');
  });

  test('talks that were broken off', () => {
    const circling = build({}, both);
    circling.models = { 'expected-utility': { rounds: 1 } };
    const [{ models: said }] = forecast(circling, { samples: 16 }).issues;
    expect(said['expected-utility'].unsettled).toBe(1);
    expect(notes(circling)).toContain('“Expected utility” was broken off before it had settled');
  });
});
