import type { Fault } from './fault.ts';
import { isMap } from './plain-map.ts';
import type { Path, Source } from './source.ts';

const DAY = /\b(\d{4}-\d{2}-\d{2})\b/g;
const YEAR = /\b(1[5-9]\d{2}|20\d{2})\b/g;

/**
 * Warns of hindsight: a source with a date after the day of the forecast cannot have been known on it, and a case that is
 * scored on what was known later flatters whatever forecasts it. What says what happened may be as late as it likes.
 */
export function hindsightFaults(source: Source, file: string): Fault[] {
  const root = source.value;
  if (!isMap(root) || typeof root.asOf !== 'string') return [];
  const asOf = root.asOf;
  const faults: Fault[] = [];
  const look = (value: unknown, path: Path) => {
    if (typeof value === 'string' && path.at(-1) === 'source') {
      const late = lateIn(value, asOf);
      if (late === undefined) return;
      const message = `the source has the date ${late}, after the day of the forecast, ${asOf}: was it known then?`;
      faults.push({ file, ...source.placeOf(path), message, severity: 'warning' });
    } else if (Array.isArray(value)) {
      value.forEach((inner, k) => {
        look(inner, [...path, k]);
      });
    } else if (isMap(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (path.length > 0 || (key !== 'resolved' && key !== 'source' && key !== 'scenarios'))
          look(inner, [...path, key]);
      }
    }
  };
  look(root, []);
  return faults;
}

/** The first day or year in a text that is after a day. */
function lateIn(text: string, asOf: string): string | undefined {
  for (const [, day] of text.matchAll(DAY)) if (day > asOf) return day;
  for (const [, year] of text.replace(DAY, '').matchAll(YEAR)) if (year > asOf.slice(0, 4)) return year;
  return undefined;
}
