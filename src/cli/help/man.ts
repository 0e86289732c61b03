import { allCommands, type CommandInfo } from './tree.ts';

/** Text as roff takes it: no sign in it is an order. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('\n', ' ')
    .replace(/^([.'])/, '\\&$1');

/** The manual page, in roff; made of the definitions of the commands. */
export function manPage(program: CommandInfo, version: string): string {
  const commands = allCommands(program).slice(1);
  const entry = ({ path, usage, description, flags, arguments: args, examples }: CommandInfo) => [
    `.SS ${plain(`${path} ${usage}`)}`,
    plain(`${description.charAt(0).toUpperCase()}${description.slice(1)}.`),
    ...args.flatMap((argument) => ['.TP', `.I ${plain(argument.usage)}`, plain(argument.description)]),
    ...flags
      .filter(({ names }) => !names.includes('--help'))
      .flatMap((flag) => [
        '.TP',
        `.B ${plain(flag.usage)}`,
        plain(allowed(flag.description, flag.value?.choices ?? [])),
      ]),
    ...(examples.length > 0
      ? ['.PP', 'Examples:', ...examples.flatMap((line) => ['.PP', '.EX', plain(line), '.EE'])]
      : []),
  ];
  return `${[
    `.TH TIGHTROPE 1 "" "tightrope ${version}" "User Commands"`,
    '.SH NAME',
    `tightrope \\- ${plain(program.description.replace(/^F/, 'f').replace(/\.$/, ''))}`,
    '.SH SYNOPSIS',
    '.B tightrope',
    '.I command',
    '[options]',
    '.SH COMMANDS',
    ...commands.filter(({ commands: below }) => below.length === 0).flatMap(entry),
    '.SH EXIT STATUS',
    '0 where all went well; 2 where something is to be mended by the user, such as a fault in a file or a flag; 1 where a system or the program failed; 130 after Ctrl\\-C.',
    '.SH ENVIRONMENT',
    '.TP',
    '.B TIGHTROPE_DATABASE_URL',
    'The PostgreSQL database of the ledger, where it is in no folder.',
  ].join('\n')}\n`;
}

const allowed = (description: string, choices: readonly string[]): string =>
  choices.length === 0 ? description : `${description} (${choices.join(', ')})`;
