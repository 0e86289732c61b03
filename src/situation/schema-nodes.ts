/** A JSON Schema, as far as messages need it. */
export type JsonSchema = Record<string, unknown> & {
  title?: string;
  description?: string;
  type?: string;
  minimum?: number;
  maximum?: number;
};

/** A node and every form that it allows in its place. */
export const formsOf = (node: JsonSchema): JsonSchema[] => [
  node,
  ...((node.anyOf as JsonSchema[]) ?? []).flatMap(formsOf),
];

/** What the forms of a value allow for one of its parts. */
export const inside = (forms: readonly JsonSchema[], step: string | number): JsonSchema[] =>
  forms.flatMap((node) => {
    const properties = node.properties as Record<string, JsonSchema> | undefined;
    if (properties && Object.hasOwn(properties, step)) return [properties[step]];
    const rest = typeof step === 'number' ? node.items : node.additionalProperties;
    return rest && typeof rest === 'object' ? [rest as JsonSchema] : [];
  });

/** Every form that a schema allows at a path. */
export function nodesAt(schema: JsonSchema, path: readonly (string | number)[]): JsonSchema[] {
  let nodes = [schema];
  for (const step of path) nodes = inside(nodes.flatMap(formsOf), step);
  return nodes.flatMap(formsOf);
}
