import { beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../numeric/days.ts';
import { withData } from '../../testing/optional-data.ts';
import { cameoByLabel } from '../codes/cameo.ts';
import { readTable } from '../next-events/read-table.ts';
import { indicatorChanges } from './changes.ts';
import { indicator } from './indicator.ts';

const icews14 = withData('events/icews14/events.tsv.gz');

icews14.describe('what one country did to another in ICEWS14', () => {
  let events: ReturnType<typeof readTable>;
  let country: string[];
  let kind: ReturnType<typeof cameoByLabel>[];
  beforeAll(() => {
    events = readTable(icews14.text(), icews14.file);
    country = events.entities.map((name) => /\(([^()]*)\)$/.exec(name)?.[1] ?? name);
    kind = events.relations.map(cameoByLabel);
  });
  const weeks = (source: string, target: string) => {
    const of = [...events.day.keys()].filter(
      (i) => country[events.source[i]] === source && country[events.target[i]] === target,
    );
    const columns = {
      days: Int32Array.from(of, (i) => events.day[i]),
      quad: Uint8Array.from(of, (i) => kind[events.relation[i]]?.quad ?? 0),
      intensity: Float64Array.from(of, (i) => kind[events.relation[i]]?.goldstein ?? Number.NaN),
    };
    return indicator(columns, { by: 'week', from: dayOf('2014-01-01'), to: dayOf('2014-12-31') });
  };
  const told = (series: ReturnType<typeof weeks>, kindOf: 'cooperation' | 'conflict') =>
    indicatorChanges(series)[kindOf].segments.map(
      ({ from, level }) => `${series.periods[from].name} ${level.toFixed(2)}`,
    );

  test('North Korea cooperated more with the South for three weeks from its visit to Incheon on 4 October on', () => {
    const series = weeks('North Korea', 'South Korea');
    expect(told(series, 'cooperation')).toEqual(['2014-W01 0.40', '2014-W40 1.90', '2014-W43 0.14']);
    expect(told(series, 'conflict')).toEqual(['2014-W01 0.52']);
  });

  test('Ukraine made statements and appeals to Russia for three weeks, from the week on in which Crimea was taken', () => {
    expect(told(weeks('Ukraine', 'Russia'), 'cooperation')).toEqual([
      '2014-W01 0.02',
      '2014-W09 0.81',
      '2014-W12 0.09',
    ]);
  });
});
