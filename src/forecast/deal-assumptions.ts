import { compile } from '../engine/compile.ts';
import type { Prepared } from '../engine/prepare.ts';
import { AGREEMENT, agreementsOf, USUAL_FLEXIBILITY, USUAL_STEEPNESS } from '../situation/agreement.ts';
import type { Agreement } from '../situation/agreement-types.ts';
import { mapQuantity } from '../situation/quantity.ts';
import type { Situation } from '../situation/schema.ts';
import type { Forecast } from './forecast.ts';

/** What room for an agreement would be if something that is assumed of all its red lines were otherwise. */
export interface AssumptionSensitivity {
  agreement: string;
  assumption: 'flexibility' | 'steepness';
  low: TriedAssumption;
  high: TriedAssumption;
}

export interface TriedAssumption {
  /** By what the file's own value is multiplied. */
  times: number;
  /** The steepness that is tried. */
  steepness: number;
  /** The middle of the bracket of room, 0-1. */
  room: number;
}

/** Draws on which it is tried: the first ones of the forecast. */
const DRAWS = 512;
/** Steepness may not be more than this in a file. */
const STEEPEST = 1000;

/**
 * How much of the room for each agreement turns on how far red lines give (not at all, twice as far) and on how fast losses grow
 * beyond them (a third as fast, three times as fast). All are tried on the same few draws; what they change there is added to
 * the room of the forecast.
 *
 * @returns nothing for an agreement on whose issues nobody states a red line
 */
export function assumptionSensitivity(
  engine: Prepared,
  { agreements = [] }: Pick<Forecast, 'agreements'>,
): AssumptionSensitivity[] {
  const { situation } = engine.design;
  const drawn = engine.values('A', 0, DRAWS);
  return agreementsOf(situation).flatMap(({ id, agreement }, d) => {
    if (!engine.atBestGuess().deals[d].bargain.side.some((side) => side !== 0)) return [];
    const { flexibility = USUAL_FLEXIBILITY, steepness = USUAL_STEEPNESS } = agreement;
    const roomIf = (change: Agreement, times = 1) => roomOn(engine, drawn, id, change, d, times);
    const now = roomIf(agreement);
    const stated = agreements.find((one) => one.id === id)?.room.value ?? now;
    const shown = (room: number) => Math.min(1, Math.max(0, stated + room - now));
    const flexible = (times: number): TriedAssumption => {
      const give = mapQuantity(flexibility, (value) => Math.min(1, times * value));
      return { times, steepness, room: shown(roomIf({ ...agreement, flexibility: give }, times)) };
    };
    const steep = (times: number): TriedAssumption => {
      const tried = Math.min(STEEPEST, Math.max(1, times * steepness));
      return { times, steepness: tried, room: shown(roomIf({ ...agreement, steepness: tried })) };
    };
    return [
      { agreement: id, assumption: 'flexibility', low: flexible(0), high: flexible(2) },
      // The steeper, the less room.
      { agreement: id, assumption: 'steepness', low: steep(3), high: steep(1 / 3) },
    ];
  });
}

function withAgreement(situation: Situation, id: string, agreement: Agreement): Situation {
  return id === AGREEMENT
    ? { ...situation, agreement }
    : { ...situation, agreements: { ...situation.agreements, [id]: agreement } };
}

/** The middle of the bracket of room over some draws, with another agreement and with drawn flexibility times a factor. */
function roomOn(
  { design, inputs }: Prepared,
  drawn: readonly Float64Array[],
  id: string,
  agreement: Agreement,
  d: number,
  times: number,
): number {
  const { past = [] } = design;
  const earlier = past.map(({ until, situation: then }) => ({
    until,
    situation: then && withAgreement(then, id, agreement),
  }));
  const seen = withAgreement(design.situation, id, agreement);
  const { values, inputs: all, past: pastRooms, chances, refresh } = compile(seen, { ...design, past: earlier });
  const slotOf = new Map(all.map(({ path }, slot) => [path, slot]));
  const { path: own } = agreementsOf(design.situation)[d];
  const slots = inputs.map(({ path }) => slotOf.get(path) as number);
  const factors = inputs.map(({ path }) => (path.startsWith(`${own}.flexibility.`) ? times : 1));
  let sum = 0;
  let none = 0;
  for (let s = 0; s < DRAWS; s++) {
    for (let i = 0; i < slots.length; i++) {
      values[slots[i]] = factors[i] === 1 ? drawn[i][s] : Math.min(1, factors[i] * drawn[i][s]);
    }
    refresh();
    pastRooms.ofValues();
    sum += chances[d].none() * chances[d].room();
    none += chances[d].none();
  }
  return none > 0 ? sum / none : 0;
}
