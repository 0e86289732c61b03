import { isMap, isSeq, parseDocument, stringify } from 'yaml';

/** A node of a JSON Schema, as far as the format of the situation file uses it. */
export interface SchemaNode {
  type?: string;
  title?: string;
  description?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly SchemaNode[];
  oneOf?: readonly SchemaNode[];
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
  additionalProperties?: SchemaNode | boolean;
  items?: SchemaNode | boolean;
}

/** A key of the file, by its path: `NAME` stands for a name of the user's, `[]` for each of a list. */
export interface Key {
  path: string;
  what: string;
  description: string;
  required: boolean;
}

const alternatives = (node: SchemaNode): readonly SchemaNode[] => node.anyOf ?? node.oneOf ?? [];
const isQuantity = (node: SchemaNode) => alternatives(node).some(({ properties }) => properties?.mode !== undefined);

/** All keys of a schema, in its order. What every judgement may carry, and what stands elsewhere already, is left out. */
export function keysOf(schema: SchemaNode, repeated: ReadonlySet<string>): Key[] {
  const keys = new Map<string, Key>();
  const walk = (node: SchemaNode, path: string) => {
    if (isQuantity(node)) return;
    for (const one of alternatives(node)) walk(one, path);
    for (const [name, value] of Object.entries(node.properties ?? {})) {
      const at = path === '' ? name : `${path}.${name}`;
      if (path !== '' && (name === 'because' || name === 'source') && !path.endsWith('outcome')) continue;
      const required = node.required?.includes(name) ?? false;
      if (!keys.has(at))
        keys.set(at, { path: at, what: whatOf(value), description: value.description ?? '', required });
      if (!repeated.has(at)) walk(value, at);
    }
    if (typeof node.additionalProperties === 'object') walk(node.additionalProperties, `${path}.NAME`);
    if (typeof node.items === 'object') walk(node.items, `${path}[]`);
  };
  walk(schema, '');
  return [...keys.values()];
}

/** What a value may be, in words. */
function whatOf(node: SchemaNode): string {
  if (node.title !== undefined) return node.title;
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.enum !== undefined) return node.enum.map((one) => `\`${one}\``).join(', ');
  if (node.type === 'array') {
    const of = typeof node.items === 'object' ? whatOf(node.items) : '';
    return of === '' || of === 'a map' ? 'a list' : `a list: ${of}`;
  }
  if (node.type !== undefined) return WORDS.get(node.type) ?? node.type;
  return [...new Set(alternatives(node).map(whatOf))].filter((words) => words !== '').join(', or ');
}

const WORDS = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['integer', 'a whole number'],
  ['boolean', 'true or false'],
  ['object', 'a map'],
]);

/** Longer examples are cut to their names. */
const LONGEST = 110;

/** What the keys of a file look like there: by path, the key with its value, as short as there is one. */
export function examplesIn(text: string, keys: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>();
  const document = parseDocument(text);
  const note = (path: string, name: string, value: unknown) => {
    const shown = shownOf(name, value);
    const before = found.get(path);
    if (before === undefined || shown.length < before.length) found.set(path, shown);
  };
  const walk = (node: unknown, path: string) => {
    if (isSeq(node)) for (const item of node.items) walk(item, `${path}[]`);
    if (!isMap(node)) return;
    for (const pair of node.items) {
      const name = String(pair.key);
      const own = path === '' ? name : `${path}.${name}`;
      // Where no key of the format has this name, it is the user's. Each of several agreements has the keys of one.
      const at = keys.has(own) ? own : `${path}.NAME`.replace(/^agreements\.NAME$/, 'agreement');
      if (keys.has(own)) note(own, name, toJs(pair.value));
      walk(pair.value, at);
    }
  };
  const toJs = (node: unknown) => (node as { toJS(of: unknown): unknown } | null)?.toJS(document) ?? null;
  walk(document.contents, '');
  return found;
}

const inLine = (value: unknown) =>
  stringify(value, { collectionStyle: 'flow', flowCollectionPadding: true, lineWidth: 0 }).trim();

function shownOf(name: string, value: unknown): string {
  const line = inLine({ [name]: value }).replace(/^\{ (.*) \}$/s, '$1');
  if (line.length <= LONGEST) return line;
  if (Array.isArray(value)) return `${name}: [ ${value.slice(0, 1).map(namesIn).join(', ')}, ... ]`;
  return `${name}: ${namesIn(value)}`;
}

/** A map by its names alone. */
const namesIn = (value: unknown): string =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? `{ ${Object.keys(value)
        .map((key) => `${key}: ...`)
        .join(', ')} }`
    : inLine(value);
