import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../numeric/errors.ts';
import { unknownName } from '../../numeric/nearest-name.ts';
import {
  type BenchmarkResult,
  benchmark,
  type Events,
  METHODS,
  type Method,
  readSplit,
} from '../../outside/next-events/index.ts';
import { count } from '../../report/words/numbers.ts';
import { colours } from '../colours.ts';
import { decode, readInput } from '../files.ts';
import { progress } from '../progress.ts';
import { eventsOf } from './plain-table.ts';

export interface BenchmarkFlags {
  data: string;
  method?: string;
  seed: number;
  json?: boolean;
}

/** The largest file of a published benchmark that is read, bytes. */
const LARGEST_LIST = 100_000_000;

const WHERE = `ICEWS14 does not come with the program. Get the folder data/ICEWS14 (train.txt, valid.txt, test.txt, entity2id, relation2id) of
github.com/nec-research/recurrency_baseline_tkg, and say where it is: tightrope events benchmark icews14 --data ICEWS14`;

/** What others reach on this split of ICEWS14 by this protocol, in percent. @see Gastinger et al. 2024, table 2 */
const PUBLISHED: Partial<Record<Method, { mrr: number; hits10: number }>> = {
  strict: { mrr: 36.0, hits10: 47.9 },
  recurrency: { mrr: 37.4, hits10: 51.5 },
};

/** `tightrope events benchmark`: a row for each method as it is done; Ctrl-C stops at once, and keeps those rows. */
export async function benchmarkCommand(name: string, flags: BenchmarkFlags): Promise<void> {
  const named = name === 'icews14';
  const from = named ? flags.data : name;
  if (named && !existsSync(from)) throw new UsageError(`${from}: no such file or folder\n${WHERE}`);
  const methods = methodsOf(flags.method);
  const events = await (statSync(from, { throwIfNoEntry: false })?.isDirectory() ? splitIn(from) : eventsOf(from));
  const paint = colours();
  const results: BenchmarkResult[] = [];
  for (const method of methods) {
    const bar = progress(method);
    const onProgress = (share: number) => bar.report(Math.round(100 * share), 100);
    const result = await benchmark(events, { methods: [method], seed: flags.seed, onProgress }).finally(bar.end);
    if (!flags.json) {
      if (results.length === 0) process.stdout.write(`${heading(result, named).map(paint.bold).join('\n')}\n`);
      process.stdout.write(`${row(result, named)}\n`);
    }
    results.push(result);
  }
  if (flags.json) {
    const whole = { ...results[0], methods: results.flatMap((result) => result.methods) };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
  } else process.stdout.write(paint.dim(`${EXPLAINED}\n`));
}

/** A benchmark as it is published: a folder of lists and names. Those of ICEWS14 begin on the first day of 2014. */
async function splitIn(folder: string): Promise<Events> {
  const text = async (...names: string[]) => {
    const file = names.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (file === undefined) throw new UsageError(`${folder}: no ${names[0]} in this folder\n${WHERE}`);
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
  if (text === undefined) return [...METHODS];
  return text.split(',').map((part) => {
    const method = METHODS.find((known) => known === part.trim());
    if (method === undefined) throw new UsageError(unknownName('method', part.trim(), METHODS));
    return method;
  });
}

function heading({ entities, relations, events }: BenchmarkResult, published: boolean): string[] {
  const { train, valid, test } = events;
  return [
    `${count(entities)} actors, ${count(relations)} kinds of events; ${count(train)} events to learn from, ${count(valid)} to tune, ${count(test)} to test`,
    `${'METHOD'.padEnd(12)}${'VALID MRR'.padStart(10)}${'TEST MRR'.padStart(10)}${'HITS@1'.padStart(8)}${'@3'.padStart(8)}${'@10'.padStart(8)}${published ? 'PUBLISHED'.padStart(13) : ''}${'A QUESTION'.padStart(11)}`,
  ];
}

function row({ methods: [{ method, valid, test, perQuestion }] }: BenchmarkResult, published: boolean): string {
  const percent = (share: number) => (100 * share).toFixed(2);
  const known = PUBLISHED[method];
  const theirs = known === undefined ? '-' : `${known.mrr.toFixed(1)}, ${known.hits10.toFixed(1)}`;
  const cells = [
    percent(valid.mrr).padStart(10),
    percent(test.mrr).padStart(10),
    ...[test.hits1, test.hits3, test.hits10].map((share) => percent(share).padStart(8)),
    published ? theirs.padStart(13) : '',
    `${Number(perQuestion.toPrecision(2))} ms`.padStart(11),
  ];
  return `${method.padEnd(12)}${cells.join('')}`;
}

const EXPLAINED = `Percent, both directions, filtered by time, ties at their mean rank; events of earlier days are known, also those of the test days.
Tuned on the validation days alone. Published: MRR and Hits@10 of the same method (Gastinger et al. 2024). Others by this protocol on
ICEWS14, MRR: TiRGN 44.0, TLogic 42.5, RE-GCN 42.1 (as they reproduced them); LogCL 48.9 by its own table.`;
