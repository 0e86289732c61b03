import { checkGivenText, checkParts } from '../../numeric/given.ts';
import { hashOf } from '../../numeric/hash.ts';
import type { Claim } from './claim.ts';

const LONGEST_SLUG = 60;

/** Words as part of an identifier: small letters of any script and digits, joined by hyphens, cut between words. */
export function slug(text: string, longest = LONGEST_SLUG): string {
  const words = text
    .slice(0, 10 * longest)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  let joined = words.length === 0 ? '' : [...words[0]].slice(0, longest / 2).join('');
  for (const word of words.slice(1)) {
    if (joined.length + 1 + word.length > longest) break;
    joined += `-${word}`;
  }
  return joined;
}

/** Six hexadecimal digits of the SHA-256 of a value's canonical JSON. */
export const shortHash = (value: unknown): string => hashOf(value).slice(0, 6);

/**
 * An identifier made from what a claim says, so that the same claim gets the same one again: a few words of its text and a
 * short hash of text, claimant, day and deadline.
 */
export function identify(claim: Pick<Claim, 'text' | 'claimant' | 'made' | 'deadline'>): string {
  checkParts(claim, 'identify', 'a claim', ['text', 'claimant', 'made']);
  const { text, claimant, made, deadline } = claim;
  checkGivenText(text, 'identify', 'the text of a claim');
  return `${slug(text) || 'claim'}-${shortHash({ text, claimant, made, deadline })}`;
}

/**
 * A foreign name as part of an identifier: as it is if it can be, otherwise its letters and digits with a short hash, so
 * that two names never become one.
 */
export function idPart(name: string, longest = 40): string {
  if (name.length <= longest && /^[\p{L}\p{N}._-]+$/u.test(name)) return name;
  return `${slug(name, longest - 10) || 'x'}-${shortHash(name)}`;
}
