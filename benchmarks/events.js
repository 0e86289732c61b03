import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseRate } from '../dist/outside/index.js';
import { importEvents, occurrences, openEvents, spanOf, topPairs } from '../dist/outside/store/index.js';

/** Events in Parquet; `EVENTS=50000000 npm run bench events` for the size that is promised. */
const EVENTS = Number(process.env.EVENTS ?? 5_000_000);
const GDELT = Math.min(EVENTS, 2_000_000);

async function seconds(act) {
  const start = performance.now();
  const result = await act();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** Random events among 5,000 actors over twenty years, made by the database itself. */
const RANDOM = (
  n,
) => `select i as id, date '2005-01-01' + (hash(i, 1) % 7305)::int as day, 'Actor ' || hash(i, 2) % 5000 as source,
  'Actor ' || hash(i, 3) % 5000 as target, lpad((1 + hash(i, 4) % 20)::varchar, 2, '0') || '0' as code from range(${n}) t(i)`;

/** A line of GDELT 1.0. */
const LINE = `concat_ws(chr(9), id, strftime(day, '%Y%m%d'), '', '', '', 'GOV', source, 'BLR', '', '', '', '', 'GOV', '', '', 'GOV', target, 'RUS',
  '', '', '', '', '', '', '', '1', code, code, left(code, 2), '1', '1.0', '1', '1', '1', '0', '', '', '', '', '', '', '', '', '', '', '', '', '', '', '',
  'Minsk', 'BO', '', '53.9', '27.5', '', '20140101', 'https://example.org/')`;

export default async function events() {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-events-'));
  const rows = [];
  const note = (what, { seconds: taken }, n) =>
    rows.push({ what, seconds: Number(taken.toPrecision(3)), 'rows a second': n ? Math.round(n / taken) : '' });
  try {
    const parquet = join(folder, 'events.parquet');
    const tsv = join(folder, 'events.export.CSV');
    const maker = await openEvents(join(folder, 'maker.duckdb'), { create: true });
    await maker.connection.run(`copy (${RANDOM(EVENTS)}) to '${parquet}' (format parquet)`);
    await maker.connection.run(
      `copy (select ${LINE} from (${RANDOM(GDELT)})) to '${tsv}' (format csv, header false, quote '', delimiter '\\x01')`,
    );
    maker.close();

    const store = await openEvents(join(folder, 'store.duckdb'), { create: true });
    const map = { id: 'id', date: 'day', source: 'source', target: 'target', code: 'code' };
    note('import from Parquet', await seconds(() => importEvents(store, parquet, { map, dataset: 'parquet' })), EVENTS);
    note('import from GDELT', await seconds(() => importEvents(store, tsv)), GDELT);
    note(
      'base rate of one pair',
      await seconds(async () => {
        const pair = { source: 'Actor 17', target: 'Actor 4', either: true, datasets: ['parquet'] };
        const span = await spanOf(store);
        const outcomes = await occurrences(store, pair);
        return baseRate({ name: 'pair', outcomes, window: 30, ...span });
      }),
    );
    note(
      'top pairs by month',
      await seconds(() => topPairs(store, { datasets: ['parquet'] }, { by: 'month', limit: 10 })),
    );
    store.close();
    rows.push({
      what: 'most memory held, MB',
      seconds: Math.round(process.resourceUsage().maxRSS / 1000),
      'rows a second': '',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { title: `A store of ${EVENTS.toLocaleString('en-US')} events`, rows };
}
