import type { Place } from '../../situation/fault.ts';
import { atPlace, type FaultLog } from './fault-log.ts';

/** JSON longer than this is refused unread. */
const LONGEST = 100_000_000;
const DEEPEST = 100;

/** JSON as plain data; undefined with a fault where it is not one, is too long or too deep. */
export function parseJson(text: string, file: string, log: FaultLog): unknown {
  const refuse = (message: string, place: Place = { line: 1, column: 1 }): undefined => {
    log.add(file, message, atPlace(place));
    return undefined;
  };
  if (text.length > LONGEST) return refuse(`the file has ${text.length} characters, expected at most ${LONGEST}`);
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return refuse(`nested more than ${DEEPEST} deep, expected a simpler file`, placeAt(text, deep));
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    return refuse('is not JSON from here on', at === undefined ? undefined : placeAt(text, Number(at)));
  }
}

function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text.charCodeAt(i);
    if (quoted) {
      if (sign === 92) i++;
      else if (sign === 34) quoted = false;
    } else if (sign === 34) quoted = true;
    else if (sign === 91 || sign === 123) {
      if (++depth > DEEPEST) return i;
    } else if (sign === 93 || sign === 125) depth--;
  }
  return undefined;
}

function placeAt(text: string, at: number): Place {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
