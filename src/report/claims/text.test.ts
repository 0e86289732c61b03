import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import type { History } from '../../ledger/claim/history.ts';
import { calibrationCurve } from '../../ledger/score/calibration.ts';
import type { ResolvedClaim } from '../../ledger/score/resolved-claim.ts';
import { scoreTable } from '../../ledger/score/score-table.ts';
import { yesNoAtClose } from '../../ledger/score/yes-no-at-close.ts';
import { scoresHtml } from '../scores/page.ts';
import { calibrationCurveText, scoreText } from '../scores/text.ts';
import { claimListText, historyText } from './text.ts';

const HOSTILE = `\u001b[31m<script>alert(1)</script>\u202e ${'long '.repeat(60)}`;

const history: History = {
  claim: {
    ...{ id: 'a', kind: 'yes-no', text: HOSTILE, claimant: HOSTILE, claimantKind: 'person', tags: [HOSTILE] },
    ...{ made: '2021-01-01', deadline: '2021-12-31', trigger: 'A summit', triggerOn: '2021-01-01', quote: HOSTILE },
  },
  forecasts: [
    { claim: 'a', made: '2021-02-01', probability: 0.3 },
    {
      claim: 'a',
      made: '2021-01-01',
      probability: 0.675,
      low: 0.55,
      high: 0.8,
      phrase: 'likely',
      reason: 'so it seems',
    },
  ],
  resolutions: [
    { claim: 'a', verdict: 'resolved', outcome: true, on: '2021-12-01', by: 'desk' },
    { claim: 'a', verdict: 'disputed', on: '2021-12-02' },
    { claim: 'a', verdict: 'resolved', outcome: false, on: '2021-12-31', evidence: 'nothing was signed' },
  ],
};

const resolved = (n: number): ResolvedClaim[] =>
  Array.from({ length: n }, (_, i) => ({
    ...{ id: `c${i}`, kind: 'yes-no', claimant: i % 2 ? 'Ann' : HOSTILE, claimantKind: 'person', tags: [] },
    ...{
      made: 0,
      closes: 86_400_000,
      outcome: i % 3 === 0 ? 1 : 0,
      forecasts: [{ at: 0, probability: (i % 10) / 10 }],
    },
  }));

const widths = (text: string) => text.split('\n').map((line) => line.length);

test('a claim is told with its whole history, in the order of time, and what was judged again is marked', () => {
  const text = historyText(history);
  const order = [
    '68% “likely”, 55% to 80%',
    'so it seems',
    '30%',
    'it happened, says desk (judged again since)',
    'disputed',
    'it did not happen',
    'nothing was signed',
  ];
  expect(order.map((part) => text.indexOf(part))).toEqual(
    order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
  );
  expect(text.indexOf(order[0])).toBeGreaterThan(0);
});

test('no text steers the terminal or breaks its 80 columns', () => {
  const line = { ...history.claim, status: 'resolved' as const, outcome: false, probability: 0.3, forecasts: 2 };
  const claims = resolved(40);
  const { probabilities, outcomes } = yesNoAtClose(claims);
  const texts = [
    historyText(history),
    claimListText([line], { total: 1, page: 1, limit: 50 }),
    scoreText(scoreTable(claims, { by: ['claimant'] })),
    calibrationCurveText(calibrationCurve(probabilities, outcomes)),
  ];
  for (const text of texts) {
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\u202e');
    expect(Math.max(...widths(text))).toBeLessThanOrEqual(80);
  }
});

test('the page escapes every text', () => {
  const claims = resolved(40);
  const { probabilities, outcomes } = yesNoAtClose(claims);
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const parts = {
    scores: scoreTable(claims, { by: ['claimant'] }),
    calibration: calibrationCurve(probabilities, outcomes),
  };
  const html = scoresHtml(HOSTILE, parts, document as unknown as Document);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;');
});

test('under twenty claims are too few, and it says so', () => {
  expect(scoreText(scoreTable(resolved(19), { by: ['claimant'] }))).toContain(
    'Under 20 resolved claims: too few to tell skill from luck',
  );
  expect(scoreText(scoreTable(resolved(60), { by: ['claimant'] }))).not.toContain('too few');
});

test('who was certain and wrong is counted', () => {
  const claims = resolved(30).map((claim) => ({
    ...claim,
    outcome: 1,
    forecasts: [{ at: 0, probability: claim.id === 'c3' ? 0 : 0.9 }],
  }));
  expect(scoreText(scoreTable(claims, { by: ['tag'] }))).toMatch(/One claim called\s+impossible what happened/);
});

test('nothing to score is said in a line', () => {
  expect(scoreText(scoreTable([], { by: ['claimant'] }))).toBe('No claim is resolved: there is nothing to score.\n');
  expect(calibrationCurveText([])).toMatch('there is nothing to compare');
  expect(claimListText([], { total: 0, page: 1, limit: 50 })).toBe('No claim matches.\n');
});
