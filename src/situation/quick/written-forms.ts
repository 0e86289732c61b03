import type * as z from 'zod';
import type { RecordKey, WrittenForm } from './read-form.ts';
import { RULES } from './rules.ts';

type Definition = z.core.$ZodTypes['_zod']['def'];
type Check = z.core.$ZodChecks['_zod']['def'] | z.core.$ZodCustomDef;

/**
 * The forms of values that a schema is made of, each once and after those that it is made of itself; what `readForm` reads by.
 *
 * @returns all forms, and that of each schema by its name
 */
export function writtenForms<Name extends string>(schemas: Record<Name, z.core.$ZodType>) {
  const forms: WrittenForm[] = [];
  const places = new Map<string, number>();
  const placeOf = (form: WrittenForm): number => {
    const text = JSON.stringify(form);
    const place = places.get(text) ?? forms.push(form) - 1;
    places.set(text, place);
    return place;
  };
  const add = (schema: z.core.$ZodType): number => placeOf(formOf(schema._zod.def as Definition, add));
  const named = Object.entries<z.core.$ZodType>(schemas).map(([name, schema]) => [name, add(schema)] as const);
  return { named: Object.fromEntries(named) as Record<Name, number>, forms };
}

function formOf(definition: Definition, add: (schema: z.core.$ZodType) => number): WrittenForm {
  const checks = (definition.checks ?? []).map((check) => check._zod.def as Check);
  const own = 'check' in definition ? [definition as Check] : [];
  const rules: NonNullable<WrittenForm['rules']> = [];
  const kind = kindOf(definition, add);
  if (!kind) throw unknown(definition.type);
  let form: WrittenForm = kind;
  for (const check of [...own, ...checks]) {
    const rule = check.check === 'custom' ? ruleNamed(check.fn) : undefined;
    const bound = boundOf(check);
    if (rule) rules.push(rule);
    else if (bound && Object.keys(bound).every((key) => !Object.hasOwn(form, key))) form = { ...form, ...bound };
    else throw unknown(check.check);
  }
  return rules.length > 0 ? { ...form, rules } : form;
}

const unknown = (what: string) =>
  new Error(`readForm does not read ${what}: teach it, or name the function of a refinement in RULES`);

/** What a check asks of a text, a number or a list; undefined if it is of another kind. */
function boundOf(check: Check): object | undefined {
  switch (check.check) {
    case 'min_length':
      return { least: check.minimum };
    case 'max_length':
      return { most: check.maximum };
    case 'greater_than':
      return check.inclusive ? { least: check.value } : { above: check.value };
    case 'less_than':
      return check.inclusive ? { most: check.value } : { below: check.value };
    case 'number_format':
      return check.format === 'safeint' ? { whole: true } : undefined;
    case 'string_format':
      return check.pattern && { pattern: [check.pattern.source, check.pattern.flags] };
  }
  return undefined;
}

const ruleNamed = (rule: unknown) =>
  (Object.keys(RULES) as (keyof typeof RULES)[]).find((name) => RULES[name] === rule);

/** What a schema takes before its checks; undefined if `readForm` does not know the kind. */
function kindOf(definition: Definition, add: (schema: z.core.$ZodType) => number): WrittenForm | undefined {
  switch (definition.type) {
    case 'string':
      return { is: 'text' };
    case 'number':
      return { is: 'number' };
    case 'boolean':
      return { is: 'yes-no' };
    case 'enum':
      return { is: 'one of', values: Object.values(definition.entries) };
    case 'literal':
      return { is: 'one of', values: definition.values };
    case 'array':
      return { is: 'list', of: add(definition.element) };
    case 'tuple':
      return definition.rest ? undefined : { is: 'tuple', of: definition.items.map(add) };
    case 'union':
      return definition.inclusive === false ? undefined : { is: 'any of', forms: definition.options.map(add) };
    case 'record':
      if (definition.keyType._zod.def.type !== 'string') return undefined;
      return { is: 'map', key: add(definition.keyType), of: add(definition.valueType) };
    case 'object': {
      if (definition.catchall?._zod.def.type !== 'never') return undefined;
      const keys = Object.entries(definition.shape).map(([name, part]): RecordKey => {
        const inner = part._zod.def as Definition;
        if (inner.checks) return [name, add(part), 'needed'];
        if (inner.type === 'optional') return [name, add(inner.innerType), 'optional'];
        // An object would be shared by all that is read.
        if (inner.type === 'default' && typeof inner.defaultValue === 'object')
          throw unknown('a default that is an object');
        if (inner.type === 'default') return [name, add(inner.innerType), 'default', inner.defaultValue];
        return [name, add(part), 'needed'];
      });
      return { is: 'record', keys };
    }
  }
  return undefined;
}
