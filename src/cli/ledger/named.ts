import { UsageError } from '../../numeric/errors.ts';
import { nearest, quoteName } from '../../numeric/nearest-name.ts';
import type { OpenLedger } from './open.ts';

/**
 * The claim that the user means by its id or the beginning of it.
 *
 * @throws UsageError if there is none or more than one
 */
export async function named({ db }: OpenLedger, start: string): Promise<string> {
  const { allIds, idsLike } = await import('../../ledger/store/index.ts');
  const [id, ...others] = await idsLike(db, start);
  if (id !== undefined && others.length === 0) return id;
  if (id !== undefined) {
    const shown = [id, ...others].slice(0, 8).map(quoteName).join(', ');
    throw new UsageError(`${quoteName(start)} begins several: ${shown}${others.length > 7 ? ' and more' : ''}`);
  }
  // A beginning is compared with beginnings.
  const beginnings = new Map((await allIds(db)).map((name) => [name.slice(0, start.length), name]));
  const near = beginnings.get(nearest(start, beginnings.keys()) ?? '');
  const hint = near === undefined ? 'tightrope ledger list shows them' : `did you mean ${quoteName(near)}?`;
  throw new UsageError(`no claim is called ${quoteName(start)}; ${hint}`);
}
