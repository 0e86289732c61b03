import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Backtest, backtest } from '../../backtest/backtest.ts';
import { learn } from '../../backtest/learn.ts';
import { readCalibration } from '../../files/calibration-file.ts';
import { readCaseFiles } from '../../files/case-files.ts';
import { solvedCases } from '../../files/solved-cases.ts';
import { models } from '../../models/models.ts';
import { UsageError } from '../../numeric/errors.ts';
import { calibrationText } from '../../report/backtest/calibration-text.ts';
import { accuracyMarkdown } from '../../report/backtest/markdown.ts';
import { paceCalibrationTables, paceTables } from '../../report/backtest/pace-table.ts';
import { backtestHtml } from '../../report/backtest/page.ts';
import { questionRowTable, questionTables, rowTable, scoreTables } from '../../report/backtest/table.ts';
import { backtestText } from '../../report/backtest/text.ts';
import { leftOutInWords } from '../../report/backtest/words.ts';
import { csv as toCsv } from '../../report/table/csv.ts';
import { FORMAT } from '../../situation/format.ts';
import { identifiers } from '../../situation/import/build.ts';
import { writeSituation } from '../../situation/write.ts';
import { colours } from '../colours.ts';
import { chartDocument } from '../document.ts';
import { writeAtomically } from '../files.ts';
import { interruptible } from '../interrupt.ts';
import { type OutputFlags, print } from '../output.ts';
import { progress } from '../progress.ts';
import { terminalWidth } from '../width.ts';
import { caseOptionsOf, type ReadingFlags } from './reading.ts';
import type { Solved } from './solved.ts';

interface CaseFlags extends ReadingFlags {
  seed?: number;
  /** The folder of a run that has solved the cases. */
  run?: string;
}

interface BacktestFlags extends CaseFlags, OutputFlags {
  out?: string;
  html?: string;
  markdown?: string;
  calibration?: string;
}

interface LearnFlags extends CaseFlags {
  output?: string;
}

/** `tightrope backtest`: scores resolved cases; Ctrl-C keeps those that are done. */
export async function backtestCommand(paths: string[], flags: BacktestFlags): Promise<void> {
  const calibration = flags.calibration === undefined ? undefined : await readCalibration(flags.calibration);
  const { solved, times, notes, seed, planned, from } = await solve(paths, flags);
  const result = backtest(solved, models, seed, calibration ?? planned, times);
  if (result.kinds.length === 0 && result.questions.length === 0 && result.paces.length === 0) {
    throw new UsageError(`${from.join(', ')}: no issue with a result and no outcome, expected at least one`);
  }
  if (flags.out !== undefined) {
    await writeAtomically(flags.out, toCsv(rowTable(result)));
    if (result.questionRows.length > 0) {
      await writeAtomically(flags.out.replace(/(\.csv)?$/i, '-questions.csv'), toCsv(questionRowTable(result)));
    }
  }
  if (flags.html !== undefined) await writeAtomically(flags.html, backtestHtml(result, notes, await chartDocument()));
  if (flags.markdown !== undefined) await writeAtomically(flags.markdown, accuracyMarkdown(result, notes));
  print(flags, {
    json: () => jsonOf(result),
    text: () => backtestText(result, notes, colours(), terminalWidth()),
    csv: {
      scores: () => toCsv(scoreTables(result)),
      questions: () => toCsv(questionTables(result)),
      paces: () => toCsv(paceTables(result)),
      'pace-calibration': () => toCsv(paceCalibrationTables(result)),
    },
  });
}

/** The rows are in `--out`; the JSON has the scores. */
const jsonOf = ({ seed, kinds, questions, paces }: Backtest) => ({ seed, kinds, questions, paces });

/** `tightrope learn`: writes a calibration. */
export async function learnCommand(paths: string[], flags: LearnFlags): Promise<void> {
  const { solved, times, notes, seed, from } = await solve(paths, flags);
  const calibration = learn(solved, { from: from.map((path) => path.split(/[/\\]/).pop() ?? path), seed, times });
  const text = `${JSON.stringify(calibration, null, 2)}\n`;
  if (flags.output === undefined) process.stdout.write(text);
  else {
    await writeAtomically(flags.output, text);
    process.stdout.write(calibrationText(calibration, notes, colours(), terminalWidth()));
  }
}

/** `tightrope cases`: writes a situation file for each case. */
export async function casesCommand(paths: string[], flags: CaseFlags & { output: string }): Promise<void> {
  const { cases, notes } = await readCaseFiles(paths, caseOptionsOf(flags));
  if (cases.length === 0)
    throw new UsageError(`${paths.join(', ')}: times alone, no case to write a situation file of`);
  await mkdir(flags.output, { recursive: true });
  const names = identifiers(cases.map(({ id }) => id));
  for (const { id, situation } of cases) {
    const header = ['yaml-language-server: $schema=situation.schema.json'];
    const file = join(flags.output, `${names.get(id)}.yaml`);
    await writeAtomically(file, writeSituation({ format: FORMAT, ...situation }, header), { exclusive: true });
  }
  for (const note of notes) console.error(note);
  console.log(`${cases.length} ${cases.length === 1 ? 'case' : 'cases'} written to ${flags.output}`);
}

/** Reads the cases and solves them, as many as there is time for; a run has them solved. */
async function solve(paths: string[], { run, seed: given, ...flags }: CaseFlags): Promise<Solved> {
  if (run !== undefined) return (await import('../run/kept-cases.ts')).casesOfRun(run, paths, { seed: given, flags });
  if (paths.length === 0) throw new UsageError('expected files or folders with resolved cases, or --run');
  const seed = given ?? 1;
  const read = await readCaseFiles(paths, caseOptionsOf(flags));
  const { signal, done } = interruptible('stopped before any case was solved');
  const shown = progress('Solving');
  const solved = await solvedCases(read.cases, seed, { signal, onProgress: shown.report }).finally(() => {
    shown.end();
    done();
  });
  if (solved.length === 0) signal.throwIfAborted();
  const stopped = solved.length < read.cases.length ? { done: solved.length, planned: read.cases.length } : undefined;
  return { ...{ solved, seed, from: paths }, times: read.times, notes: leftOutInWords(read.notes, stopped) };
}
