import type { Command } from 'commander';

/** Which database has the queue. */
export interface DatabaseFlags {
  databaseUrl?: string;
}

/** Adds the flag that names it. */
export const databaseFlag = (command: Command): Command =>
  command.option(
    '--database-url <url>',
    'the PostgreSQL with the queue (by default TIGHTROPE_DATABASE_URL, which other users of the machine do not see)',
  );
