import { models } from './models.ts';

/** The models that a user names: `all` is every one, and others beside it must still be names. */
export function namedModels(names: readonly string[] | undefined): string[] | undefined {
  if (!names?.includes('all')) return names && [...names];
  return [...models.map(({ name }) => name), ...names.filter((name) => name !== 'all')];
}
