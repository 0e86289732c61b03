import { expectedUtilityModel } from './expected-utility.ts';
import type { Model } from './model.ts';
import { nashModel } from './nash.ts';
import { vetoModel } from './veto.ts';
import { weightedMeanModel } from './weighted-mean.ts';
import { weightedMedianModel } from './weighted-median.ts';

/** Every model, in the order in which reports list them. */
export const models: readonly Model[] = [
  weightedMeanModel,
  weightedMedianModel,
  nashModel,
  vetoModel,
  expectedUtilityModel,
];

/** The model of that name, if there is one. */
export const modelNamed = (name: string): Model | undefined => models.find((model) => model.name === name);
