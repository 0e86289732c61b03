import { describe, expect, test } from 'vitest';
import type { Hypotheses, JudgedProbability } from '../situation/hypotheses/section.ts';
import { ach } from './ach.ts';
import { informationGain, whatToLearn } from './information.ts';
import { matrixOf } from './matrix.ts';
import { logEvidence, over, posterior } from './posterior.ts';

/** Two explanations of which one is true. */
const two = (prior: number, evidence: Hypotheses['evidence'], rest: Partial<Hypotheses> = {}): Hypotheses => ({
  none: false,
  explanations: { yes: { prior }, no: { prior: 1 - prior } },
  ...(evidence && { evidence }),
  ...rest,
});
const yes = (section: Hypotheses) => posterior(matrixOf(section))?.[0];

describe('the alarm of Russell & Norvig (1995, figure 14.2): a burglary, an alarm, and two neighbours who call', () => {
  const alarm = { yes: 0.002 * 0.95 + 0.998 * 0.94, no: 0.002 * 0.29 + 0.998 * 0.001 };
  const john = { report: { hit: 0.9, falseAlarm: 0.05 } };
  const mary = { report: { hit: 0.7, falseAlarm: 0.01 } };

  test('both call: two reports of one alarm', () => {
    const events = { alarm: { likelihood: alarm } };
    const section = two(0.001, { john: { of: 'alarm', ...john }, mary: { of: 'alarm', ...mary } }, { events });
    expect(yes(section)).toBeCloseTo(0.2841718353643929, 14);
  });

  test('read as two independent items they count too much', () => {
    const section = two(0.001, { john: { likelihood: alarm, ...john }, mary: { likelihood: alarm, ...mary } });
    expect(yes(section)).toBeCloseTo(0.4957573, 7);
  });

  test('an alarm that is known for certain is more than any two reports of it', () => {
    expect(yes(two(0.001, { alarm: { likelihood: alarm } }))).toBeCloseTo(0.3735512, 7);
  });
});

describe('Asia (Lauritzen & Spiegelhalter 1988): a patient who was in Asia and is short of breath', () => {
  const states = [0, 1, 2, 3, 4, 5, 6, 7].map((s) => ({ t: s & 1, l: (s >> 1) & 1, b: (s >> 2) & 1 }));
  const id = ({ t, l, b }: (typeof states)[number]) => `t${t}l${l}b${b}`;
  const tuberculosis = 0.01 * 0.05 + 0.99 * 0.01;
  const smoking = (p: [smoker: number, other: number], is: number) => p.map((one) => (is ? one : 1 - one));
  const prior = (s: (typeof states)[number]) => {
    const [l, b] = [smoking([0.1, 0.01], s.l), smoking([0.6, 0.3], s.b)];
    return (s.t ? tuberculosis : 1 - tuberculosis) * (0.5 * l[0] * b[0] + 0.5 * l[1] * b[1]);
  };
  const by = (p: (s: (typeof states)[number]) => number): Record<string, JudgedProbability> =>
    Object.fromEntries(states.map((s) => [id(s), p(s)]));
  const asia = by(({ t }) => (t ? (0.01 * 0.05) / tuberculosis : (0.01 * 0.95) / (1 - tuberculosis)));
  const breath = by(({ t, l, b }) => (t || l ? (b ? 0.9 : 0.7) : b ? 0.8 : 0.1));
  const xray = by(({ t, l }) => (t || l ? 0.98 : 0.05));
  const section: Hypotheses = {
    none: false,
    explanations: Object.fromEntries(states.map((s) => [id(s), { prior: prior(s) }])),
    evidence: { asia: { likelihood: asia }, breath: { likelihood: breath } },
    lookups: { xray: { likelihood: xray } },
  };
  const having = (part: 't' | 'l' | 'b') => states.flatMap((s, k) => (s[part] ? [k] : []));
  const shares = (given: Hypotheses) => {
    const now = posterior(matrixOf(given)) as Float64Array;
    return (['l', 'b', 't'] as const).map((part) => over(now, having(part)));
  };

  test('the probability of the evidence, and of each illness', () => {
    expect(Math.exp(logEvidence(matrixOf(section)))).toBeCloseTo(0.004501375, 12);
    const found = shares(section);
    [0.09952515, 0.8114021, 0.08775096].forEach((p, i) => {
      expect(found[i]).toBeCloseTo(p, 7);
    });
  });

  test('the X-ray positive, too', () => {
    const found = shares({ ...section, evidence: { ...section.evidence, xray: { likelihood: xray } } });
    [0.44427051, 0.62882178, 0.39171172].forEach((p, i) => {
      expect(found[i]).toBeCloseTo(p, 8);
    });
  });

  test('what the X-ray would tell of lung cancer and of tuberculosis', () => {
    const matrix = matrixOf(section);
    const now = posterior(matrix) as Float64Array;
    const outcomes = new Map(
      (['l', 't'] as const).map((part) => [part, Float64Array.from(states, (s) => s[part])] as const),
    );
    const [learned] = whatToLearn(matrix, now, outcomes);
    // The published figures come from probabilities of eight digits; all 16 states enumerated give 0.22990482480 and 0.19889890551.
    expect(learned.outcomes?.l).toBeCloseTo(0.229904836, 7);
    expect(learned.outcomes?.t).toBeCloseTo(0.198898859, 7);
    expect(learned.outcomes?.l).toBeCloseTo(0.2299048248008909, 13);
    expect(learned.outcomes?.t).toBeCloseTo(0.19889890550671677, 13);
  });
});

test("Heuer's matrix of retaliation (1999, figure 15): both counts, and how much each item tells apart", () => {
  const rows = ['+++', '++-', '++-', '-++', '-++'].map((marks) => [...marks]);
  const evidence = Object.fromEntries(
    [...rows, ['--', '+', '+']].map((marks, i) => [
      `E${i + 1}`,
      { likelihood: Object.fromEntries(marks.map((mark, h) => [`H${h + 1}`, mark])) },
    ]),
  );
  const found = ach(matrixOf({ explanations: { H1: {}, H2: {}, H3: {} }, evidence }));
  expect(found.explanations.map(({ heuer }) => heuer)).toEqual([4, 0, 2]);
  expect(found.explanations.map(({ openSynthesis }) => openSynthesis)).toEqual([6, 0, 2]);
  const tells = found.items.map(({ diagnosticity }) => diagnosticity);
  [0, 0.942809, 0.942809, 0.942809, 0.942809, Math.SQRT2].forEach((value, i) => {
    expect(tells[i]).toBeCloseTo(value, 6);
  });
  expect(found.order.ach).toEqual(['H2', 'H3', 'H1']);
});

test.each([
  ['the cab (Tversky & Kahneman 1982): one witness', 0.15, [[0.8, 0.2]], 12 / 29],
  [
    'two independent witnesses',
    0.15,
    [
      [0.8, 0.2],
      [0.8, 0.2],
    ],
    0.7384615,
  ],
  ['mammography (Eddy 1982)', 0.01, [[0.8, 0.096]], 0.0776398],
  [
    'eight red and four blue (Phillips & Edwards 1966)',
    0.5,
    [...Array.from({ length: 8 }, () => [0.7, 0.3]), ...Array.from({ length: 4 }, () => [0.3, 0.7])],
    0.967365,
  ],
])('%s', (_, prior, items, expected) => {
  const evidence = Object.fromEntries(items.map(([a, b], i) => [`e${i}`, { likelihood: { yes: a, no: b } }]));
  expect(yes(two(prior, evidence))).toBeCloseTo(expected, 7);
});

test.each([
  [0.6, 0.0290494],
  [0.8, 0.2780719],
  [0.9, 0.5310044],
])('a test that is right with %d, at an even prior, tells %d bits', (right, bits) => {
  expect(informationGain(Float64Array.of(0.5, 0.5), Float64Array.of(right, 1 - right))).toBeCloseTo(bits, 7);
});
