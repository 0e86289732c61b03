import { formsOf, type JsonSchema } from '../../../situation/schema-nodes.ts';

/** What a form shows for a value: decided by the schema of the file. */
export type FieldKind =
  | { kind: 'quantity'; low: number; high: number }
  | { kind: 'choice'; choices: string[] }
  | { kind: 'yesNo' }
  | { kind: 'date' | 'number' | 'condition' }
  | { kind: 'text'; isLong: boolean }
  | { kind: 'map'; fields: [key: string, node: JsonSchema, isNeeded: boolean][] }
  | { kind: 'record'; of: JsonSchema }
  | { kind: 'list'; of: JsonSchema }
  /** Any of several forms: as a line of YAML. */
  | { kind: 'yaml'; expects: string };

/** Longer texts than this have a field of several lines. */
const LONG_FIELD = 2500;

export function fieldKind(node: JsonSchema, key = ''): FieldKind {
  const forms = formsOf(node).filter((form) => form.anyOf === undefined);
  const properties = (form: JsonSchema) => form.properties as Record<string, JsonSchema> | undefined;
  const range = forms.find((form) => Object.hasOwn(properties(form) ?? {}, 'mode'));
  const hasOther = forms.some((form) => form.type === 'boolean' || Object.hasOwn(properties(form) ?? {}, 'times'));
  if (range && !hasOther) {
    const number = forms.find((form) => form.type === 'number');
    return { kind: 'quantity', low: number?.minimum ?? -Infinity, high: number?.maximum ?? Infinity };
  }
  if (key === 'when' || key === 'asks') return { kind: 'condition' };
  const [form] = forms;
  if (forms.length !== 1) return { kind: 'yaml', expects: (node.title as string | undefined) ?? '' };
  if (form.enum) return { kind: 'choice', choices: (form.enum as unknown[]).map(String) };
  if (form.type === 'boolean') return { kind: 'yesNo' };
  if (form.type === 'number' || form.type === 'integer') return { kind: 'number' };
  if (form.type === 'string' && form.format === 'date') return { kind: 'date' };
  if (form.type === 'string')
    return { kind: 'text', isLong: ((form.maxLength as number | undefined) ?? 0) > LONG_FIELD };
  if (form.type === 'array' && typeof form.items === 'object' && form.prefixItems === undefined)
    return { kind: 'list', of: form.items as JsonSchema };
  const fields = properties(form);
  if (fields) {
    const needed = new Set((form.required as string[] | undefined) ?? []);
    return { kind: 'map', fields: Object.entries(fields).map(([name, one]) => [name, one, needed.has(name)]) };
  }
  if (typeof form.additionalProperties === 'object')
    return { kind: 'record', of: form.additionalProperties as JsonSchema };
  return { kind: 'yaml', expects: (node.title as string | undefined) ?? '' };
}

/** What a form begins with for something new: empty values of what must be there. */
export function emptyOf(node: JsonSchema): unknown {
  const field = fieldKind(node);
  if (field.kind === 'map') return {};
  if (field.kind === 'record') return {};
  if (field.kind === 'list') return fieldKind(field.of).kind === 'map' ? [{}] : [];
  return undefined;
}
