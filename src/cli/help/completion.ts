import { allCommands, type CommandInfo, type FlagInfo } from './tree.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What the command is called where it is installed. */
const NAMES = ['tightrope', 'tightrope-forecast'];

/** A script by which a shell completes commands, flags, their values and files; made of the definitions of the commands. */
export function completionScript(shell: (typeof SHELLS)[number], program: CommandInfo): string {
  if (shell === 'fish') return fish(program);
  return shell === 'bash' ? bash(program) : zsh(program);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The branches of a `case` that follow a command line to the command that it names. */
function steps(program: CommandInfo): string {
  const below = allCommands(program).slice(1);
  return `${below.map(({ path }) => quoted(path)).join(' | ')}) path="$path $word" ;;`;
}

/** The branches of a `case` over what stands before the cursor: the values of a flag. */
function valueCases(program: CommandInfo, choices: (of: readonly string[]) => string, files: string): string[] {
  return allCommands(program).flatMap(({ path, flags }) => {
    const branch = (names: readonly string[], does: string) =>
      names.length === 0 ? [] : [`    ${names.map((name) => quoted(`${path}:${name}`)).join(' | ')}) ${does} ;;`];
    const taking = flags.filter(({ value }) => value !== undefined);
    const free = taking.filter(({ value }) => value?.choices.length === 0 && !value.isPath);
    return [
      ...taking.flatMap(({ names, value }) =>
        branch(value?.choices.length ? names : [], choices(value?.choices ?? [])),
      ),
      ...branch(namesOf(taking.filter(({ value }) => value?.isPath)), files),
      // Nothing is known of its values: no word is better than a wrong one.
      ...branch(namesOf(free), 'return'),
    ];
  });
}

const namesOf = (flags: readonly FlagInfo[]): string[] => flags.flatMap(({ names }) => names);

const takesFiles = ({ arguments: all }: CommandInfo): boolean => all.some(({ isPath }) => isPath);

const choicesOf = ({ arguments: all }: CommandInfo): string[] => all.flatMap(({ choices }) => [...choices]);

function bash(program: CommandInfo): string {
  const words = (list: readonly string[]) => `COMPREPLY=($(compgen -W ${quoted(list.join(' '))} -- "$cur")); return`;
  const own = allCommands(program).map((command) => {
    const names = [...command.commands.map(({ path }) => path.split(' ').at(-1) as string), ...choicesOf(command)];
    const flags = namesOf(command.flags).join(' ');
    return `    ${quoted(command.path)}) flags=${quoted(flags)} words=${quoted(names.join(' '))} files=${takesFiles(command) ? 1 : 0} ;;`;
  });
  return `# Completion of tightrope for bash. Put this into your .bashrc: source <(tightrope completion bash)
_tightrope() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} path=tightrope word flags words files i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case "$path $word" in
      ${steps(program)}
    esac
  done
  # Of --flag=value, bash makes three words.
  if [[ $cur == '=' ]]; then cur=; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD - 2]}; fi
  case "$path:$prev" in
${valueCases(program, words, 'compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$cur")); return').join('\n')}
  esac
  case "$path" in
${own.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    if [[ $files == 1 ]]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY+=($(compgen -f -- "$cur"))
    fi
  fi
}
complete -F _tightrope ${NAMES.join(' ')}
`;
}

/** A word with its description, as zsh's \`_describe\` takes it. */
const described = (word: string, description: string): string =>
  quoted(`${word.replaceAll(':', '\\:')}:${description.replaceAll('\n', ' ')}`);

function zsh(program: CommandInfo): string {
  const choices = (list: readonly string[]) => `compadd -- ${list.map(quoted).join(' ')}; return`;
  const own = allCommands(program).map((command) => {
    const below = command.commands.map(({ path, description }) =>
      described(path.split(' ').at(-1) as string, description),
    );
    const values = choicesOf(command).map((value) => described(value, ''));
    const flags = command.flags.flatMap(({ names, description }) => names.map((name) => described(name, description)));
    return `    ${quoted(command.path)})
      flags=(${flags.join(' ')})
      names=(${[...below, ...values].join(' ')})
      files=${takesFiles(command) ? 1 : 0} ;;`;
  });
  return `#compdef ${NAMES.join(' ')}
# Completion of tightrope for zsh. Put this into your .zshrc, after compinit: source <(tightrope completion zsh)
_tightrope() {
  local cur=$words[CURRENT] prev=$words[CURRENT-1] path_=tightrope word files=0
  local -a flags names
  for word in \${words[2,CURRENT-1]}; do
    case "$path_ $word" in
      ${steps(program).replace('path="$path $word"', 'path_="$path_ $word"')}
    esac
  done
  # Of --flag=value, the value is what is completed.
  if [[ $cur == --*=* ]]; then prev=\${cur%%=*}; compset -P '*='; fi
  case "$path_:$prev" in
${valueCases(program, choices, '_files; return').join('\n')}
  esac
  case "$path_" in
${own.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    _describe flag flags
  else
    (( $#names )) && _describe command names
    (( files )) && _files
  fi
}
# Read by compinit, the first call is already one for words; read by source, there is only the name to tell.
if [[ $funcstack[1] == _tightrope ]]; then
  _tightrope "$@"
else
  compdef _tightrope ${NAMES.join(' ')}
fi
`;
}

function fish(program: CommandInfo): string {
  const lines = NAMES.flatMap((called) =>
    allCommands(program).flatMap((command) => {
      const at = `complete -c ${called} -n ${quoted(`__tightrope_at ${command.path}`)}`;
      return [
        ...command.commands.map(
          ({ path, description }) => `${at} -a ${quoted(path.split(' ').at(-1) as string)} -d ${quoted(description)}`,
        ),
        ...choicesOf(command).map((choice) => `${at} -a ${quoted(choice)}`),
        ...(takesFiles(command) ? [`${at} -F`] : []),
        ...command.flags.map((flag) => `${at} ${fishFlag(flag)} -d ${quoted(flag.description)}`),
      ];
    }),
  );
  return `# Completion of tightrope for fish. Write it where fish finds it: tightrope completion fish > ~/.config/fish/completions/tightrope.fish
function __tightrope_at
  set -l path tightrope
  for word in (commandline -opc)[2..-1]
    switch "$path $word"
      case ${allCommands(program)
        .slice(1)
        .map(({ path }) => quoted(path))
        .join(' ')}
        set path "$path $word"
    end
  end
  test "$path" = "$argv"
end
${NAMES.map((name) => `complete -c ${name} -f`).join('\n')}
${lines.join('\n')}
`;
}

function fishFlag({ names, value }: FlagInfo): string {
  const parts = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  if (value?.choices.length) parts.push(`-x -a ${quoted(value.choices.join(' '))}`);
  else if (value) parts.push(value.isPath ? '-r -F' : '-x');
  return parts.join(' ');
}
