import * as z from 'zod';
import { countOf } from '../../numeric/count-of.ts';
import { UsageError } from '../../numeric/errors.ts';
import { gapInWords, observedData } from '../../outside/observed-data.ts';
import { dateTable } from '../../report/rate/table.ts';
import { rateText } from '../../report/rate/text.ts';
import { unpainted } from '../../report/terminal/lines.ts';
import { pathWithin } from '../../server/folder/paths.ts';
import { type Selector, selectorSchema } from '../../situation/selector.ts';
import { selectorInWords } from '../../situation/selector-in-words.ts';
import { withEvents } from '../events/open.ts';
import { rateOf } from '../events/rate.ts';
import { answerRows, READS, rowsSchema } from './answer.ts';
import { type Tool, tool } from './tool.ts';
import type { ServedFolder } from './workspace.ts';

/** The tool on the folder's record of events. */
export function eventTools(workspace: ServedFolder): Tool[] {
  return [
    tool({
      name: 'event_rates',
      title: 'How likely such an event is by a date',
      description:
        'How likely at least one event that the selector means is by each date, at a constant and at a self-exciting rate. It needs a store of events in the folder, which the user makes by the command `tightrope events import`.',
      input: z.strictObject({
        events: z.string().max(400).default('events.duckdb').describe('the store of events, by its path in the folder'),
        selector: selectorSchema().describe('which events are meant'),
        by: z
          .array(z.string().max(20))
          .min(1)
          .max(50)
          .optional()
          .describe('dates, yyyy-mm-dd; 30, 90 and 365 days after the last event by default'),
        ties: z.enum(['once', 'each']).default('once').describe('whether only days with an event count, or each event'),
        seed: z.number().int().min(0).default(1),
      }),
      output: { rates: rowsSchema.optional() },
      annotations: READS,
      run: async ({ events: file, selector: asked, ...options }, { onProgress }) => {
        const { root, limit } = workspace;
        const path = await pathWithin(root, file);
        const selector = asked as Selector;
        const latest = performance.now() + limit;
        // The rates are found in one go: what stops them late is asked between the months that are held out.
        const onMonth = (done: number, planned: number) => {
          if (performance.now() > latest) throw new UsageError(`stopped after ${countOf(limit / 1000, 'second')}`);
          onProgress({ stage: 'months held out', share: done / planned });
        };
        const name = selectorInWords(selector);
        return withEvents({ events: path }, async (_, events) => {
          const observed = await observedData(events, selector);
          const shown = await rateOf(events, selector, observed, { ...options, name, onMonth });
          const gap = gapInWords(observed);
          const text = rateText(shown, unpainted, 100);
          return {
            data: { rates: answerRows(dateTable(shown)) },
            text: gap === undefined ? text : `${gap}\n\n${text}`,
          };
        });
      },
    }),
  ];
}
