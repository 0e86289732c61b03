import { FaultError } from '../situation/fault.ts';
import { FORMAT } from '../situation/format.ts';
import { isGzip } from '../situation/hypotheses/import/is-matrix.ts';
import { importedText, importFile, type LIKE } from '../situation/import/index.ts';
import type { DateOrder, Decimal } from '../situation/table/index.ts';
import { writeHypotheses } from '../situation/write.ts';
import { faultsText } from './exit.ts';
import { readInput } from './files.ts';

export interface ImportSituationFlags {
  salienceScale: string;
  decimal?: Decimal;
  dates?: DateOrder;
  like?: (typeof LIKE)[number];
  hypotheses?: boolean;
}

/** `tightrope import`: prints a situation file, or explanations and evidence; warnings and faults go to the standard error. */
export async function importSituationCommand(file: string, options: ImportSituationFlags): Promise<void> {
  const bytes = await readInput(file);
  if (options.hypotheses || isGzip(bytes)) {
    const { importHypotheses } = await import('../situation/hypotheses/import/index.ts');
    const { content, faults } = importHypotheses(bytes, file);
    if (!content) throw new FaultError(faults);
    if (faults.length > 0) console.error(faultsText(faults));
    process.stdout.write(writeHypotheses({ format: FORMAT, ...content }));
    return;
  }
  const salienceScale = options.salienceScale === '100' ? 100 : 1;
  const { decimal, dates, like } = options;
  const { situation, faults, notes } = await importFile(bytes, file, {
    ...{ salienceScale, dates, like },
    ...(decimal !== undefined && { decimal }),
  });
  if (!situation) throw new FaultError(faults);
  if (faults.length > 0) console.error(faultsText(faults));
  process.stdout.write(importedText(situation, notes));
}
