export { dateOf, dayOf } from '../../numeric/days.ts';
export {
  BENCHMARK_METHODS,
  type BenchmarkOptions,
  type BenchmarkResult,
  benchmark,
  type Method,
} from './benchmark.ts';
export { type Combination, type LearnOptions, learnCombination } from './combine.ts';
export { combined } from './combined.ts';
export { type Accuracy, accuracy, ranksOf, type Scorer } from './evaluate.ts';
export { type Events, eventsFrom, type PlainEvent, SPLITS, type Split } from './events.ts';
export { type EventHistory, eventHistory } from './history.ts';
export { type NextEvent, type NextEventsModel, type NextQuestion, nextEvents, QuestionError } from './predict.ts';
export { type Questions, questionsOf } from './questions.ts';
export { readSplit, type SplitFiles } from './read-split.ts';
export { readTable, TableError } from './read-table.ts';
export type { CandidateReason } from './reasons.ts';
export { type Recurrence, recurrency } from './recurrency.ts';
export { COMBINED, STRICT, tuneRecurrency } from './tune-recurrency.ts';
