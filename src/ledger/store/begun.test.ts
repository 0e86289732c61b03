import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unpackBegun } from './begun.ts';
import { openLedger } from './database.ts';
import { append, headOf, verify } from './index.ts';
import { packBegun } from './pack-begun.ts';

test('a ledger that was begun and packed is unpacked as one that takes entries', { tags: 'whole' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tightrope-begun-'));
  try {
    const file = join(folder, 'begun.br');
    expect(await unpackBegun(join(folder, 'data'), file)).toBe(false);
    await packBegun(file);
    expect(await unpackBegun(join(folder, 'data'), file)).toBe(true);
    expect(existsSync(join(folder, 'data', 'PG_VERSION'))).toBe(true);
    rmSync(file);
    const ledger = await openLedger({ folder });
    expect(await headOf(ledger.db)).toEqual({ seq: 0, hash: '' });
    const claim = {
      id: 'a',
      kind: 'yes-no',
      text: 'A',
      claimant: 'B',
      claimantKind: 'person',
      tags: [],
      made: '2021-01-01',
    };
    await append(ledger.db, [{ entry: 'claim', ...claim, kind: 'yes-no', claimantKind: 'person' }]);
    expect(await verify(ledger.db)).toMatchObject({ broken: [], head: { seq: 1 } });
    await ledger.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
