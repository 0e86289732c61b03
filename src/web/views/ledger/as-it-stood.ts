import { momentMs } from '../../../ledger/claim/moment.ts';
import { ask } from '../../engine/client.ts';
import type { EarlierFound } from '../../engine/protocol.ts';
import { isExample } from '../../home/examples.ts';
import type { EarlierText, Home } from '../../home/home.ts';

/** A forecast whose situation is looked for. */
export interface ForecastMade {
  /** A moment in its written form. */
  made: string;
  /** Of its inputs, where a model made it. */
  inputsHash?: string | undefined;
}

/** The text that is open. */
interface OpenText {
  id: string;
  file: string;
  text: string;
}

/** The text of a situation on the day of a forecast, as far as it is known. */
export interface StoodText {
  text: string;
  /** The version that it is; missing for the text that is open now. */
  version?: EarlierText | undefined;
  /**
   * How sure that is: the forecast was made from just these inputs; the times of the versions say so; or no version of that day is
   * there, and the text is the one of now.
   */
  known: 'by its inputs' | 'by its time' | 'not';
  /** The forecast has a hash of its inputs, and no text that is kept has the same. */
  isOther: boolean;
  /** The oldest version that is kept. */
  oldest?: number | undefined;
}

/** Versions whose inputs are compared with those of the forecast, the nearest in time first. */
const MOST_COMPARED = 12;

/**
 * The version that stood at a moment. A commit stands from its time on; a text that was replaced stood until then.
 *
 * @param versions in any order
 * @param moment milliseconds since 1970
 * @returns `now` where nothing was written since, undefined where nothing that is kept reaches back to the moment
 */
export function versionAt(versions: readonly EarlierText[], moment: number): EarlierText | 'now' | undefined {
  const inTime = [...versions].sort((a, b) => a.at - b.at);
  const before = inTime.filter(({ at }) => at <= moment);
  const after = inTime.filter(({ at }) => at > moment);
  const last = before.at(-1);
  if (last?.is === 'committed') return last;
  if (last && after.length === 0) return 'now';
  // What took the place of the last one before the moment was replaced itself later.
  return after.find(({ is }) => is === 'replaced') ?? before.findLast(({ is }) => is === 'committed');
}

/** Looks for the text of a situation from which a forecast was made, or which stood on its day. */
async function textAsItStood(home: Home, now: OpenText, { made, inputsHash }: ForecastMade): Promise<StoodText> {
  const moment = momentMs(made, 'end');
  const versions = isExample(now.id) ? [] : await home.versions(now.id);
  const oldest = versions.length > 0 ? Math.min(...versions.map(({ at }) => at)) : undefined;
  const found = versionAt(versions, moment);
  const then = found === 'now' ? undefined : found;
  const textOf = (version: EarlierText) => home.version(now.id, version.id);
  if (inputsHash !== undefined) {
    const isSame = async (text: string) =>
      (await ask('earlier', { text, file: now.file, seed: 1 }).answer)?.inputsHash === inputsHash;
    if (await isSame(now.text)) return { text: now.text, known: 'by its inputs', isOther: false, oldest };
    const near = versions
      .filter((one) => one !== then)
      .sort((a, b) => Math.abs(a.at - moment) - Math.abs(b.at - moment));
    for (const version of (then ? [then, ...near] : near).slice(0, MOST_COMPARED)) {
      const text = await textOf(version);
      if (await isSame(text)) return { text, version, known: 'by its inputs', isOther: false, oldest };
    }
  }
  const isOther = inputsHash !== undefined;
  if (then) return { text: await textOf(then), version: then, known: 'by its time', isOther, oldest };
  const entry = isExample(now.id) ? undefined : (await home.list()).find(({ id }) => id === now.id);
  const isUnchanged = found === 'now' || (entry !== undefined && entry.changed <= moment);
  return { text: now.text, known: isUnchanged ? 'by its time' : 'not', isOther, oldest };
}

/** A text as it stood, with what its models say of an outcome. */
export type StoodForecast = StoodText & EarlierFound;

/** @returns undefined if it is asked for another claim meanwhile */
export async function asItStood(
  home: Home,
  now: OpenText,
  { made, inputsHash, outcome, seed }: ForecastMade & { outcome: string; seed: number },
): Promise<StoodForecast | undefined> {
  const stood = await textAsItStood(home, now, { made, inputsHash });
  const found = await ask('earlier', { text: stood.text, file: now.file, outcome, seed }).answer;
  return found && { ...stood, ...found };
}
