import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { baseRate } from '../dist/outside/index.js';
import { importEvents, occurrences, openEvents, spanOf, topPairs } from '../dist/outside/store/index.js';

/** Events in Parquet; `EVENTS=50000000 npm run bench events` for the size that is promised. */
const EVENTS = Number(process.env.EVENTS ?? 5_000_000);
const GDELT = Math.min(EVENTS, 2_000_000);

async function seconds(act) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = await act();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
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
  const note = (what, { seconds: taken, cpu }, n, peer) =>
    rows.push({
      ...{ what, seconds: Number(taken.toPrecision(3)), 'seconds of CPU': Number(cpu.toPrecision(3)) },
      'times DuckDB': peer ? Number((cpu / peer.cpu).toPrecision(2)) : '',
      'rows a second': n ? Math.round(n / taken) : '',
    });
  const summary = [];
  try {
    const parquet = join(folder, 'events.parquet');
    const tsv = join(folder, 'events.export.CSV');
    const maker = await openEvents(join(folder, 'maker.duckdb'), { create: true });
    await maker.connection.run(`copy (${RANDOM(EVENTS)}) to '${parquet}' (format parquet)`);
    await maker.connection.run(
      `copy (select ${LINE} from (${RANDOM(GDELT)})) to '${tsv}' (format csv, header false, quote '', delimiter '\\x01')`,
    );
    maker.close();

    // The database by itself, with the same key, which no two events may have.
    const bare = await (await DuckDBInstance.create(join(folder, 'bare.duckdb'), { memory_limit: '1200MB' })).connect();
    const table = (name) =>
      bare.run(`create table ${name} (date date, source varchar, target varchar, code varchar,
      row_id varchar, key ubigint primary key)`);
    await table('parquet');
    await table('gdelt');
    await bare.run(`create table whole (date date, source varchar, source_country varchar, source_sector varchar, target varchar,
      target_country varchar, target_sector varchar, code varchar, root varchar, quad utinyint, intensity double, location varchar,
      country varchar, latitude double, longitude double, url varchar, dataset varchar, row_id varchar, key ubigint primary key)`);
    const lines = `from read_csv('${tsv}', delim = '\t', header = false, all_varchar = true, quote = '')`;
    const byItself = [
      await seconds(() =>
        bare.run(`insert into parquet select day, source, target, code, id::varchar, hash('parquet', id::varchar)
          from read_parquet('${parquet}')`),
      ),
      await seconds(() =>
        bare.run(`insert into gdelt select strptime(column01, '%Y%m%d')::date, column06, column16, column26, column00,
          hash('gdelt', column00) ${lines}`),
      ),
      await seconds(() =>
        bare.run(`insert into whole select strptime(column01, '%Y%m%d')::date, column06, column07, column12, column16, column17, column22,
          column26, column28, column29::utinyint, column30::double, column50, column51, column53::double, column54::double, column57,
          'gdelt', column00, hash('gdelt', column00) ${lines}`),
      ),
    ];
    note('the same by DuckDB alone, from Parquet', byItself[0], EVENTS);
    note('five columns of GDELT by DuckDB alone', byItself[1], GDELT);
    note('all columns that we read, by DuckDB alone', byItself[2], GDELT, byItself[1]);
    bare.closeSync();

    const store = await openEvents(join(folder, 'store.duckdb'), { create: true });
    const map = { id: 'id', date: 'day', source: 'source', target: 'target', code: 'code' };
    const ours = [
      await seconds(() => importEvents(store, parquet, { map, dataset: 'parquet' })),
      await seconds(() => importEvents(store, tsv)),
    ];
    note('import from Parquet', ours[0], EVENTS, byItself[0]);
    note('import from GDELT', ours[1], GDELT, byItself[1]);
    note('import from GDELT, beside all columns', ours[1], GDELT, byItself[2]);
    for (const [k, from, n] of [
      [0, 'Parquet', EVENTS],
      [1, 'GDELT', GDELT],
    ]) {
      summary.push({
        what: `${n.toLocaleString('en-US')} events from ${from}`,
        peer: `DuckDB alone ${Number(byItself[k].cpu.toPrecision(3))} s CPU`,
        before: '',
        ours: `${Number(ours[k].cpu.toPrecision(3))} s CPU, ${Number(ours[k].seconds.toPrecision(3))} s`,
        ratio: Number((ours[k].cpu / byItself[k].cpu).toPrecision(2)),
        asked: '',
      });
    }
    // A tenth of the events, for how the time grows.
    const tenth = join(folder, 'tenth.parquet');
    const few = await openEvents(join(folder, 'tenth.duckdb'), { create: true });
    await few.connection.run(`copy (${RANDOM(EVENTS / 10)}) to '${tenth}' (format parquet)`);
    const tenthTaken = await seconds(() => importEvents(few, tenth, { map, dataset: 'parquet' }));
    few.close();
    note('import of a tenth of them from Parquet', tenthTaken, EVENTS / 10);
    summary[0].grows = `events^${Math.log10(ours[0].cpu / tenthTaken.cpu).toFixed(2)}`;
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
  return { title: `A store of ${EVENTS.toLocaleString('en-US')} events`, rows, summary };
}
