import type { CalibrationBin } from '../score/calibration.ts';
import { calibrationOf } from '../score/calibration-of.ts';
import type { Grouping } from '../score/group-by.ts';
import { type ScoreTable, scoreTable } from '../score/score-table.ts';
import { withoutHindsight } from '../score/without-hindsight.ts';
import type { Database } from './database.ts';
import type { ClaimFilter } from './find.ts';
import { resolvedClaims } from './resolved.ts';

const asked = async (db: Database, filter: ClaimFilter) =>
  withoutHindsight(await resolvedClaims(db, filter), filter.tag);

/** Scores of the claims that a filter fits, where the ledger is: claims by the ten thousand need not be sent from there. */
export const scores = async (db: Database, filter: ClaimFilter = {}, by: Grouping = 'claimant'): Promise<ScoreTable> =>
  scoreTable(await asked(db, filter), { by: [by] });

/** The calibration of the claims that a filter fits. */
export const calibration = async (db: Database, filter: ClaimFilter = {}, bins = 10): Promise<CalibrationBin[]> =>
  calibrationOf(await asked(db, filter), bins);
