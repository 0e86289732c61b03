import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import * as z from 'zod';
import { type Accepted, checkSealed, type SealedFile, writeSealed } from './sealed-file.ts';

/** What a piece of results says that it is: its name is that of its file. After it come the results. */
const headerSchema = z.strictObject({
  run: z.string(),
  kind: z.literal('results'),
  name: z.string(),
  version: z.string(),
  bytes: z.number().int().min(0),
});

/** What a piece of results has to be. */
export type ExpectedResults = Pick<z.infer<typeof headerSchema>, 'run' | 'name' | 'version'>;

/** Writes results, whole or not at all: plain data and arrays of numbers, to the bit. @throws UsageError if it cannot be written */
export async function writeResults(
  file: string,
  { run, name, version }: ExpectedResults,
  results: unknown,
): Promise<void> {
  const bytes = serialize(results);
  await writeSealed(file, { run, kind: 'results', name, version, bytes: bytes.length }, [bytes]);
}

/** Looks whether results are there and whole. @param checksum see `checkSealed` @throws UsageError if they may not be read */
export const checkResults = (
  file: string,
  expected: ExpectedResults,
  checksum = true,
): Promise<SealedFile<ExpectedResults>> => checkSealed(file, (value) => headerFor(value, expected), checksum);

/** Results that are there and whole; nothing where they are not. */
export async function readResults(file: string, expected: ExpectedResults): Promise<{ results: unknown } | undefined> {
  const found = await checkResults(file, expected);
  if (found.state !== 'made') return undefined;
  return { results: deserialize((await readFile(file)).subarray(found.begins)) };
}

function headerFor(value: unknown, { run, name, version }: ExpectedResults): Accepted<ExpectedResults> {
  const { data: header } = headerSchema.safeParse(value);
  if (!header) return { why: 'its second line is not that of a piece of results' };
  if (header.version !== version) return { why: `it was made by Tightrope ${header.version}, this is ${version}` };
  if (header.run !== run) return { why: 'it is of another run' };
  if (header.name !== name) return { why: 'it has other results than its name says' };
  return { header, size: header.bytes };
}
