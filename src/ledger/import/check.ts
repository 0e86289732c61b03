import type { $ZodIssue } from 'zod/v4/core';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import {
  CLAIM_KINDS,
  CLAIMANT_KINDS,
  type Claim,
  type ClaimForecast,
  type Resolution,
  VERDICTS,
} from '../claim/claim.ts';
import { type ClaimFrame, forecastMisfit, resolutionMisfit } from '../claim/fits.ts';
import { claimSchema, forecastSchema, resolutionSchema } from '../claim/schema.ts';
import type { FaultLog, LazyPlace } from './fault-log.ts';

/** Where a field of what is being read stands, and what the file calls it. */
export interface Spot {
  file: string;
  where(field: string): LazyPlace;
  label?(field: string): string;
}

const CHOICES: Record<string, readonly string[]> = {
  kind: CLAIM_KINDS,
  claimantKind: CLAIMANT_KINDS,
  verdict: VERDICTS,
};

/** Says what is wrong with a field, at its place. */
export function fault(log: FaultLog, spot: Spot, field: string, message: string, severity?: 'warning'): void {
  const label = field === '' ? '' : `${spot.label?.(field) ?? field}: `;
  log.add(spot.file, label + message, spot.where(field), severity);
}

export function checkClaim(raw: Record<string, unknown>, spot: Spot, log: FaultLog): Claim | undefined {
  const read = claimSchema.safeParse(raw);
  if (read.success) return read.data;
  issues(read.error.issues, raw, spot, log);
  return undefined;
}

/** A forecast that is one; whether it fits its claim is another question. */
export function checkForecast(raw: Record<string, unknown>, spot: Spot, log: FaultLog): ClaimForecast | undefined {
  const read = forecastSchema.safeParse(raw);
  if (read.success) return read.data;
  issues(read.error.issues, raw, spot, log);
  return undefined;
}

export function checkResolution(raw: Record<string, unknown>, spot: Spot, log: FaultLog): Resolution | undefined {
  const read = resolutionSchema.safeParse(raw);
  if (read.success) return read.data;
  issues(read.error.issues, raw, spot, log);
  return undefined;
}

/** Whether a forecast is one of this claim; a fault if not. */
export function forecastFits(claim: ClaimFrame, forecast: ClaimForecast, spot: Spot, log: FaultLog): boolean {
  const misfit = forecastMisfit(claim, forecast);
  if (misfit !== undefined) fault(log, spot, 'probability', misfit);
  return misfit === undefined;
}

/** Whether a resolution is one of this claim; a fault if not. */
export function resolutionFits(claim: ClaimFrame, resolution: Resolution, spot: Spot, log: FaultLog): boolean {
  const misfit = resolutionMisfit(claim, resolution);
  if (misfit !== undefined) fault(log, spot, 'resolved', misfit);
  return misfit === undefined;
}

function issues(found: readonly $ZodIssue[], raw: Record<string, unknown>, spot: Spot, log: FaultLog): void {
  const seen = new Set<string>();
  for (const issue of found) {
    const field = String(issue.path[0] ?? '');
    // An impossible id is reported once, for the claim itself.
    if (field === 'claim') continue;
    const message = issueInWords(issue, field, raw[field]);
    if (seen.has(`${field} ${message}`)) continue;
    seen.add(`${field} ${message}`);
    fault(log, spot, field, message);
  }
}

function issueInWords(issue: $ZodIssue, field: string, value: unknown): string {
  if (value === undefined && issue.code === 'invalid_type') return 'is missing';
  if (CHOICES[field] !== undefined && issue.code === 'invalid_value') {
    return unknownName(field === 'claimantKind' ? 'kind of claimant' : field, String(value), CHOICES[field]);
  }
  const shown = typeof value === 'string' && value.length <= 60 && value.trim() !== '' ? `${quoteName(value)} ` : '';
  const plain = issue.code === 'invalid_union' ? 'expected a number or a text' : issue.message;
  return value !== undefined && issue.code === 'invalid_format' ? `${shown}${plain}` : plain;
}
