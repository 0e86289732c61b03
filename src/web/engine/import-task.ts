import { importedText, importFile } from '../../situation/import/index.ts';
import { situationTemplate } from '../../situation/new/template.ts';
import { readSituation } from '../../situation/read.ts';
import { decodeText } from '../../situation/table/index.ts';
import type { Tasks } from './protocol.ts';

/** How the messages of the page name the choices that the command has flags for. */
export const CHOOSE = {
  decimal: 'choose the decimal sign below',
  dates: 'choose the order of dates below',
  salience: 'choose it below',
};

/** A file of ours or of another tool, known by its contents, as the text of a situation; or all that is wrong with it. */
export async function importTask({
  bytes,
  file,
  options,
}: Tasks['import']['input']): Promise<Tasks['import']['output']> {
  const own = ownText(bytes, file);
  if (own !== undefined) {
    const { situation, faults } = readSituation(own, file);
    return { text: own, name: safeFileName(file), isSound: situation !== undefined, faults };
  }
  const { situation, faults, notes } = await importFile(bytes, file, { ...options, choose: CHOOSE });
  const name = safeFileName(file);
  return situation
    ? { text: importedText(situation, notes), name, isSound: true, faults }
    : { name, isSound: false, faults };
}

/** The same text that `tightrope new` writes, with a placeholder for every number that is still open. */
export const templateTask = ({ answers, asOf }: Tasks['template']['input']): Tasks['template']['output'] => ({
  text: situationTemplate(answers, asOf),
  name: safeFileName(answers.title),
});

/** The text of a situation file; undefined for what is a table or a file of another tool. */
function ownText(bytes: Uint8Array, file: string): string | undefined {
  const text = decodeText(bytes)?.text;
  if (text === undefined) return undefined;
  const isCalledSo = /\.(ya?ml|json)$/i.test(file);
  return isCalledSo || /^\s*\{/.test(text) || /^(title|actors|issues)[ \t]*:/m.test(text) ? text : undefined;
}

/** A name for the file that every system takes: letters, digits, spaces, and signs that stand for nothing else. */
export function safeFileName(file: string): string {
  const last = file.split(/[/\\]/).pop() ?? '';
  const plain = last
    .replace(/\.(ya?ml|json|csv|tsv|txt|xml|xlsx)$/i, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ,'()&+._-]+/gu, '-')
    .replace(/^[ ._-]+|[ ._-]+$/g, '');
  const short = [...plain].slice(0, 40).join('').trim();
  return `${/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) || short === '' ? `situation ${short}`.trim() : short}.yaml`;
}
