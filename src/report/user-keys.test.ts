import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { trace } from '../engine/trace.ts';
import { analyse } from '../forecast/analysis.ts';
import { compareScenarios, timeLine } from '../forecast/comparison.ts';
import { forecast } from '../forecast/index.ts';
import { GROUPINGS } from '../ledger/score/group-by.ts';
import { said } from '../ledger/score/resolved.test-claims.ts';
import { scoreTable } from '../ledger/score/score-table.ts';
import { models } from '../models/models.ts';
import { namesInData, withAliases } from '../outside/actors/aliases.ts';
import { parseSituation } from '../situation/read.ts';
import type { Situation } from '../situation/schema.ts';
import { comparisonText } from './comparison/text.ts';
import { analysisHtml, forecastHtml } from './forecast/page.ts';
import { forecastText } from './forecast/text.ts';
import { scoreText } from './scores/text.ts';
import { storyText } from './trace/text.ts';
import { whyText } from './why/text.ts';

/** Names that every plain object has something under, in the order of the alphabet; and as long ones that nothing has. */
const TAKEN = ['constructor', 'hasOwnProperty', 'isPrototypeOf', 'length', 'then', 'toString', 'valueOf'];
const FREE = TAKEN.map((name, i) => `p${i}`.padEnd(name.length, 'x'));

const all = models.map(({ name }) => name);
const document = parseHTML('<!doctype html><html><body></body></html>').document as unknown as Document;

/** A situation in which everything that a user names has one of these names; `spread` makes its inputs uncertain. */
function situationOf([a, g, c, d, b, e, f]: string[], spread = 0): Situation {
  return parseSituation(`title: Names
asOf: 2021-01-01
${spread > 0 ? `uncertainty: { position: ${spread}, salience: ${spread}, capability: ${spread} }` : ''}
actors: { ${a}: { capability: 40 }, ${b}: { capability: 30 }, ${c}: { capability: 20 }, ${g}: { capability: 10 } }
issues:
  ${d}:
    statusQuo: 10
    rule: { quota: 0.5, votes: { ${b}: 3 } }
    agendaSetter: ${a}
    stances: { ${a}: { position: 60, salience: 0.9 }, ${b}: { position: 80, salience: 0.4 }, ${c}: { position: 20, salience: 0.3 } }
  ${e}:
    statusQuo: 20
    stances: { ${a}: { position: 90, salience: 0.2 }, ${b}: { position: 10, salience: 0.8, veto: true }, ${g}: { position: 50, salience: 0.6 } }
  ${f}: { rule: { council: eu27-lisbon, members: { ${a}: [DE, FR, IT, ES], ${c}: PL } }, statusQuo: 30, stances: { ${a}: { position: 60, salience: 0.5 }, ${c}: { position: 40, salience: 1 } } }
dependence: [ { of: ${b}, on: ${a}, domain: ${c}, strength: 0.5, replaceable: 0.1, alternatives: { ${c}: 0.2 } } ]
links: [ { when: ${d} < 90, caps: ${e}, at: 70 } ]
outcomes: { ${a}: { when: ${d} >= 40, by: 2021-12-31 }, ${g}: { when: "max(${e}, ${f}) > 55" } }
shocks: [ { id: ${b}, on: 2021-06-01, change: { actors.${c}.capability: { times: 3 } } } ]
scenarios: { ${c}: [ { shock: ${b} } ], ${d}: [ { change: { issues.${e}.stances.${b}.veto: false, dependence.${b}.${a}.${c}.alternatives.${c}: 0.4 } } ] }
models: { spatial: { IdealAdjustment: { ${a}: { ${b}: 0.3, ${a}: 0.5 } } } }
`);
}

/** The same text or data with free names for taken ones. The hash of the inputs is of the names too. */
const renamed = <T>(value: T): T => {
  const json = JSON.stringify(value).replace(/[0-9a-f]{64}/g, 'hash');
  const pattern = new RegExp(`(?<![A-Za-z])(${TAKEN.join('|')})(?![A-Za-z])`, 'g');
  return JSON.parse(json.replace(pattern, (name) => FREE[TAKEN.indexOf(name)]));
};

/** Both answers; they must not differ. */
function expectSame<T>(of: (situation: Situation) => T) {
  const [taken, free] = [TAKEN, FREE].map((names) => renamed(of(situationOf(names))));
  expect(taken).toEqual(free);
}

describe('a name that every object has something under is a name like any other', () => {
  test('in a forecast, its text and its page', () => {
    expectSame((situation) => forecast(situation, { models: all, calibration: 'none', samples: 16 }));
    expectSame((situation) =>
      words(forecastText(forecast(situation, { models: all, calibration: 'none', samples: 16 }))),
    );
    const page = forecastHtml(
      forecast(situationOf(TAKEN, 0.1), { models: all, calibration: 'none', samples: 16 }),
      document,
    );
    expect(page).not.toMatch(/NaN|\[native code\]|\[object |undefined/);
  });

  test('in the trace of every model and its story', () => {
    for (const model of all) {
      expectSame((situation) => trace(situation, model));
      // Letters that stand for actors follow their ids.
      expectSame((situation) =>
        words(storyText(trace(situation, model))).filter((word) => !/^(?:[A-Z\d*]{1,5}|[a-z])$/.test(word)),
      );
    }
  });

  test('in scenarios and day by day', async () => {
    const both = await Promise.all(
      [TAKEN, FREE].map(async (names) => {
        const situation = situationOf(names);
        const compared = await compareScenarios(situation, undefined, {
          models: all,
          calibration: 'none',
          samples: 16,
        });
        const days = await timeLine(situation, { models: all, calibration: 'none', samples: 16, scenario: names[3] });
        return renamed([compared, days, words(comparisonText(compared)), words(comparisonText(days))]);
      }),
    );
    expect(both[0]).toEqual(both[1]);
  });

  test('in an analysis, its text and its page', async () => {
    const options = { models: ['weighted-mean', 'veto-players'], calibration: 'none' as const, samples: 64 };
    const [certain, plain] = await Promise.all([TAKEN, FREE].map((names) => analyse(situationOf(names), options)));
    expect(renamed(certain)).toEqual(renamed(plain));
    const uncertain = await analyse(situationOf(TAKEN, 0.1), options);
    expect(JSON.stringify(uncertain)).not.toMatch(/NaN|:null/);
    for (const text of [whyText(uncertain), analysisHtml(uncertain, document)]) {
      expect(text).not.toMatch(/NaN|\[native code\]|\[object |undefined/);
    }
  });

  test.each(GROUPINGS.filter((by) => by !== 'claimantKind' && by !== 'horizon'))('as the %s of claims', (by) => {
    const claims = TAKEN.map((name, k) =>
      said(`${k}`, k / 10, k % 2, { claimant: name, tags: [name], trigger: name, source: name, question: name }),
    );
    const table = scoreTable(claims, { by: [by] });
    const [{ groups }] = table.groupings;
    expect(groups.map(({ name }) => name).sort()).toEqual(TAKEN);
    for (const { yesNo } of groups) expect(yesNo?.scored).toBe(1);
    expect(scoreText(table)).not.toMatch(/NaN|native code|undefined/);
  });

  test('of aliases', () => {
    expect(namesInData('constructor', {})).toEqual(['constructor']);
    expect(withAliases({ source: 'toString', target: ['length'] }, { length: 'Länge' })).toEqual({
      ...{ source: ['toString'], target: ['Länge'] },
    });
  });
});

test.each(['constructor', 'toString', '__proto__'])('a scenario %s that a file does not have is none', async (name) => {
  const situation = situationOf(FREE);
  expect(() => forecast(situation, { scenario: name })).toThrow(`unknown scenario \`${name}\``);
  await expect(compareScenarios(situation, [name])).rejects.toThrow(`unknown scenario \`${name}\``);
  expect(() => trace(situation, name)).toThrow(`unknown model \`${name}\``);
});

/** Words alone: columns are as wide as the names in them. */
const words = (text: string) => text.split(/[\s─━│┃-]+/);
