import { idPart, shortHash, slug } from '../claim/identify.ts';
import { parseMoment, writeMoment } from '../claim/moment.ts';
import { fault } from './check.ts';
import { aboutPart, asCriteria, type ClaimDraft, finishDraft, oneLine } from './draft.ts';
import type { FaultLog } from './fault-log.ts';
import { type ExportRow, rowsByHeading } from './headed-table.ts';
import type { ClaimImportOptions, ImportedClaim, ImportFile } from './imported.ts';

const SPOT = {
  ...{ text: 'Question title', claimant: 'Forecast created by', probability: 'Forecast (scale = 0-1)' },
  ...{
    made: 'Forecast created at',
    deadline: 'Question resolve by',
    criteria: 'Question notes',
    tags: 'Question tags',
  },
  ...{ outcome: 'Resolution', verdict: 'Resolution', on: 'Resolved at' },
};

const NEEDED = ['Question title', 'Forecast created by', 'Forecast (scale = 0-1)', 'Forecast created at'];

/**
 * Reads Fatebook's export as CSV, one row a forecast: Question title, Multiple choice option, Forecast created by, Forecast
 * (scale = 0-1), Forecast created at, Question created at, Question resolve by, Resolution (of older exports Question
 * resolution), Resolved at (Question resolved at), Question notes and Question tags. Every forecaster makes a claim; an
 * option of a question of several is a question of its own.
 *
 * The export writes times without their zone, and seconds without the leading zero; they are those of its servers, UTC,
 * unless another zone is given. AMBIGUOUS annuls.
 *
 * @see Fatebook, lib/web/export.ts
 */
export function importFatebookCsv(
  files: readonly ImportFile[],
  options: ClaimImportOptions,
  log: FaultLog,
): ImportedClaim[] {
  return files.flatMap(({ text, file }) => {
    const drafts = new Map<string, ClaimDraft>();
    for (const row of rowsByHeading(text, file, log, NEEDED).rows) takeRow(row, drafts, options, log);
    return [...drafts.values()].flatMap((draft) => finishDraft(draft, options.set, log) ?? []);
  });
}

function takeRow(
  row: ExportRow,
  drafts: Map<string, ClaimDraft>,
  { zone = 'Z' }: ClaimImportOptions,
  log: FaultLog,
): void {
  const errors = log.errors;
  const spot = row.spot(SPOT);
  const moment = (edge: 'start' | 'end', field: string, ...names: string[]): string | undefined => {
    const text = names.map((name) => row.get(name)).find((one) => one !== '');
    if (text === undefined) return undefined;
    const ms = parseMoment(text.replace(/:(\d)$/, ':0$1'), edge, zone);
    if (typeof ms === 'number') return writeMoment(ms, edge);
    return void fault(log, spot, field, `${JSON.stringify(text.slice(0, 40))}: ${ms.fault}`);
  };
  const option = oneLine(row.get('Multiple choice option'));
  const title = oneLine(row.get('Question title'));
  const created = row.get('Question created at');
  const claimant = oneLine(row.get('Forecast created by')) || 'unnamed';
  const hash = shortHash({ title, option, created, deadline: row.get('Question resolve by') });
  const question = `fatebook:${slug(title, 50) || 'question'}-${hash}`;
  const id = `${question}:${idPart(claimant)}`;
  let draft = drafts.get(id);
  if (draft === undefined) {
    const resolved = fatebookResolution(row.get('Resolution') || row.get('Question resolution'));
    const on = resolved && moment('start', 'on', 'Resolved at', 'Question resolved at');
    draft = {
      place: { line: row.line },
      spot,
      claim: {
        ...{ id, question, text: option === '' ? title : aboutPart(title, option), claimant, claimantKind: 'person' },
        ...{ criteria: asCriteria(row.get('Question notes') || undefined), source: 'fatebook' },
        tags: row
          .get('Question tags')
          .split(/[,;]/)
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ''),
        made: moment('start', 'made', 'Question created at'),
        deadline: moment('end', 'deadline', 'Question resolve by'),
      },
      forecasts: [],
      ...(resolved && { resolution: { raw: { ...resolved, on } } }),
    };
  }
  const made = moment('start', 'made', 'Forecast created at');
  const probability = row.get('Forecast (scale = 0-1)');
  if (made === undefined && row.get('Forecast created at') === '') fault(log, spot, 'made', 'is empty');
  if (probability === '') fault(log, spot, 'probability', 'is empty (a forecast that is still hidden?)');
  // Nothing is taken from a row with a fault.
  if (log.errors > errors || made === undefined) return;
  draft.forecasts.push({ raw: { made, probability: Number(probability) }, spot });
  drafts.set(id, draft);
}

/** YES, NO, AMBIGUOUS, or of an option OTHER, which means that another one came true. */
export function fatebookResolution(text: string): { outcome?: boolean | string; verdict?: string } | undefined {
  const said = text.trim().toUpperCase();
  if (said === '') return undefined;
  if (said === 'AMBIGUOUS') return { verdict: 'annulled' };
  return { outcome: said === 'YES' ? true : said === 'NO' || said === 'OTHER' ? false : text };
}
