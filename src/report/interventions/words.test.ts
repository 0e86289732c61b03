import { describe, expect, test } from 'vitest';
import type { Interventions } from '../../inside/interventions/interventions.ts';
import type { ParetoImprovements } from '../../inside/pareto/pareto-improvements.ts';
import type { Names } from '../words/names.ts';
import { paretoInWords } from './pareto-words.ts';
import { interventionsInWords } from './words.ts';

const names: Names = {
  actors: { m: 'Minsk', k: 'Moscow', c: 'China' },
  issues: { base: 'A base', prices: 'Energy prices' },
  outcomes: { deal: 'A base is agreed' },
};
const gain = { value: 0.0168, standardError: 0.0018 };
const intervention = (
  what: Interventions['moves'][number]['best'][number]['what'],
  path: string,
  from: string,
  to: number | boolean,
) => ({
  actor: 'm',
  best: [{ actor: 'm', what, path, from, to, gain }],
});

describe('interventions in words', () => {
  test('say who gains by what', () => {
    const interventions: Interventions = {
      moves: [
        intervention('position', 'issues.base.stances.m.position', '20..30..50', 0),
        intervention('salience', 'issues.base.stances.m.salience', '0.4..0.6..0.9', 0.85),
        intervention('salience', 'issues.base.stances.m.salience', '[0.2, 0.6]', 0.15),
        intervention('opening', 'dependence.m.k.energy.alternatives.c', '0.1', 0.35),
        intervention('veto', 'issues.prices.stances.m.veto', 'false', true),
        { actor: 'c', best: [] },
      ],
      tippingPoints: [
        {
          ...{
            outcome: 'deal',
            probability: 0.281,
            actor: 'k',
            what: 'position',
            path: 'issues.base.stances.k.position',
          },
          ...{ from: '60', to: 81.8848, size: 0.2188, becomes: { value: 0.512, standardError: 0.006 } },
        },
        {
          ...{ outcome: 'deal', probability: 0.281, actor: 'm', what: 'veto', path: 'issues.base.stances.m.veto' },
          ...{ from: 'true', to: false, size: 1, becomes: { value: 0.7, standardError: 0.01 } },
        },
      ],
      withoutTippingPoint: ['deal'],
      coalitions: [{ actors: ['m', 'c'], gains: [gain, gain], positions: [{ issue: 'base', at: 33.333 }] }],
      draws: { screen: 16, confirm: 256 },
    };
    expect(interventionsInWords(interventions, names)).toEqual([
      'Minsk gains by asking for 0 on A base (now 30, from 20 to 50): 1.7 ± 0.2 points.',
      'Minsk gains by pressing more on A base (salience 0.85, now 0.6, from 0.4 to 0.9): 1.7 ± 0.2 points.',
      'Minsk gains by pressing less on A base (salience 0.15, now 0.2, 0.6 by 2 experts): 1.7 ± 0.2 points.',
      "Minsk gains by an opening: how much of Minsk's need of Moscow for energy China can meet at 0.35 (now 0.1), 1.7 ± 0.2 points.",
      'Minsk would gain by a veto on Energy prices: 1.7 ± 0.2 points.',
      'Nothing that China could do alone helps it.',
      '“A base is agreed” goes from 28% to 51% ± 0.6 points if the position of Moscow on A base were 81.9 (now 60), a move by 22% of its range.',
      '“A base is agreed” goes from 28% to 70% ± 1 point if Minsk gave up its veto on A base.',
      'No single change by anyone takes “A base is agreed” across one half.',
      'Minsk and China both gain (1.7 ± 0.2 and 1.7 ± 0.2 points) by standing together: on A base at 33.3.',
    ]);
  });
});

describe('Pareto improvements in words', () => {
  const pareto: ParetoImprovements = {
    decisive: [
      { actor: 'k', issues: [{ issue: 'prices', because: 'veto' }] },
      { actor: 'm', issues: [{ issue: 'base', because: 'veto' }] },
    ],
    efficient: false,
    agreements: [
      {
        kind: 'package',
        changes: [
          { issue: 'base', from: 31.2852, to: 60 },
          { issue: 'prices', from: 45, to: 80 },
        ],
        gains: [
          { actor: 'k', gain: 0.03, decisive: true },
          { actor: 'm', gain: 0.03, decisive: true },
          { actor: 'c', gain: -0.05, decisive: false },
        ],
        gives: [
          { actor: 'k', issue: 'prices', cost: 0.02 },
          { actor: 'm', issue: 'base', cost: 0.01 },
        ],
        gets: [
          { actor: 'k', issue: 'base', gain: 0.05 },
          { actor: 'm', issue: 'prices', gain: 0.04 },
        ],
      },
    ],
  };

  test('say what moves, who gives way on what, and who pays', () => {
    expect(paretoInWords(pareto, names)).toEqual([
      'Whose consent is needed: Moscow and Minsk.',
      'A package: A base from 31.3 to 60; Energy prices from 45 to 80.',
      'Moscow gets A base and gives way on Energy prices.',
      'Minsk gets Energy prices and gives way on A base.',
      'What it brings, in points: Moscow +3.0, Minsk +3.0.',
      'Others lose: China −5.0.',
    ]);
  });

  test('say when nothing is left on the table', () => {
    expect(paretoInWords({ ...pareto, efficient: true, agreements: [] }, names)[1]).toBe(
      'Nothing is left on the table: nobody whose consent is needed can gain without another losing.',
    );
  });
});
