import type { SealedEntry } from '../../ledger/claim/entry.ts';
import type { HomeLedger } from './ledger.ts';
import { ServerRefusal, sound } from './server-error.ts';

const nothing = { claims: 0, due: 0, statuses: { open: 0, resolved: 0, disputed: 0, annulled: 0 }, tags: [] };

/** The ledger of the folder that `tightrope serve` was started in. */
export function serverLedger(): HomeLedger {
  const claimAt = (id: string) => `/claims/${encodeURIComponent(id)}`;
  return {
    forget() {},
    overview: () => ask('/overview', nothing),
    list: ({ due, ...filter }, page) =>
      ask(`/claims?${query({ ...filter, ...(due && { due: true }), dueFirst: true, ...page })}`, {
        ...{ total: 0, claims: [] },
      }),
    history: (id) => ask(claimAt(id), undefined),
    record: (tag) => ask(`/records/${encodeURIComponent(tag)}`, undefined),
    calibration: (filter) => ask(`/calibration?${query(plain(filter))}`, []),
    scores: (filter, by) =>
      ask(`/scores?${query({ ...plain(filter), by: by.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) })}`, {
        ...{ seed: 1, resamples: { all: 0, group: 0 }, groupings: [] },
        all: { name: null, resolved: 0, scored: 0, yesNo: null, oneOf: null, dates: null, numbers: [] },
      }),
    async addClaim(claim, forecast) {
      const added = (await send('/claims', { claim, forecast })) as SealedEntry[];
      const [first] = added;
      return first?.entry === 'claim' ? first.id : '';
    },
    addForecast: async (claim, forecast) => void (await send(`${claimAt(claim)}/forecasts`, forecast)),
    resolve: async (claim, resolution) => void (await send(`${claimAt(claim)}/resolutions`, resolution)),
    text: async () => (await sound(await fetch('/api/ledger/entries'))).text(),
    async takeOver(text) {
      const response = await fetch('/api/ledger/entries', {
        ...{ method: 'POST', headers: { 'content-type': 'application/x-ndjson' }, body: text },
      });
      const taken = await (await sound(response)).json();
      const faults = (taken.faults as { place: { line: number }; message: string }[]).map(({ place, message }) => ({
        ...{ line: place.line, message },
      }));
      const added = taken.claims + taken.forecasts + taken.resolutions;
      return { added, known: taken.known, refused: taken.refused, faults };
    },
  };
}

/** Scores take the filter of the list but for what is due, which is not resolved. */
const plain = ({ due: _, ...filter }: Parameters<HomeLedger['list']>[0]) => filter;

const query = (values: Record<string, unknown>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );

/** Asks the ledger; one that is not begun yet has nothing, and so has a name that it does not know. */
async function ask<T>(path: string, otherwise: T): Promise<T> {
  try {
    return await (await sound(await fetch(`/api/ledger${path}`, { cache: 'no-store' }))).json();
  } catch (error) {
    if (error instanceof ServerRefusal && (error.code === 'ledger-missing' || error.code === 'not-found'))
      return otherwise;
    throw error;
  }
}

async function send(path: string, body: object): Promise<unknown> {
  const response = await fetch(`/api/ledger${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await sound(response)).json();
}
