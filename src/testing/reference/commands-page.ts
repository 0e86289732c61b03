import { allCommands, type CommandInfo } from '../../cli/help/tree.ts';

/** The reference of the commands, made of their definitions as \`--help\` is. */
export function commandsPage(program: CommandInfo): string {
  const leaves = allCommands(program).filter(({ commands }) => commands.length === 0);
  return `---
outline: 2
---

# Every command

*Made from the definitions of the commands; a test makes it again and compares. \`tightrope COMMAND --help\` prints the same.*

[The command line](../command-line.md) has completion, exit codes and the like. \`<file>\` must be given, \`[file]\` may be.
${leaves.map(section).join('')}`;
}

function section({ path, usage, description, flags, arguments: taken, examples }: CommandInfo): string {
  const rows = [
    ...taken.map(({ usage: name, description: says }) => [name, says]),
    ...flags
      .filter(({ names }) => !names.includes('--help'))
      .map((flag) => [flag.usage, withChoices(flag.description, flag.value?.choices ?? [])]),
  ];
  const table = rows.map(([name, says]) => `| \`${cell(name)}\` | ${cell(says)} |\n`).join('');
  return `
## \`${path}\`

${text(`${description.charAt(0).toUpperCase()}${description.slice(1)}.`)}

\`${path} ${usage}\`
${table === '' ? '' : `\n| flag or argument | what it does |\n|---|---|\n${table}`}
\`\`\`sh
${examples.join('\n')}
\`\`\`
`;
}

const withChoices = (description: string, choices: readonly string[]): string =>
  text(description) + (choices.length === 0 ? '' : `; one of ${choices.map((one) => `\`${one}\``).join(', ')}`);

const text = (words: string): string => words.replaceAll('<', '&lt;').replaceAll('\n', ' ');
const cell = (words: string): string => words.replaceAll('|', '\\|');
