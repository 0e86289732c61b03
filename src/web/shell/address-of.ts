/** The views, as addresses name them. */
export type ViewName = 'forecast' | 'situation' | 'why' | 'record' | 'ledger' | 'hypotheses';

export const addressOf = (view: ViewName, situation: string | undefined): string =>
  `#/${view}${situation === undefined ? '' : `/${encodeURIComponent(situation)}`}`;
