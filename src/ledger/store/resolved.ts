import { and, sql } from 'drizzle-orm';
import type { ClaimForecast } from '../claim/claim.ts';
import { closeOf, outcomeNumber } from '../claim/closing.ts';
import type { ResolvedClaim, Standing } from '../score/resolved-claim.ts';
import { standingOf } from '../score/resolved-of.ts';
import { type Database, rowsOf } from './database.ts';
import { type ClaimFilter, conditionOf } from './find.ts';
import { claims, forecasts, resolutions } from './tables.ts';

/** A claim with its forecasts packed into two texts: a million rows of their own would take ten times as long to pass on. */
interface PackedClaim extends Pick<ResolvedClaim, 'id' | 'kind' | 'claimant' | 'claimantKind' | 'tags'> {
  trigger: string | null;
  question: string | null;
  options: string[] | null;
  made: number;
  deadline: number | null;
  known: number;
  outcome: unknown;
  times: string | null;
  /** Of yes-no. */
  probabilities: string | null;
  /** Of the other kinds. */
  rests: Partial<ClaimForecast>[] | null;
}

const ms = (column: unknown) => sql`(extract(epoch from ${column}) * 1000)::float8`;

/** The claims that a filter fits and that are known to have come out one way, with the forecasts that count. */
export async function resolvedClaims(db: Database, filter: ClaimFilter = {}): Promise<ResolvedClaim[]> {
  const { rows } = await rowsOf<PackedClaim>(
    db,
    sql`with last as (select distinct on (claim) claim, verdict, resolved_on, outcome from ${resolutions} order by claim, seq desc)
    select ${claims.id} as id, ${claims.kind} as kind, ${claims.claimant} as claimant, ${claims.claimantKind} as "claimantKind",
      ${claims.tags} as tags, ${claims.trigger} as trigger, ${claims.question} as question, ${claims.rest} -> 'options' as options,
      ${ms(claims.made)} as made, ${ms(claims.deadline)} as deadline, ${ms(sql`last.resolved_on`)} as known, last.outcome as outcome,
      said.*
    from ${claims} join last on last.claim = ${claims.seq} and last.verdict = 'resolved'
    left join lateral (
      select string_agg(${ms(sql`f.made`)}::text, ',' order by f.made, f.seq) as times,
        string_agg(f.probability::text, ',' order by f.made, f.seq) as probabilities,
        case when ${claims.kind} = 'yes-no' then null else jsonb_agg(f.rest order by f.made, f.seq) end as rests
      from ${forecasts} f where f.claim = ${claims.seq}) said on true
    where ${and(sql`true`, conditionOf(filter))}
    order by ${claims.seq}`,
  );
  return rows.map(unpack);
}

function unpack(row: PackedClaim): ResolvedClaim {
  const { id, kind, claimant, claimantKind, tags, made, deadline, known, outcome, times, probabilities, rests } = row;
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
    ...(row.trigger !== null && { trigger: row.trigger }),
    ...(row.question !== null && { question: row.question }),
    ...(deadline !== null && { deadline }),
    outcome: outcomeNumber(outcome, row.options ?? undefined),
    forecasts: standing,
  };
}
