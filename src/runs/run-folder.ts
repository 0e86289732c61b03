import { mkdir, readdir } from 'node:fs/promises';
import { endianness } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { decode } from '../files/decode.ts';
import { readInput } from '../files/read-input.ts';
import { whyUnwritable, writeAtomically } from '../files/write-atomically.ts';
import type { Plan } from '../forecast/plan.ts';
import { UsageError } from '../numeric/errors.ts';
import { FaultError } from '../situation/fault.ts';
import { readSituation } from '../situation/read.ts';
import type { Situation } from '../situation/situation.ts';
import { version } from '../version.ts';
import type { ExpectedResults } from './job-file.ts';
import { pieceName, stretchNamed } from './piece.ts';
import type { Expected } from './piece-file.ts';
import { piecesOf, planDraws, type RunPlan, runHash, runPlanSchema, settingsOfRun } from './run-plan.ts';
import type { DrawStretch } from './stretches.ts';

/** A run as its folder has it. */
export interface Run {
  folder: string;
  plan: RunPlan;
  situation: Situation;
  /** What is drawn. */
  forecast: Plan;
  pieces: readonly DrawStretch[];
}

/** The files of a run's folder. */
export const PLAN = 'plan.json';
export const SITUATION = 'situation.yaml';
export const PIECES = 'pieces';

/** A plan has two numbers a piece; more are none. */
const LARGEST_PLAN = 5e7;

/** The place of a piece, and what it has to be. */
export const pieceFile = (folder: string, piece: DrawStretch): string => join(folder, PIECES, pieceName(piece));
export const claimFile = (folder: string, piece: DrawStretch): string => join(folder, PIECES, claimName(piece));
/** The name of the file by which a worker says that it is at a piece. */
export const claimName = (piece: DrawStretch): string => pieceName(piece).replace(/piece$/, 'claim');
export const expectedOf = ({ plan }: Run, piece: DrawStretch): Expected => ({
  ...piece,
  run: plan.run,
  version: plan.version,
});

/** The same of results of an analysis, by their name. */
export const resultsFile = ({ folder }: Run, name: string): string => join(folder, PIECES, `${name}.piece`);
export const resultsClaim = ({ folder }: Run, name: string): string => join(folder, PIECES, `${name}.claim`);
export const resultsExpected = ({ plan: { run, version } }: Run, name: string): ExpectedResults => ({
  run,
  name,
  version,
});

/**
 * Opens a run.
 *
 * @throws UsageError if the folder has none, or one of another version of Tightrope, or if its situation was changed
 */
export async function openRun(folder: string): Promise<Run> {
  const plan = await readPlan(folder);
  if (!plan) throw new UsageError(`${folder}: no run, expected a folder that \`tightrope run plan\` wrote`);
  if (plan.version !== version)
    throw new UsageError(
      `${folder}: a run of Tightrope ${plan.version}, this is ${version}: use that version, or plan it anew in another folder`,
    );
  const file = join(folder, SITUATION);
  const { situation, faults } = readSituation(decode(await readInput(file), file), file);
  if (!situation) throw new FaultError(faults);
  const forecast = planDraws(situation, settingsOfRun(plan), plan.samples, plan.of);
  if (runHash(forecast, plan) !== plan.run)
    throw new UsageError(`${folder}: its situation or its options were changed after it was planned: plan it anew`);
  return { folder, plan, situation, forecast, pieces: piecesOf(plan) };
}

/** The plan in a folder; nothing where there is none. @throws UsageError if it is no plan */
export async function readPlan(folder: string): Promise<RunPlan | undefined> {
  if (endianness() !== 'LE') throw new UsageError('runs need a processor that keeps the low byte of a number first');
  const file = join(folder, PLAN);
  const there = await readdir(folder).catch((): string[] => []);
  if (!there.includes(PLAN)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(decode(await readInput(file, LARGEST_PLAN), file));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: not JSON: ${(error as Error).message}`);
  }
  const { data: plan, error } = runPlanSchema.safeParse(value);
  if (!plan) {
    const [{ path, message }] = error.issues;
    throw new UsageError(`${file}: ${path.join('.')}: ${message}`);
  }
  const { ends, samples, of } = plan;
  if (of !== 'forecast') return { ...plan, ends: [] };
  if (ends.some((to, i) => to <= (ends[i - 1] ?? 0)) || ends[ends.length - 1] !== samples)
    throw new UsageError(`${file}: ends: expected rising numbers up to ${samples}`);
  return plan;
}

/**
 * Makes a folder ready for a run.
 *
 * @returns the stretches of draws that are known there, those that are made last
 * @throws UsageError if it has other files, or a run of something else
 */
export async function prepareFolder(folder: string, run: string): Promise<DrawStretch[]> {
  await mkdir(join(folder, PIECES), { recursive: true }).catch((error) => {
    throw new UsageError(`${folder}: cannot be written, ${whyUnwritable(error)}`);
  });
  const plan = await readPlan(folder);
  const others = (await readdir(folder)).filter((name) => name !== PIECES && !name.startsWith('.'));
  if (!plan && others.some((name) => name !== SITUATION))
    throw new UsageError(`${folder}: has other files, expected a new or empty folder for a run`);
  if (plan && plan.run !== run)
    throw new UsageError(
      `${folder}: has a run of another situation, other options or another version; choose another folder, or \`tightrope run clean --all ${folder}\` first`,
    );
  return [...(plan ? piecesOf(plan) : []), ...(await stretchesIn(folder))];
}

/** The draws of the pieces in a folder, by their names. */
async function stretchesIn(folder: string): Promise<DrawStretch[]> {
  const names = await readdir(join(folder, PIECES));
  return names.flatMap((name) => stretchNamed(name) ?? []).sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Writes a plan with its situation; the plan last, since it makes the folder a run. */
export async function writeRun(folder: string, text: Uint8Array, plan: RunPlan): Promise<void> {
  await writeAtomically(join(folder, SITUATION), text);
  await writeAtomically(join(folder, PLAN), `${JSON.stringify(plan)}\n`);
}

/** The folder of a situation's file as seen from that of a run. */
export const seenFromRun = (folder: string, file: string): string =>
  relative(resolve(folder), resolve(file === '-' ? '.' : dirname(file))) || '.';
