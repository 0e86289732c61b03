import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import {
  BENCHMARK_METHODS,
  type BenchmarkResult,
  benchmark,
  type Events,
  type Method,
  readSplit,
} from '../../outside/next-events/index.ts';
import { methodTable } from '../../report/events/table.ts';
import { csv } from '../../report/table/csv.ts';
import { tableLines } from '../../report/table/text.ts';
import { count } from '../../report/words/numbers.ts';
import { runNext } from '../called.ts';
import { colours } from '../colours.ts';
import { decode, readInput } from '../files.ts';
import { type OutputFlags, print } from '../output.ts';
import { progress } from '../progress.ts';
import { plainTableEvents } from './plain-table.ts';

export interface BenchmarkFlags extends OutputFlags {
  data: string;
  method?: string;
  seed: number;
}

/** The largest file of a published benchmark that is read, bytes. */
const LARGEST_LIST = 100_000_000;

const where =
  () => `ICEWS14 does not come with the program. Get the folder data/ICEWS14 (train.txt, valid.txt, test.txt, entity2id, relation2id) of
github.com/nec-research/recurrency_baseline_tkg, and say where it is: ${runNext('events', 'benchmark', 'icews14', '--data', 'ICEWS14')}`;

/** `tightrope events benchmark`: a row for each method as it is done; Ctrl-C stops at once, and keeps those rows. */
export async function benchmarkCommand(name: string, flags: BenchmarkFlags): Promise<void> {
  const named = name === 'icews14';
  const from = named ? flags.data : name;
  if (named && !existsSync(from)) throw new UsageError(`${from}: no such file or folder\n${where()}`);
  const asked = methodsOf(flags.method);
  const events = await (statSync(from, { throwIfNoEntry: false })?.isDirectory()
    ? splitIn(from)
    : plainTableEvents(from));
  const paint = colours();
  const results: BenchmarkResult[] = [];
  for (const method of asked) {
    const bar = progress(method);
    const onProgress = (share: number) => bar.report(Math.round(100 * share), 100);
    const result = await benchmark(events, { methods: [method], seed: flags.seed, onProgress }).finally(bar.end);
    results.push(result);
    if (flags.json || flags.csv !== undefined) continue;
    if (results.length === 1) process.stdout.write(`${paint.bold(sizes(result))}\n`);
    // A row as soon as it is there; the heading comes with the first.
    const [head, row] = tableLines(methodTable(result.methods, named), { paint });
    process.stdout.write(`${results.length === 1 ? `${head}\n` : ''}${row}\n`);
  }
  const methods = results.flatMap((result) => result.methods);
  print(flags, {
    json: () => ({ ...results[0], methods }),
    text: () => paint.dim(`${EXPLAINED}\n`),
    csv: { methods: () => csv(methodTable(methods, named)) },
  });
}

/** A benchmark as it is published: a folder of lists and names. Those of ICEWS14 begin on the first day of 2014. */
async function splitIn(folder: string): Promise<Events> {
  const text = async (...names: string[]) => {
    const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file === undefined) throw new UsageError(`${folder}: no ${names[0]} in this folder\n${where()}`);
    return decode(await readInput(file, LARGEST_LIST), file);
  };
  return readSplit(
    {
      train: await text('train.txt'),
      valid: await text('valid.txt'),
      test: await text('test.txt'),
      entities: await text('entity2id.json', 'entity2id.txt'),
      relations: await text('relation2id.json', 'relation2id.txt'),
    },
    '2014-01-01',
  );
}

function methodsOf(text: string | undefined): Method[] {
  if (text === undefined) return [...BENCHMARK_METHODS];
  return text.split(',').map((part) => {
    const method = BENCHMARK_METHODS.find((known) => known === part.trim());
    if (method === undefined) throw new UsageError(unknownName('method', part.trim(), BENCHMARK_METHODS));
    return method;
  });
}

function sizes({ entities, relations, events: { train, valid, test } }: BenchmarkResult): string {
  return `${count(entities)} actors, ${count(relations)} kinds of events; ${count(train)} events to learn from, ${count(valid)} to tune, ${count(test)} to test`;
}

const EXPLAINED = `Percent, both directions, filtered by time, ties at their mean rank; events of earlier days are known, also those of the test days.
Tuned on the validation days alone. Published: MRR and Hits@10 of the same method (Gastinger et al. 2024). Others by this protocol on
ICEWS14, MRR: TiRGN 44.0, TLogic 42.5, RE-GCN 42.1, CEN 41.8 (table 2); by their own tables, on 6,869 entities,
L2TKG 47.4 and LogCL 48.9.`;
