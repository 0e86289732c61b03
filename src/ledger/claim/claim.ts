import type { ClaimantKind, ClaimKind, Verdict } from './kinds.ts';

/** A claim that something will be so by some day, and its claimant. Plain data; moments in their written form. */
export interface Claim {
  /** How the ledger calls it. */
  id: string;
  kind: ClaimKind;
  /** What is claimed. */
  text: string;
  /** How one will know. */
  criteria?: string | undefined;
  /** The outcome of a situation that it is about. */
  outcome?: string | undefined;
  /** What claims of several claimants about one and the same thing have in common. */
  question?: string | undefined;
  claimant: string;
  claimantKind: ClaimantKind;
  tags: string[];
  /** When it was said. */
  made: string;
  /** By when it will be known. */
  deadline?: string | undefined;
  /** Of one-of: what may happen, one of them. */
  options?: string[] | undefined;
  /** Of number: what is counted. */
  unit?: string | undefined;
  /** What it followed, such as a summit or a crisis, and when that was. */
  trigger?: string | undefined;
  triggerOn?: string | undefined;
  /** A link to it, its words, and what a reader should know about how it came into the ledger. */
  link?: string | undefined;
  quote?: string | undefined;
  note?: string | undefined;
  /** The export or data set that it was imported from. */
  source?: string | undefined;
}

/** What a claimant says of a claim at some time; later ones stand beside the earlier ones, never in their place. */
export interface ClaimForecast {
  /** The id of the claim. */
  claim: string;
  made: string;
  /** Of yes-no: that it is so, 0-1. */
  probability?: number | undefined;
  /** The ends of what the words may mean, 0-1. */
  low?: number | undefined;
  high?: number | undefined;
  /** The words that the probability was read from. */
  phrase?: string | undefined;
  /** Of one-of: of each option, in order, adding up to 1. */
  probabilities?: number[] | undefined;
  /** Of number and date: [level, value], both rising. */
  quantiles?: [number, number | string][] | undefined;
  reason?: string | undefined;
  /** Of a model: SHA-256 of its inputs, its seed, the Monte Carlo error of the probability and the version of the program. */
  inputsHash?: string | undefined;
  seed?: number | undefined;
  standardError?: number | undefined;
  version?: string | undefined;
}

/** A judgement of what happened, made on some day; the last one of a claim counts. */
export interface Resolution {
  /** The id of the claim. */
  claim: string;
  verdict: Verdict;
  /** Of yes-no: true or false; of one-of the option; of number the number; of date the day, or `never`. */
  outcome?: boolean | number | string | undefined;
  /** When it happened, or was known not to. */
  on: string;
  evidence?: string | undefined;
  /** The person who judged it. */
  by?: string | undefined;
}

export {
  CLAIM_KINDS,
  CLAIMANT_KINDS,
  type ClaimantKind,
  type ClaimKind,
  NEVER,
  VERDICTS,
  type Verdict,
} from './kinds.ts';
