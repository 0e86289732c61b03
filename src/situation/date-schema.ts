import * as z from 'zod';
import { dayFault } from '../numeric/days.ts';
import { once } from '../numeric/once.ts';
import { RULES } from './quick/rules.ts';

/** A day of the calendar. */
export const date = once(() =>
  z.iso
    .date({ abort: true })
    .refine(RULES.isDay, { error: ({ input }) => dayFault(String(input)) })
    .meta({ title: 'a date such as 2021-12-31' }),
);
