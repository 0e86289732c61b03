import * as z from 'zod';
import { once } from '../numeric/once.ts';
import type { Fault } from './fault.ts';
import { isMap } from './plain-map.ts';
import type { Source } from './source.ts';

/** The version of the file format that this program reads and writes. */
export const FORMAT = 1;

/** The key `format` of a file. A file without it has format 1: files of before it was there have none. */
export const formatSchema = once(() =>
  z
    .literal(FORMAT)
    .meta({ title: `${FORMAT}, the version of the file format` })
    .exactOptional()
    .describe(`the version of the file format, ${FORMAT} by default`),
);

/**
 * The one fault of a file in a newer format. Whatever else in it is unknown here may be right there, so nothing else is checked.
 *
 * @returns undefined for any file that may be of this format
 */
export function newerFormat({ value, placeOf }: Source, file: string): Fault | undefined {
  const format = isMap(value) && Object.hasOwn(value, 'format') ? value.format : undefined;
  if (typeof format !== 'number' || !Number.isInteger(format) || format <= FORMAT) return undefined;
  const message = `format ${format} is newer than this Tightrope, which reads format ${FORMAT}: a newer Tightrope reads the file (npm install tightrope-forecast@latest); if it was made for this one, write format: ${FORMAT}`;
  return { file, ...placeOf(['format']), message, severity: 'error' };
}
