import { CAMEO, WITHOUT_ZERO } from '../codes/cameo.ts';
import { selectRows } from './database.ts';
import { lostItsZero, plainCode } from './event-codes.ts';
import { schemeOf, usedIn } from './event-query.ts';
import type { EventField, EventReading } from './format.ts';
import type { LostZeros } from './incoming-part.ts';

const EITHER = new Set(CAMEO.filter(({ code }) => /^(1\d|20)$/.test(code)).map(({ code }) => code));

/**
 * Keeps count of codes that lost their zero in a file, if its beginning looks so: rows of all others are read once, not twice.
 *
 * @param raw a query of the rows of a part
 * @param sample codes of the beginning
 */
export function lostZeros(
  reading: EventReading,
  has: (field: EventField) => boolean,
  raw: string,
  sample: readonly string[],
): LostZeros {
  const some = schemeOf(reading) === 'cameo' && looksLost(sample.map((code) => code.trim().replace(/[.,]0+$/, '')));
  const evidence = lostItsZero(has);
  const sql = `select code, lost, count(*)::double as n from (select ${plainCode(reading)} as code, ${evidence} as lost from (${raw}) r)
    where code is not null group by all order by code, lost`;
  const zeros: LostZeros = {
    restored: 0,
    doubtful: 0,
    count: async (store, part) => {
      if (!some) return;
      const rows = await selectRows<{ code: string; lost: boolean | null; n: number }>(
        store,
        sql,
        usedIn(sql, part.parameters),
      );
      for (const { code, lost, n } of rows) {
        if (WITHOUT_ZERO.has(code) || (EITHER.has(code) && lost === true)) {
          zeros.restored += n;
          zeros.example ??= code;
        } else if (EITHER.has(code) && lost === null) zeros.doubtful += n;
      }
    },
  };
  return zeros;
}

/** Whether codes look as if zeros were lost: some are codes only with a zero, or some may be either and no code has one. */
function looksLost(codes: readonly string[]): boolean {
  if (codes.some((code) => WITHOUT_ZERO.has(code))) return true;
  return !codes.some((code) => /^0\d/.test(code)) && codes.some((code) => EITHER.has(code));
}
