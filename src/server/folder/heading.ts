import { parse } from 'yaml';

/** What a list shows of a situation without reading all of it. */
export interface Heading {
  title?: string;
  asOf?: string;
}

const LONGEST_TITLE = 300;

/** Whether a text is meant to be a situation: it has one of the keys that every situation has. */
export const isSituationText = (text: string): boolean =>
  /^\ufeff?(?:["']?)(?:title|actors|issues)(?:["']?)\s*:/m.test(text) ||
  /^\s*\{\s*"(?:title|actors|issues)"\s*:/.test(text);

/** The title and day of a situation, also of one with faults elsewhere. */
export function headingOf(text: string): Heading {
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
