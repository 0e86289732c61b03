import { sampled, VIEW_NAMES, type ViewName } from './address-of.ts';

/** What the address says: `#/why/gas.yaml` is the view Why of the situation `gas.yaml`. */
export interface AddressPlace {
  view: ViewName;
  situation?: string | undefined;
  /** All draws, and their seed, where the address says them: `?samples=2048&seed=7`. */
  samples?: number;
  seed?: number;
  /** A situation that somebody handed on, as letters: `?copy=...`. */
  copy?: string;
}

export function placeIn(hash: string): AddressPlace {
  const [path, query = ''] = hash.split('?');
  const [, name, situation] = path.split('/');
  const view = VIEW_NAMES.find((one) => one === name) ?? 'forecast';
  const asked = new URLSearchParams(query);
  const copy = asked.get('copy');
  const asNumber = (key: string) => Number(asked.get(key) ?? Number.NaN);
  const samples = sampled('samples', asNumber('samples'));
  const seed = sampled('seed', asNumber('seed'));
  const place = {
    view,
    ...(copy !== null && { copy }),
    ...(samples !== undefined && { samples }),
    ...(seed !== undefined && { seed }),
  };
  if (!situation) return place;
  try {
    return { ...place, situation: decodeURIComponent(situation) };
  } catch {
    return place;
  }
}
