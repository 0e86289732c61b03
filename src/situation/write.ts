import { Document, isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { checkIterable, checkParts } from '../numeric/given.ts';
import type { HypothesesFile } from './hypotheses/section.ts';
import type { Situation } from './schema.ts';

/** A map is written on one line if it is no longer than this. */
const LINE = 100;

/**
 * Writes a situation as YAML that reads well: one line an actor, a stance, a scale.
 *
 * @param header comment lines to put first, without their `#`
 * @returns the text of a situation file; `parseSituation` reads the same situation from it
 * @example await writeFile('gas.yaml', writeSituation(situation, ['Made by a script.']));
 */
export function writeSituation(situation: Situation, header: string[] = []): string {
  checkParts(situation, 'writeSituation', 'a situation, as `parseSituation` returns it', ['issues']);
  checkIterable(header, 'writeSituation', 'a list of lines for the head of the file');
  return written(situation, header);
}

/** Writes a file of explanations and evidence in the same way; `readHypotheses` reads it. */
export const writeHypotheses = (content: HypothesesFile, header: string[] = []): string => written(content, header);

function written(value: Situation | HypothesesFile, header: readonly string[]): string {
  const document = new Document(value, { keepUndefined: false, aliasDuplicateObjects: false });
  flow(document.contents as Node);
  const text = document.toString({ lineWidth: 110, flowCollectionPadding: true });
  return [...header.map((line) => `# ${line}\n`), text].join('');
}

/** Marks every map that fits on a line, from the inside out; the file's own sections stay blocks. */
function flow(node: Node | null, depth = 0): number {
  if (isScalar(node)) return String(node.value).length + 2;
  if (!node || !('items' in node)) return 0;
  let width = 4;
  for (const item of node.items as unknown[]) {
    const pair = item as { key?: Node; value?: Node };
    width += isMap(node)
      ? String(pair.key).length + flow(pair.value ?? null, depth + 1)
      : flow(item as Node, depth + 1);
  }
  if (depth >= 2 && width <= LINE) (node as YAMLMap).flow = true;
  return width;
}
