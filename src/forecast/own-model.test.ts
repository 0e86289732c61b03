import { describe, expect, test } from 'vitest';
import { trace } from '../engine/trace.ts';
import type { Model } from '../models/model.ts';
import { models } from '../models/models.ts';
import { UsageError } from '../numeric/errors.ts';
import { forecastHtml } from '../report/index.ts';
import type { Situation } from '../situation/situation.ts';
import { analyse, forecast } from './index.ts';

const { loudest } = (await import(new URL('../../examples/own-model/loudest.js', import.meta.url).href)) as {
  loudest: Model;
};

const situation: Situation = {
  title: 'Gas',
  actors: { a: { capability: 10 }, b: { capability: 1 } },
  issues: {
    price: {
      stances: {
        a: { position: 20, salience: { low: 0.1, mode: 0.2, high: 0.3 } },
        b: { position: 90, salience: { low: 0.6, mode: 0.8, high: 0.9 } },
      },
    },
  },
};
const own = (more: Partial<Model>): Model => ({ ...loudest, ...more });

describe('a model of your own', () => {
  test('is pooled with built-in ones, by its object', () => {
    const made = forecast(situation, { models: ['weighted-mean', loudest], calibration: 'none', samples: 64 });
    expect(made.settings.models.map(({ name, title }) => [name, title])).toEqual([
      ['weighted-mean', 'Weighted mean'],
      ['loudest', 'The loudest'],
    ]);
    expect(made.issues[0].models.loudest.mean.value).toBe(90);
    const mean = made.issues[0].models['weighted-mean'].mean.value;
    expect(made.issues[0].pooled.mean.value).toBeCloseTo((mean + 90) / 2, 9);
  });

  test('is held to vetoes and voting rules like any other', () => {
    const ruled = structuredClone(situation);
    Object.assign(ruled.issues.price, { statusQuo: 30, rule: 'unanimity' });
    expect(forecast(ruled, { models: [loudest], samples: 64 }).issues[0].pooled.mean.value).toBe(30);
  });

  test('is traced, analysed and told of in a page', async () => {
    expect(trace(situation, loudest)).toMatchObject({ model: 'loudest', outcome: { price: { settles: 90 } } });
    const analysis = await analyse(situation, { models: [loudest], samples: 64, quick: true });
    expect(analysis.forecast.issues[0].models.loudest.central).toBe(90);
    expect(forecastHtml(analysis.forecast, { createElementNS: () => undefined } as never)).toContain('The loudest');
  });

  test('says by itself what a reader should know, and whether it draws', () => {
    const notes: Model['notes'] = ({ issueNames, problem }) => [
      { about: 'other', text: `${issueNames[0]}: ${problem.position[1]} is loudest.` },
    ];
    const certain = structuredClone(situation);
    for (const stance of Object.values(certain.issues.price.stances)) stance.salience = 0.5;
    const options = { samples: 64, calibration: 'none', models: [own({ notes, hasChance: () => true })] } as const;
    expect(forecast(certain, options).notes).toContain('price: 90 is loudest.');
    expect(forecast(certain, options).settings.certain).toBeUndefined();
    expect(forecast(certain, { samples: 64, calibration: 'none', models: [loudest] }).settings.certain).toBe(true);
  });

  test('has a name of its own', () => {
    expect(() => forecast(situation, { models: [own({ name: 'nash' })] })).toThrow(
      '`nash` is the name of a built-in model, expected a name of its own',
    );
    expect(() => forecast(situation, { models: [loudest, own({})] })).toThrow(
      '`loudest` is the name of another model, expected a name of its own',
    );
    // Itself, twice, is no other.
    expect(forecast(situation, { models: [loudest, loudest], samples: 16 }).settings.models).toHaveLength(1);
  });

  test('is refused, by its name and the issue, if it leaves the scale', () => {
    const saying = (outcome: number) =>
      own({ prepare: () => (solution, draw) => void solution.outcome.fill(draw < 20 ? 50 : outcome) });
    const why = (model: Model, from: (model: Model) => unknown) => {
      try {
        return from(model);
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        return (error as Error).message;
      }
    };
    const made = (model: Model) => forecast(situation, { models: ['nash', model], samples: 64 });
    for (const outcome of [NaN, -1, 100.5, Infinity]) {
      expect(why(saying(outcome), made)).toBe(
        `model \`loudest\`: the outcome of issue \`price\` is ${outcome}, expected a number from 0 to 100`,
      );
    }
    expect(why(saying(100), (model) => made(model).title)).toBe('Gas');
    const lost = own({ prepare: () => (solution) => void solution.outcome.fill(NaN) });
    expect(why(lost, (model) => trace(situation, model))).toContain('the outcome of issue `price` is NaN');
    expect(why(own({ prepare: () => undefined as never }), made)).toBe(
      'model `loudest`: `prepare` returned undefined, expected a function',
    );
    expect(why(own({ steps: () => NaN }), made)).toBe(
      'model `loudest`: `steps(2, 1)` is NaN, expected a number from 0 up',
    );
  });

  test('that lacks something is told what', () => {
    const { prepare, ...rest } = loudest;
    const refused = (model: unknown) => {
      try {
        return forecast(situation, { models: ['nash', model as Model] }).title;
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(refused(rest)).toBe('options.models[1]: `prepare` is missing, expected a function');
    expect(refused({ ...loudest, steps: 9 })).toBe('options.models[1].steps: found 9, expected a function');
    expect(refused({ ...loudest, perIssue: 1 })).toBe('options.models[1].perIssue: found 1, expected true or false');
    expect(refused({ ...loudest, name: 'the loudest' })).toBe(
      'options.models[1].name: found the text `the loudest`, expected a name of letters, digits, _ and -',
    );
    expect(refused(42)).toBe('options.models[1]: found 42, expected the name of a model, or a Model');
    expect(() => forecast(situation, { models: ['loudest'] })).toThrow('unknown model `loudest`');
  });
});

test('built-in models may be passed as objects too', () => {
  const byName = forecast(situation, { models: models.map(({ name }) => name), samples: 64 });
  expect(forecast(situation, { models, samples: 64 })).toEqual(byName);
});
