import { exchangeModel } from './exchange/exchange.ts';
import { expectedUtilityModel } from './expected-utility/expected-utility.ts';
import type { Model } from './model.ts';
import { nashModel } from './nash.ts';
import { spatialModel } from './spatial/spatial.ts';
import { vetoModel } from './veto-players.ts';
import { weightedMeanModel } from './weighted-mean.ts';
import { weightedMedianModel } from './weighted-median.ts';

/** Every model, in the order in which reports list them. */
export const models: readonly Model[] = [
  weightedMeanModel,
  weightedMedianModel,
  nashModel,
  vetoModel,
  expectedUtilityModel,
  exchangeModel,
  spatialModel,
];

/** A model that takes more steps a draw is pooled only where it is asked for by name: some hundredths of a second. */
const MOST_STEPS = 4e6;

/** The models that a pool takes by itself: all that are fast enough for so many actors and issues. */
export const usualModels = (actors: number, issues: number): Model[] =>
  models.filter((model) => model.steps(actors, issues) <= MOST_STEPS);

/** The model of that name, if there is one. */
export const modelNamed = (name: string): Model | undefined => models.find((model) => model.name === name);
