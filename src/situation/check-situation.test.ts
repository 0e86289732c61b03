import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trace } from '../engine/trace.ts';
import { analyse } from '../forecast/analysis.ts';
import { compareScenarios, timeLine } from '../forecast/comparison.ts';
import { forecast } from '../forecast/index.ts';
import { planForecast } from '../forecast/plan.ts';
import { FaultError, formatFault } from './fault.ts';
import { checkSituation, parseSituation } from './read.ts';
import type { Situation } from './schema.ts';

const sound = (): Situation => ({
  title: 'Gas transit',
  asOf: '2026-11-01',
  actors: { ministry: { capability: { low: 40, mode: 60, high: 80 } }, shipper: { capability: 50 } },
  issues: {
    fee: {
      statusQuo: 50,
      stances: {
        ministry: { position: { low: 60, mode: 80, high: 100 }, salience: 0.9 },
        shipper: { position: { mean: 30, sd: 10 }, salience: [0.4, 0.5, 0.8] },
      },
    },
  },
  outcomes: { rise: { when: 'fee > 60', by: '2027-03-01' } },
  shocks: [{ id: 'winter', on: '2026-12-01', change: { 'actors.shipper.capability': { times: 0.5 } } }],
  scenarios: { cold: [{ shock: 'winter' }] },
});

/** A sound situation but for one thing. */
function but(change: (situation: ReturnType<typeof JSON.parse>) => void): unknown {
  const situation = sound();
  change(situation);
  return situation;
}

const faultsOf = (value: unknown) => checkSituation(value).faults.map(formatFault);

describe('a plain object', () => {
  test('that is sound is given back as a copy', () => {
    const given = sound();
    const { situation, faults } = checkSituation(given);
    expect(faults).toEqual([]);
    expect(situation).toEqual(given);
    expect(situation).not.toBe(given);
    expect(situation?.issues.fee.stances).not.toBe(given.issues.fee.stances);
  });

  test.each<[string, unknown, string[]]>([
    [
      'a position off its scale',
      but((s) => {
        s.issues.fee.stances.ministry.position = 900;
      }),
      ['situation.issues.fee.stances.ministry.position: 900 is outside the scale of the issue, 0 to 100'],
    ],
    [
      'an unknown issue in a condition',
      but((s) => {
        s.outcomes.rise.when = 'fees > 60';
      }),
      ['situation.outcomes.rise.when: unknown issue `fees`, did you mean `fee`?'],
    ],
    [
      'a misspelt key',
      but((s) => {
        s.issues.fee.stances.ministry.saliense = s.issues.fee.stances.ministry.salience;
        delete s.issues.fee.stances.ministry.salience;
      }),
      ['situation.issues.fee.stances.ministry.saliense: unknown key `saliense`, did you mean `salience`?'],
    ],
    [
      'a change of nothing',
      but((s) => {
        s.shocks[0].change = { 'actors.shiper.capability': 3 };
      }),
      [
        'situation.shocks[0].change["actors.shiper.capability"]: unknown actor `shiper`, did you mean `shipper`?',
        'situation.scenarios.cold[0].shock["actors.shiper.capability"]: unknown actor `shiper`, did you mean `shipper`?',
      ],
    ],
    [
      'what JSON does not have',
      but((s) => {
        s.asOf = new Date(0);
        s.actors.ministry.capability = Number.NaN;
        s.issues.fee.statusQuo = 10n;
      }),
      [
        'situation.asOf: found a Date, expected plain data',
        'situation.issues.fee.statusQuo: found a bigint, expected plain data',
      ],
    ],
    [
      'several faults, in reading order',
      but((s) => {
        s.outcomes.rise.by = '2026-10-01';
        s.actors.ministry.capability = Number.NaN;
        s.issues.fee.stances.shipper.salience = '0.5';
      }),
      [
        'situation.actors.ministry.capability: found NaN, expected a number, {low, mode, high}, {mean, sd} or a list of expert values',
        'situation.issues.fee.stances.shipper.salience: found `0.5` in quotes, write 0.5',
        'situation.outcomes.rise.by: `2026-10-01` is before the day of the forecast, 2026-11-01',
      ],
    ],
    ['nothing', undefined, ['situation: found nothing, expected a situation: a map with title, actors and issues']],
    [
      'a text',
      'title: Gas',
      ['situation: found the text `title: Gas`, expected a situation: a map with title, actors and issues'],
    ],
  ])('with %s has it named, with its path', (_, value, faults) => {
    expect(faultsOf(value)).toEqual(faults);
  });

  test('may leave out a part by `undefined`, as TypeScript lets it', () => {
    expect(checkSituation({ ...sound(), question: undefined }).situation).toEqual(sound());
  });

  test('that turns in a circle, or is endless, is refused', () => {
    const circle: Record<string, unknown> = { ...sound() };
    circle.actors = circle;
    expect(faultsOf(circle)[0]).toMatch('nested more than 50 deep');
    const endless = (): object => ({
      get inner() {
        return endless();
      },
    });
    expect(faultsOf(endless())[0]).toMatch('nested more than 50 deep');
    expect(faultsOf({ ...sound(), links: new Array(1e9) })[0]).toMatch('situation.links: 1000000000 values, expected');
  });

  test('cannot say one thing to the check and another to the models', () => {
    let looks = 0;
    const given = but((s) => {
      Object.defineProperty(s.issues.fee.stances.ministry, 'position', {
        enumerable: true,
        get: () => (looks++ === 0 ? 70 : 900),
      });
    });
    expect(checkSituation(given).situation?.issues.fee.stances.ministry.position).toBe(70);
    expect(looks).toBe(1);
  });

  test('takes nothing from a prototype, and gives it nothing', () => {
    const inherited = Object.create({ title: 'From elsewhere' });
    expect(faultsOf(Object.assign(inherited, { ...sound(), title: undefined }))[0]).toMatch('`title` is missing');
    const hostile = JSON.parse(`{"__proto__": {"polluted": 1}, "actors": {"__proto__": {"capability": 1}}}`);
    expect(faultsOf(hostile)[0]).toBe('situation.__proto__: `__proto__` cannot be a name');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('of any shape is sound or has located faults', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }),
        (value) => {
          for (const given of [value, { ...sound(), issues: value }, { ...sound(), outside: value }]) {
            const { situation, faults } = checkSituation(given);
            expect(situation === undefined).toBe(faults.length > 0);
            for (const fault of faults) expect(fault.path).toBeInstanceOf(Array);
          }
        },
      ),
    );
  });

  test('has the faults that the same situation has as a file', () => {
    const faulty = but((s) => {
      s.issues.fee.stances.ministry.position = 900;
      s.outcomes.rise.when = 'fees > 60 and';
      s.actors.constructor = { capability: 3 };
      s.issues.fee.rule = { quota: 2, votes: { nobody: 1 } };
    });
    const messages = checkSituation(faulty).faults.map(({ message }) => message);
    try {
      parseSituation(JSON.stringify(faulty));
      expect.unreachable();
    } catch (error) {
      expect((error as FaultError).faults.map(({ message }) => message)).toEqual(messages);
    }
  });
});

describe('every function that draws', () => {
  const wrong = but((s) => {
    s.issues.fee.stances.ministry.position = 900;
    s.outcomes.rise.when = 'fees > 60';
  }) as Situation;

  test.each<[string, (situation: Situation, options: object) => unknown]>([
    ['forecast', forecast],
    ['planForecast', planForecast],
    ['analyse', analyse],
    ['timeLine', timeLine],
    ['compareScenarios', (situation, options) => compareScenarios(situation, undefined, options)],
    ['trace', (situation, options) => trace(situation, 'nash', options)],
  ])('%s: names all that is wrong with a situation, and with the names and kinds of options', async (_, run) => {
    const faultsOfRun = async (situation: Situation, options: object) => {
      const error = await Promise.resolve()
        .then(() => run(situation, options))
        .catch((e) => e);
      expect(error).toBeInstanceOf(FaultError);
      return (error as FaultError).faults.map(formatFault);
    };
    expect(await faultsOfRun(wrong, {})).toEqual(faultsOf(wrong));
    expect(await faultsOfRun(sound(), { sed: 3, scenario: 7 })).toEqual([
      'options.scenario: found 7, expected a name',
      'options.sed: unknown key `sed`, did you mean `seed`?',
    ]);
  });

  test('a forecast of an object is that of the file', () => {
    const options = { samples: 64, seed: 7 };
    const fromFile = forecast(parseSituation(JSON.stringify(sound())), options);
    expect(JSON.stringify(forecast(sound(), options))).toBe(JSON.stringify(fromFile));
  });

  test('options of the wrong kind are named with what was expected', () => {
    const wrongOptions = { samples: '4096', models: 'nash' } as object;
    expect(() => forecast(sound(), wrongOptions)).toThrow(
      [
        'options.models: found the text `nash`, expected a list of names of models',
        'options.samples: found the text `4096`, expected a whole number',
      ].join('\n'),
    );
    expect(() => forecast(sound(), { models: [3] } as object)).toThrow('options.models[0]');
    expect(() => forecast(sound(), null as unknown as object)).toThrow('found nothing, expected options: scenario');
  });
});
