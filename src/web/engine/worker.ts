import './jitless.ts';
import { FaultError } from '../../situation/fault.ts';
import { situationJsonSchema } from '../../situation/schema.ts';
import { forecastTask } from './forecast-task.ts';
import type { Context, EngineError, FromWorker, Handlers, TaskName, ToWorker } from './protocol.ts';
import { readTask, situationOf } from './read-task.ts';
import { scenariosTask } from './scenarios-task.ts';

const handlers: Handlers = {
  read: readTask,
  // What changes a text comes with the first edit.
  edit: async (input) => (await import('./edit-task.ts')).editTask(input),
  places: async (input) => (await import('./edit-task.ts')).placesTask(input),
  value: async (input) => (await import('./edit-task.ts')).valueTask(input),
  versions: async (input, context) => (await import('./versions-task.ts')).versionsTask(input, context),
  keep: async (draft) => void (await (await import('../home/put-draft.ts')).putDraft(draft)),
  write: async (input) => (await import('./write-task.ts')).writeTask(input),
  schema: () => situationJsonSchema(),
  forecast: forecastTask,
  scenarios: scenariosTask,
  // The tables of states and the reader of ledgers come with the first question.
  record: async (input) => (await import('./record-task.ts')).recordTask(situationOf(input.revision), input.ledger),
  reasons: async (input, context) => (await import('./reasons-task.ts')).reasonsTask(input, context),
  hindsight: async (input, context) => (await import('./hindsight-task.ts')).hindsightTask(input, context),
  earlier: async (input, context) => (await import('./earlier-task.ts')).earlierTask(input, context),
  hypotheses: async (input, context) => (await import('./hypotheses-task.ts')).hypothesesTask(input, context),
  section: async (input) => (await import('./hypotheses-task.ts')).sectionTask(input),
  trace: async ({ revision, model, seed }) =>
    (await import('./trace-task.ts')).traceTask(situationOf(revision), model, seed),
  // Readers of other tools' files come with the first of these.
  import: async (input) => (await import('./import-task.ts')).importTask(input),
  template: async (input) => (await import('./import-task.ts')).templateTask(input),
  merge: async (input) => (await import('./merge-task.ts')).mergeTask(input),
  ledger: async (input) => (await import('./ledger-task.ts')).ledgerTask(input),
};

/** Tasks whose requests all count: they are answered in their order. */
const QUEUED: ReadonlySet<TaskName> = new Set([
  'edit',
  'places',
  'value',
  'schema',
  'record',
  'ledger',
  'keep',
  'write',
]);

const running = new Map<TaskName, { id: number; stop: AbortController }>();
const send = (message: FromWorker) => postMessage(message);

/** Messages that came in the meantime are handled before the promise is kept; a timer would wait for 4 ms. */
const channel = new MessageChannel();
const turnsWaiting: (() => void)[] = [];
channel.port1.onmessage = () => turnsWaiting.shift()?.();
const turn = () =>
  new Promise<void>((resolve) => {
    turnsWaiting.push(resolve);
    channel.port2.postMessage(0);
  });

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('cancel' in data) {
    for (const { id, stop } of running.values()) if (id === data.id) stop.abort();
    return;
  }
  const { id, task, input } = data;
  const stop = new AbortController();
  if (!QUEUED.has(task)) {
    running.get(task)?.stop.abort();
    running.set(task, { id, stop });
  }
  const context: Context<TaskName> = {
    signal: stop.signal,
    part: (part) => send({ id, part }),
    progress: (progress) => send({ id, progress }),
    async pause() {
      await turn();
      stop.signal.throwIfAborted();
    },
  };
  const handle = handlers[task] as (input: unknown, context: Context<TaskName>) => unknown;
  void (async () => {
    try {
      const output = await handle(input, context);
      send({ id, output });
    } catch (error) {
      send(stop.signal.aborted ? { id, cancelled: true } : { id, error: plainError(error) });
    }
  })();
});

function plainError(error: unknown): EngineError {
  if (error instanceof FaultError) return { name: error.name, message: error.message, faults: [...error.faults] };
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message };
}
