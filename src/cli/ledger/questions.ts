import type { ClaimMapping, ImportFormat } from '../../ledger/import/index.ts';
import { UsageError } from '../../numeric/errors.ts';
import { FaultError } from '../../situation/fault.ts';
import type { Decimal } from '../../situation/table/index.ts';
import { decode, readInput } from '../files.ts';
import type { FileEntry } from './lines.ts';
import { phraseTable } from './said.ts';

/** The flags that say how to read claims from a table or an export. */
export interface QuestionFlags {
  format?: string;
  columns?: string[];
  set?: string[];
  mapping?: string;
  beside?: string[];
  zone?: string;
  dates?: string;
  decimal?: string;
  phrases?: string;
}

/** A text must fit into one string. */
const LARGEST_EXPORT = 400_000_000;

/**
 * Claims with their histories from a table or an export, each entry with its place.
 *
 * @param lines the file's lines, where they are being read already
 * @throws UsageError if the file or the mapping cannot be read
 */
export async function* questionEntries(
  file: string,
  flags: QuestionFlags,
  lines?: AsyncIterable<readonly string[]>,
): AsyncGenerator<FileEntry[]> {
  const { importClaims, dateOrder, DATES_EXPECTED } = await import('../../ledger/import/index.ts');
  const { format, zone, beside = [], decimal } = flags;
  const dates = flags.dates === undefined ? undefined : dateOrder(flags.dates);
  if (flags.dates !== undefined && dates === undefined) throw new UsageError(`--dates: ${DATES_EXPECTED}`);
  const mapping = await mappingOf(flags);
  const text = lines === undefined ? await readText(file) : await joined(lines);
  const others = await Promise.all(beside.map(async (other) => ({ file: other, text: await readText(other) })));
  const { claims, faults, moreFaults } = importClaims(text, {
    ...{ file, beside: others, columns: mapping.columns, set: mapping.set, zone: zone ?? mapping.zone },
    format: format as ImportFormat | undefined,
    dates: dates ?? mapping.dates,
    decimal: (decimal as Decimal | undefined) ?? mapping.decimal,
    phrases: await phraseTable(flags.phrases),
  });
  yield faults.map((fault) => ({ fault }));
  if (moreFaults > 0) yield [{ fault: { file, message: `and ${moreFaults} more`, severity: 'error' } }];
  for (const { place, claim, forecasts, resolutions } of claims) {
    const line = 'line' in place ? place.line : place.index + 1;
    yield [
      { line, entry: { entry: 'claim', ...claim } },
      ...forecasts.map((forecast): FileEntry => ({ line, entry: { entry: 'forecast', ...forecast } })),
      ...resolutions.map((resolution): FileEntry => ({ line, entry: { entry: 'resolution', ...resolution } })),
    ];
  }
}

const readText = async (file: string) => decode(await readInput(file, LARGEST_EXPORT), file, { latin: true });

async function joined(stretches: AsyncIterable<readonly string[]>): Promise<string> {
  const all: string[] = [];
  let size = 0;
  for await (const lines of stretches) {
    for (const line of lines) {
      size += line.length + 1;
      if (size > LARGEST_EXPORT) throw new UsageError(`the standard input is larger than ${LARGEST_EXPORT} characters`);
      all.push(line);
    }
  }
  return all.join('\n');
}

/** Which column holds what, from the flags and the file of the mapping; the flags win. */
async function mappingOf({ columns = [], set = [], mapping: file }: QuestionFlags): Promise<ClaimMapping> {
  const { parseAssignments, parseMapping } = await import('../../ledger/import/index.ts');
  const said = { columns: parseAssignments(columns), set: parseAssignments(set) };
  const wrong = [
    ...said.columns.faults.map((fault) => `--columns: ${fault}`),
    ...said.set.faults.map((fault) => `--set: ${fault}`),
  ];
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  if (file === undefined) return { columns: said.columns.of, set: said.set.of };
  const { mapping, faults } = parseMapping(decode(await readInput(file), file), file);
  if (faults.length > 0) throw new FaultError(faults);
  return {
    columns: { ...mapping.columns, ...said.columns.of },
    set: { ...mapping.set, ...said.set.of },
    zone: mapping.zone,
    dates: mapping.dates,
    decimal: mapping.decimal,
  };
}
