// Every type that is met in what `index.ts` exports; `npm run types` writes it anew.
export type {
  ClaimImportOptions,
  ClaimImportResult,
  ImportFile,
  ImportFormat,
  ImportedClaim,
} from './import/imported.ts';
export type { Binning } from './score/bins.ts';
export type { CalibrationBin } from './score/calibration.ts';
export type { CameTrue, FearRecord, MeanProbability, PeriodRecord, TriggerRecord } from './record/fear-record.ts';
export type { ChainCheck, Head, Verification } from './claim/verify.ts';
export type { Claim, ClaimForecast, Resolution } from './claim/claim.ts';
export type { ClaimKind, ClaimantKind, Status, Verdict } from './claim/kinds.ts';
export type { ClaimMapping } from './import/mapping.ts';
export type { DateOrder } from '../situation/table/written-date.ts';
export type { Decimal } from '../situation/table/written-number.ts';
export type { Edge } from './claim/moment.ts';
export type { Entry, Seal, SealedEntry } from './claim/entry.ts';
export type { Fault, Place } from '../situation/fault.ts';
export type { Frequency } from '../numeric/jeffreys.ts';
export type { GroupScores, ScoreTable, ScoreTableOptions } from './score/score-table.ts';
export type { Grouping } from './score/group-by.ts';
export type { History, ListedClaim } from './claim/history.ts';
export type { Murphy } from './score/murphy.ts';
export type { PeriodUnit } from './record/periods.ts';
export type { PhraseMeaning, PhraseTable } from './claim/phrases.ts';
export type { ProbabilityScores, ScoreEstimate, Scores, Skill, YesNoScores } from './score/group-scores.ts';
export type { Quantiles } from './score/quantile-crps.ts';
export type { ReadLedger } from './claim/read-ledger.ts';
export type { ReadLine } from './claim/read-jsonl.ts';
export type { RecordOptions } from './record/fear-record-of.ts';
export type { ResolvedClaim, Standing } from './score/resolved-claim.ts';
export type { SaidProbability } from './claim/read-probability.ts';
