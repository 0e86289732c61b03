import { UsageError } from '../numeric/errors.ts';
import { readHypotheses } from '../situation/hypotheses/read.ts';
import type { HypothesesFile } from '../situation/hypotheses/section.ts';
import type { Situation } from '../situation/situation.ts';
import { colours } from './colours.ts';
import { faultsText } from './exit.ts';
import { decode, readInput, writeAtomically } from './files.ts';
import { type OutputFlags, print } from './output.ts';
import { progress } from './progress.ts';
import { terminalWidth } from './width.ts';

export interface HypothesesFlags extends OutputFlags {
  draws?: number;
  seed?: number;
  all?: boolean;
  evidenceInRows?: boolean;
  html?: string;
}

/** `tightrope hypotheses`: weighs the explanations of a file by its evidence. */
export async function hypothesesCommand(file: string, flags: HypothesesFlags): Promise<void> {
  const { json, csv, html, all, evidenceInRows, draws, seed } = flags;
  const { content } = await readHypothesesFile(file);
  const { weigh } = await import('../hypotheses/weigh.ts');
  const shown = progress('Weighing');
  const weighing = weigh(content.hypotheses, { draws, seed, onProgress: shown.report });
  shown.end();

  const report = await import('../report/hypotheses/index.ts');
  const { csv: toCsv } = await import('../report/table/csv.ts');
  if (html !== undefined) {
    await writeAtomically(html, report.hypothesesHtml(content.title, weighing));
    console.error(`Wrote ${html}`);
  }
  print(
    { json, csv },
    {
      json: () => ({ title: content.title, ...(content.asOf !== undefined && { asOf: content.asOf }), ...weighing }),
      text: () =>
        report.hypothesesText(content.title, weighing, {
          ...{ paint: colours(), width: terminalWidth(), all, evidenceInRows },
        }),
      csv: {
        explanations: () => toCsv(report.answerTable(weighing)),
        matrix: () => (evidenceInRows ? toCsv(report.transposedTable(weighing)) : toCsv(report.matrixTable(weighing))),
        cells: () => toCsv(report.cellTable(weighing)),
        evidence: () => toCsv(report.itemTable(weighing)),
        days: () => toCsv(report.runningTable(weighing)),
        lookups: () => toCsv(report.learningTable(weighing)),
        analysts: () => toCsv(report.analystTable(weighing)),
        disagreements: () => toCsv(report.disagreementTable(weighing)),
      },
    },
  );
}

/**
 * Explanations and evidence in a file, with the situation where it has one; warnings go to the standard error.
 *
 * @throws UsageError with all faults of the file
 */
export async function readHypothesesFile(file: string): Promise<{ content: HypothesesFile; situation?: Situation }> {
  const { content, situation, faults, warnings } = readHypotheses(decode(await readInput(file), file), file);
  if (!content) throw new UsageError(faultsText(faults));
  if (warnings.length > 0) console.error(faultsText(warnings));
  return { content, ...(situation && { situation }) };
}
