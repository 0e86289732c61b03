import { stateTables } from '../files/state-tables.ts';
import { UsageError } from '../numeric/errors.ts';
import { unknownName } from '../numeric/nearest-name.ts';
import { MANNERS, type Manner, type StateClass, stateRate } from '../outside/states/index.ts';
import { rateTable, windowTable } from '../report/base-rate/table.ts';
import { baseRatesText, baseRateText } from '../report/base-rate/text.ts';
import { csv } from '../report/table/csv.ts';
import { colours } from './colours.ts';
import { chartDocument } from './document.ts';
import { writeAtomically } from './files.ts';
import { type OutputFlags, print } from './output.ts';
import { terminalWidth } from './width.ts';

export interface StatesFlags extends OutputFlags {
  window: number;
  since?: number;
  until?: number;
  nextToMajorPower?: boolean;
  afterDispute?: number;
  ending: 'any' | 'union';
  manner?: string[];
  all?: boolean;
  html?: string;
}

/** The classes side by side, where the user names none: from all states to those nearest to a great power. */
const CLASSES: Omit<StateClass, 'window'>[] = [
  {},
  { until: 1944 },
  { since: 1945 },
  { nextTo: 'major-power' },
  { since: 1945, nextTo: 'major-power' },
  { since: 1945, nextTo: 'no-major-power' },
  { nextTo: 'major-power', afterDispute: 10 },
  { since: 1945, nextTo: 'major-power', afterDispute: 10 },
];

/** `tightrope base-rate states`: the class that the flags name, or a table of classes. */
export async function statesCommand(flags: StatesFlags): Promise<void> {
  const { window, since, until, nextToMajorPower, afterDispute, ending, all, html } = flags;
  for (const [name, years] of Object.entries({ '--window': window, '--after-dispute': afterDispute })) {
    if (years !== undefined && (years < 1 || years > 50))
      throw new UsageError(`${name}: found ${years}, expected 1 to 50 years`);
  }
  if (since !== undefined && until !== undefined && until < since)
    throw new UsageError(`--until: found ${until}, expected ${since} or later, which --since names`);
  const nextTo = nextToMajorPower ? ('major-power' as const) : undefined;
  const isNamed = [since, until, nextTo, afterDispute].some((one) => one !== undefined);
  const about = { window, ending, manners: flags.manner && mannersOf(flags.manner) };
  const system = await stateTables();
  const rates = (isNamed ? [{ since, until, nextTo, afterDispute }] : CLASSES).map((one) =>
    stateRate(system, { ...about, ...one }),
  );
  if (html !== undefined) {
    const { baseRateHtml } = await import('../report/base-rate/page.ts');
    await writeAtomically(html, baseRateHtml('How often states ceased to exist', rates, await chartDocument()));
  }
  const [first] = rates;
  const [paint, width] = [colours(), terminalWidth()];
  print(flags, {
    json: () => (isNamed ? first : rates),
    text: () => (isNamed ? baseRateText(first, { all, paint, width }) : baseRatesText(rates, paint, width)),
    csv: {
      rates: () => csv(rateTable(rates)),
      windows: () => csv({ ...windowTable(first), rows: rates.flatMap((rate) => windowTable(rate).rows) }),
    },
  });
}

function mannersOf(names: readonly string[]): Manner[] {
  const known = MANNERS.filter((manner) => manner !== 'none');
  return names.map((name) => {
    const manner = known.find((one) => one === name);
    if (manner === undefined) throw new UsageError(`--manner: ${unknownName('manner', name, known)}`);
    return manner;
  });
}
