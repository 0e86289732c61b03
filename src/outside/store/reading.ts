import { unknownName } from '../../numeric/nearest-name.ts';
import { DATE_ORDERS } from '../../situation/table/index.ts';
import { plainColumn } from './column-names.ts';
import { EventsError } from './events-error.ts';
import type { EventImportOptions, EventReading, Format } from './format.ts';
import { FORMATS } from './formats.ts';
import { mergedMap } from './layout.ts';
import { NOTHING } from './nothing.ts';

/** The format of that name. @throws EventsError if there is no such format */
export function formatNamed(name: string): Format {
  const found = FORMATS.find((format) => format.name === name.toLowerCase());
  if (found !== undefined) return found;
  throw new EventsError(
    unknownName(
      'format',
      name,
      FORMATS.map((format) => format.name),
    ),
  );
}

/**
 * How a file is read: by its format, if it has one, with what the user says instead. The user's columns win over the
 * format's; what else the format knows (classes, lists of countries, how dates are written) stays.
 *
 * @param other what it is called without a format
 */
export function readingOf(format: Format | undefined, options: EventImportOptions, other: string): EventReading {
  const { map: own, dates, empty, decimal, countries: said } = options;
  const place = own?.country;
  // A user's own column for the place has codes of GDELT's places only if it is another of these.
  const keeps =
    place === undefined || format?.countries?.places !== 'fips' || /geocountrycode$/.test(plainColumn(String(place)));
  const countries = keeps ? format?.countries : { ...format?.countries, places: format?.countries?.actors };
  return {
    name: other,
    ...format,
    map: mergedMap(format, own),
    countries: { ...countries, ...(typeof said === 'string' ? { actors: said, places: said } : said) },
    empty: empty ?? NOTHING,
    ...(dates !== undefined && { written: dates }),
    ...(decimal !== undefined && { decimal }),
  };
}

/** Whether a way to write dates is an order of day, month and year; it is a pattern of strptime otherwise. */
export const isOrder = (written: string): boolean => (DATE_ORDERS as readonly string[]).includes(written);
