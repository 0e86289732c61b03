import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { matrixOf } from '../hypotheses/matrix.ts';
import type { Weighing, WeighOptions } from '../hypotheses/weigh.ts';
import { UsageError } from '../numeric/errors.ts';
import { FaultError } from '../situation/fault.ts';
import { FORMAT } from '../situation/format.ts';
import { isMatrix } from '../situation/hypotheses/import/is-matrix.ts';
import { readHypotheses } from '../situation/hypotheses/read.ts';
import type { CutOffs, Hypotheses, HypothesesFile } from '../situation/hypotheses/section.ts';
import type { Situation } from '../situation/situation.ts';
import { addAnalysts, writeForm } from './analyst-files.ts';
import { colours } from './colours.ts';
import { faultsText } from './exit.ts';
import { decode, readInput, readSituationFile, writeAtomically } from './files.ts';
import { interruptible } from './interrupt.ts';
import { type OutputFlags, print } from './output.ts';
import { progress } from './progress.ts';
import { terminalWidth } from './width.ts';

export interface HypothesesFlags extends OutputFlags {
  draws?: number;
  seed?: number;
  all?: boolean;
  evidenceInRows?: boolean;
  cutOffs?: Required<CutOffs>;
  analyst?: string[];
  merged?: string;
  form?: string;
  html?: string;
  forecast?: boolean;
  samples?: number;
  record?: boolean;
  ledger?: string;
}

/** `tightrope hypotheses`: weighs the explanations of a file by its evidence. */
export async function hypothesesCommand(file: string, flags: HypothesesFlags): Promise<void> {
  const { json, csv, html, all, evidenceInRows, draws, seed } = flags;
  const { content, situation } = await readHypothesesFile(file);
  if (flags.form !== undefined) return writeForm(flags.form, content);
  if (flags.analyst) await addAnalysts(content, situation, flags.analyst);
  if (flags.merged !== undefined) {
    const { writeHypotheses } = await import('../situation/write.ts');
    await writeAtomically(flags.merged, writeHypotheses({ format: FORMAT, ...content }));
    console.error(`Wrote ${flags.merged}`);
  }
  if (flags.cutOffs) content.hypotheses.ach = { ...content.hypotheses.ach, cutOffs: flags.cutOffs };
  const asked = flags.forecast || csv === 'outcomes';
  const under = asked ? await outcomesUnder(file, content, situation, flags) : undefined;
  const shown = progress('Weighing');
  const options = { draws, seed, onProgress: shown.report, outcomes: under?.byLeaf };
  const weighing = await weighed(content.hypotheses, options).finally(shown.end);
  const mixed = under ? under.mix(weighing) : [];

  const report = await import('../report/hypotheses/index.ts');
  const { csv: toCsv } = await import('../report/table/csv.ts');
  if (html !== undefined) {
    await writeAtomically(html, report.hypothesesHtml(content.title, weighing, mixed));
    console.error(`Wrote ${html}`);
  }
  print(
    { json, csv },
    {
      json: () => ({
        title: content.title,
        ...(content.asOf !== undefined && { asOf: content.asOf }),
        ...weighing,
        ...(under && { outcomes: mixed }),
      }),
      text: () =>
        report.hypothesesText(content.title, weighing, {
          ...{ paint: colours(), width: terminalWidth(), all, evidenceInRows, mixed },
        }),
      csv: {
        explanations: () => toCsv(report.answerTable(weighing)),
        matrix: () => (evidenceInRows ? toCsv(report.transposedTable(weighing)) : toCsv(report.matrixTable(weighing))),
        outcomes: () => toCsv(report.mixtureTable(mixed, weighing.leaves)),
        cells: () => toCsv(report.cellTable(weighing)),
        evidence: () => toCsv(report.itemTable(weighing)),
        days: () => toCsv(report.runningTable(weighing)),
        lookups: () => toCsv(report.learningTable(weighing)),
        analysts: () => toCsv(report.analystTable(weighing)),
        disagreements: () => toCsv(report.disagreementTable(weighing)),
      },
    },
  );
  if (flags.record)
    await (await import('./ledger/record-explanations.ts')).recordExplanations(content.title, weighing, flags);
}

/** Weighs with rests, so that Ctrl-C ends it at once: half of the draws would give other intervals. */
async function weighed(section: Hypotheses, options: WeighOptions): Promise<Weighing> {
  const { weighInSteps } = await import('../hypotheses/weigh.ts');
  const { signal, done } = interruptible('stopped before all draws were done');
  try {
    const work = weighInSteps(section, options);
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await nextTurn();
      signal.throwIfAborted();
    }
  } finally {
    done();
  }
}

/** The outcomes of the situation under each explanation; the situation is the file itself, or stands beside it. */
async function outcomesUnder(
  file: string,
  content: HypothesesFile,
  own: Situation | undefined,
  { samples = 1024, seed }: HypothesesFlags,
) {
  const beside = content.situation;
  if (own === undefined && beside === undefined)
    throw new UsageError(`${file}: names no situation to forecast, expected \`situation: situation.yaml\``);
  const situation = own ?? (await readSituationFile(join(file === '-' ? '.' : dirname(file), beside as string)));
  const { forecastByLeafOn, mixture, withRests } = await import('../forecast/by-explanation.ts');
  const leaves = matrixOf(content.hypotheses).leaves.map(({ id }) => id);
  const { signal, done } = interruptible('stopped before the forecast under each explanation was done');
  const shown = progress('Under each explanation');
  const run = { signal, onProgress: shown.report };
  const byLeaf = await forecastByLeafOn(
    ...([situation, content.hypotheses, leaves, { samples, seed }] as const),
    ...([withRests(nextTurn), run] as const),
  ).finally(() => {
    shown.end();
    done();
  });
  const mix = ({ answers, leader }: Weighing) => {
    const posterior = new Map(answers.map((one) => [one.id, one.posterior ?? 0]));
    return leader === undefined
      ? []
      : mixture(
          situation,
          byLeaf,
          leaves,
          leaves.map((id) => posterior.get(id) ?? 0),
        );
  };
  return { byLeaf, mix };
}

/**
 * Explanations and evidence in a file, with the situation where it has one, or in a matrix of another tool (an .achz project, CSV, .xlsx):
 * in a table 200 explanations by 2,000 items take a fifth of the place that they take in YAML. Warnings go to the standard error.
 *
 * @throws UsageError with all faults of the file
 */
export async function readHypothesesFile(file: string): Promise<{ content: HypothesesFile; situation?: Situation }> {
  const bytes = await readInput(file);
  if (isMatrix(bytes)) {
    const { importHypotheses } = await import('../situation/hypotheses/import/index.ts');
    const { content, faults } = importHypotheses(bytes, file);
    if (!content) throw new FaultError(faults);
    if (faults.length > 0) console.error(faultsText(faults));
    return { content };
  }
  const { content, situation, faults, warnings } = readHypotheses(decode(bytes, file), file);
  if (!content) throw new FaultError(faults);
  if (warnings.length > 0) console.error(faultsText(warnings));
  return { content, ...(situation && { situation }) };
}
