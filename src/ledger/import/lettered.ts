/**
 * Options that are numbered by letters in one cell, as the Good Judgment Project writes them: `(a) Yes, (b) No`. What comes of
 * such a question is told by its letter.
 *
 * @returns options by letter, in their order; undefined where the text is no such list
 * @see Good Judgment Project, ifps.csv (Harvard Dataverse, doi:10.7910/DVN/BPCDH5)
 */
export function letteredOptions(text: string): Map<string, string> | undefined {
  if (!/^\(a\)/i.test(text)) return undefined;
  const options = new Map<string, string>();
  for (const [, letter, option] of text.matchAll(/\(([a-z])\)\s*(.*?)[,;]?\s*(?=\([a-z]\)|$)/gis)) {
    if (letter.toLowerCase() !== String.fromCharCode(97 + options.size) || option === '') return undefined;
    options.set(letter.toLowerCase(), option);
  }
  return options.size > 1 ? options : undefined;
}

/** Whether options are those of a question of yes or no. */
export const areYesAndNo = (options: readonly string[]): boolean =>
  options.length === 2 && options[0].toLowerCase() === 'yes' && options[1].toLowerCase() === 'no';
