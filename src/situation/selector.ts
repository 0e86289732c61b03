import * as z from 'zod';

const name = z.string().min(1).max(200);
const names = z.union([name, z.array(name).min(1).max(200)]);
const day = z.iso.date();

/** Which events are meant; all conditions hold together. */
export const selectorSchema = z.strictObject({
  source: names
    .optional()
    .describe('who; a name as the data has it, country:Belarus, or a code of CAMEO such as BLRGOV'),
  target: names.optional().describe('to whom'),
  either: z.boolean().optional().describe('in either direction'),
  codes: z
    .array(z.string().regex(/^(\d{2,4}|[A-Z]{3,20})$/))
    .min(1)
    .max(100)
    .optional()
    .describe('CAMEO codes, and all that is under them; or types of PLOVER such as PROTEST'),
  labels: names.optional().describe('kinds of events by their name, such as Armed clash'),
  words: z.string().min(1).max(200).optional().describe('words that the text of an event holds, in this order'),
  quad: z
    .array(z.number().int().min(1).max(4))
    .min(1)
    .max(4)
    .optional()
    .describe('1 verbal and 2 material cooperation, 3 verbal and 4 material conflict'),
  atLeast: z.number().min(-10).max(10).optional().describe('of intensity, -10 to 10'),
  atMost: z.number().min(-10).max(10).optional(),
  in: names.optional().describe('the country in which they happened, by any of its names or codes'),
  datasets: z.array(name).min(1).max(50).optional(),
  from: day.optional(),
  to: day.optional(),
});

export type Selector = z.infer<typeof selectorSchema>;
