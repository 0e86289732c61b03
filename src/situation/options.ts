import * as z from 'zod';
import { once } from '../numeric/once.ts';
import { FaultError } from './fault.ts';
import { type JsonSchema, schemaFaults } from './schema-faults.ts';

const whole = once(() => z.number().meta({ title: 'a whole number' }));
const name = once(() => z.string().meta({ title: 'a name' }));
const callable = once(() => z.custom((value) => typeof value === 'function').meta({ title: 'a function' }));
/** What its properties are is checked where it is used. */
const ownModel = once(() => z.custom((value) => typeof value === 'object' && value !== null && !Array.isArray(value)));
const chosenModel = once(() => z.union([name(), ownModel()]).meta({ title: 'the name of a model, or a Model' }));
const abortSignal = once(() =>
  z
    .custom((value) => typeof value === 'object' && value !== null && 'aborted' in value && 'throwIfAborted' in value)
    .meta({ title: 'an AbortSignal' }),
);

/** From where a situation is looked at, as an option. */
export const viewpointOptions = once(() => ({
  scenario: name().optional(),
  at: z.string().optional().meta({ title: 'a date such as 2021-12-31' }),
}));

/** What was learned from resolved cases; checked where it is used. */
export const calibrationOption = once(() => ({ calibration: z.unknown().optional() }));

/** Options of what draws. What their values may be is checked where they are used. */
export const drawingOptions = once(() => ({
  ...viewpointOptions(),
  models: z.array(chosenModel()).optional().meta({ title: 'a list of names of models' }),
  ...calibrationOption(),
  samples: whole().optional(),
  seed: whole().optional(),
  sampler: name().optional(),
}));

/** Options of what takes its time. */
export const runOptions = once(() => ({ onProgress: callable().optional(), signal: abortSignal().optional() }));
export const workersOption = once(() => ({ workers: whole().optional() }));
export const seedOption = once(() => ({ seed: whole().optional() }));

/** The options that a function takes, each of its kind, and no other key. */
export const optionsOf = <Options>(shape: { [key in keyof Required<Options>]: z.ZodType }): z.ZodObject =>
  z.strictObject(shape as z.ZodRawShape).meta({ title: `options: ${Object.keys(shape).join(', ')}` });

/**
 * Refuses options that a function does not have, or of another kind, so that a misspelt one is not ignored in silence.
 *
 * @param file what the messages begin with
 * @throws FaultError with every fault, for example `options.sample: unknown key, did you mean samples?`
 */
export function checkOptions(schema: z.ZodObject, options: unknown, file = 'options'): void {
  const { error } = schema.safeParse(options);
  if (!error) return;
  const at = (path: readonly (string | number)[]) => ({ path });
  const source = { value: options, placeOf: at, placeOfKey: at, placeInText: at };
  const json = z.toJSONSchema(schema, { unrepresentable: 'any' }) as JsonSchema;
  throw new FaultError(schemaFaults(error.issues, { source, file, schema: json }));
}
