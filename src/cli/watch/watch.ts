import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Forecast } from '../../forecast/forecast.ts';
import { countOf } from '../../numeric/count-of.ts';
import { hashOf } from '../../numeric/hash.ts';
import { spreadOf } from '../../report/issues/spread.ts';
import { answered, onScale } from '../../report/words/numbers.ts';
import { scan } from '../../server/folder/scan.ts';
import { formatFault } from '../../situation/fault.ts';
import { readEither } from '../../situation/hypotheses/read.ts';
import type { Situation } from '../../situation/situation.ts';
import { decode, readInput } from '../files.ts';
import { causesOf, entryLines, MOST_ENTRY_LINES, type Now } from './entry-lines.ts';
import { MOST_ENTRIES } from './feed.ts';
import type { State, WatchEntry, WatchedAnswer, WatchedFile } from './state.ts';

/** What one run of a watch does with a situation. */
export interface WatchTools {
  /** Forecasts a situation as of a day. */
  forecast(situation: Situation, file: string, at: string | undefined): Promise<Forecast>;
  /** Writes a forecast down; not where nothing is to be recorded. */
  record?: ((forecast: Forecast) => Promise<void>) | undefined;
  /** The program and its calibration. */
  program: string;
  now: Date;
}

/**
 * Looks at every situation of a folder, forecasts those anew for which something changed, and says what changed and why.
 *
 * @param state what the last run left; it is changed
 * @returns the entries of this run, and whether a file had faults
 */
export async function watchOnce(
  root: string,
  state: State,
  tools: WatchTools,
): Promise<{ entries: WatchEntry[]; faulty: boolean }> {
  const entries: WatchEntry[] = [];
  let faulty = false;
  const found = await scan(root);
  const when = tools.now.toISOString().replace(/\.\d+Z$/, 'Z');
  const add = (file: string, title: string, lines: readonly string[]) => {
    const text = lines.slice(0, MOST_ENTRY_LINES);
    const id = `urn:sha256:${hashOf([file, when, text])}`;
    entries.push({ id, file, title, when, lines: text });
  };
  for (const { file } of found.files) {
    const text = decode(await readInput(join(root, file)), file);
    const read = readEither(text, file);
    // Explanations alone forecast nothing.
    if (read.own) continue;
    const { situation, faults } = read.situation;
    if (!situation) {
      faulty = true;
      const hash = hashOf(text);
      if (state.faulty[file] === hash) continue;
      state.faulty[file] = hash;
      add(file, `${file}: ${countOf(faults.length, 'fault')}, not forecast`, faults.map(formatFault));
      continue;
    }
    delete state.faulty[file];
    const day = when.slice(0, 10);
    const now: Now = { situation, beside: await besideOf(root, file, situation), program: tools.program, day };
    const before = Object.hasOwn(state.files, file) ? state.files[file] : undefined;
    const causes = before ? causesOf(before, now) : ['Watched from now on'];
    if (causes.length === 0) continue;
    const at = situation.asOf === undefined || situation.asOf < day ? day : undefined;
    const forecast = await tools.forecast(situation, file, at);
    await tools.record?.(forecast);
    const watched = watchedOf(forecast, now);
    const spans = new Map(forecast.issues.map(({ id, scale }) => [id, scale.high - scale.low]));
    const lines = entryLines(causes, before, watched, spans);
    const first = lines[causes.length] ?? lines[0];
    add(file, `${situation.title}: ${first}`, lines);
    state.files[file] = watched;
  }
  const there = new Set(found.files.map(({ file }) => file));
  for (const file of Object.keys(state.files)) {
    if (there.has(file) || found.more) continue;
    add(file, `${file}: not there any more`, [`${state.files[file].title} is not watched any more: its file is gone.`]);
    delete state.files[file];
  }
  for (const file of Object.keys(state.faulty)) if (!there.has(file)) delete state.faulty[file];
  state.entries = [...entries.toReversed(), ...state.entries].slice(0, MOST_ENTRIES);
  return { entries, faulty };
}

function watchedOf(
  { title, outcomes, issues, settings }: Forecast,
  { situation, beside, program, day }: Now,
): WatchedFile {
  const asked = outcomes.map((one): [string, WatchedAnswer] => {
    const { id, claim, answer } = one;
    return [id, { name: claim ?? id, value: answer.probability, said: answered(one, settings) }];
  });
  const settled = issues.map((issue): [string, WatchedAnswer] => {
    const { middle } = spreadOf(issue, settings);
    return [issue.id, { name: issue.name ?? issue.id, value: middle, said: onScale(middle, issue.scale) }];
  });
  return {
    ...{ title, beside, program, day, situation: situation as unknown as Record<string, unknown> },
    outcomes: Object.fromEntries(asked),
    issues: Object.fromEntries(settled),
  };
}

/** A file larger than this is told by its size and time. */
const MOST_HASHED = 50_000_000;

/** What the files are like that the situation names beside itself. */
async function besideOf(root: string, file: string, { outside }: Situation): Promise<Record<string, string>> {
  const names = [outside?.ledger, outside?.events, outside?.aliases].filter((name) => name !== undefined);
  const found = names.map(async (name) => {
    const path = join(root, dirname(file), name);
    const there = await stat(path).catch(() => undefined);
    if (there === undefined) return [name, 'gone'] as const;
    // A ledger in a folder changes with its own files.
    if (!there.isFile() || there.size > MOST_HASHED) return [name, `${there.size} ${there.mtimeMs}`] as const;
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return [name, hash.digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(found));
}
