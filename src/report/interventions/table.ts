import type { Analysis } from '../../forecast/analysis.ts';
import type { Coalition, Intervention } from '../../inside/interventions/interventions.ts';
import type { TippingPoint } from '../../inside/interventions/tipping-points.ts';
import type { ParetoImprovement } from '../../inside/pareto/pareto-improvements.ts';
import { plain, type Table } from '../table/table.ts';

/** What each actor could do by itself, the best first; gains are shares, 0 to 1, of all that it could lose. */
export const interventionTable = ({ interventions }: Analysis): Table<Intervention> => ({
  columns: [
    plain('actor', ({ actor }) => actor),
    plain('what', ({ what }) => what),
    plain('path', ({ path }) => path),
    plain('from', ({ from }) => from),
    plain('to', ({ to }) => to),
    plain('gain', ({ gain }) => gain.value),
    plain('gain_error', ({ gain }) => gain.standardError),
  ],
  rows: (interventions?.moves ?? []).flatMap(({ best }) => best),
});

/** The least single changes that take an outcome across one half. */
export const tippingPointTable = ({ interventions }: Analysis): Table<TippingPoint> => ({
  columns: [
    plain('outcome', ({ outcome }) => outcome),
    plain('actor', ({ actor }) => actor),
    plain('what', ({ what }) => what),
    plain('path', ({ path }) => path),
    plain('from', ({ from }) => from),
    plain('to', ({ to }) => to),
    plain('size', ({ size }) => size),
    plain('probability', ({ probability }) => probability),
    plain('becomes', ({ becomes }) => becomes.value),
    plain('becomes_error', ({ becomes }) => becomes.standardError),
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
    plain('gain', ({ gains }) => gains[0].value),
    plain('gain_error', ({ gains }) => gains[0].standardError),
    plain('partner_gain', ({ gains }) => gains[1].value),
    plain('partner_gain_error', ({ gains }) => gains[1].standardError),
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
  columns: [
    plain('agreement', ({ agreement }) => agreement),
    plain('kind', ({ kind }) => kind),
    plain('part', ({ part }) => part),
    plain('actor', ({ actor }) => actor),
    plain('decisive', ({ decisive }) => decisive),
    plain('issue', ({ issue }) => issue),
    plain('from', ({ from }) => from),
    plain('to', ({ to }) => to),
    plain('gain', ({ gain }) => gain),
  ],
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
