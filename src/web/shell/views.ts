import { lazy, type ReactNode } from 'react';
import { ForecastView } from '../views/forecast/view.tsx';
import type { ViewName } from './address-of.ts';

interface ViewEntry {
  name: ViewName;
  title: string;
  View: (() => ReactNode) | ReturnType<typeof lazy<() => ReactNode>>;
  /** It shows nothing as long as the text has never been without a fault. */
  needsSound?: boolean;
}

/** The views in the order of their tabs and of the keys 1 to 6. All but the first load when they are opened: `View: lazy(() => import(...))`. */
export const VIEWS: readonly ViewEntry[] = [
  { name: 'forecast', needsSound: true, title: 'Forecast', View: ForecastView },
  { name: 'situation', title: 'Situation', View: lazy(() => import('../views/situation/view.tsx')) },
  { name: 'why', needsSound: true, title: 'Why', View: lazy(() => import('../views/why/view.tsx')) },
  { name: 'record', needsSound: true, title: 'Record', View: lazy(() => import('../views/record/view.tsx')) },
  { name: 'ledger', title: 'Ledger', View: lazy(() => import('../views/ledger/view.tsx')) },
  {
    name: 'hypotheses',
    needsSound: true,
    title: 'Hypotheses',
    View: lazy(() => import('../views/hypotheses/view.tsx')),
  },
];
