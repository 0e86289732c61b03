import type { Route } from '../route.ts';
import { aboutRoutes } from './about.ts';
import { atOnceRoutes } from './at-once.ts';
import { changeRoutes } from './changes.ts';
import { checkRoutes } from './check.ts';
import { importJobRoutes } from './import-jobs.ts';
import { jobRoutes } from './jobs.ts';
import { ledgerCallRoutes } from './ledger-calls.ts';
import { ledgerReadRoutes } from './ledger-read.ts';
import { ledgerWriteRoutes } from './ledger-write.ts';
import { queueRoutes } from './queue.ts';
import { runRoutes } from './runs.ts';
import { situationRoutes } from './situations.ts';
import { versionRoutes } from './versions.ts';
import { watchedRoutes } from './watched.ts';

/** Every route of the API. */
export const allRoutes = (): Route<never, never, never>[] => [
  ...aboutRoutes,
  ...situationRoutes,
  ...versionRoutes,
  ...checkRoutes,
  ...changeRoutes,
  ...jobRoutes,
  ...runRoutes,
  ...importJobRoutes,
  ...atOnceRoutes,
  ...ledgerReadRoutes,
  ...ledgerWriteRoutes,
  ...ledgerCallRoutes,
  ...queueRoutes,
  ...watchedRoutes,
];
