import type { ModelSettings } from '../models/models.ts';
import type { Agreement, Ask } from './agreement-types.ts';
import type { CouncilName } from './council.ts';
import type { Hypotheses } from './hypotheses/section.ts';
import type { Change, Reasons } from './judgement.ts';
import type { Kind, Role } from './kinds.ts';
import type { Quantity } from './quantity.ts';
import type { Selector } from './selector.ts';

/**
 * A situation, as a situation file states it: the actors, what each wants, how much it cares and how strong it is.
 * `parseSituation` makes one of a file's text, and `checkSituation` checks one that a program made.
 */
export interface Situation {
  /** The address of the JSON Schema, for editors. */
  $schema?: string;
  /** The version of the file format, 1 without it. */
  format?: 1;
  title: string;
  question?: string;
  description?: string;
  source?: string;
  /** The day on which this is all that is known, `YYYY-MM-DD`. */
  asOf?: string;
  /** The kind of bargain, by which forecasts are calibrated; `other` without it. */
  kind?: Kind;
  /** By id. */
  actors: Record<string, Actor>;
  /** By id: letters, digits and underscores, so that conditions can name them. */
  issues: Record<string, Issue>;
  dependence?: Dependency[];
  links?: Link[];
  /** What people ask about, by id. */
  outcomes?: Record<string, Outcome>;
  shocks?: Shock[];
  /** By name. */
  scenarios?: Record<string, Step[]>;
  /** What is settled together or not at all, by whose consent and by when. */
  agreement?: Agreement;
  /** In its place, several, by the names that conditions use. */
  agreements?: Record<string, Agreement>;
  government?: Government;
  resolved?: Resolved;
  outside?: OutsideView;
  hypotheses?: Hypotheses;
  uncertainty?: Uncertainty;
  models?: ModelSettings;
}

/** A state, party, firm or person that takes part. */
export interface Actor extends Reasons {
  name?: string;
  /** A short name for charts. */
  short?: string;
  description?: string;
  /** Resources, on any scale that all actors share, 0 or more. */
  capability: Quantity;
  /** Its part in the procedure, where resolved cases of the kind show that it matters. */
  role?: Role;
}

/** Which parties govern. */
export interface Cabinet {
  parties: string[];
  /** The party of the head of government. */
  ledBy?: string;
}

/** Who governed before, where actors are parties that form a cabinet and their capability is seats. */
export interface Government extends Cabinet, Reasons {
  /** All seats of parliament; the sum of the capabilities without it. */
  seats?: number;
  /** How many cabinets there were before, and the mean share of the seats that they held, 0-1. */
  earlier?: { cabinets: number; share: number };
}

/** The day of an agreement, or whether there was one at all. */
export type Agreed = string | boolean;

/** What happened, for scoring. */
export interface Resolved extends Reasons {
  /** The day on which it was known. */
  on?: string;
  /** Cases of one group, such as a country, are resampled and cross-validated together; by default the case itself. */
  group?: string;
  /** The person who read the result from the source. */
  coder?: string;
  /** What each issue came to, on its scale: a number, or the ends of what the sources can be read as. */
  issues: Record<string, number | ResolvedRange>;
  /** Which outcomes happened; without it, by their conditions. */
  outcomes?: Record<string, boolean>;
  /** The day of the agreement, or whether there was one; by name where the file has several. */
  agreed?: Agreed | Record<string, Agreed>;
  /** Who governs now. */
  cabinet?: Cabinet;
}

/** The ends of what the sources can be read as; both the same where there is but one reading. */
export interface ResolvedRange extends Reasons {
  low: number;
  high: number;
}

/** A question that is being decided: a line from one extreme to the other. */
export interface Issue extends Reasons {
  name?: string;
  description?: string;
  /** Two values, 0 for no and 1 for yes: conditions use its name as a word. */
  type?: 'yes-no';
  /** A label for each value that has one, or the two ends `[low, high]`; 0 to 100 without it. */
  scale?: Record<string, string> | readonly number[];
  /** Where things stand and stay if nothing is agreed, on the scale. */
  statusQuo?: Quantity;
  /** Where things stand now, if that differs from what holds if nothing is agreed. */
  now?: Quantity;
  /** Who must prefer an outcome to the status quo for it to replace that. */
  rule?: Rule;
  /** The probability that the rule is kept to, 0-1; 1 without it. */
  binds?: Quantity;
  /** The actor who makes a proposal that the others can only take or leave. */
  agendaSetter?: string;
  /** By the actor's id. */
  stances: Record<string, Stance>;
}

/** What one actor wants on one issue. */
export interface Stance extends Reasons {
  /** On the scale of the issue. */
  position: Quantity;
  /** How much the actor cares, 0-1. */
  salience: Quantity;
  /** The actor's capability on this issue, where it differs from its general one. */
  capability?: Quantity;
  /** Whether the actor would block what it likes less than the status quo; a number: the probability that it would, 0-1. */
  veto?: boolean | Quantity;
  /** A red line on the scale: beyond it, seen from the position, its losses grow steeply. */
  limit?: Quantity;
  /** It gives way on this issue only if the rest of the agreement meets this condition. */
  asks?: Ask;
}

/** Who must agree: all actors, more than half, a share of the votes, or the Council of the European Union. */
export type Rule =
  | 'unanimity'
  | 'majority'
  /** `quota`: the share of all votes, above 0 and at most 1. `votes`: by actor; one each without it. */
  | { quota: number; votes?: Record<string, number> }
  | { unanimity: string[] }
  | { majority: string[] }
  /** `members`: the member states that an actor speaks for, by actor. */
  | {
      council: CouncilName;
      procedure?: 'qualified-majority' | 'unanimity';
      members?: Record<string, string | string[]>;
    };

/** How much one actor depends on another. */
export interface Dependency extends Reasons {
  of: string;
  on: string;
  /** Energy, finance, market, security, transit, recognition, ... */
  domain: string;
  /** How much `of` depends on `on`, 0-1. */
  strength: Quantity;
  /** The share of that need that can be met without `on`, 0-1; 0 without it. */
  replaceable?: Quantity;
  /** The further share of that need that each other partner can meet, by partner, 0-1. */
  alternatives?: Record<string, Quantity>;
}

/** While a condition holds, an issue cannot go above (`caps`) or below (`floors`) a value. It has one of the two. */
export interface Link extends Reasons {
  /** For example `equalPrices < 80`. */
  when: string;
  caps?: string;
  floors?: string;
  /** On the scale of the issue that is held. */
  at: Quantity;
}

/** What people ask about: a condition over the issues' results. */
export interface Outcome extends Reasons {
  /** For example `currency >= 80 and command >= 80`. */
  when: string;
  /** The last day on which it counts, `YYYY-MM-DD`. */
  by?: string;
  /** What people say will happen, in their words. */
  claim?: string;
}

/** Something that may happen on a day. */
export interface Shock extends Reasons {
  id: string;
  name?: string;
  /** `YYYY-MM-DD`, after the day of the situation. */
  on: string;
  change: Change;
}

/** A step of a scenario: a change of its own, or the shock with this id. */
export interface Step extends Reasons {
  change?: Change;
  shock?: string;
}

/** The error that bare numbers carry, as standard deviations. */
export interface Uncertainty extends Reasons {
  /** Of positions, as a share of the scale, 0-1. */
  position?: number;
  /** Of saliences above 0, 0-1. */
  salience?: number;
  /** Of capabilities, as a share of the value, 0-1. */
  capability?: number;
}

/** The outside view: by outcome, the reference classes that bear on it, and the files that they are counted in. */
export interface OutsideView {
  /** A ledger in JSON Lines, in the folder of the situation. */
  ledger?: string;
  /** A store of events in the folder of the situation. */
  events?: string;
  /** A file with the names that the actors have in the events. */
  aliases?: string;
  classes: Record<string, Reference[]>;
}

/** A reference class: how many claims with a tag came true, how often states ceased to exist, or how often events happened. */
export interface Reference {
  claims?: string;
  states?: StateExits;
  events?: EventClass;
  name?: string;
  /** Why this class bears on the outcome. */
  because?: string;
  source?: string;
}

/** How often recognised states ceased to exist. */
export interface StateExits {
  /** Years. */
  window: number;
  /** The first year that counts. */
  since: number;
  /** Only states that border one. */
  nextTo?: 'major-power';
  /** Only states that had a militarised dispute with it in so many years before. */
  afterDispute?: number;
  /** `union`: only states that became part of another. */
  ending: 'any' | 'union';
}

/** How often one kind of event came within so many days after another. */
export interface EventClass {
  /** The events that count. */
  outcome: Selector;
  /** The events that open a window; without them the time is cut into windows. */
  after?: Selector | undefined;
  /** Days of a window. */
  within: number;
  /** What to show beside it; it is not pooled. */
  compare?:
    | {
        /** So many other pairs, those with most such triggers. */
        pairs?: number | undefined;
        named?: { source: string | string[]; target: string | string[] }[] | undefined;
        /** Each year by itself. */
        years?: boolean | undefined;
      }
    | undefined;
}

export type { Agreement, Ask, StatedPace, StatedTiming, TalksDeadline } from './agreement-types.ts';
export type { Change, Kind, Reasons, Role };
