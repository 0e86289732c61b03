import { parse } from 'yaml';

/** What a list shows of a situation without reading all of it. */
export interface Heading {
  title?: string;
  asOf?: string;
}

const LONGEST_TITLE = 300;

/**
 * Whether a file is meant to be a situation, sound or not: it has actors or issues at its left edge, or the name that a situation
 * usually has. Files that belong to one (names of actors, explanations, mappings) have neither.
 */
export const isSituation = (file: string, text: string): boolean =>
  /^\ufeff?["']?(?:actors|issues)["']?\s*:/m.test(text) ||
  /^\s*\{\s*"(?:title|actors|issues)"\s*:/.test(text) ||
  /(?:^|\/)situation\.ya?ml$/i.test(file);

/** The title and day of a situation, also of one with faults elsewhere. */
export function situationHeading(text: string): Heading {
  const title = topLevel(text, 'title');
  const asOf = topLevel(text, 'asOf');
  return {
    ...(typeof title === 'string' && { title: title.slice(0, LONGEST_TITLE) }),
    ...(typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(asOf) && { asOf }),
  };
}

/** The value of a key at the left edge, with the lines that belong to it. */
function topLevel(text: string, key: string): unknown {
  const found = new RegExp(`^(?:\\ufeff)?${key}[ \\t]*:.*(?:\\r?\\n(?:[ \\t]+.*|[ \\t]*(?=\\r?\\n)))*`, 'm').exec(text);
  if (!found || found[0].length > 10_000) return undefined;
  try {
    const value: unknown = parse(found[0].replace(/^\ufeff/, ''), { schema: 'failsafe', logLevel: 'silent' });
    return (value as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
