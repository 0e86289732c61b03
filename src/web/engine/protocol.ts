import type { Trace } from '../../engine/trace.ts';
import type { AnswerSensitivity } from '../../forecast/analysis.ts';
import type { Difference } from '../../forecast/compare.ts';
import type { Cumulative } from '../../forecast/cumulative.ts';
import type { AssumptionSensitivity } from '../../forecast/deal-assumptions.ts';
import type { MixedOutcome } from '../../forecast/explained.ts';
import type { Forecast, OutcomeForecast } from '../../forecast/forecast.ts';
import type { SettlingObservation } from '../../forecast/settling.ts';
import type { Weighing } from '../../hypotheses/weigh.ts';
import type { OutcomeScenarios } from '../../inside/discovery/scenario-discovery.ts';
import type { Parameter } from '../../inside/interventions/parameters.ts';
import type { TippingPoint } from '../../inside/interventions/tipping-points.ts';
import type { RecordWarning, SituationRecord } from '../../record/record.ts';
import type { HindsightInWords } from '../../report/interventions/hindsight-words.ts';
import type { Edit } from '../../situation/edit/edit-text.ts';
import type { Patch } from '../../situation/edit/patch.ts';
import type { TextStretch } from '../../situation/edit/places.ts';
import type { TextChange } from '../../situation/edit/text-change.ts';
import type { Fault } from '../../situation/fault.ts';
import type { Hypotheses } from '../../situation/hypotheses/section.ts';
import type { ImportOptions } from '../../situation/import/index.ts';
import type { Answers } from '../../situation/new/answers.ts';
import type { JsonSchema } from '../../situation/schema-nodes.ts';
import type { Situation } from '../../situation/situation.ts';
import type { Path } from '../../situation/source.ts';
import type { KeptDraft } from '../home/database.ts';
import type { LedgerAnswer, LedgerQuestion } from './ledger-protocol.ts';
import type { Outline } from './outline.ts';
import type { Pin } from './pin.ts';
import type { SentForecast } from './sent-forecast.ts';
import type { SentChange } from './value-changes.ts';

export type { Pin };

/**
 * What the page asks of the engine, which runs in a worker. Each task has an input, an output, and for some of them parts that come
 * before it. A new request of a task cancels the one before it, but for those that are queued.
 */
export interface Tasks {
  /**
   * Reads a text. The situation stays in the worker under the number of the text; what can be shown of it comes as parts, which are
   * the changes since a text that the page knows.
   */
  read: {
    input: { revision: number; text: string; file: string; known?: number | undefined };
    part: SentChange[];
    output: ReadAnswer;
  };
  /** What to write into a text to make some edits. */
  edit: { input: { text: string; edits: readonly Edit[] }; part: never; output: Patch[] };
  /** Where entries stand in a text, and which entries stand at places of it. */
  places: {
    input: { text: string; offsets: readonly number[]; paths: readonly Path[] };
    part: never;
    output: { paths: Path[]; stretches: (TextStretch | undefined)[] };
  };
  /** How one text became another, then their forecasts, number by number. */
  versions: {
    input: { before: string; after: string; seed: number };
    part: VersionsCompared;
    output: VersionsCompared;
  };
  /** A value that somebody typed in YAML, such as `{ times: 1.5 }`. */
  value: { input: { text: string }; part: never; output: { value?: unknown; fault?: string } };
  /** Keeps a draft in the browser's database: a long text would keep the page busy. */
  keep: { input: KeptDraft; part: never; output: undefined };
  /** Writes a long text to the server. */
  write: {
    input: { place: string; text: string; headers: Record<string, string> };
    part: never;
    output: { status: number; etag: string | undefined; body: string };
  };
  /** The JSON Schema of the situation file. */
  schema: { input: undefined; part: never; output: JsonSchema };
  /** The forecast, at first of few draws and the quick models, then of more and more. */
  forecast: { input: View; part: SentPicture; output: { done: boolean } };
  /** What each scenario changes, scenario by scenario. */
  scenarios: { input: View; part: ScenarioEffect; output: { done: boolean } };
  /** The record of the outcomes, from the files that lie beside the situation. */
  record: { input: { revision: number; ledger?: string | undefined }; part: never; output: RecordResult };
  /** Why an answer comes out as it does, at first of few samples, then of more and more. It takes long and has a worker of its own. */
  reasons: { input: ReasonsOf; part: AnswerReasons | { share: number }; output: { done: boolean } };
  /** Which single judgement was wrong, now that an outcome is known. It takes long. */
  hindsight: {
    input: HindsightOf;
    part: { share: number };
    /** The path of the judgement that is named first. */
    output: HindsightInWords & { path?: string | undefined };
  };
  /** An earlier text of a situation: the hash of its inputs, and what its models say of an outcome. */
  earlier: { input: EarlierAsked; part: never; output: EarlierFound };
  /** The explanations of a situation weighed by its evidence, at first of few draws; the outcomes under each come last. */
  hypotheses: { input: HypothesesOf; part: Weighed; output: { done: boolean } };
  /** The explanations and evidence of another file. */
  section: {
    input: { contents: string | Uint8Array; file: string };
    part: never;
    output: { section?: Hypotheses; faults: Fault[] };
  };
  /** A file of ours or of another tool as the text of a situation. */
  import: { input: { bytes: Uint8Array; file: string; options: ImportChoices }; part: never; output: Imported };
  /** What several people said of one situation, merged, with their disagreement. */
  merge: {
    input: {
      files: { file: string; bytes: Uint8Array }[];
      /** The situation that is open: questionnaires are about it. */
      asked?: { file: string; text: string } | undefined;
      options: ImportChoices;
    };
    part: never;
    output: Merged;
  };
  /** The text that `tightrope new` writes. */
  template: {
    input: { answers: Answers; asOf: string };
    part: never;
    output: { text: string; name: string };
  };
  /** What one model does, round by round, at the best guess of every input. */
  trace: { input: { revision: number; model?: string | undefined; seed: number }; part: never; output: Story };
  /** What a ledger in JSON Lines has, and whether an entry may be written into it. */
  ledger: { input: LedgerQuestion; part: never; output: LedgerAnswer[LedgerQuestion['ask']] };
}
export type TaskName = keyof Tasks;

/** Two versions of a situation, and their forecasts on as many draws with the same seed; names are those of the later one. */
export interface VersionsCompared {
  change: TextChange;
  /** A version with faults has no forecast. */
  faults: { before: Fault[]; after: Fault[] };
  /** 0 while there are no forecasts. */
  draws: number;
  numbers: VersionNumber[];
}

/** The probability of an outcome, or where an issue settles on average; missing where a version does not have it. */
export interface VersionNumber {
  kind: 'outcome' | 'issue';
  id: string;
  name: string;
  before?: number | undefined;
  after?: number | undefined;
  /** A probability in words, before and after: no answer of all models together is 0% or 100%. */
  says?: [before: string | undefined, after: string | undefined];
  scale?: { low: number; high: number };
}

/** What the engine says of a text, besides the situation. */
export interface ReadAnswer {
  revision: number;
  /** The text whose situation was changed; missing where it was not there any more, or none was named. */
  known?: number | undefined;
  isSound: boolean;
  faults: Fault[];
  warnings: Fault[];
  /** Of a text with faults; its situation comes as the parts. */
  outline?: Omit<Outline, 'situation'> | undefined;
}

export interface ReadText {
  revision: number;
  /** Missing where the text has a fault. */
  situation?: Situation;
  faults: Fault[];
  warnings: Fault[];
  /** What can be shown of a text with faults. */
  outline?: Outline | undefined;
}

/** What a reader may have to say of a table. */
export type ImportChoices = Pick<ImportOptions, 'decimal' | 'dates' | 'salienceScale'>;

/** What came of a file that was read. */
export interface Imported {
  /** The text of a situation; missing where the file could not be read as one. */
  text?: string;
  /** What to call the file. */
  name: string;
  /** Whether the text has no fault. */
  isSound: boolean;
  /** Everything that is wrong, and warnings. */
  faults: Fault[];
}

/** What several people said of one situation. */
export interface Merged {
  /** The situation with the values of all of them; missing where a file could not be read. */
  text?: string;
  /** What to call the file. */
  name: string;
  /** The file of the situation that questionnaires are about. */
  about?: string | undefined;
  /** Everything that is wrong, and warnings. */
  faults: Fault[];
  /** How far they agree, in words. */
  agreement?: PanelInWords;
}

export interface PanelInWords {
  heading: string;
  /** Why nothing can be said of it. */
  why?: string | undefined;
  /** A line for each kind of judgement. */
  kinds: string[];
  /** Where they disagree most, least agreement first, and how many more there are. */
  least: { asks: string; said: string; agreement: string }[];
  more: number;
}

/** What a forecast is made of. */
export interface View {
  revision: number;
  pins: readonly Pin[];
  /** Scenarios that are ticked, in the order of the file. */
  scenarios: readonly string[];
  /** Models by name; those that are usual for the size of the situation where it is missing. */
  models?: readonly string[] | undefined;
  /** The answers are what resolved cases teach; else the models together, each with the same weight. */
  calibrated: boolean;
  seed: number;
  /** All draws. */
  samples: number;
  /** The issue whose distribution is looked at closely. */
  issue?: string | undefined;
  record?: SituationRecord | undefined;
}

/** How far a forecast is. */
export interface Progress {
  draws: number;
  of: number;
  models: number;
  /** Only the models without rounds so far. */
  quick: boolean;
  done: boolean;
}

/** A forecast as far as it is. */
export interface Picture {
  forecast: Forecast;
  progress: Progress;
  /** Of the issue that the view looks at. */
  shape?: IssueShape | undefined;
  /** All models that are usual for the situation, on and off. */
  models: { name: string; title: string }[];
  /** The situation as it is written, where something is changed: as many draws, on the same random numbers. */
  reference?: {
    forecast: Forecast;
    issues: Difference[];
    outcomes: Difference[];
    shape?: IssueShape | undefined;
  };
  /** Milliseconds in the worker from the request on. */
  took: number;
}

/** A picture as the worker sends it. */
export interface SentPicture extends Omit<Picture, 'forecast' | 'reference'> {
  forecast: SentForecast;
  reference?: (Omit<NonNullable<Picture['reference']>, 'forecast'> & { forecast: SentForecast }) | undefined;
}

/** The distribution of an issue, of all models together and of each. */
export interface IssueShape {
  issue: string;
  pooled: Cumulative;
  models: Map<string, Cumulative>;
}

/** What one scenario changes, against the situation as it is written. */
export interface ScenarioEffect {
  scenario: string;
  because: string[];
  outcomes: Difference[];
  issues: Difference[];
  draws: number;
}

/** The answer whose reasons are asked for, and what its forecast is made of. */
export interface ReasonsOf {
  situation: Situation;
  /** An issue or a named outcome. */
  kind: 'issue' | 'outcome';
  id: string;
  models?: readonly string[] | undefined;
  calibrated: boolean;
  seed: number;
  samples: number;
}

/** An outcome of a situation, and what came of it. */
export interface HindsightOf {
  situation: Situation;
  outcome: string;
  happened: boolean;
  seed: number;
}

export interface EarlierAsked {
  text: string;
  file: string;
  /** The outcome that is to be forecast; without it the hash is all that is asked for. */
  outcome?: string | undefined;
  seed: number;
}

/** What an earlier text says; empty where it has faults. */
export interface EarlierFound {
  /** As a forecast of it records it. */
  inputsHash?: string;
  situation?: Situation;
  /** Missing where the text does not name the outcome. */
  outcome?: OutcomeForecast | undefined;
  settings?: Forecast['settings'];
}

/** The reasons of one answer as far as they are; at the end those of `analyse`. */
export interface AnswerReasons {
  kind: 'issue' | 'outcome';
  id: string;
  sensitivity?: AnswerSensitivity | undefined;
  /** Rows of the sensitivity, so far and planned. */
  rows: { done: number; of: number };
  /** What room for an agreement turns on besides its inputs; missing until all else is there. */
  assumptions?: AssumptionSensitivity[] | undefined;
  /** Under which conditions the outcome happens, and the futures in which they were looked for. */
  conditions?: Conditions | undefined;
  /** The least changes that take the outcome across one half; missing until they are looked for. */
  tippingPoints?: (TippingPoint & { range: TippingRange })[] | undefined;
  /** What to look at to know which model is right, the most telling first. */
  settling: SettlingObservation[];
  /** Of the whole work, 0-1. */
  share: number;
  done: boolean;
}

/** What one model does, as the command tells it. */
export interface Story {
  trace: Trace;
  /** By issue: the whole story in words, on a wide and on a narrow page. */
  words: Map<string, { wide: string; narrow: string }>;
  /** The models that tell of rounds. */
  models: { name: string; title: string }[];
}

/** From where to where a quantity could go, and its best guess. */
export type TippingRange = Pick<Parameter, 'low' | 'high' | 'now'>;

/** Boxes of futures, with the draws to count in other boxes on the same inputs. */
export interface Conditions {
  found: OutcomeScenarios;
  draws: number;
  /** Of each input that some box limits: its draws. */
  inputs: { path: string; values: Float64Array; low: number; high: number }[];
  /** By draw: the share of the models in which it happens (or fails, where the boxes are of its failing). */
  happens: Float64Array;
}

/** What is supposed of an item of evidence: it does not count, it is false, or it was planted for the explanation that it speaks for. */
export type ItemSupposed = 'out' | 'false' | 'planted';

export interface HypothesesOf {
  situation: Situation;
  seed: number;
  /** Draws of the forecast: those under each explanation are as many, and at most 1,024. */
  samples: number;
  /** By the id of the item; the others count as stated. */
  supposed: readonly (readonly [string, ItemSupposed])[];
}

/** Explanations weighed by evidence as far as they are. */
export interface Weighed {
  weighing: Weighing;
  /** Under what is supposed, in the order of the answers; missing where nothing is supposed or all are impossible. */
  supposed?: number[];
  /** The outcomes over all explanations, where an explanation changes the situation; with the posteriors under what is supposed. */
  mixed?: MixedOutcome[];
  done: boolean;
}

export interface RecordResult {
  record?: SituationRecord;
  warnings: Pick<RecordWarning, 'message'>[];
}

/** An error of the engine as it comes over to the page. */
export interface EngineError {
  name: string;
  message: string;
  faults?: Fault[];
}

export type ToWorker =
  | { [T in TaskName]: { id: number; task: T; input: Tasks[T]['input'] } }[TaskName]
  | { id: number; cancel: true };

export type FromWorker =
  | { id: number; part: unknown }
  | { id: number; progress: Progress }
  | { id: number; output: unknown }
  | { id: number; cancelled: true }
  | { id: number; error: EngineError };

/** What a running task may use. */
export interface Context<T extends TaskName> {
  signal: AbortSignal;
  part(part: Tasks[T]['part']): void;
  progress(progress: Progress): void;
  /** Lets newer requests have their turn. @throws the signal's reason if one of them cancels this task */
  pause(): Promise<void>;
}

export type Handlers = {
  [T in TaskName]: (input: Tasks[T]['input'], context: Context<T>) => Tasks[T]['output'] | Promise<Tasks[T]['output']>;
};
