import { trace } from '../inside/trace.ts';
import { storyText } from '../report/story.ts';
import { unknownName } from '../situation/nearest.ts';
import { colours } from './colours.ts';
import { Stop } from './exit.ts';
import { readSituationFile } from './files.ts';

export interface TraceFlags {
  model: string;
  issue?: string;
  scenario?: string;
  at?: string;
  seed?: number;
  relations?: boolean;
  json?: boolean;
}

/** `tightrope trace`: tells what one model does with a situation, round by round. */
export async function traceCommand(file: string, flags: TraceFlags): Promise<void> {
  const { model, issue, relations, json, ...options } = flags;
  const situation = await readSituationFile(file);
  if (issue !== undefined && !Object.hasOwn(situation.issues, issue)) {
    throw new Stop(unknownName('issue', issue, Object.keys(situation.issues)));
  }
  const traced = trace(situation, model, options);
  const text = json ? `${JSON.stringify(traced, null, 2)}\n` : storyText(traced, { issue, relations }, colours());
  process.stdout.write(text);
}
