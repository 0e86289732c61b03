import type { Model } from '../models/model.ts';
import { UsageError } from '../numeric/errors.ts';
import { quoteName } from '../numeric/nearest-name.ts';

/** A value with models of the user's own, as it is sent to a thread: functions cannot be sent, so modules and names are. */
export type Sent<Value> = Omit<Value, 'own'> & { modules: { name: string; module: string }[] };

/** @throws UsageError if a model does not say which module exports it */
export function sent<Value extends { own?: readonly Model[] }>({ own = [], ...rest }: Value): Sent<Value> {
  const modules = own.map(({ name, module }) => {
    if (module !== undefined) return { name, module };
    throw new UsageError(
      `model ${quoteName(name)} has no \`module\`: threads need the URL of the file that exports it, \`import.meta.url\` there`,
    );
  });
  return { ...rest, modules };
}

/**
 * The value again, in a thread.
 *
 * @throws UsageError if a module does not export the model
 */
export async function received<Value>({ modules, ...rest }: Sent<Value>): Promise<Value> {
  const own = await Promise.all(modules.map(loaded));
  return { ...rest, ...(own.length > 0 && { own }) } as Value;
}

async function loaded({ name, module }: { name: string; module: string }): Promise<Model> {
  const exported: unknown[] = Object.values(await import(/* @vite-ignore */ module));
  const isIt = (value: unknown) =>
    typeof value === 'object' && value !== null && 'name' in value && value.name === name;
  const found = exported.find(isIt);
  if (!found) throw new UsageError(`${module} exports no model ${quoteName(name)}, expected one with this \`name\``);
  return found as Model;
}
