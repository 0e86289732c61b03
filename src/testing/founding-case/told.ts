import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begunLedger } from '../begun-ledger.ts';
import { runCommand } from '../run-command.ts';

const SITUATION = 'examples/russia-belarus-2021/situation.yaml';

/** What is run for the founding case, by the name of its footnote, as a reader types it after `npx tightrope`. */
const COMMANDS = {
  claims: 'ledger import examples/russia-belarus-2021/ledger.jsonl',
  record: 'ledger record merger',
  score: 'ledger score --tag merger',
  signed: 'ledger show merger-2021',
  forecast: `forecast ${SITUATION} --all`,
  file: `forecast ${SITUATION} --samples 64 --json`,
  scenarios: `compare ${SITUATION} --samples 512 --scenario before-the-break --scenario without-china --scenario western-opening --scenario equal-conditions-granted --scenario collapse`,
  package: 'forecast examples/russia-belarus-2021/merger.yaml --samples 512 --all',
  weighed: 'hypotheses examples/russia-belarus-2021/hypotheses.yaml --all',
  mixture: 'hypotheses examples/russia-belarus-2021/hypotheses.yaml --forecast --samples 256',
  backtest: `backtest ${SITUATION}`,
} as const;
export type Told = keyof typeof COMMANDS;

/** Those that write a page as well, for its charts. */
const PAGES = ['forecast', 'weighed'] as const;

/** What the commands printed, and the pages that two of them wrote. */
export interface Outputs {
  /** The first group of a pattern in what a command printed, where line breaks count as spaces. */
  said(command: Told, pattern: RegExp): string;
  json(command: Told): unknown;
  pages: { forecast: string; weighed: string };
  /** The footnotes of those commands that the text refers to. */
  footnotes(text: string): string;
}

/**
 * Runs every command of the founding case.
 *
 * @param folder an empty folder for a ledger and pages
 */
export async function runAll(folder: string): Promise<Outputs> {
  const printed = new Map<string, string>();
  const page = (name: string) => join(folder, `${name}.html`);
  const ledger = join(folder, 'ledger');
  await begunLedger(ledger);
  for (const [name, command] of Object.entries(COMMANDS)) {
    const more = command.startsWith('ledger')
      ? ['--ledger', ledger]
      : (PAGES as readonly string[]).includes(name)
        ? ['--html', page(name)]
        : [];
    const { stdout, stderr, status } = await runCommand([...command.split(' '), ...more]);
    if (status !== 0) throw new Error(`tightrope ${command}: ${stderr}`);
    printed.set(name, stdout);
  }
  const words = new Map([...printed].map(([name, text]) => [name, text.replace(/\s+/g, ' ')]));
  return {
    said(command, pattern) {
      const found = pattern.exec(words.get(command) ?? '')?.[1];
      if (found === undefined) throw new Error(`tightrope ${COMMANDS[command]} prints nothing like ${pattern}`);
      return found;
    },
    json: (command) => JSON.parse(printed.get(command) as string),
    pages: { forecast: readFileSync(page('forecast'), 'utf8'), weighed: readFileSync(page('weighed'), 'utf8') },
    footnotes: (text) =>
      Object.entries(COMMANDS)
        .filter(([name]) => text.includes(`[^${name}]`))
        .map(([name, command]) => `[^${name}]: ${before(name)}\`npx tightrope ${command}\``)
        .join('\n'),
  };
}

/** The ledger has to be filled before it is asked. */
const before = (name: string): string =>
  name === 'record' || name === 'score' || name === 'signed' ? `\`npx tightrope ${COMMANDS.claims}\`, then ` : '';
