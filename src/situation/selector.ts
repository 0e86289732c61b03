import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { countryFault } from './country-fault.ts';
import { RULES } from './quick/rules.ts';

const name = once(() =>
  z
    .string()
    .min(1)
    .max(200)
    .refine(RULES.isKnownCountry, { error: ({ input }) => countryFault(String(input)) }),
);
const names = once(() => z.union([name(), z.array(name()).min(1).max(200)]));
const DAY = 'expected a date such as 2014-03-01';
const day = once(() => z.iso.date({ error: DAY, abort: true }).refine(RULES.isDay, { error: DAY }));
const QUAD = 'expected 1 or 2 for cooperation, 3 or 4 for conflict';
const INTENSITY = 'expected a number from -10 to 10';
const intensity = once(() =>
  z.number({ error: INTENSITY }).min(-10, { error: INTENSITY }).max(10, { error: INTENSITY }),
);

/** Which events are meant; all conditions hold together. */
export const selectorSchema = once(() =>
  z.strictObject({
    source: names()
      .optional()
      .describe('who; a name as the data has it, country:Belarus, or a code of CAMEO such as BLRGOV'),
    target: names().optional().describe('to whom'),
    either: z.boolean().optional().describe('in either direction'),
    codes: z
      .array(
        z.string().regex(/^(\d{2,4}|[A-Z]{3,20})$/, {
          error: 'expected codes of CAMEO such as 19 or 190, or types of PLOVER such as PROTEST',
        }),
      )
      .min(1)
      .max(100)
      .optional()
      .describe('CAMEO codes, and all that is under them; or types of PLOVER such as PROTEST'),
    labels: names().optional().describe('kinds of events by their name, such as Armed clash'),
    words: z.string().min(1).max(200).optional().describe('words that the text of an event holds, in this order'),
    quad: z
      .array(z.number({ error: QUAD }).int({ error: QUAD }).min(1, { error: QUAD }).max(4, { error: QUAD }))
      .min(1)
      .max(4)
      .optional()
      .describe('1 verbal and 2 material cooperation, 3 verbal and 4 material conflict'),
    atLeast: intensity().optional().describe('of intensity, -10 to 10'),
    atMost: intensity().optional().describe('of intensity, -10 to 10'),
    in: names().optional().describe('the country in which they happened, by any of its names or codes'),
    datasets: z.array(name()).min(1).max(50).optional().describe('only events of these data sets, such as gdelt-1'),
    from: day().optional().describe('the first day that counts'),
    to: day().optional().describe('the last day that counts'),
  }),
);

/** Which events are meant; all conditions hold together. Names are as the data has them, `country:Belarus`, or codes of CAMEO. */
export interface Selector {
  source?: string | string[] | undefined;
  target?: string | string[] | undefined;
  /** In either direction. */
  either?: boolean | undefined;
  /** Codes of CAMEO, and all that is under them; or types of PLOVER such as PROTEST. */
  codes?: string[] | undefined;
  /** Kinds of events by their name, such as Armed clash. */
  labels?: string | string[] | undefined;
  /** Words that the text of an event holds, in this order. */
  words?: string | undefined;
  /** 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
  quad?: number[] | undefined;
  /** Of intensity, -10 to 10. */
  atLeast?: number | undefined;
  atMost?: number | undefined;
  /** The country in which they happened, by any of its names or codes. */
  in?: string | string[] | undefined;
  datasets?: string[] | undefined;
  /** `YYYY-MM-DD`, both days included. */
  from?: string | undefined;
  to?: string | undefined;
}

/** The same of events of any kind: who, where, when and in which data. */
export function ofAnyKind({ source, target, either, in: place, datasets, from, to }: Selector): Selector {
  return { source, target, either, in: place, datasets, from, to };
}
