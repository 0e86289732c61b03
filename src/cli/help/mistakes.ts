import type { Command, CommanderError, Option } from 'commander';
import { countOf } from '../../numeric/count-of.ts';
import { quoteName, unknownName } from '../../numeric/nearest-name.ts';
import { withoutSigns } from '../../situation/fault.ts';

/** Every command of a program, with itself. */
const withAllBelow = (command: Command): Command[] => [command, ...command.commands.flatMap(withAllBelow)];

/**
 * Has every command say what is wrong with a command line as all other messages do: what was found, what is near, what to do.
 *
 * @param fail is called with the words for the user; without words where commander has printed what was asked for
 */
export function sayMistakes(program: Command, fail: (words: string, code: number) => never): void {
  for (const command of withAllBelow(program)) {
    command.configureOutput({ outputError: () => {} });
    command.exitOverride((error) => {
      if (error.exitCode === 0 || error.code === 'commander.help') fail('', error.exitCode);
      fail(`${mistakeInWords(error, command)}\n(${helpOf(command)})`, error.exitCode);
    });
  }
}

const pathOf = (command: Command): string => (command.parent ? `${pathOf(command.parent)} ` : '') + command.name();

const helpOf = (command: Command): string =>
  command.commands.length > 0
    ? `${pathOf(command)} --help lists the commands`
    : `${pathOf(command)} --help lists its flags, with examples`;

/** What a command line gets wrong, in the words of all other messages. */
function mistakeInWords({ code, message }: CommanderError, command: Command): string {
  const plain = withoutSigns(message).replace(/^error: /, '');
  const [first = ''] = [...plain.matchAll(/'([^']*)'/g)].map(([, name]) => name);
  if (code === 'commander.unknownCommand')
    return unknownName(
      'command',
      first,
      command.commands.map((one) => one.name()),
    );
  if (code === 'commander.unknownOption') return unknownFlag(first, command);
  if (code === 'commander.missingArgument')
    return `${quoteName(first)} is missing: ${pathOf(command)} ${command.usage()}`;
  if (code === 'commander.optionMissingArgument') return `${longOf(first)} needs a value: ${first}`;
  if (code === 'commander.missingMandatoryOptionValue') return `${longOf(first)} is missing: ${first}`;
  if (code === 'commander.excessArguments') {
    const [, expected, found] = /Expected (\d+) arguments? but got (\d+)/.exec(plain) ?? [];
    return `found ${countOf(Number(found), 'argument')}, expected ${expected}: ${pathOf(command)} ${command.usage()}`;
  }
  if (code === 'commander.conflictingOption') {
    const [, one, other] = /option '([^']*)' cannot be used with option '([^']*)'/.exec(plain) ?? [];
    if (other !== undefined) return `${longOf(one)} and ${longOf(other)} cannot be used together`;
  }
  if (code === 'commander.invalidArgument') return wrongValue(plain, command);
  return plain;
}

/** A value that a flag or an argument cannot have. */
function wrongValue(plain: string, command: Command): string {
  const [, flags, given, why] = /^option '([^']*)' argument '(.*)' is invalid\. (.*)$/s.exec(plain) ?? [];
  if (flags !== undefined) {
    const choices = command.options.find((one) => one.flags === flags)?.argChoices;
    if (choices) return `${longOf(flags)}: ${unknownName('value', given, choices)}`;
    return `${longOf(flags)}: found ${quoteName(given)}, ${why.replace(/\.$/, '')}`;
  }
  const [, value, name] = /^command-argument value '(.*)' is invalid for argument '([^']*)'/s.exec(plain) ?? [];
  const choices = command.registeredArguments.find((one) => one.name() === name)?.argChoices;
  return choices ? unknownName(name, value, choices) : plain;
}

/** The long name in `-o, --output <file>`. */
const longOf = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? flags;

/** A flag that there is not: what it is near to, also where it has too few dashes, or where another command has it. */
function unknownFlag(written: string, command: Command): string {
  const name = written.split('=')[0];
  const here = [...command.options.map(({ long }) => long).filter((long) => long != null), '--help'];
  const dashed = `--${name.replace(/^-+/, '')}`;
  if (name !== dashed && here.includes(dashed)) return `unknown flag ${quoteName(name)}, did you mean \`${dashed}\`?`;
  const near = unknownName('flag', dashed, here);
  if (near.includes('did you mean')) return near.replace(quoteName(dashed), quoteName(name));
  const has = (one: Command) => one.options.some(({ long }: Option) => long === dashed);
  const elsewhere = withAllBelow(rootOf(command)).find(has);
  const hint = elsewhere ? `; ${pathOf(elsewhere)} has it` : '';
  return `unknown flag ${quoteName(name)}${hint}`;
}

const rootOf = (command: Command): Command => (command.parent ? rootOf(command.parent) : command);
