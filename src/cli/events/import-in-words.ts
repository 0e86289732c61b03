import { COUNTRY_LISTS } from '../../countries/country-lists.ts';
import { countOf } from '../../numeric/count-of.ts';
import { quoteName } from '../../numeric/nearest-name.ts';
import type { ImportReport } from '../../outside/store/index.ts';
import { count } from '../../report/words/numbers.ts';

/** What came of a file: a line, and below it what its reader should know. */
export function importInWords(report: ImportReport): string {
  const { added, replaced, known, differing, rejected } = report;
  const parts = [countOf(added, 'event added', 'events added')];
  if (replaced > 0) parts.push(`${count(replaced)} replaced by a newer version`);
  if (known > 0) parts.push(`${count(known)} ${known === 1 ? 'was' : 'were'} there already`);
  if (differing > 0) {
    parts.push(`${countOf(differing, 'differs', 'differ')} from what is there under the same id and changed nothing`);
  }
  if (rejected > 0) {
    parts.push(`${countOf(rejected, 'row', 'rows')} could not be read (tightrope events rejects lists them)`);
  }
  return [`${parts.join('; ')}.`, ...details(report).map((line) => `  ${line}`)].join('\n');
}

function details({
  read,
  rejected,
  reasons,
  mend,
  unknown,
  unknownKinds,
  zeros,
  toldLists,
  unknownCountries,
  format,
  differing,
}: ImportReport): string[] {
  const lines: string[] = [];
  if (mend !== undefined || (rejected > 0 && rejected === read && reasons.length === 1)) {
    const [{ reason, line }] = reasons;
    lines.push(
      `all rows have one fault, first on line ${count(line)}: ${reason}${mend === undefined ? '' : `; ${mend}`}`,
    );
  } else if (rejected > 0) {
    for (const { reason, rows, line } of reasons.slice(0, 5)) {
      lines.push(`${countOf(rows, 'row', 'rows')}: ${reason}, first on line ${count(line)}`);
    }
    if (reasons.length > 5) lines.push(`and ${reasons.length - 5} more reasons`);
  }
  if (differing > 0) lines.push('of rows with one id the first counts; a mapping without `id` keeps all of them');
  if (unknown > 0) {
    const shown = unknownKinds.map(({ kind, events }) => `${quoteName(kind)} (${count(events)})`);
    lines.push(
      `${countOf(unknown, 'event is', 'events are')} of a kind that the codes of ${CODES[format] ?? 'CAMEO'} do not have: ${shown.join(', ')}${unknownKinds.length > 5 ? ' and others' : ''}`,
    );
  }
  for (const { of, name, because } of toldLists) {
    const shown = because.slice(0, 4).map(quoteName).join(', ');
    if (of === 'names')
      lines.push(`the names of actors are read as codes of ${name}, such as ${shown}; RUS alone is Russia`);
    else
      lines.push(
        `the countries of ${of} are read by the codes of ${name}, since ISO has no ${shown}; \`--countries\` says otherwise`,
      );
  }
  if (unknownCountries.length > 0) {
    const shown = unknownCountries.slice(0, 6).map(({ text, events }) => `${quoteName(text)} (${count(events)})`);
    const more = unknownCountries.length > 6 ? ' and others' : '';
    lines.push(
      `no country is known as ${shown.join(', ')}${more}; \`--countries\` says whose codes they are: ${COUNTRY_LISTS.join(', ')}`,
    );
  }
  if (zeros.restored > 0) {
    lines.push(
      `${countOf(zeros.restored, 'code', 'codes')} had lost a leading zero and got it again: ${zeros.example} is 0${zeros.example}`,
    );
  }
  if (zeros.doubtful > 0) {
    lines.push(
      `${countOf(zeros.doubtful, 'code', 'codes')} from 10 to 20 may have lost one (10 is DEMAND, 010 Make statement); nothing in these rows says so, and they stay as they are`,
    );
  }
  return lines;
}

const CODES: Record<string, string> = { acled: 'ACLED', 'ucdp-ged': 'UCDP', polecat: 'PLOVER' };
