import { isQuestionnaire } from '../../report/panel/coders.ts';
import { type ExpertPanel, panelIn } from '../../report/panel/panel.ts';
import { FaultError } from '../../situation/fault.ts';
import type { Decimal } from '../../situation/table/index.ts';
import { faultsText } from '../exit.ts';
import { decode, readInput } from '../files.ts';

/** How coders' own files are to be read, and which situation was asked about. */
export interface AnswerFlags {
  base?: string;
  salienceScale?: string;
  decimal?: Decimal;
}

/**
 * Reads what each person said. Questionnaires are answers to the first file. Coders' own files, situations or tables, count with
 * the first of them, unless `--base` says which situation was asked about.
 */
export async function allAnswersIn(file: string, files: readonly string[], flags: AnswerFlags): Promise<ExpertPanel> {
  const given = await Promise.all(files.map(async (one) => ({ file: one, bytes: await readInput(one) })));
  const hasQuestionnaires = given.some(({ file: one, bytes }) => isQuestionnaire(bytes, one));
  const base = flags.base ?? (hasQuestionnaires ? file : undefined);
  const all =
    flags.base === undefined && base !== undefined ? given : [{ file, bytes: await readInput(file) }, ...given];
  const asked = base === undefined ? undefined : { file: base, text: decode(await readInput(base), base) };
  const { panel, faults } = await panelIn(all, asked, {
    ...(flags.salienceScale === '100' && { salienceScale: 100 as const }),
    ...(flags.decimal !== undefined && { decimal: flags.decimal }),
    decode,
  });
  if (!panel) throw new FaultError(faults);
  if (faults.length > 0) console.error(faultsText(faults));
  if (base === undefined) {
    const names = panel.coders.join(', ');
    console.error(`Coders: ${names}. If one of these files is what was asked about, and nobody's answers: --base FILE`);
  }
  return panel;
}
