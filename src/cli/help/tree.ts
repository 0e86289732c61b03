import type { Argument, Command, Option } from 'commander';
import { EXAMPLES } from './examples.ts';

/** A flag of a command. */
export interface FlagInfo {
  /** As it is written: `--csv`, and `-o` where it has a short one. */
  names: readonly string[];
  /** As the help shows it: `-o, --output <file>`. */
  usage: string;
  description: string;
  /** What follows it; undefined for a flag that stands alone. */
  value?: ValueInfo | undefined;
}

/** What may be given for a flag or an argument. */
export interface ValueInfo {
  /** The only values there are; none where anything goes. */
  choices: readonly string[];
  /** It is a file or a folder. */
  isPath: boolean;
}

/** A command as its definition has it: completion and manual are made of this. */
export interface CommandInfo {
  /** `tightrope ledger add`. */
  path: string;
  description: string;
  /** What follows it: `[options] <file>`. */
  usage: string;
  flags: readonly FlagInfo[];
  arguments: readonly (ValueInfo & { usage: string; description: string })[];
  examples: readonly string[];
  commands: readonly CommandInfo[];
}

/** A command and all below it. */
export function commandInfo(command: Command, above = ''): CommandInfo {
  const path = above === '' ? command.name() : `${above} ${command.name()}`;
  return {
    path,
    description: command.description(),
    usage: command.usage(),
    flags: [
      ...command.options.filter(({ hidden }) => !hidden).map(flagInfo),
      { names: ['-h', '--help'], usage: '-h, --help', description: 'show the help of the command' },
    ],
    arguments: command.registeredArguments.map((argument) => ({
      ...valueInfo(argument, argument.name()),
      usage: usageOf(argument),
      description: argument.description,
    })),
    examples: EXAMPLES[path] ?? [],
    commands: command.commands.map((one) => commandInfo(one, path)),
  };
}

/** The command and all below it, in the order of the help. */
export const allCommands = (command: CommandInfo): CommandInfo[] => [command, ...command.commands.flatMap(allCommands)];

function flagInfo(option: Option): FlagInfo {
  const { short, long, flags, description } = option;
  const names = [short, long].filter((name) => name !== undefined);
  const [, placeholder] = /[<[]([^>\]]+)[>\]]/.exec(flags) ?? [];
  return {
    ...{ names, usage: flags, description },
    ...(placeholder !== undefined && { value: valueInfo(option, placeholder) }),
  };
}

const valueInfo = ({ argChoices }: { argChoices?: readonly string[] }, placeholder: string): ValueInfo => ({
  choices: argChoices ?? [],
  isPath: /^(files?|answers|folder|place|path|name=file)(\.\.\.)?$/.test(placeholder),
});

function usageOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}
