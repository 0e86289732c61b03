import { UsageError } from '../numeric/errors.ts';
import { type Aliases, aliasesSchema, namesInData } from '../outside/actors/aliases.ts';
import { FaultError } from '../situation/fault.ts';
import { parseYaml } from '../situation/yaml-source.ts';
import { decode } from './decode.ts';
import { readInput } from './read-input.ts';

/**
 * Actors with the names that they have in the events: `minsk: [BLRGOV, Alexander Lukashenko]`.
 *
 * @throws UsageError with its faults
 */
export async function aliasesIn(file: string): Promise<Aliases> {
  const source = parseYaml(decode(await readInput(file), file), file);
  if (source.faults.length > 0) throw new FaultError(source.faults);
  const read = aliasesSchema.safeParse(source.value);
  if (read.success) {
    try {
      for (const actor of Object.keys(read.data)) namesInData(actor, read.data);
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${file}: ${error.message}`) : error;
    }
    return read.data;
  }
  const [{ path, message }] = read.error.issues;
  const { line, column } = source.placeOf(path as (string | number)[]);
  throw new UsageError(`${file}:${line}:${column}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`);
}
