import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begunLedger } from '../../testing/begun-ledger.ts';
import { atScale } from '../../testing/scale.ts';
import { entryLine, parseEntryLine } from '../claim/jsonl.ts';
import { lineReader } from '../claim/read-jsonl.ts';
import { readLedger } from '../claim/read-ledger.ts';
import { append, type NewEntry } from './append.ts';
import { type Ledger, openLedger } from './database.ts';
import { entryPages, headOf, verify } from './entries.ts';
import { histories } from './find.ts';

const NOW = Date.parse('2026-11-27T12:00:00Z');
const DAY = 86_400_000;
const folders: string[] = [];
let from: Ledger;
let to: Ledger;
beforeAll(async () => {
  const begun = async (name: string) => {
    const folder = mkdtempSync(join(tmpdir(), `tightrope-${name}-`));
    folders.push(folder);
    await begunLedger(folder);
    return openLedger({ folder }, { create: true });
  };
  from = await begun('from');
  to = await begun('to');
}, 60_000);
afterAll(async () => {
  await Promise.all([from?.close(), to?.close()]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function exported({ db }: Ledger): Promise<string[]> {
  const lines: string[] = [];
  for await (const page of entryPages(db, (await headOf(db)).seq)) lines.push(...page.map(entryLine));
  return lines;
}

// Options and outcomes that look like numbers, truth and JSON; texts in every script; few ids, so that claims meet again.
const options = ['2025', 'true', '[1]', 'null', '"a"', 'Ja, né'];
const text = fc.oneof(
  fc.constantFrom('constructor', '__proto__', '1e5', '\u2028x', 'a\\n"b"'),
  fc.string({ minLength: 1, unit: 'grapheme' }),
);
const NAMES = { 'yes-no': 'constructor', 'one-of': '2025', number: 'b/c:1', date: 'é' };
const number = fc.oneof(
  fc.double({ min: -1e15, max: 1e15, noNaN: true }),
  fc.constantFrom(-0, 5e-324, 0.1 + 0.2, 1e15),
);
const probability = fc.double({ min: 0, max: 1, noNaN: true });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
/** Milliseconds since 1970, some of them in the future of our clock. */
const moment = fc.oneof(
  fc.integer({ min: -900 * 365, max: 20 * 365 }).map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10)),
  fc.integer({ min: -4e10, max: 4e10 }).map((ms) => new Date(NOW + ms).toISOString()),
);
const early = fc
  .integer({ min: -900 * 365, max: -20 * 365 })
  .map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10));
/** A claim of each kind, always of one name, so that what is said often fits what was claimed. */
const claims = (['yes-no', 'one-of', 'number', 'date'] as const).map((kind) =>
  fc
    .record({ text, claimant: text, made: early, criteria: maybe(text), trigger: maybe(text), deadline: maybe(moment) })
    .map((claim) => ({ entry: 'claim', id: NAMES[kind], kind, ...claim, ...(kind === 'one-of' && { options }) })),
);
const said = {
  'yes-no': probability.map((p) => ({ probability: p })),
  'one-of': fc.constant({ probabilities: [0.1, 0.2, 0.3, 0.1, 0.2, 0.1] }),
  number: number.map((x) => ({ quantiles: [[0.5, x]] })),
  date: moment.map((day) => ({ quantiles: [[0.5, day]] })),
};
const came = {
  'yes-no': fc.boolean(),
  'one-of': fc.constantFrom(...options),
  number,
  date: fc.constantFrom('never', '2024-02-29', '1000-01-01'),
};
const sayings = (['yes-no', 'one-of', 'number', 'date'] as const).flatMap((kind) => [
  fc
    .record({ made: moment, said: said[kind] })
    .map(({ made, said }) => ({ entry: 'forecast', claim: NAMES[kind], made, ...said })),
  fc
    .record({ on: moment, outcome: came[kind], evidence: maybe(text) })
    .map((resolution) => ({ entry: 'resolution', claim: NAMES[kind], ...resolution })),
]);
const entry = fc.oneof(...claims, ...sayings, ...sayings);
/** What is said at one time by one clock, which may be far behind or ahead; and how often the same is said again. */
const session = fc.record({
  claims: fc.tuple(...claims),
  clock: fc.oneof(
    fc.constant(NOW),
    fc.integer({ min: -30 * 365, max: 20 * 365 }).map((days) => NOW + days * DAY),
  ),
  entries: fc.array(entry, { minLength: 1, maxLength: 12 }),
  again: fc.boolean(),
});

let run = 0;
test('what one ledger took, another takes from its export: the same entries, the same hashes', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(session, { minLength: 1, maxLength: 4 }), async (sessions) => {
      // Each run has claims of its own, beside those of the runs before it.
      const prefix = `r${run++}-`;
      const named = (value: object): NewEntry | undefined => {
        const fields = value as { id?: string; claim?: string };
        if (fields.id !== undefined) fields.id = prefix + fields.id;
        if (fields.claim !== undefined) fields.claim = prefix + fields.claim;
        const read = parseEntryLine(JSON.stringify(fields));
        return 'fault' in read ? undefined : (read as NewEntry);
      };
      for (const { clock, claims, entries, again } of sessions) {
        for (const value of structuredClone([...claims, ...entries])) {
          const one = named(value);
          // As a user who writes one thing down, and hears when it cannot be.
          for (let times = 0; one !== undefined && times < (again ? 2 : 1); times++)
            await append(from.db, [one], { now: clock }).catch(() => undefined);
        }
      }
      const lines = await exported(from);
      const read = lineReader();
      const entries = lines.map((line) => read(line)?.entry as NewEntry);
      await append(to.db, entries, { now: NOW, lenient: true });
      expect(await exported(to)).toEqual(lines);
      expect((await verify(to.db)).broken).toEqual([]);
      // Once more adds nothing.
      expect((await append(to.db, entries, { now: NOW, lenient: true })).every(({ state }) => state === 'known')).toBe(
        true,
      );
      const fromFile = await readLedger(lines, 'l.jsonl', NOW);
      expect(fromFile.faults).toEqual([]);
      expect(fromFile.histories).toEqual(await histories(from.db));
    }),
    { numRuns: atScale(12, 150), endOnFailure: true },
  );
  expect((await headOf(from.db)).seq).toBeGreaterThan(20);
});
