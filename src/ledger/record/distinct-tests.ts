import { MS_A_DAY } from '../../situation/day.ts';
import type { FearRecord } from './fear-record.ts';
import type { KnownClaim } from './known-by.ts';

/**
 * What a claim of yes or no has in common with others that are one test of the fear: its question, or else the day (in UTC)
 * of its deadline. One with neither is a test by itself.
 */
export function testOf({ claim, deadline }: Pick<KnownClaim, 'claim' | 'deadline'>): string {
  if (claim.question !== undefined) return `question ${claim.question}`;
  return deadline === undefined ? `claim ${claim.id}` : `deadline ${Math.floor(deadline / MS_A_DAY)}`;
}

/** Counts distinct tests as their claims are resolved one after another. */
export class TestCount {
  readonly #yes = new Set<string>();
  readonly #no = new Set<string>();
  /** Tests that came out both ways; they count as yes. */
  mixed = 0;

  add(test: string, yes: boolean): void {
    const [same, other] = yes ? [this.#yes, this.#no] : [this.#no, this.#yes];
    if (!same.has(test) && other.has(test)) this.mixed++;
    same.add(test);
  }

  get yes(): number {
    return this.#yes.size;
  }

  get resolved(): number {
    return this.#yes.size + this.#no.size - this.mixed;
  }
}

/** Distinct tests among claims, how many of them are resolved, and how many came true. */
export function testsOf(claims: readonly KnownClaim[]): FearRecord['tests'] {
  const yesNo = claims.filter(({ claim }) => claim.kind === 'yes-no');
  const known = new TestCount();
  for (const one of yesNo) if (one.resolved?.yes !== undefined) known.add(testOf(one), one.resolved.yes);
  const { yes, resolved, mixed } = known;
  return { all: new Set(yesNo.map(testOf)).size, yes, resolved, mixed };
}
