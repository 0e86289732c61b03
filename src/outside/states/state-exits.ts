import { dateOf } from '../../numeric/days.ts';
import { mannerInWords } from './state-class.ts';
import type { Exit, ExitKind, StateTables } from './system.ts';

/** Every end of a state in the order of time, with how it ended by our own coding; a change of its number is no end. */
export const stateExits = ({ exits }: StateTables): Exit[] =>
  exits.filter(({ kind }) => kind !== 'renumbered').sort((a, b) => a.day - b.day || (a.state < b.state ? -1 : 1));

/** Memberships that end before the data does and for which our own coding has no line, as `GDR 1990-10-02`. */
export const uncodedEnds = ({ memberships, exits, to }: StateTables): string[] =>
  memberships
    .filter((one) => one.to < to && !exits.some(({ code, day }) => code === one.code && day === one.to))
    .map(({ state, to: day }) => `${state} ${dateOf(day)}`);

const KINDS: Record<ExitKind, string> = {
  absorbed: 'absorbed by',
  merged: 'merged into',
  occupied: 'occupied by',
  protectorate: 'made a protectorate of',
  dissolved: 'broke up',
  renumbered: 'goes on under another number',
};

/** `Latvia: absorbed by Russia, by force; back in 1991. Ultimatum and entry of the Red Army; annexed in August.` */
export function exitInWords(exit: Exit, { memberships }: StateTables): string {
  const by = exit.by.map((state) => memberships.find((one) => one.state === state)?.name ?? state).join(', ');
  const how = [`${KINDS[exit.kind]} ${by}`.trim(), mannerInWords(exit.manner)].filter(Boolean).join(', ');
  return `${exit.name}: ${how}${exit.back === undefined ? '' : `; back in ${exit.back}`}. ${exit.reason}.`;
}
