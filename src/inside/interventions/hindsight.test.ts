import { expect, test } from 'vitest';
import { prepare } from '../../engine/prepare.ts';
import { planForecast } from '../../forecast/plan.ts';
import { reasonOf } from '../../forecast/reason-of.ts';
import { hindsightInWords } from '../../report/interventions/hindsight-words.ts';
import { readSituation } from '../../situation/read.ts';
import type { Situation } from '../../situation/schema.ts';
import { allOf, hindsight } from './hindsight.ts';

const fee = (seller: string, more = '') => `
title: Gas
actors:
  buyer: { name: The buyer, capability: 2 }
  seller: { name: The seller, capability: { low: 1, mode: 2, high: 3 } }
issues:
  fee:
    name: The fee
    scale: [0, 100]
    ${more}
    stances:
      buyer: { position: 10, salience: 0.9, because: It has other pipes, source: Annual report }
      seller: { position: ${seller}, salience: 0.9, because: It said so }
outcomes:
  high: { when: fee >= 60, claim: The fee is high }
`;

function found(text: string, happened: boolean) {
  const { situation } = readSituation(text, 'gas.yaml') as { situation: Situation };
  // One model of a plain rule, so that what is found can be worked out by hand.
  const engine = prepare(planForecast(situation, { models: ['weighted-mean'], samples: 256 }).design);
  const result = allOf(hindsight(engine, { outcome: 'high', happened }));
  const names = { actors: { buyer: 'The buyer', seller: 'The seller' }, issues: { fee: 'The fee' }, outcomes: {} };
  return { ...result, words: hindsightInWords(result, names, (path) => reasonOf(situation, path)) };
}

test('what was likely as it was judged needs no wrong judgement', () => {
  const { judgements, probability, words } = found(fee('{ low: 20, mode: 40, high: 60 }'), false);
  expect(judgements).toEqual([]);
  expect(probability.value).toBeGreaterThan(0.95);
  expect(words.answer).toMatch(
    /^No judgement need have been wrong: the models together gave 9\d% that it does not happen.$/,
  );
});

test('a judgement that allowed for what happened is named before one that had to change less', () => {
  // With equal weights the seller must want 94 for a mean of 52; the buyer would only have to want a little more.
  const text = fee('{ low: 60, mode: 70, high: 100 }').replace('fee >= 60', 'fee >= 52');
  const { judgements, words } = found(text, true);
  const [first] = judgements;
  expect(first).toMatchObject({ path: 'issues.fee.stances.seller.position', within: true, from: '60..70..100' });
  expect(first.to).toBeGreaterThan(90);
  expect(first.to).toBeLessThanOrEqual(100);
  expect(first.becomes.value).toBeGreaterThan(0.5);
  expect(judgements.slice(1).every(({ within }) => !within)).toBe(true);
  expect(words.answer).toMatch(
    /^The position of the seller on the fee: with (9\d(\.\d)?|100) the models would have given 5\d%.* instead of \d+%.* that it happens. Its own range, 70 \(60–100\), allowed for that.$/,
  );
  expect(words.reason).toEqual({ because: 'It said so' });
});

test('where none allowed for it, the least change of one is named, with its reason and source', () => {
  const { judgements, words } = found(fee('90'), true);
  const [first] = judgements;
  expect(first).toMatchObject({ path: 'issues.fee.stances.buyer.position', within: false, from: '10' });
  expect(first.to).toBeGreaterThan(25);
  expect(words.answer).toContain('It was put at 10, which left that out.');
  expect(words.reason).toEqual({ because: 'It has other pipes', source: 'Annual report' });
});

test('where no single one is enough, that is said', () => {
  const text = fee('20').replace('fee >= 60', 'fee >= 99');
  const { judgements, words } = found(text, true);
  expect(judgements).toEqual([]);
  expect(words.answer).toMatch(/^No single judgement, whatever it had been, makes it likely that it happens/);
});

test('a veto and a situation too large to try all of are told in words', () => {
  const judgement = {
    actor: 'buyer',
    what: 'veto',
    path: 'issues.fee.stances.buyer.veto',
    from: 'false',
    to: true,
  } as const;
  const becomes = { value: 0.75, standardError: 0.001 };
  const { answer, limits } = hindsightInWords(
    {
      ...{ outcome: 'high', happened: false, probability: { value: 0, standardError: 0.001 } },
      judgements: [{ ...judgement, within: false, size: 1, becomes }],
      actors: { tried: 3, of: 200 },
    },
    { actors: { buyer: 'The buyer' }, issues: { fee: 'The fee' }, outcomes: {} },
    () => ({}),
  );
  expect(answer).toBe(
    'Whether the buyer has a veto on the fee: with a veto the models would have given 75% instead of <0.1% that it does not happen. It was put at no veto, which left that out.',
  );
  expect(limits).toBe('Only what is judged of the 3 heaviest of 200 actors was tried.');
});

test('an outcome that the situation does not name is an error with the nearest one', () => {
  const { situation } = readSituation(fee('90'), 'gas.yaml') as { situation: Situation };
  const engine = prepare(planForecast(situation).design);
  expect(() => allOf(hindsight(engine, { outcome: 'hihg', happened: true }))).toThrow('did you mean `high`');
});
