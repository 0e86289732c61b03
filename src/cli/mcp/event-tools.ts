import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as z from 'zod';
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
import { answeredCall, answerRows, READS, rowsSchema, wrong } from './answer.ts';
import { type ServedFolder, withoutRoot } from './workspace.ts';

/** Adds the tool on the folder's record of events. */
export function eventTools(server: McpServer, workspace: ServedFolder): void {
  server.registerTool(
    'event_rates',
    {
      title: 'How likely such an event is by a date',
      description:
        'From a store of events in the folder, made by `tightrope events import`: how likely at least one event that the selector means is by each date, at a constant and at a self-exciting rate.',
      inputSchema: z.strictObject({
        events: z.string().max(400).default('events.duckdb').describe('the store of events, by its path in the folder'),
        selector: selectorSchema.describe('which events are meant'),
        by: z
          .array(z.string().max(20))
          .min(1)
          .max(50)
          .optional()
          .describe('dates, yyyy-mm-dd; 30, 90 and 365 days after the last event by default'),
        ties: z.enum(['once', 'each']).default('once').describe('whether only days with an event count, or each event'),
        seed: z.number().int().min(0).default(1),
      }),
      outputSchema: { ...wrong, rates: rowsSchema.optional() },
      annotations: READS,
    },
    ({ events: file, selector: asked, ...options }, call) =>
      answeredCall(workspace, call, async ({ onProgress }) => {
        const { root, limit } = workspace;
        const path = await pathWithin(root, file);
        const selector = asked as Selector;
        const latest = performance.now() + limit;
        // The rates are found in one go: what stops them late is asked between the months that are held out.
        const onMonth = (done: number, planned: number) => {
          if (performance.now() > latest) throw new UsageError(`stopped after ${limit / 1000} seconds`);
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
        }).catch(withoutRoot(root));
      }),
  );
}
