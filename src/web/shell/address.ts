import { VIEWS, type ViewName } from './views.ts';

/** What the address says: `#/why/gas.yaml` is the view Why of the situation `gas.yaml`. */
export interface Place {
  view: ViewName;
  situation?: string | undefined;
}

export function placeIn(hash: string): Place {
  const [, name, situation] = hash.split('?')[0].split('/');
  const view = VIEWS.find((one) => one.name === name)?.name ?? 'forecast';
  if (!situation) return { view };
  try {
    return { view, situation: decodeURIComponent(situation) };
  } catch {
    return { view };
  }
}

export const addressOf = (view: ViewName, situation: string | undefined): string =>
  `#/${view}${situation === undefined ? '' : `/${encodeURIComponent(situation)}`}`;
