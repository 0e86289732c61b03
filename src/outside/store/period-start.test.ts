import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { PERIOD_LENGTHS } from '../series/calendar.ts';
import { PERIOD_START } from './period-start.ts';

test.each(PERIOD_LENGTHS)('the first day of a %s is that of date_trunc, in any year', async (by) => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const reader = await connection.runAndReadAll(
    `select count(*)::int, count(*) filter (${PERIOD_START[by]} is distinct from date_trunc('${by}', date)::date)::int
      from (select date '1000-01-01' + i::int as date from range(730485) t(i))`,
  );
  expect(reader.getRowsJS()).toEqual([[730_485, 0]]);
});
