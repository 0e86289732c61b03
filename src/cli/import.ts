import { UsageError } from '../numeric/errors.ts';
import { importFile, type LIKE } from '../situation/import/index.ts';
import type { DateOrder } from '../situation/table/index.ts';
import { writeSituation } from '../situation/write.ts';
import { faultsText } from './exit.ts';
import { readInput } from './files.ts';

export interface ImportFlags {
  salienceScale: string;
  decimal?: string;
  dates?: DateOrder;
  like?: (typeof LIKE)[number];
}

/** `tightrope import`: prints a situation file; warnings and faults go to the standard error. */
export async function importCommand(file: string, options: ImportFlags): Promise<void> {
  const salienceScale = options.salienceScale === '100' ? 100 : 1;
  const { decimal, dates, like } = options;
  const { situation, faults, notes } = await importFile(await readInput(file), file, {
    ...{ salienceScale, dates, like },
    ...(decimal !== undefined && { decimal: decimal === ',' || decimal === 'comma' ? ',' : '.' }),
  });
  if (!situation) throw new UsageError(faultsText(faults));
  if (faults.length > 0) console.error(faultsText(faults));
  const header = [
    'yaml-language-server: $schema=situation.schema.json',
    'For completion in your editor: tightrope schema > situation.schema.json',
    ...notes,
  ];
  process.stdout.write(writeSituation(situation, header));
}
