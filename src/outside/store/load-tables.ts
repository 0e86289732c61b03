import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { ACLED, ACLED_WITHOUT_CLASS } from '../codes/acled.ts';
import { CAMEO, CAMEO_LABELS, WITHOUT_ZERO } from '../codes/cameo.ts';
import { PLOVER } from '../codes/plover.ts';
import { UCDP } from '../codes/ucdp.ts';
import { LOOK_UPS } from './schema.ts';

/** A kind of event as it is looked up. */
interface Kind {
  scheme: string;
  plain: string;
  code: string | null;
  label: string | null;
  root: string | null;
  quad: number | null;
  score?: number | undefined;
}

function* kinds(): Generator<Kind> {
  for (const { goldstein: score, ...entry } of CAMEO) yield { scheme: 'cameo', plain: entry.code, ...entry, score };
  for (const [plain, { goldstein: score, ...entry }] of WITHOUT_ZERO) yield { scheme: 'cameo', plain, ...entry, score };
  for (const [plain, { goldstein: score, ...entry }] of CAMEO_LABELS)
    yield { scheme: 'cameo-label', plain, ...entry, score };
  for (const { type, quad, score } of PLOVER) {
    yield { scheme: 'plover', plain: type.toLowerCase(), code: type, label: type, root: type, quad, score };
  }
  for (const [label, quad] of Object.entries(ACLED)) {
    yield { scheme: 'acled-label', plain: label.toLowerCase(), code: null, label, root: null, quad };
  }
  for (const label of ACLED_WITHOUT_CLASS) {
    yield { scheme: 'acled-label', plain: label.toLowerCase(), code: null, label, root: null, quad: null };
  }
  for (const { number, label, quad } of UCDP) {
    yield { scheme: 'ucdp', plain: number, code: null, label, root: label, quad };
  }
}

/** Fills the tables that events are completed by, for as long as the store is open. */
export async function loadTables(connection: DuckDBConnection): Promise<void> {
  await connection.run(LOOK_UPS);
  await filled(connection, 'code', kinds(), (appender, { scheme, plain, code, label, root, quad, score }) => {
    for (const text of [scheme, plain, code, label, root]) {
      if (text === null) appender.appendNull();
      else appender.appendVarchar(text);
    }
    if (quad === null) appender.appendNull();
    else appender.appendUTinyInt(quad);
    if (score === undefined) appender.appendNull();
    else appender.appendDouble(score);
  });
}

/** Adds rows to a temporary table. */
export async function filled<T>(
  connection: DuckDBConnection,
  table: string,
  rows: Iterable<T>,
  append: (appender: DuckDBAppender, row: T) => void,
): Promise<void> {
  const appender = await connection.createAppender(table, null, 'temp');
  for (const row of rows) {
    append(appender, row);
    appender.endRow();
  }
  appender.closeSync();
}
