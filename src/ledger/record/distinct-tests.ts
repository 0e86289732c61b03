import { MS_A_DAY } from '../../numeric/days.ts';
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

/**
 * Mean length of the tests that are resolved, in whole days; of those that lasted at all.
 *
 * A test lasts from when the first of its claims was made to the last deadline of them; a claim without a deadline, to when it was
 * known.
 */
export function testDaysOf(claims: readonly KnownClaim[]): number | undefined {
  const spans = new Map<string, { from: number; to: number }>();
  for (const one of claims) {
    if (one.claim.kind !== 'yes-no' || one.resolved?.yes === undefined) continue;
    const test = testOf(one);
    const end = one.deadline ?? one.resolved.at;
    const span = spans.get(test) ?? { from: one.made, to: end };
    spans.set(test, { from: Math.min(span.from, one.made), to: Math.max(span.to, end) });
  }
  const days = [...spans.values()].map(({ from, to }) => (to - from) / MS_A_DAY).filter((length) => length > 0);
  const mean = Math.round(days.reduce((sum, length) => sum + length, 0) / days.length);
  return mean > 0 ? mean : undefined;
}
