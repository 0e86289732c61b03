import { lazy, type ReactNode } from 'react';
import { useQueue } from '../state/queue.ts';
import { ForecastView } from '../views/forecast/view.tsx';
import type { ViewName } from './address-of.ts';

interface ViewEntry {
  name: ViewName;
  title: string;
  View: (() => ReactNode) | ReturnType<typeof lazy<() => ReactNode>>;
  /** It shows nothing as long as the text has never been without a fault. */
  needsSound?: boolean;
  /** It is there only where the server has a queue of runs. */
  needsQueue?: boolean;
}

/** The views in the order of their tabs and of the keys 1 to 7. All but the first load when they are opened: `View: lazy(() => import(...))`. */
const VIEWS: readonly ViewEntry[] = [
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
  { name: 'queue', needsQueue: true, title: 'Queue', View: lazy(() => import('../views/queue/view.tsx')) },
];

const WITHOUT_QUEUE = VIEWS.filter(({ needsQueue }) => !needsQueue);

/** The views that there are. */
export const useViews = (): readonly ViewEntry[] => (useQueue(({ isThere }) => isThere) ? VIEWS : WITHOUT_QUEUE);
