import { importFile } from '../situation/import/index.ts';
import { writeSituation } from '../situation/write.ts';
import { faultsText, Stop } from './exit.ts';
import { readInput } from './files.ts';

/** `tightrope import`: prints a situation file; warnings and faults go to the standard error. */
export async function importCommand(file: string, options: { salienceScale: string }): Promise<void> {
  const salienceScale = options.salienceScale === '100' ? 100 : 1;
  const { situation, faults } = await importFile(await readInput(file), file, { salienceScale });
  if (!situation) throw new Stop(faultsText(faults));
  if (faults.length > 0) console.error(faultsText(faults));
  const header = [
    'yaml-language-server: $schema=situation.schema.json',
    'For completion in your editor: tightrope schema > situation.schema.json',
  ];
  process.stdout.write(writeSituation(situation, header));
}
