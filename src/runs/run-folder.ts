import { mkdir, readdir } from 'node:fs/promises';
import { endianness } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { decode } from '../files/decode.ts';
import { readInput } from '../files/read-input.ts';
import { whyUnwritable, writeAtomically } from '../files/write-atomically.ts';
import { explaining } from '../forecast/by-explanation.ts';
import { UsageError } from '../numeric/errors.ts';
import { FaultError } from '../situation/fault.ts';
import { readSituation } from '../situation/read.ts';
import { version } from '../version.ts';
import type { CaseList } from './case-list.ts';
import { casePieces } from './case-pieces.ts';
import { drawPieces } from './draw-pieces.ts';
import { explanationPieces } from './explanation-pieces.ts';
import { CASES, type NamedStretch, PIECES, PLAN, SITUATION, type Stretched, stretchNamed } from './places.ts';
import type { BacktestRun, DrawRun, Run } from './run.ts';
import {
  type BacktestPlan,
  casesHash,
  type DrawPlan,
  planDraws,
  type RunPlan,
  runHash,
  runPlanSchema,
  settingsOfRun,
  stretchesTo,
} from './run-plan.ts';

/** A plan has two numbers a piece; more are none. */
const LARGEST_PLAN = 5e7;

/** Cases are refused above this size, in bytes: a text may not be longer. */
const LARGEST_CASES = 5e8;

/**
 * Opens a run.
 *
 * @throws UsageError if the folder has none, or one of another version of Tightrope, or if what it is of was changed
 */
export async function openRun(folder: string): Promise<Run> {
  const plan = await readPlan(folder);
  if (!plan) throw new UsageError(`${folder}: no run, expected a folder that \`tightrope run plan\` wrote`);
  if (plan.version !== version)
    throw new UsageError(
      `${folder}: a run of Tightrope ${plan.version}, this is ${version}: use that version, or plan it anew in another folder`,
    );
  return plan.of === 'backtest' ? openBacktest(folder, plan) : openDraws(folder, plan);
}

async function openDraws(folder: string, plan: DrawPlan): Promise<DrawRun> {
  const file = join(folder, SITUATION);
  const { situation, faults } = readSituation(decode(await readInput(file), file), file);
  if (!situation) throw new FaultError(faults);
  const settings = settingsOfRun(plan);
  const forecast = planDraws(situation, settings, plan.samples, plan.of);
  if (runHash(forecast, plan) !== plan.run) throw changed(folder, 'its situation or its options were');
  const run = { folder, title: situation.title, plan, situation, forecast };
  if (plan.of !== 'forecast') return { ...run, pieces: [] };
  const explained = explaining(situation, { ...settings, samples: plan.samples });
  const pieces = drawPieces(folder, plan, forecast, stretchesTo(plan.ends));
  if (!explained) return { ...run, pieces };
  const besides = explanationPieces(folder, plan, explained, stretchesTo(plan.explanationEnds ?? []));
  return { ...run, explaining: explained, pieces: [...pieces, ...besides] };
}

async function openBacktest(folder: string, plan: BacktestPlan): Promise<BacktestRun> {
  const cases = (await jsonIn(join(folder, CASES), LARGEST_CASES)) as CaseList;
  if (casesHash(cases, plan.seed) !== plan.run) throw changed(folder, 'its cases or their seed were');
  const last = plan.ends.at(-1) ?? 0;
  if (last !== cases.cases.length)
    throw new UsageError(`${join(folder, PLAN)}: ends: expected rising numbers up to ${cases.cases.length}`);
  const title = `Backtest of ${plan.files.map((file) => basename(file)).join(', ')}`;
  return { folder, title, plan, cases, pieces: casePieces(folder, plan, cases, stretchesTo(plan.ends)) };
}

const changed = (folder: string, what: string) =>
  new UsageError(`${folder}: ${what} changed after it was planned: plan it anew`);

/** What a file says as JSON. @throws UsageError if it is none */
async function jsonIn(file: string, largest: number): Promise<unknown> {
  const text = decode(await readInput(file, largest), file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}: not JSON: ${(error as Error).message}`);
  }
}

/** The plan in a folder; nothing where there is none. @throws UsageError if it is no plan */
export async function readPlan(folder: string): Promise<RunPlan | undefined> {
  if (endianness() !== 'LE') throw new UsageError('runs need a processor that keeps the low byte of a number first');
  const file = join(folder, PLAN);
  const there = await readdir(folder).catch((): string[] => []);
  if (!there.includes(PLAN)) return undefined;
  const { data: plan, error } = runPlanSchema.safeParse(await jsonIn(file, LARGEST_PLAN));
  if (!plan) {
    const [{ path, message }] = error.issues;
    throw new UsageError(`${file}: ${path.join('.')}: ${message}`);
  }
  if (plan.of !== 'forecast' && plan.of !== 'backtest') return { ...plan, ends: [] };
  const rise = (ends: readonly number[]) => ends.every((to, i) => to > (ends[i - 1] ?? 0));
  const { ends } = plan;
  if (!rise(ends) || (plan.of === 'forecast' && ends.at(-1) !== plan.samples))
    throw new UsageError(
      `${file}: ends: expected rising numbers${plan.of === 'forecast' ? ` up to ${plan.samples}` : ''}`,
    );
  if (plan.of === 'forecast' && !rise(plan.explanationEnds ?? []))
    throw new UsageError(`${file}: explanationEnds: expected rising numbers`);
  return plan;
}

/**
 * Makes a folder ready for a run.
 *
 * @returns the stretches of each kind that are known there, those that are made last
 * @throws UsageError if it has other files, or a run of something else
 */
export async function prepareFolder(folder: string, run: string): Promise<(kind: Stretched) => NamedStretch[]> {
  await mkdir(join(folder, PIECES), { recursive: true }).catch((error) => {
    throw new UsageError(`${folder}: cannot be written, ${whyUnwritable(error)}`);
  });
  const plan = await readPlan(folder);
  const others = (await readdir(folder)).filter((name) => name !== PIECES && !name.startsWith('.'));
  if (!plan && others.some((name) => name !== SITUATION && name !== CASES))
    throw new UsageError(`${folder}: has other files, expected a new or empty folder for a run`);
  if (plan && plan.run !== run)
    throw new UsageError(
      `${folder}: has a run of something else, or with other options or of another version; choose another folder, or \`tightrope run clean --all ${folder}\` first`,
    );
  const planned = stretchesTo(plan?.ends ?? []);
  const made = (await readdir(join(folder, PIECES)))
    .flatMap((name) => stretchNamed(name) ?? [])
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return (kind) => [
    ...(kind === 'explanations' ? [] : planned.map((stretch) => ({ kind, ...stretch }))),
    ...made.filter((one) => one.kind === kind),
  ];
}

/** Writes a plan beside what it is of; the plan last, since it makes the folder a run. */
export async function writeRun(
  folder: string,
  of: { [file: string]: Uint8Array | string },
  plan: RunPlan,
): Promise<void> {
  for (const [name, bytes] of Object.entries(of)) await writeAtomically(join(folder, name), bytes);
  await writeAtomically(join(folder, PLAN), `${JSON.stringify(plan)}\n`);
}

/** The folder of a situation's file as seen from that of a run. */
export const seenFromRun = (folder: string, file: string): string =>
  relative(resolve(folder), resolve(file === '-' ? '.' : dirname(file))) || '.';
