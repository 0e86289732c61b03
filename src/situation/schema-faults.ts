import type * as z from 'zod';
import { nearest, quoteName } from '../numeric/nearest-name.ts';
import { type Fault, MOST_FAULTS } from './fault.ts';
import { boundInWords, describe, namedFault, saysItself, typeInWords } from './issue-in-words.ts';
import { LARGEST } from './quantity.ts';
import { type JsonSchema, nodesAt } from './schema-nodes.ts';
import type { Path, Source } from './source.ts';

type Issue = z.core.$ZodIssue;

export type { JsonSchema } from './schema-nodes.ts';

/** What messages about a value are made from. */
export interface About {
  /** The value, and where its parts are. */
  source: Source;
  /** The file, or what else the messages begin with. */
  file: string;
  /** The whole value in words, such as `the situation`, where the messages do not begin with it. */
  name?: string | undefined;
  /** The schema that it was checked by: which keys there are, and what their values are called. */
  schema: JsonSchema;
}

/** Turns what a schema finds wrong into located messages in plain words. */
export function schemaFaults(issues: Issue[], about: About): Fault[] {
  const misspelt = new Set<string>();
  const faults = issues.slice(0, MOST_FAULTS).flatMap((issue) => faultsOf(issue, [], about, misspelt));
  // A misspelt key is one fault, not also a missing one.
  return faults.filter(({ missing }) => !(missing && misspelt.has(missing))).map(({ missing: _, ...fault }) => fault);
}

type SchemaFault = Fault & { missing?: string };

/** @param misspelt takes the paths of the keys that a misspelt one was meant to be */
function faultsOf(issue: Issue, parent: Path, about: About, misspelt: Set<string>): SchemaFault[] {
  const { source, file, schema } = about;
  const path = [...parent, ...(issue.path as (string | number)[])];
  const at = (message: string, where = source.placeOf(path)): SchemaFault => ({
    file,
    ...where,
    message,
    severity: 'error',
  });
  const found = valueAt(source.value, path);

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.slice(0, MOST_FAULTS).map((key) => {
      const near = nearest(key, known);
      if (near) misspelt.add([...path, near].join('\n'));
      const hint = near ? `did you mean \`${near}\`?` : `expected ${known.map(quoteName).join(', ')}`;
      return at(`unknown key ${quoteName(key)}, ${hint}`, source.placeOfKey([...path, key]));
    });
  }
  // A check that says nothing itself is one of the kind of a value, such as a function.
  const ofKind = issue.code === 'invalid_type' || (issue.code === 'custom' && issue.message === 'Invalid input');
  if (found === undefined && path.length > 0 && (ofKind || issue.code === 'invalid_union')) {
    const message = `\`${path[path.length - 1]}\` is missing, expected ${expectedAt(schema, path)}${meaningAt(schema, path)}`;
    return [{ ...at(message, source.placeOfKey(path.slice(0, -1))), missing: path.join('\n') }];
  }
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors);
    if (branch) return branch.flatMap((inner) => faultsOf(inner, path, about, misspelt));
    return [at(mismatch(about, path, found))];
  }
  if (issue.code === 'invalid_key') {
    const key = String(path[path.length - 1]);
    const expected = nodesAt(schema, path.slice(0, -1))
      .map((node) => (node.propertyNames as JsonSchema | undefined)?.title)
      .find((title) => title !== undefined);
    const id = key.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^[_\d]+|_+$/g, '');
    const hint = /^\p{L}/u.test(id) && id.length < 80 ? `, such as ${quoteName(id)}` : '';
    return [
      at(`${quoteName(key)} cannot be a name, expected ${expected ?? 'another'}${hint}`, source.placeOfKey(path)),
    ];
  }
  if (issue.code === 'custom' && !ofKind)
    return [{ ...at(issue.message), ...(found === undefined && path.length > 0 && { missing: path.join('\n') }) }];
  if (saysItself(issue)) return [at(ownWords(issue.message, path, found))];
  if (issue.code === 'too_big' || issue.code === 'too_small') return [at(outOfBounds(schema, issue, path, found))];
  return [at(mismatch(about, path, found))];
}

/** Among the forms a value may take, the one it comes nearest to; none if it resembles none. */
function nearestBranch(branches: Issue[][]): Issue[] | undefined {
  const resembling = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || (issue.code !== 'invalid_type' && issue.code !== 'invalid_value')),
  );
  const unknownKeys = (issues: Issue[]) => issues.filter((issue) => issue.code === 'unrecognized_keys').length;
  return resembling.sort((a, b) => unknownKeys(a) - unknownKeys(b) || a.length - b.length)[0];
}

function mismatch({ schema, name }: About, path: Path, found: unknown): string {
  const names = nodesAt(schema, path).flatMap((node) =>
    ((node.enum as unknown[]) ?? []).filter((one) => typeof one === 'string'),
  );
  const near = typeof found === 'string' ? nearest(found, names) : undefined;
  const hint = near ? `did you mean ${quoteName(near)}?` : `expected ${expectedAt(schema, path)}`;
  const about = path.length === 0 ? name : nameOf(path);
  return `${about ? `${about}: ` : ''}found ${describe(found)}, ${hint}`;
}

/** What a schema says itself of a value. */
function ownWords(message: string, path: Path, found: unknown): string {
  const name = path.length === 0 ? '' : nameOf(path);
  return namedFault(name, message.startsWith('expected ') ? `found ${describe(found)}, ${message}` : message);
}

function outOfBounds(
  schema: JsonSchema,
  issue: Issue & { code: 'too_big' | 'too_small' },
  path: Path,
  found: unknown,
): string {
  const name = nameOf(path);
  const side = issue.code === 'too_big' ? 'at most' : 'at least';
  const limit = String(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  if (typeof found !== 'number') return namedFault(name, boundInWords(found, side, limit));
  const bounds = nodesAt(schema, path).find(
    (node) => node.minimum !== undefined && (node.maximum ?? LARGEST) < LARGEST,
  );
  if (bounds) {
    const ofHundred = bounds.maximum === 1 && found >= 2 && found <= 100;
    const hint = ofHundred ? `, if it is of 100 write ${Number((found / 100).toPrecision(12))}` : '';
    return `${name} ${found} is outside ${bounds.minimum}-${bounds.maximum}${hint}`;
  }
  return namedFault(name, boundInWords(found, side, limit));
}

/** The words for what a value is about: its key, or the key of the quantity that it is part of. */
function nameOf(path: Path): string {
  const parts = ['low', 'mode', 'high', 'mean', 'sd'];
  const own = path[path.length - 1];
  const named = path.findLast((step) => typeof step === 'string' && !parts.includes(step));
  return parts.includes(String(own)) && named !== undefined ? `${named} ${own}` : String(named ?? own);
}

function expectedAt(schema: JsonSchema, path: Path): string {
  const [node] = nodesAt(schema, path);
  if (!node) return 'nothing here';
  if (node.title) return String(node.title);
  if (node.enum) {
    const choices = (node.enum as unknown[]).map((one) => (typeof one === 'string' ? quoteName(one) : String(one)));
    return `one of ${choices.join(', ')}`;
  }
  return typeInWords(node.type);
}

/** What a key means, of one that has no name for what is expected. */
function meaningAt(schema: JsonSchema, path: Path): string {
  const [node] = nodesAt(schema, path);
  return node?.description !== undefined && node.title === undefined ? `: ${node.description}` : '';
}

function keysAt(schema: JsonSchema, path: Path): string[] {
  return [...new Set(nodesAt(schema, path).flatMap((node) => Object.keys((node.properties as object) ?? {})))];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      inner !== null && typeof inner === 'object' && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}
