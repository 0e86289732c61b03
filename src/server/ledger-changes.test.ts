import { afterAll, expect, test } from 'vitest';
import { append, openLedger } from '../ledger/store/index.ts';
import { postgresPrograms, startPostgres, type TestServer } from '../ledger/store/postgres.test-server.ts';
import { folderLedger } from './folder-ledger.ts';
import { ledgerChanges } from './ledger-changes.ts';
import { folderOf } from './serving.test-client.ts';
import { feed } from './stream/feed.ts';

let postgres: TestServer | undefined;
afterAll(() => postgres?.stop());

test.skipIf(!postgresPrograms)(
  'what another program writes into a PostgreSQL is told to those who listen',
  {
    tags: 'whole',
  },
  async () => {
    postgres = await startPostgres();
    const url = await postgres.database();
    const other = await openLedger({ url }, { create: true });
    const changes = feed(10);
    const news = ledgerChanges(changes);
    const ledger = folderLedger(folderOf(), url, news.written);
    const told: string[] = [];
    changes.listen(({ event }) => told.push(event));
    news.watch(ledger);
    const claim = {
      text: 'It snows',
      claimant: 'Ann',
      claimantKind: 'person',
      made: '2020-01-01',
      kind: 'yes-no',
    } as const;
    let count = 0;
    // The first look finds out what is there: what is written after it is news.
    await expect
      .poll(
        async () => {
          await append(other.db, [
            { entry: 'claim', id: `snow-${++count}`, ...claim, text: `Snow ${count}`, tags: [] },
          ]);
          return told.length;
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBeGreaterThan(0);
    expect(new Set(told)).toEqual(new Set(['ledger']));
    news.stop();
    await ledger.close(5000);
    await other.close();
  },
);
