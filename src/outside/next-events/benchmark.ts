import { UsageError } from '../../numeric/errors.ts';
import { learnCombination } from './combine.ts';
import { combined } from './combined.ts';
import { type Accuracy, accuracy, ranksOf, type Scorer } from './evaluate.ts';
import { type Events, SPLITS, type Split } from './events.ts';
import { eventHistory } from './history.ts';
import { questionsOf } from './questions.ts';
import { recurrency } from './recurrency.ts';
import { COMBINED, STRICT, tuneRecurrency } from './tune-recurrency.ts';

/** The methods, from the plainest. */
export const BENCHMARK_METHODS = ['strict', 'relaxed', 'recurrency', 'rules'] as const;
export type Method = (typeof BENCHMARK_METHODS)[number];

/** How well each method did, and what it cost; plain data. */
export interface BenchmarkResult {
  entities: number;
  relations: number;
  events: Record<Split, number>;
  methods: {
    method: Method;
    valid: Accuracy;
    test: Accuracy;
    /** Seconds to learn or tune. */
    learned: number;
    /** Milliseconds to score all candidates for one question and rank its answers, mean over the test questions. */
    perQuestion: number;
  }[];
}

export interface BenchmarkOptions {
  /** Called with the share of the work that is done, 0-1, and what is being done. */
  onProgress?: (share: number, doing: string) => void;
  /** Asked between the steps. */
  signal?: AbortSignal;
  methods?: readonly Method[];
  seed?: number;
  /** A clock in milliseconds. */
  now?: () => number;
}

/**
 * Evaluates next-event forecasts: single-step (before each question all events of earlier days are known, those of the test
 * days too), in both directions, filtered time-aware, ties by their mean rank. Recurrency is tuned on the validation days; the
 * rules and their combination are learned on the training days alone.
 *
 * @throws the signal's reason if it is aborted
 * @throws {UsageError} if the events have no validation or test days
 */
export async function benchmark(events: Events, options: BenchmarkOptions = {}): Promise<BenchmarkResult> {
  const { onProgress, signal, methods = BENCHMARK_METHODS, seed = 1, now = () => performance.now() } = options;
  for (const split of SPLITS)
    if (!events.split.includes(SPLITS.indexOf(split))) throw new UsageError(`no ${split} events`);
  const history = eventHistory(events);
  const [train, valid, test] = SPLITS.map((split) => questionsOf(events, split));
  const learn: Record<Method, (tell: (share: number) => void) => Scorer> = {
    strict() {
      const tuned = tuneRecurrency(history, valid, STRICT);
      return recurrency(history, (relation) => tuned[relation]);
    },
    relaxed: () => recurrency(history, () => ({ lambda: 0, alpha: 0 })),
    recurrency() {
      const tuned = tuneRecurrency(history, valid, COMBINED);
      return recurrency(history, (relation) => tuned[relation]);
    },
    rules: (onProgress) => combined(history, learnCombination(history, train, valid.day[0], { seed, onProgress })),
  };
  const work = methods.reduce((sum, method) => sum + WORK[method], 0);
  const result: BenchmarkResult['methods'] = [];
  let done = 0;
  for (const method of methods) {
    const tell = (share: number, doing: string) => onProgress?.((done + share * WORK[method]) / work, doing);
    const pause = async (share: number, doing: string) => {
      tell(share, doing);
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
    };
    await pause(0, `learn ${method}`);
    const begun = now();
    const score = learn[method]((share) => tell(0.5 * share, `learn ${method}`));
    const learned = (now() - begun) / 1000;
    await pause(0.5, `rank ${method} on valid`);
    const onValid = accuracy(ranksOf(valid, history.entities, score));
    await pause(0.75, `rank ${method} on test`);
    const asked = now();
    const onTest = accuracy(ranksOf(test, history.entities, score));
    const perQuestion = (now() - asked) / test.day.length;
    result.push({ method, valid: onValid, test: onTest, learned, perQuestion });
    done += WORK[method];
  }
  onProgress?.(1, 'done');
  const count = (split: Split) => events.split.reduce((n, s) => n + (s === SPLITS.indexOf(split) ? 1 : 0), 0);
  return {
    entities: history.entities,
    relations: history.relations,
    events: { train: count('train'), valid: count('valid'), test: count('test') },
    methods: result,
  };
}

/** Seconds each takes, roughly; for the progress shown. */
const WORK: Record<Method, number> = { strict: 3, relaxed: 1, recurrency: 15, rules: 110 };
