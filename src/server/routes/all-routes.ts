import type { Route } from '../route.ts';
import { aboutRoutes } from './about.ts';
import { changeRoutes } from './changes.ts';
import { checkRoutes } from './check.ts';
import { situationRoutes } from './situations.ts';
import { versionRoutes } from './versions.ts';

/** Every route of the API. */
export const allRoutes = (): Route<never, never, never>[] => [
  ...aboutRoutes,
  ...situationRoutes,
  ...versionRoutes,
  ...checkRoutes,
  ...changeRoutes,
];
