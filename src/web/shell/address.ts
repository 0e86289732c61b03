import type { ViewName } from './address-of.ts';
import { VIEWS } from './views.ts';

/** What the address says: `#/why/gas.yaml` is the view Why of the situation `gas.yaml`. */
export interface Place {
  view: ViewName;
  situation?: string | undefined;
  /** All draws, and their seed, where the address says them: `?samples=2048&seed=7`. */
  samples?: number;
  seed?: number;
  /** A situation that somebody handed on, as letters: `?copy=...`. */
  copy?: string;
}

export function placeIn(hash: string): Place {
  const [path, query = ''] = hash.split('?');
  const [, name, situation] = path.split('/');
  const view = VIEWS.find((one) => one.name === name)?.name ?? 'forecast';
  const asked = new URLSearchParams(query);
  const copy = asked.get('copy');
  const place = {
    view,
    ...(copy !== null && { copy }),
    ...whole('samples', asked, 16, 65_536),
    ...whole('seed', asked, 0, Number.MAX_SAFE_INTEGER),
  };
  if (!situation) return place;
  try {
    return { ...place, situation: decodeURIComponent(situation) };
  } catch {
    return place;
  }
}

/** A whole number of the address; nothing where it is none, or outside its bounds. */
function whole(
  name: 'samples' | 'seed',
  asked: URLSearchParams,
  low: number,
  high: number,
): Pick<Place, 'samples' | 'seed'> {
  const value = Number(asked.get(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= low && value <= high ? { [name]: value } : {};
}
