import type { ClaimFilter, Overview, Page, PageOptions } from '../../ledger/claim/filter.ts';
import type { History } from '../../ledger/claim/history.ts';
import type { FearRecord } from '../../ledger/record/fear-record.ts';
import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { Grouping } from '../../ledger/score/group-by.ts';
import type { ScoreTable } from '../../ledger/score/score-table.ts';
import type { Fault } from '../../situation/fault.ts';

/** What the page asks of a ledger in JSON Lines that the worker has read. `key` names the ledger. */
export type LedgerQuestion = { key: string } & (
  | { ask: 'load'; text: string }
  | { ask: 'overview' }
  | { ask: 'list'; filter: ClaimFilter; page: PageOptions }
  | { ask: 'history'; id: string }
  | { ask: 'record'; tag: string }
  | { ask: 'calibration'; filter: ClaimFilter }
  | { ask: 'scores'; filter: ClaimFilter; by: Grouping }
  | { ask: 'add'; entries: readonly object[] }
  | { ask: 'import'; text: string }
);

export interface LedgerAnswer {
  load: { faults: Fault[] };
  overview: Overview;
  list: Page;
  history: History | undefined;
  record: FearRecord;
  calibration: CalibrationBin[];
  scores: ScoreTable;
  add: NewLines;
  import: NewLines;
}

/** Lines to write down after those that are there. */
export interface NewLines {
  lines: string[];
  /** The id of the claim that was added. */
  claim: string | undefined;
  /** Entries that were there already. */
  known: number;
  refused: number;
  faults: { line: number; message: string }[];
}
