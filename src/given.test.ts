import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backtest, readCases, solveCase } from './backtest/index.ts';
import { claimsOfForecast, withRecord } from './forecast/index.ts';
import { weigh } from './hypotheses/index.ts';
import * as root from './index.ts';
import * as ledger from './ledger/index.ts';
import { baseRate, fromCounts } from './outside/index.ts';
import { recordOf } from './record/index.ts';
import { backtestText, baseRateText, recordHtml, shortText } from './report/index.ts';
import { importFile } from './situation/index.ts';

const situation = root.parseSituation(readFileSync('examples/ec-emissions-1985/situation.yaml', 'utf8'));
const result = root.forecast(situation, { samples: 16 });

/** Functions that a program starts from, and what such a program passes by mistake beside nothing and things of another kind. */
const STARTED: [name: string, call: (...args: never[]) => unknown, mistakes: unknown[][]][] = [
  ['forecast', root.forecast, [[{}], [situation, 'fast'], [situation, { sample: 9 }]]],
  ['analyse', root.analyse, [[{}], [situation, { part: [] }]]],
  ['trace', root.trace, [[situation, 'nush'], [situation]]],
  ['timeLine', root.timeLine, [[situation, { sample: 9 }]]],
  ['compareScenarios', root.compareScenarios, [[situation, { samples: 16 }]]],
  ['parseSituation', root.parseSituation, [[situation]]],
  ['writeSituation', root.writeSituation, [[{}]]],
  ['forecastText', root.forecastText, [[{}], [situation], [Promise.resolve(result)]]],
  ['shortText', shortText, [[{}]]],
  ['whyText', root.whyText, [[result], [{ forecast: {} }]]],
  ['storyText', root.storyText, [[{}]]],
  ['comparisonText', root.comparisonText, [[Promise.resolve({})], [result]]],
  ['forecastHtml', root.forecastHtml, [[result], [result, 'page.html']]],
  ['analysisHtml', root.analysisHtml, [[{ forecast: result }]]],
  ['recordHtml', recordHtml, [[{}]]],
  ['baseRateText', baseRateText, [[{}]]],
  ['backtestText', backtestText, [[{}], [{ kinds: [], questions: [] }]]],
  ['withRecord', withRecord, [[result], [{}, {}]]],
  ['claimsOfForecast', claimsOfForecast, [[{}]]],
  ['recordOf', recordOf, [[situation, 'x'], [situation, { histories: 'x' }], [{}]]],
  ['readLedger', ledger.readLedger, [['{"entry":"claim"}', 'l.jsonl', 0], [[], 'l.jsonl'], [[]]]],
  ['historiesOf', ledger.historiesOf, [[[{}]], [[null]], [[{ entry: 'claim', id: 'a' }]]]],
  ['resolvedOf', ledger.resolvedOf, [[{ claim: {} }]]],
  ['scoreTable', ledger.scoreTable, [[[{}]], [[null]], [[], 'claimant'], [[], { by: ['claiment'] }]]],
  ['yesNoAtClose', ledger.yesNoAtClose, [[[{}]]]],
  ['fearRecordOf', ledger.fearRecordOf, [[[]], [[], {}], ['x', { family: 'f' }]]],
  ['identify', ledger.identify, [[{ text: 'x' }], [{ text: 1, claimant: 'a', made: 'b' }]]],
  ['importClaims', ledger.importClaims, [['x'], ['x', {}]]],
  ['parsePhrases', ledger.parsePhrases, []],
  ['parseEntryLine', ledger.parseEntryLine, []],
  ['parseMoment', ledger.parseMoment, []],
  ['readProbability', ledger.readProbability, []],
  ['baseRate', baseRate, [[{ name: 'x' }], [{ name: 'x', outcomes: 'y', from: 0, to: 1, window: 1 }]]],
  ['fromCounts', fromCounts, [[{ name: 'x' }]]],
  ['readCases', readCases, [['title: t']]],
  ['solveCase', solveCase, [[situation], [{ id: 'x', situation: {} }, 4]]],
  ['backtest', backtest, [[[{}]], [[null]]]],
  ['importFile', importFile, [['text', 'x.csv'], [new Uint8Array()]]],
  ['weigh', weigh, [[{}]]],
];

test.each(STARTED)('%s says what is wrong with what it is given, in plain words', async (name, call, mistakes) => {
  const kinds = [[], [null], [42], [[null, null, null]]].filter(
    ([one]) => !(Array.isArray(one) && name === 'baseRate'),
  );
  for (const args of [...kinds, ...mistakes]) {
    const error = await (async () => call(...(args as never[])))().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect([args, error]).toEqual([args, expect.any(root.TightropeError)]);
    expect((error as Error).message).not.toMatch(/undefined|not a function|not iterable|destructure/);
  }
});
