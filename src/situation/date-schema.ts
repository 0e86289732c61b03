import * as z from 'zod';
import { dayFault, isDay } from '../numeric/days.ts';

/** A day of the calendar. */
export const date = z.iso
  .date({ abort: true })
  .refine(isDay, { error: ({ input }) => dayFault(String(input)) })
  .meta({ title: 'a date such as 2021-12-31' });
