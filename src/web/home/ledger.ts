import type { ClaimFilter, Overview, Page } from '../../ledger/claim/filter.ts';
import type { History } from '../../ledger/claim/history.ts';
import type { FearRecord } from '../../ledger/record/fear-record.ts';
import type { CalibrationBin } from '../../ledger/score/calibration.ts';
import type { Grouping } from '../../ledger/score/group-by.ts';
import type { ScoreTable } from '../../ledger/score/score-table.ts';

/** A claim as a form gives it: what is missing takes its default. */
export interface NewClaim {
  [field: string]: unknown;
  text: string;
  claimant: string;
  kind: string;
}

/** What became of a ledger that was taken over. */
export interface TakenOver {
  added: number;
  known: number;
  refused: number;
  faults: { line: number; message: string }[];
}

/** A ledger: that of the folder, or one in this browser. What it answers are the values that `tightrope ledger` prints. */
export interface HomeLedger {
  overview(): Promise<Overview>;
  /** Those past their deadline first. */
  list(filter: ClaimFilter, page: { page: number; limit: number }): Promise<Page>;
  history(id: string): Promise<History | undefined>;
  record(tag: string): Promise<FearRecord | undefined>;
  calibration(filter: ClaimFilter): Promise<CalibrationBin[]>;
  scores(filter: ClaimFilter, by: Grouping): Promise<ScoreTable>;
  /** @returns the id of the claim */
  addClaim(claim: NewClaim, forecast?: object): Promise<string>;
  addForecast(claim: string, forecast: object): Promise<void>;
  resolve(claim: string, resolution: object): Promise<void>;
  /** The whole of it, JSON Lines. */
  text(): Promise<string>;
  takeOver(text: string): Promise<TakenOver>;
  /** Others have written into it: what is known of it is read again. */
  forget(): void;
}
