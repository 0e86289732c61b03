import { beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../forecast/analysis.ts';
import { belarusAnalysis } from '../../testing/belarus-analysis.ts';
import { counterfactualTable } from '../discovery/table.ts';
import { coalitionTable, improvementTable } from '../interventions/table.ts';
import { csv } from '../table/csv.ts';

describe('the reasons of a forecast as CSV', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await belarusAnalysis();
  });
  const lines = (text: string) => text.trimEnd().split('\r\n');

  test('have a row for each input that the nearest future changes', () => {
    const table = counterfactualTable(analysis);
    const found = (analysis.scenarioDiscovery ?? []).flatMap(({ counterfactual }) => counterfactual?.changes ?? []);
    expect(found.length).toBeGreaterThan(0);
    expect(table.rows.map(({ change }) => change)).toEqual(found);
    expect(lines(csv(table))).toHaveLength(found.length + 1);
  });

  test('have a row for each position that a coalition asks for, with what both gain', () => {
    const coalition = {
      ...{
        actors: ['a', 'b'] as [string, string],
        positions: [
          { issue: 'x', at: 3 },
          { issue: 'y', at: 0.5 },
        ],
      },
      gains: [
        { value: 0.02, standardError: 0.001 },
        { value: 0.01, standardError: 0.002 },
      ] as never,
    };
    const interventions = {
      ...(analysis.interventions as NonNullable<Analysis['interventions']>),
      coalitions: [coalition],
    };
    expect(lines(csv(coalitionTable({ ...analysis, interventions }))).slice(1)).toEqual([
      '1,a,b,x,3,0.02,0.001,0.01,0.002',
      '1,a,b,y,0.5,0.02,0.001,0.01,0.002',
    ]);
  });

  test('have what an agreement changes, brings and costs', () => {
    const agreement = {
      kind: 'exchange' as const,
      changes: [{ issue: 'x', from: 1, to: 2 }],
      gains: [{ actor: 'a', gain: 0.3, decisive: true }],
      gives: [{ actor: 'a', issue: 'x', cost: 0.1 }],
      gets: [{ actor: 'a', issue: 'y', gain: 0.4 }],
    };
    const rows = csv(improvementTable({ ...analysis, paretoImprovements: { decisive: [], agreements: [agreement] } }));
    expect(lines(rows).slice(1)).toEqual([
      '1,exchange,change,,,x,1,2,',
      '1,exchange,gain,a,true,,,,0.3',
      '1,exchange,gives,a,,x,,,-0.1',
      '1,exchange,gets,a,,y,,,0.4',
    ]);
  });
});
