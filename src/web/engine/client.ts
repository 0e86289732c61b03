import { carriedEngine } from '../home/carried.ts';
import type { EngineError, FromWorker, Progress, TaskName, Tasks, ToWorker } from './protocol.ts';

/** What the engine says is wrong, with the faults of a situation where it has some. */
class EngineFailure extends Error {
  readonly faults: EngineError['faults'];
  constructor({ name, message, faults }: EngineError) {
    super(message);
    this.name = name;
    this.faults = faults;
  }
}

interface Listener<T extends TaskName> {
  onPart?: ((part: Tasks[T]['part']) => void) | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

interface Waiting {
  resolve(output: unknown): void;
  reject(error: unknown): void;
  onPart?: ((part: never) => void) | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** A question to the engine: its answer, and how to take it back. */
export interface Asked<Output> {
  /** Undefined if it was cancelled. */
  readonly answer: Promise<Output | undefined>;
  cancel(): void;
}

/** Each lane has a worker of its own: a slider does not wait for what takes long, and what is written down waits for neither. */
type Lane = 'quick' | 'long' | 'writing';
const LANES: Partial<Record<TaskName, Lane>> = {
  ...{ reasons: 'long', hypotheses: 'long', hindsight: 'long', earlier: 'long' },
  ...{ keep: 'writing', write: 'writing' },
};
const workers = new Map<Lane, Worker>();
let next = 1;
const questions = new Map<number, Waiting & { lane: Lane }>();

/** Starts the worker, so that the first question finds it warm. */
export function startEngine(lane: Lane = 'quick'): Worker {
  const worker = workers.get(lane) ?? begin(lane);
  workers.set(lane, worker);
  return worker;
}

function newWorker(): Worker {
  const script = carriedEngine();
  if (script === undefined)
    return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'engine' });
  const place = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const worker = new Worker(place, { name: 'engine' });
  URL.revokeObjectURL(place);
  return worker;
}

function begin(lane: Lane): Worker {
  const begun = newWorker();
  begun.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    const one = questions.get(data.id);
    if (!one) return;
    if ('part' in data) return one.onPart?.(data.part as never);
    if ('progress' in data) return one.onProgress?.(data.progress);
    questions.delete(data.id);
    if ('error' in data) one.reject(new EngineFailure(data.error));
    else one.resolve('output' in data ? data.output : undefined);
  };
  begun.onerror = ({ message }) => {
    const error = new Error(message || 'The engine could not be loaded.');
    for (const [id, one] of questions) {
      if (one.lane !== lane) continue;
      questions.delete(id);
      one.reject(error);
    }
    begun.terminate();
    workers.delete(lane);
  };
  return begun;
}

/** Asks the engine. A newer question of the same task takes the place of an older one that is not answered yet. */
export function ask<T extends TaskName>(
  task: T,
  input: Tasks[T]['input'],
  { onPart, onProgress }: Listener<T> = {},
): Asked<Tasks[T]['output']> {
  const id = next++;
  const lane = LANES[task] ?? 'quick';
  const engine = startEngine(lane);
  const answer = new Promise<Tasks[T]['output'] | undefined>((resolve, reject) => {
    questions.set(id, {
      lane,
      resolve: resolve as Waiting['resolve'],
      reject,
      onPart: onPart as Waiting['onPart'],
      onProgress,
    });
  });
  engine.postMessage({ id, task, input } as ToWorker);
  return { answer, cancel: () => engine.postMessage({ id, cancel: true } satisfies ToWorker) };
}
