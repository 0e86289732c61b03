import * as z from 'zod';
import type { JsonSchema } from './schema-nodes.ts';

const inJson = new WeakMap<z.ZodType, JsonSchema>();

/** What a schema takes, as JSON Schema: messages say from it which keys there are, and what their values are called. */
export function schemaAsJson(schema: z.ZodType): JsonSchema {
  const known = inJson.get(schema) ?? (z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonSchema);
  inJson.set(schema, known);
  return known;
}
