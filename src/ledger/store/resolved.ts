import { and, sql } from 'drizzle-orm';
import type { ClaimForecast } from '../claim/claim.ts';
import { closeOf, outcomeNumber } from '../claim/closing.ts';
import type { ResolvedClaim, Standing } from '../score/resolved-claim.ts';
import { standingOf } from '../score/resolved-of.ts';
import { type Database, queryRows } from './database.ts';
import { headOf } from './entries.ts';
import { type ClaimFilter, claimCondition } from './find.ts';
import { ms } from './packed.ts';
import { claims, forecasts, resolutions } from './tables.ts';

/** Entries whose claims are read in one go. */
const STRETCH = 1_000_000;

/** The claims that a filter fits and that are known to have come out one way, with the forecasts that count. */
export async function resolvedClaims(db: Database, filter: ClaimFilter = {}): Promise<ResolvedClaim[]> {
  const { seq: last } = await headOf(db);
  const found: ResolvedClaim[] = [];
  for (let from = 1; from <= last; from += STRETCH) {
    for (const line of await packed(db, filter, from, from + STRETCH - 1)) {
      const claim = unpack(JSON.parse(line));
      if (claim !== undefined) found.push(claim);
    }
  }
  return found;
}

/** A line of JSON for each claim: to pass on a million rows of their own would take ten times as long. */
async function packed(db: Database, filter: ClaimFilter, from: number, to: number): Promise<string[]> {
  const { rows } = await queryRows<{ lines: string | null }>(
    db,
    sql`with last as (
      select distinct on (claim) claim, verdict, resolved_on, outcome from ${resolutions}
      where claim between ${from} and ${to} order by claim, seq desc)
    select string_agg(json_build_array(${claims.id}, ${claims.kind}, ${claims.claimant}, ${claims.claimantKind}, ${claims.tags},
      ${claims.trigger}, ${claims.question}, ${claims.rest} -> 'options', ${claims.rest} -> 'unit', ${claims.rest} -> 'source', ${ms(claims.made)}, ${ms(claims.deadline)},
      ${ms(sql`last.resolved_on`)}, last.outcome, said.times, said.probabilities, said.rests)::text, E'\n' order by ${claims.seq}) as lines
    from ${claims} join last on last.claim = ${claims.seq} and last.verdict = 'resolved'
    left join lateral (
      select string_agg((${ms(sql`f.made`)})::text, ',' order by f.made, f.seq) as times,
        string_agg(f.probability::text, ',' order by f.made, f.seq) as probabilities,
        case when ${claims.kind} = 'yes-no' then null else json_agg(f.rest order by f.made, f.seq) end as rests
      from ${forecasts} f where f.claim = ${claims.seq}) said on true
    where ${and(sql`true`, claimCondition(filter))}`,
  );
  return rows[0].lines?.split('\n') ?? [];
}

type PackedClaim = [
  id: string,
  kind: ResolvedClaim['kind'],
  claimant: string,
  claimantKind: ResolvedClaim['claimantKind'],
  tags: string[],
  trigger: string | null,
  question: string | null,
  options: string[] | null,
  unit: string | null,
  source: string | null,
  made: number,
  deadline: number | null,
  known: number,
  outcome: unknown,
  times: string | null,
  probabilities: string | null,
  rests: Partial<ClaimForecast>[] | null,
];

function unpack(line: PackedClaim): ResolvedClaim | undefined {
  const [id, kind, claimant, claimantKind, tags, trigger, question, options, ...more] = line;
  const [unit, source, made, deadline, known, ...rest] = more;
  const [came, times, probabilities, rests] = rest;
  const outcome = outcomeNumber(came, { kind, options: options ?? undefined });
  if (outcome === undefined) return undefined;
  const closes = closeOf(deadline ?? undefined, known);
  const said = probabilities?.split(',');
  const standing: Standing[] = [];
  times?.split(',').forEach((time, i) => {
    const at = Number(time);
    if (at > closes) return;
    if (kind === 'yes-no') standing.push({ at, probability: Number(said?.[i]) });
    else standing.push({ ...standingOf({ claim: id, made: '', ...rests?.[i] }), at });
  });
  return {
    ...{ id, kind, claimant, claimantKind, tags, made, closes },
    ...(trigger !== null && { trigger }),
    ...(question !== null && { question }),
    ...(unit !== null && { unit }),
    ...(source !== null && { source }),
    ...(deadline !== null && { deadline }),
    outcome,
    forecasts: standing,
  };
}
