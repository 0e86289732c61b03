import type { History } from '../ledger/claim/history.ts';
import type { FearRecord } from '../ledger/record/fear-record.ts';
import type { ResolvedClaim } from '../ledger/score/resolved-claim.ts';
import type { ResolvedViews } from '../ledger/score/resolved-views.ts';
import type { Aliases } from '../outside/actors/aliases.ts';
import type { BaseRate } from '../outside/base-rate/base-rate.ts';
import type { EventSource } from '../outside/event-source.ts';
import type { Speculation } from '../outside/series/speculation.ts';
import type { StateTables } from '../outside/states/system.ts';

/** What the record says of a situation's outcomes. Plain data. */
export interface SituationRecord {
  /** Base rates that bear on an outcome, by its id; outcomes without any are left out. */
  rates: Record<string, BaseRate[]>;
  /** What became of the claims of each family: those that the situation names, and those tagged with an outcome's id. */
  records: FearRecord[];
  /** What was feared beside what came, where the situation names both claims and events for an outcome. */
  speculations: Speculation[];
  /** Resolved questions that both views had forecast in advance: what the weights of the two are learned from. */
  resolved: ResolvedViews[];
}

/** Something that the record could not say, or that a reader of it should know. */
export interface RecordWarning {
  /** The outcome whose reference class it is about. */
  outcome: string;
  /** What the class is called. */
  name: string;
  /** A sentence that names the class. */
  message: string;
}

/**
 * Where the record is read from. All are optional: a class whose source is missing is left out with a warning. The caller opens and
 * closes stores and files, so that a command, a server and a page in the browser can each bring their own.
 */
export interface RecordSources {
  /** Claims with their histories, at least those of `familiesOf(situation)`. */
  histories?: readonly History[];
  /** Resolved claims, among which those of earlier forecasts tell how the two views are weighed. */
  resolved?: readonly ResolvedClaim[];
  /** Events; without them `noEvents` may say why. */
  events?: EventSource;
  /** Why there are no events, as in "events.duckdb is not there". */
  noEvents?: string;
  /** The names that the situation's actors have in the events. */
  aliases?: Aliases;
  /** The tables of states, asked for only where a class needs them. */
  states?: () => Promise<StateTables>;
  /** The moment up to which claims are known, milliseconds since 1970; by default all that is recorded counts. */
  now?: number;
}
