import { countOf } from '../../numeric/count-of.ts';
import { openRun } from '../../runs/run-folder.ts';
import { type MissingPiece, type RunStatus, runStatus } from '../../runs/status.ts';
import { runNext } from '../called.ts';

/** `tightrope run status`: which pieces are there. */
export async function statusCommand(
  folder: string,
  { missing, json }: { missing?: boolean; json?: boolean },
): Promise<void> {
  const status = await runStatus(await openRun(folder));
  if (json) process.stdout.write(`${JSON.stringify(status, null, 2)}\n`);
  else if (missing) process.stdout.write(status.missing.map(({ piece }) => `${piece}\n`).join(''));
  else process.stdout.write(statusText(folder, status));
}

/** More pieces than this are counted, not shown. */
const MOST_SHOWN = 50;

function statusText(folder: string, status: RunStatus): string {
  const { title, samples, cases, pieces, made, missing, of } = status;
  const next = runNext('run', missing.length > 0 ? 'work' : 'merge', folder);
  if (pieces === undefined) {
    const state = missing.length > 0 ? `not whole yet, ${made} pieces made` : 'whole';
    return `${title}: an analysis for ${of} of ${samples} draws, ${state}\nNow: ${next}\n`;
  }
  const shown = missing.slice(0, MOST_SHOWN).map(pieceText);
  const rest = missing.length > MOST_SHOWN ? [`  and ${missing.length - MOST_SHOWN} more`] : [];
  const work = cases === undefined ? `${samples} draws` : countOf(cases, 'case');
  return [`${title}: ${work} in ${countOf(pieces, 'piece')}, ${made} made`, ...shown, ...rest, `Now: ${next}`, ''].join(
    '\n',
  );
}

function pieceText({ piece, title, damaged, underWay }: MissingPiece): string {
  const state = damaged === undefined ? 'missing' : `damaged: ${damaged}`;
  return `  piece ${piece}, ${title}: ${state}${underWay ? '; a worker is at it' : ''}`;
}
