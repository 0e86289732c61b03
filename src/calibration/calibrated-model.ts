import { type ExchangeSettings, exchangeModel } from '../models/exchange/exchange.ts';
import { type Model, STATUS, solutionOf } from '../models/model.ts';
import { normalProbability, normalQuantile } from '../numeric/normal.ts';
import { type Stream, stream } from '../numeric/random.ts';
import type { Kind } from '../situation/situation.ts';
import { basisOf, mixtureOf } from './basis.ts';
import type { KindCalibration } from './calibration.ts';
import { quantileOf } from './mixture.ts';

/** What a forecast takes from a calibration. Plain data: it goes to threads with the rest of a design. */
export interface ForecastCalibration {
  /** The kind of bargain that the forecast is of, and the one whose cases it is calibrated by. */
  kind: Kind;
  learnedFrom: Kind;
  learned: KindCalibration;
  /** Ids of the actors with a role in the procedure. */
  roles: string[];
  /** Settings of the exchange model, as the situation file has them: cases were solved by theirs. */
  exchange: ExchangeSettings;
}

export const CALIBRATED = 'calibrated';

/**
 * What was learned from resolved cases, as a model: in each draw an issue ends at a random point of the distribution that its
 * cases have around the weighted mean and the exchange model. Vetoes, voting rules and links hold after it as after any model.
 * Issues keep their random numbers whatever else is in the file, so that scenarios differ by what they change alone.
 */
export function calibratedModel({ kind, learnedFrom, learned, roles, exchange: settings }: ForecastCalibration): Model {
  const { cases, issues, groups } = learned;
  const whose = learnedFrom === kind ? `of ${kind}` : `of all kinds, since none is of the kind ${kind}`;
  return {
    name: CALIBRATED,
    title: 'Calibrated',
    says: `Outcomes lie around the models as they did in ${cases} resolved cases ${whose}.`,
    use: 'In place of the pool, where bargains of the kind have been scored.',
    source: `${issues} issues of ${cases} cases in ${groups} groups; Gneiting & Raftery 2007 for the score`,
    perIssue: false,
    readsStatusQuo: true,
    hasChance: () => true,
    notes: () => [
      {
        about: 'other',
        text: `Calibrated by ${issues} issues of ${cases} resolved cases ${whose}: the spread holds what the models leave out.`,
      },
    ],
    steps: (actors, all) => exchangeModel.steps(actors, all) + 50 * actors * all,
    prepare(problem, _, seed) {
      const exchange = exchangeModel.prepare(problem, settings, seed);
      const traded = solutionOf(problem);
      const common = stream('residual', seed);
      const own = problem.issueIds.map((id) => stream(`residual ${id}`, seed));
      const u = new Float64Array(1);
      const normal = (from: Stream, draw: number) => {
        from.fillOfDraw(draw, 0, u);
        return normalQuantile(u[0]);
      };
      const shared = Math.sqrt(learned.correlation);
      const alone = Math.sqrt(1 - learned.correlation);
      const withRole = new Set(roles);
      return ({ outcome, status }, draw) => {
        exchange(traded, draw);
        const together = learned.correlation > 0 ? normal(common, draw) : 0;
        for (let m = 0; m < problem.issues; m++) {
          const basis = basisOf(problem, m, traded.outcome[m], withRole);
          const z = shared * together + alone * normal(own[m], draw);
          outcome[m] = quantileOf(mixtureOf(learned, basis), normalProbability(z));
          status[m] = traded.status[m] === STATUS.nobodyCares ? STATUS.nobodyCares : STATUS.agreed;
        }
      };
    },
  };
}
