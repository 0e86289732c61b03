import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { type ExchangeSettings, exchangeModel, exchangeSettings } from './exchange/exchange.ts';
import { expectedUtilityModel } from './expected-utility/expected-utility.ts';
import { type ExpectedUtilitySettings, expectedUtilitySettings } from './expected-utility/settings.ts';
import type { Model } from './model.ts';
import { type NashSettings, nashModel, nashSettings } from './nash.ts';
import { type SpatialSettings, spatialSettings } from './spatial/options.ts';
import { spatialModel } from './spatial/spatial.ts';
import { vetoModel } from './veto-players.ts';
import { weightedMeanModel } from './weighted-mean.ts';
import { weightedMedianModel } from './weighted-median.ts';

/**
 * The built-in models, in the order in which reports list them.
 *
 * @example models.map(({ name }) => name); // ['weighted-mean', 'weighted-median', 'nash', ...]
 */
export const models: readonly Model[] = [
  weightedMeanModel,
  weightedMedianModel,
  nashModel,
  vetoModel,
  expectedUtilityModel,
  exchangeModel,
  spatialModel,
];

/** The settings of those that have any, by name: what a situation file has under `models:`. */
export const modelSettings = once(() =>
  z.strictObject({
    nash: nashSettings().exactOptional().describe('settings of the Nash bargaining solution'),
    'expected-utility': expectedUtilitySettings().exactOptional().describe('settings of the expected utility model'),
    spatial: spatialSettings().exactOptional().describe("KTAB's options under its own names"),
    exchange: exchangeSettings().exactOptional().describe('settings of the position exchange model'),
  }),
);

/** Settings of the models, by name; docs/models.md says what each does. */
export interface ModelSettings {
  nash?: NashSettings;
  'expected-utility'?: ExpectedUtilitySettings;
  spatial?: SpatialSettings;
  exchange?: ExchangeSettings;
}

/** A model's own settings among those of a situation; {} where it has none. */
export const settingsOf = ({ name }: Pick<Model, 'name'>, all: ModelSettings | undefined): object =>
  (all && Object.hasOwn(all, name) && all[name as keyof ModelSettings]) || {};

/** A model that takes more steps a draw, some hundredths of a second, is pooled only if it is asked for by name. */
const MOST_STEPS = 4e6;

/** The models that are pooled by default: those that are fast enough for this number of actors and issues. */
export const usualModels = (actors: number, issues: number): Model[] =>
  models.filter((model) => model.steps(actors, issues) <= MOST_STEPS);

/** The built-in model of that name, if there is one. */
export const modelNamed = (name: string): Model | undefined => models.find((model) => model.name === name);
