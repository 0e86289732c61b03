import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';
import { FaultError } from '../situation/fault.ts';
import { FORMAT } from '../situation/format.ts';
import { formOf } from '../situation/hypotheses/form.ts';
import { type AnalystFile, mergeAnalysts } from '../situation/hypotheses/merge-analysts.ts';
import type { HypothesesFile } from '../situation/hypotheses/section.ts';
import type { Situation } from '../situation/situation.ts';
import { writeHypotheses } from '../situation/write.ts';
import { decode, readInput, writeAtomically } from './files.ts';

/**
 * Puts the judgements of analysts into the matrix that they share.
 *
 * @param stated `NAME=FILE` for each
 * @throws UsageError with all faults of their files
 */
export async function addAnalysts(
  content: HypothesesFile,
  situation: Situation | undefined,
  stated: readonly string[],
): Promise<void> {
  const files: AnalystFile[] = [];
  for (const one of stated) {
    const [, id, file] = /^(\p{L}[\p{L}\p{N}_-]{0,79})=(.+)$/su.exec(one) ?? [];
    if (id === undefined)
      throw new UsageError(
        `--analyst ${quoteName(one)}: expected NAME=FILE, the name of letters, digits, _ and -, such as anna=anna.yaml`,
      );
    if (files.some((other) => other.id === id)) throw new UsageError(`--analyst: ${quoteName(id)} is there twice`);
    files.push({ id, file, text: decode(await readInput(file), file) });
  }
  const { section, faults } = mergeAnalysts(content.hypotheses, files);
  if (!section) throw new FaultError(faults);
  content.hypotheses = section;
  if (situation) situation.hypotheses = section;
}

/** Writes a file of explanations and evidence for an analyst to fill in. */
export async function writeForm(file: string, { title, asOf, situation, hypotheses }: HypothesesFile): Promise<void> {
  const form = {
    format: FORMAT,
    title,
    ...(asOf !== undefined && { asOf }),
    ...(situation !== undefined && { situation }),
    hypotheses: formOf(hypotheses),
  } as HypothesesFile;
  const header = [
    'How likely would each item be if the explanation were true? A number from 0 to 1, a range { low, high }, a word such as likely, or n/a.',
    'Judge alone, before any talk. `tightrope check` names what is still empty.',
  ];
  await writeAtomically(file, writeHypotheses(form, header));
  console.error(`Wrote ${file}`);
}
