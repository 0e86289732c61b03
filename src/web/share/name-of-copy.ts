import { fileName } from '../chart/download.ts';
import { titleIn } from '../home/title.ts';

/** The sender's name of the file, if it is a plain one; else the title: a stranger's name leads to no folder. */
export function nameOfCopy(file: string, text: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,79}\.ya?ml$/u.test(name) ? name : fileName(titleIn(text, 'situation'), 'yaml');
}
