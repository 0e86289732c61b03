import type { IndicatorPage } from '../../report/indicator/html.ts';
import { chartDocument } from '../document.ts';
import { writeAtomically } from '../files.ts';

/** Writes a page of what events show. */
export async function writePage(file: string, content: IndicatorPage): Promise<void> {
  const { indicatorHtml } = await import('../../report/indicator/html.ts');
  await writeAtomically(file, indicatorHtml(content, await chartDocument()));
  console.error(`Wrote ${file}`);
}
