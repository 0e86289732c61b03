import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { CallToolResult, ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
import * as z from 'zod';
import { countOf } from '../../numeric/count-of.ts';
import { TightropeError, UsageError } from '../../numeric/errors.ts';
import type { Table, Value } from '../../report/table/table.ts';
import type { TaskProgress } from '../../server/jobs/task.ts';
import { faultSchema } from '../../server/routes/checked.ts';
import { type Fault, FaultError, formatFault } from '../../situation/fault.ts';
import { isFaultOfOurs } from '../exit.ts';
import { forAssistants } from './for-assistants.ts';
import type { ServedFolder } from './workspace.ts';

/** What the protocol says of a call: whether it was cancelled, and where to report how far it is. */
export type Call = RequestHandlerExtra<ServerRequest, ServerNotification>;

/** Rows of a table that are sent; the rest is counted. */
const MOST_ROWS = 300;
/** Characters of a text that are sent. */
const MOST_TEXT = 100_000;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Rows by the names of their columns, as in CSV, and how many were left off. */
export const rowsSchema = z.object({
  rows: z.array(z.record(z.string(), cell)),
  leftOff: z.number().int().min(0).describe('rows that there are besides these'),
});

/** What every tool may answer instead of its result: what is wrong, each fault with its place. */
export const wrong = {
  message: z.string().optional().describe('what is wrong, in words'),
  faults: z.array(faultSchema).optional().describe('each fault with its place in the text'),
};

/** It only reads: an assistant may call it without asking. */
export const READS = { readOnlyHint: true, openWorldHint: false, idempotentHint: true };

/** A table as data. */
export function answerRows<Row>({ columns, rows }: Table<Row>): z.infer<typeof rowsSchema> {
  const kept = columns.filter(({ key }) => key !== undefined);
  const shown = rows.slice(0, MOST_ROWS).map((row, i) => {
    const cells = kept.map(({ key, value }) => [key, sent(value?.(row, i))] as const);
    return Object.fromEntries(cells) as Record<string, string | number | boolean | null>;
  });
  return { rows: shown, leftOff: rows.length - shown.length };
}

const sent = (value: Value): string | number | boolean | null =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? null : value;

/** What faults of arguments have as their file. */
export const ARGUMENTS = 'arguments';

/** What a tool found, as data and in words. */
export interface Found {
  data: Record<string, unknown>;
  text: string;
}

/** What a tool works with: when to stop, and where to say how far it is. */
export interface Working {
  signal: AbortSignal;
  onProgress(progress: Pick<TaskProgress, 'stage' | 'share'>): void;
}

/** Runs a tool within its time, reports how far it is, and answers with what it found or with what is wrong. */
export async function answeredCall(
  workspace: ServedFolder,
  call: Call,
  work: (working: Working) => Promise<Found>,
): Promise<CallToolResult> {
  const { limit } = workspace;
  const late = AbortSignal.timeout(limit);
  const signal = AbortSignal.any([call.signal, late]);
  try {
    const { data, text } = await work({ signal, onProgress: reporter(call) });
    const stopped = late.aborted
      ? `Stopped after ${countOf(limit / 1000, 'second')}: these are the answers so far.\n\n`
      : '';
    return { content: [{ type: 'text', text: shortened(stopped + text) }], structuredContent: data };
  } catch (error) {
    const tooLate = `stopped after ${countOf(limit / 1000, 'second')}, before there was an answer`;
    return refused(late.aborted ? new UsageError(tooLate) : error, workspace);
  }
}

/** An error as a tool answers it: in words, and faults with their places. */
export function refused(error: unknown, { root }: Pick<ServedFolder, 'root'>): CallToolResult {
  if (isFaultOfOurs(error)) console.error(error);
  const plain = (message: string) => forAssistants(message.replaceAll(`${root}/`, ''));
  const faults = error instanceof FaultError ? error.faults.slice(0, MOST_ROWS).map(withMessage(plain)) : undefined;
  const message = shortened(faults ? faults.map(faultText).join('\n') : plain(messageOf(error)));
  return {
    isError: true,
    content: [{ type: 'text', text: message }],
    structuredContent: { message, ...(faults && { faults }) },
  };
}

/** A fault with its message in other words. */
export const withMessage =
  (plain: (message: string) => string) =>
  <F extends { message: string }>(fault: F): F => ({ ...fault, message: plain(fault.message) });

/** A fault as an assistant reads it: one of an argument begins with the argument's name. */
export const faultText = (fault: Fault): string =>
  formatFault(fault).replace(new RegExp(`^${ARGUMENTS}(\\.|: |(?=\\[))`), '');

function messageOf(error: unknown): string {
  const { code, message } = error as TightropeError;
  if (code === 'ledger-missing') return 'the folder has no ledger yet; `ledger_add` begins one';
  return error instanceof TightropeError ? message : `failed: ${message}`;
}

const shortened = (text: string): string => (text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}\n...` : text);

/** Says how far a call is, at most once for each percent. */
function reporter(call: Call): Working['onProgress'] {
  const progressToken = call._meta?.progressToken;
  let last = -1;
  return ({ stage, share }) => {
    const progress = Math.floor(share * 100);
    if (progressToken === undefined || progress <= last || call.signal.aborted) return;
    last = progress;
    const params = { progressToken, progress, total: 100, message: stage };
    void call.sendNotification({ method: 'notifications/progress', params }).catch(() => {});
  };
}
