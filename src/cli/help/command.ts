import type { Command } from 'commander';
import { version } from '../../version.ts';
import { completionScript, type SHELLS } from './completion.ts';
import { manPage } from './man.ts';
import { commandInfo } from './tree.ts';

/** `tightrope completion`: prints the script by which a shell completes the command. */
export function completionCommand(shell: (typeof SHELLS)[number], program: Command): void {
  process.stdout.write(completionScript(shell, commandInfo(program)));
}

/** `tightrope man`: prints the manual page. */
export function manCommand(program: Command): void {
  process.stdout.write(manPage(commandInfo(program), version));
}
