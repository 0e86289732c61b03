/** Commands that an assistant has as a tool. */
const TOOLS: Record<string, string> = {
  ...{ check: 'check', forecast: 'forecast', why: 'why', compare: 'compare', backtest: 'backtest' },
  ...{ 'base-rate': 'base_rates', 'events rate': 'event_rates' },
  ...{ 'ledger add': 'ledger_add', 'ledger list': 'ledger_list', 'ledger score': 'ledger_score' },
};

/** Flags whose arguments are called otherwise. */
const ARGUMENTS: Record<string, string> = { option: 'options', quantile: 'quantiles', tag: 'tags' };

const TWO_WORDS = 'ledger|events|run|queue|cases|panel';
const ONE_WORD =
  'check|forecast|report|why|compare|hypotheses|trace|models|schema|base-rate|backtest|learn|serve|watch|doctor|import|new|migrate|docs';
const COMMAND = new RegExp(`\`?\\btightrope ((?:${TWO_WORDS}) [a-z-]+|${ONE_WORD})\\b([^\`\\n]*\`)?`, 'g');

/**
 * A message for an assistant, which has tools with arguments and no command line: a command becomes the tool that does the same, or
 * a command that the user can run; a flag becomes an argument.
 *
 * @example forAssistants('no ledger here; `tightrope ledger add` begins one') // no ledger here; `ledger_add` begins one
 */
export function forAssistants(message: string): string {
  const commands: string[] = [];
  const kept = message.replace(COMMAND, (whole, command: string) => {
    const tool = Object.hasOwn(TOOLS, command) ? TOOLS[command] : undefined;
    commands.push(tool === undefined ? `${whole} (a command that the user can run)` : `\`${tool}\``);
    return `\u0000${commands.length - 1}\u0000`;
  });
  return (
    kept
      .replace(/(`?)(?<![\w-])--([a-z][a-z-]*)\1/g, (_, __, flag: string) => `\`${argumentOf(flag)}\``)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of the commands taken out above
      .replace(/\u0000(\d+)\u0000/g, (_, n: string) => commands[Number(n)])
  );
}

function argumentOf(flag: string): string {
  const name = flag.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : name;
}
