import { canonicalJson } from '../../numeric/hash.ts';
import { hashText } from '../../numeric/random.ts';
import { contentOf, contentText, type Entry, type Seal } from './entry.ts';
import { type ClaimFrame, forecastMisfit, inTheFuture, resolutionMisfit } from './fits.ts';
import { momentMs } from './moment.ts';

/** An entry to write down; one from another ledger says when it was recorded there. */
export type NewEntry = Entry & Partial<Pick<Seal, 'recorded'>>;

/** The claims that are known before an entry; `judge` adds the entries that it accepts. */
export interface KnownClaims {
  /** What forecasts and resolutions must fit, by the claim's id. */
  frames: Map<string, ClaimFrame>;
  /** Contents of claims by id. */
  contents: Map<string, string>;
  /** How often each forecast and resolution is there, by its content. */
  said: Map<string, number>;
  /** Content of the last resolution of a claim, by its id. */
  resolved: Map<string, string>;
}

export const nothingKnown = (): KnownClaims => ({
  frames: new Map(),
  contents: new Map(),
  said: new Map(),
  resolved: new Map(),
});

/** How often a source (a file that is imported) has said each thing so far. */
export class ContentCounts {
  /**
   * By a hash of 53 bits, in a table with open addresses: a source may have millions of entries, and a `Map` of as many numbers
   * takes ten times the memory.
   */
  private keys = new Float64Array(1024);
  private times = new Uint32Array(1024);
  private held = 0;

  /** Counts a content, and returns how often it was said by now. */
  count(content: string): number {
    const [a, b] = hashText(content);
    if (4 * this.held > 3 * this.keys.length) this.grow();
    // A key of 0 is an empty place.
    const at = this.place(a * 2 ** 21 + (b >>> 11) || 1);
    if (this.times[at] === 0) this.held++;
    return ++this.times[at];
  }

  /** Where a key stands, or may be put. */
  private place(key: number): number {
    const last = this.keys.length - 1;
    let at = key & last;
    while (this.keys[at] !== 0 && this.keys[at] !== key) at = (at + 1) & last;
    this.keys[at] = key;
    return at;
  }

  private grow(): void {
    const { keys, times } = this;
    this.keys = new Float64Array(2 * keys.length);
    this.times = new Uint32Array(2 * keys.length);
    for (let i = 0; i < keys.length; i++) if (keys[i] !== 0) this.times[this.place(keys[i])] = times[i];
  }
}

/** Whether an entry is to be written down. */
export type Admission =
  | { state: 'new' }
  /** It is there already; a claim stays as it was written down first, whatever else is said of it now. */
  | { state: 'known'; differs?: string[] }
  | { state: 'refused'; message: string };

/**
 * Judges an entry by the entries before it. This is the one place that decides what a ledger accepts, whether it lies in a
 * database or in a file.
 *
 * Nothing can be made or resolved later than it is written down. An entry of another ledger was written down by that
 * ledger's clock, and is judged by it: what one ledger took, every other takes, also where a clock was ahead.
 *
 * @param now the clock, milliseconds since 1970
 * @param told the entries that the source has had so far: an entry that the ledger already has is then skipped. Without it, such a
 * claim is refused, and such a forecast or resolution is recorded once more
 * @param content of the entry, where it is written already
 */
export function judge(
  entry: NewEntry,
  known: KnownClaims,
  now: number,
  told?: ContentCounts,
  content = contentText(contentOf(entry)),
): Admission {
  const clock = entry.recorded === undefined ? now : momentMs(entry.recorded);
  const message = misfit(entry, known, clock, told !== undefined);
  if (message !== undefined) return { state: 'refused', message };
  if (entry.entry === 'claim') {
    const there = known.contents.get(entry.id);
    if (there !== undefined) return { state: 'known', ...differing(content, there) };
    known.contents.set(entry.id, content);
    known.frames.set(entry.id, entry);
    return { state: 'new' };
  }
  const times = known.said.get(content) ?? 0;
  if (told && isKnown(entry, content, times, known, told)) return { state: 'known' };
  known.said.set(content, times + 1);
  if (entry.entry === 'resolution') known.resolved.set(entry.claim, content);
  return { state: 'new' };
}

/**
 * The nth entry of a source with some content is known if the ledger has n such entries: `yes`, `no` and `yes` again are three
 * resolutions, and all three are known when the same file is read again. In a file that people write, a repeated forecast is a
 * slip, and so is a resolution that repeats the one before it.
 */
function isKnown(
  entry: Exclude<NewEntry, { entry: 'claim' }>,
  content: string,
  times: number,
  known: KnownClaims,
  told: ContentCounts,
): boolean {
  if (told.count(content) <= times) return true;
  if (entry.recorded !== undefined) return false;
  return entry.entry === 'forecast' ? times > 0 : known.resolved.get(entry.claim) === content;
}

function misfit(entry: NewEntry, known: KnownClaims, clock: number, repeats: boolean): string | undefined {
  if (entry.entry === 'claim') {
    if (!repeats && known.contents.has(entry.id))
      return 'the ledger has another claim of this name; forecasts of it are added by an update';
    return inTheFuture('made', entry.made, clock);
  }
  const claim = known.frames.get(entry.claim);
  if (!claim) return 'the ledger has no claim of this name';
  return entry.entry === 'forecast'
    ? (inTheFuture('made', entry.made, clock) ?? forecastMisfit(claim, entry))
    : (inTheFuture('resolved on', entry.on, clock) ?? resolutionMisfit(claim, entry));
}

/** The fields in which a claim differs from the one that is there. */
function differing(content: string, there: string): { differs?: string[] } {
  const now = JSON.parse(content);
  const then = JSON.parse(there);
  const fields = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  const differs = fields.filter((field) => canonicalJson(now[field] ?? null) !== canonicalJson(then[field] ?? null));
  return differs.length === 0 ? {} : { differs };
}
