import type { Command } from 'commander';
import { withTables } from '../cli/output.ts';
import { tightrope } from '../cli/program.ts';

/** The words of a command line as a shell would take them apart, up to a comment or to where the output goes elsewhere. */
export const wordsOf = (line: string): string[] =>
  [...line.replace(/ ([|>]|2>|&&|#|\\$).*$/, '').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain,
  );

/**
 * Reads a command line without doing what it asks for.
 *
 * @param words what follows `tightrope`
 * @returns the command that it calls, as `tightrope ledger add`, or what is wrong with it
 */
export async function parsedLine(words: readonly string[]): Promise<string> {
  const whole = tightrope();
  let called = '';
  const idle = (command: Command) => {
    if (command.commands.length === 0)
      command.action(() => {
        called = pathOf(command);
      });
    command.commands.forEach(idle);
  };
  idle(whole);
  // Help and version end the reading.
  if (words.some((word) => ['--help', '-h', '--version'].includes(word))) return 'tightrope';
  return whole.parseAsync(withTables(whole, words), { from: 'user' }).then(
    () => called,
    (error: Error) => error.message,
  );
}

const pathOf = (command: Command): string => `${command.parent ? `${pathOf(command.parent)} ` : ''}${command.name()}`;
