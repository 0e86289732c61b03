import type { Claim } from '../claim/claim.ts';
import { momentMs } from '../claim/moment.ts';
import { checkClaim, checkForecast, checkResolution, forecastFits, resolutionFits, type Spot } from './check.ts';
import type { FaultLog } from './fault-log.ts';
import type { ClaimImportOptions, ImportedClaim } from './imported.ts';

type Raw = Record<string, unknown>;

/** A claim as an export tells it, before it is checked; moments are in their written form. */
export interface ClaimDraft {
  place: ImportedClaim['place'];
  spot: Spot;
  claim: Raw;
  forecasts: { raw: Raw & { made: string }; spot: Spot }[];
  resolution?: { raw: Raw; spot?: Spot } | undefined;
}

/** What the user may set in an export, besides tags, which add up. */
export const SETTABLE = ['outcome', 'trigger', 'triggerOn', 'note'];

/** Text on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** A name as a tag can be: without commas, on one line, not too long. */
export const asTag = (name: string): string => oneLine(name.replaceAll(',', ' ')).slice(0, 60).trim();

/** A question about one of its parts: an answer, an option. */
export const aboutPart = (question: string, part: string): string =>
  oneLine(/[?:]$/.test(question) ? `${question} ${part}` : `${question}: ${part}`);

const LONGEST_TEXT = 20_000;

/** A description, cut to what a claim can hold. */
export const asCriteria = (text: string | undefined): string | undefined =>
  text !== undefined && text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1).toWellFormed()}…` : text;

/** Probabilities that were rounded to add up to nearly 1, made to do so; those that already do stay as they are. */
export function normalised(probabilities: readonly number[]): number[] {
  const sum = probabilities.reduce((total, p) => total + p, 0);
  const off = Math.abs(sum - 1);
  return off <= 0.02 && off > 1e-9 ? probabilities.map((p) => p / sum) : [...probabilities];
}

/**
 * Checks what an export tells of a claim. A person's claim was made with the first forecast, and is none without; a market's
 * or a crowd's when the question was opened. Of several forecasts at one time the last counts. What cannot be read is
 * reported and skipped.
 */
export function finishDraft(
  draft: ClaimDraft,
  set: ClaimImportOptions['set'] = {},
  log: FaultLog,
): ImportedClaim | undefined {
  const { spot, place } = draft;
  const sorted = draft.forecasts.toSorted((a, b) => momentMs(a.raw.made) - momentMs(b.raw.made));
  const last = sorted.filter(({ raw }, i) => sorted[i + 1]?.raw.made !== raw.made);
  const raw: Raw = { ...draft.claim, made: madeOf(draft.claim, sorted[0]?.raw.made) };
  for (const field of SETTABLE) if (set[field] !== undefined) raw[field] = set[field];
  if (set.tags !== undefined) {
    const added = set.tags.split(',').map((tag) => tag.trim());
    raw.tags = [...((raw.tags as string[] | undefined) ?? []), ...added].filter((tag) => tag !== '');
  }
  for (const [field, value] of Object.entries(raw)) if (value === undefined) delete raw[field];
  const claim = checkClaim(raw, spot, log);
  if (claim === undefined) return undefined;
  const forecasts = last.flatMap(({ raw, spot }) => {
    const forecast = checkForecast({ claim: claim.id, ...raw }, spot, log);
    return forecast && forecastFits(claim, forecast, spot, log) ? [forecast] : [];
  });
  if (forecasts.length === 0 && !STANDING.has(claim.claimantKind)) return undefined;
  return { place, claim, forecasts, resolutions: resolutionsOf(claim, draft, log) };
}

/** Claimants that are there before they say anything: their question is theirs. */
const STANDING = new Set<unknown>(['market', 'crowd']);

function madeOf({ made, claimantKind }: Raw, first: string | undefined): unknown {
  if (first === undefined || typeof made !== 'string') return first ?? made;
  return STANDING.has(claimantKind) && momentMs(made) < momentMs(first) ? made : first;
}

function resolutionsOf(claim: Claim, { resolution, spot }: ClaimDraft, log: FaultLog): ImportedClaim['resolutions'] {
  if (resolution === undefined) return [];
  const at = resolution.spot ?? spot;
  const checked = checkResolution({ claim: claim.id, ...resolution.raw }, at, log);
  return checked && resolutionFits(claim, checked, at, log) ? [checked] : [];
}
