import { HINDSIGHT } from '../claim/our-claimants.ts';

/** Claims to score: those that were recorded in hindsight only where they are asked for by their tag. */
export const withoutHindsight = <Claim extends { tags: readonly string[] }>(
  claims: readonly Claim[],
  tag: string | undefined,
): Claim[] => (tag === HINDSIGHT ? [...claims] : claims.filter(({ tags }) => !tags.includes(HINDSIGHT)));
