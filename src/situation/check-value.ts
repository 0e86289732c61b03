import type * as z from 'zod';
import { FaultError } from './fault.ts';
import { objectSource } from './object-source.ts';
import { schemaFaults } from './schema-faults.ts';
import { schemaAsJson } from './schema-json.ts';

/**
 * A part of a request, checked by its schema.
 *
 * @param name what messages call it, such as `body`
 * @throws FaultError with every fault, each with its path
 */
export function checkValue<Value>(schema: z.ZodType<Value>, value: unknown, name: string): Value {
  const source = objectSource(value, name);
  if (source.faults.length > 0) throw new FaultError(source.faults);
  const read = schema.safeParse(source.value);
  if (read.success) return read.data;
  throw new FaultError(schemaFaults(read.error.issues, { source, file: name, schema: schemaAsJson(schema) }));
}
