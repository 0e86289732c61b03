import type { Analysis } from '../../forecast/analysis.ts';
import type { Coalition, Intervention } from '../../inside/interventions/interventions.ts';
import type { TippingPoint } from '../../inside/interventions/tipping-points.ts';
import type { ParetoImprovement } from '../../inside/pareto/pareto-improvements.ts';
import { fields, plain, type Table, withError } from '../table/table.ts';

/** What each actor could do by itself, the best first; gains are shares, 0 to 1, of all that it could lose. */
export const interventionTable = ({ interventions }: Analysis): Table<Intervention> => ({
  columns: [
    ...fields<Intervention>('actor', 'what', 'path', 'from', 'to'),
    ...withError<Intervention>('gain', ({ gain }) => gain),
  ],
  rows: (interventions?.moves ?? []).flatMap(({ best }) => best),
});

/** The least single changes that take an outcome across one half. */
export const tippingPointTable = ({ interventions }: Analysis): Table<TippingPoint> => ({
  columns: [
    ...fields<TippingPoint>('outcome', 'actor', 'what', 'path', 'from', 'to', 'size', 'probability'),
    ...withError<TippingPoint>('becomes', ({ becomes }) => becomes),
  ],
  rows: interventions?.tippingPoints ?? [],
});

interface CoalitionRow extends Coalition {
  /** From 1, by the gain of the member that gains less. */
  coalition: number;
  issue: string;
  at: number;
}

/** Two actors who both gain by a common position: a row for each issue on which they ask for it. */
export const coalitionTable = ({ interventions }: Analysis): Table<CoalitionRow> => ({
  columns: [
    plain('coalition', ({ coalition }) => coalition),
    plain('actor', ({ actors }) => actors[0]),
    plain('partner', ({ actors }) => actors[1]),
    plain('issue', ({ issue }) => issue),
    plain('position', ({ at }) => at),
    ...withError<CoalitionRow>('gain', ({ gains }) => gains[0]),
    ...withError<CoalitionRow>('partner_gain', ({ gains }) => gains[1]),
  ],
  rows: (interventions?.coalitions ?? []).flatMap((one, i) =>
    one.positions.map(({ issue, at }) => ({ ...one, coalition: i + 1, issue, at })),
  ),
});

interface ImprovementRow {
  /** From 1: the package, then the exchanges. */
  agreement: number;
  kind: ParetoImprovement['kind'];
  /** An issue that moves, what an actor gains by all of it, or what it gives and gets on one issue. */
  part: 'change' | 'gain' | 'gives' | 'gets';
  actor?: string;
  decisive?: boolean;
  issue?: string;
  from?: number;
  to?: number;
  /** Share, 0 to 1, of all that the actor could lose; below 0 where it loses. */
  gain?: number;
}

/** Agreements that those whose consent is needed would prefer to the forecast: a row for each change, gain and concession. */
export const improvementTable = ({ paretoImprovements }: Analysis): Table<ImprovementRow> => ({
  columns: [...fields<ImprovementRow>('agreement', 'kind', 'part', 'actor', 'decisive', 'issue', 'from', 'to', 'gain')],
  rows: (paretoImprovements?.agreements ?? []).flatMap(({ kind, changes, gains, gives, gets }, i) => {
    const of = { agreement: i + 1, kind };
    return [
      ...changes.map((change) => ({ ...of, part: 'change' as const, ...change })),
      ...gains.map((gain) => ({ ...of, part: 'gain' as const, ...gain })),
      ...gives.map(({ cost, ...given }) => ({ ...of, part: 'gives' as const, ...given, gain: -cost })),
      ...gets.map((got) => ({ ...of, part: 'gets' as const, ...got })),
    ];
  }),
});
