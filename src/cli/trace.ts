import { type Trace, trace } from '../engine/trace.ts';
import { models } from '../models/models.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { csv as toCsv } from '../report/table/csv.ts';
import { moveTable, positionTable, tracedActorTable } from '../report/trace/table.ts';
import { storyText } from '../report/trace/text.ts';
import { chosenCalibration } from './calibration-file.ts';
import { runNext } from './called.ts';
import { colours } from './colours.ts';
import { readSituationFile, writeAtomically } from './files.ts';
import { type OutputFlags, print } from './output.ts';
import { terminalWidth } from './width.ts';

export interface TraceFlags extends OutputFlags {
  model?: string;
  issue?: string;
  scenario?: string;
  at?: string;
  seed?: number;
  calibration?: string;
  relations?: boolean;
  html?: string;
}

/** `tightrope trace`: tells what one model does with a situation, round by round, in the terminal or as a page. */
export async function traceCommand(file: string, flags: TraceFlags): Promise<void> {
  const { model, issue, relations, json, csv, html, calibration: named, ...options } = flags;
  if (model === undefined) throw new UsageError(choice(file));
  const situation = await readSituationFile(file);
  if (issue !== undefined && !Object.hasOwn(situation.issues, issue)) {
    throw new UsageError(unknownName('issue', issue, Object.keys(situation.issues)));
  }
  const calibration = await chosenCalibration(named);
  const traced: Trace = trace(situation, model, { ...options, calibration });
  if (html !== undefined) {
    const { tracePage } = await import('../report/trace/page.ts');
    await writeAtomically(html, tracePage(traced, { issue, relations, title: situation.title }));
  }
  if (json || csv !== undefined || html === undefined)
    print(
      { json, csv },
      {
        json: () => traced,
        text: () => storyText(traced, { issue, relations, width: terminalWidth() }, colours()),
        csv: {
          positions: () => toCsv(positionTable(traced, issue)),
          moves: () => toCsv(moveTable(traced, issue)),
          actors: () => toCsv(tracedActorTable(traced, issue)),
        },
      },
    );
  if (html !== undefined) console.error(`Wrote ${html}`);
}

/** The models to choose from, a line each, those with rounds first. */
function choice(file: string): string {
  const width = Math.max(...models.map(({ name }) => name.length)) + 2;
  const line = ({ name, title }: (typeof models)[number], more: string) => `  ${name.padEnd(width)}${title}${more}`;
  const rounds = models.filter(({ tells }) => tells !== undefined);
  const others = models.filter(({ tells }) => tells === undefined);
  return [
    'Which model? These work in rounds, and a trace shows each round:',
    ...rounds.map((one) => line(one, one.tells === 'rounds and relations' ? ', with --relations' : '')),
    'These answer at once: a trace tells who stands where and where they settle:',
    ...others.map((one) => line(one, '')),
    `For example: ${runNext('trace', file, '--model', rounds[0].name)}`,
  ].join('\n');
}
