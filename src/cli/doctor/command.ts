import { version } from '../../version.ts';
import { colours } from '../colours.ts';
import { EXIT } from '../exit.ts';
import { type Check, checks } from './checks.ts';

/** `tightrope doctor`: what this machine has of what Tightrope needs; exit code 1 where something does not work. */
export async function doctorCommand(folder: string, { json }: { json?: boolean }): Promise<void> {
  const found = await checks(folder, process.env);
  const faults = found.filter(({ state }) => state === 'fault');
  if (json) console.log(JSON.stringify({ version, healthy: faults.length === 0, checks: found }, null, 2));
  else console.log([`Tightrope ${version} on ${process.platform} ${process.arch}`, ...found.flatMap(lines)].join('\n'));
  if (faults.length > 0) process.exitCode = EXIT.failed;
}

const SIGNS = { fine: 'ok', fault: '!!', none: '--' } as const;

function lines({ state, found, mend }: Check): string[] {
  const { green, red, dim } = colours();
  const paint = { fine: green, fault: red, none: dim }[state];
  return [
    `${paint(SIGNS[state])} ${found}`,
    ...(mend === undefined ? [] : [`   ${state === 'none' ? dim(mend) : mend}`]),
  ];
}
