import { headingOf } from './headed-table.ts';
import type { ImportFile, ImportFormat } from './imported.ts';

/** What an export is, and whether it is JSON. */
export interface Detected {
  /** Left out of JSON that is none of the known ones. */
  format?: ImportFormat;
  json: boolean;
}

const looksLikeJson = (text: string): boolean => /^\ufeff?\s*[[{]/.test(text.slice(0, 1000));

/** What a file is an export of, by its heading, or by the names in the beginning of its JSON. */
export function detect({ text }: ImportFile): Detected {
  if (looksLikeJson(text)) {
    const start = text.slice(0, 200_000);
    const has = (name: string) => start.includes(`"${name}"`);
    if (has('outcomeType') || has('contractId')) return { format: 'manifold', json: true };
    if (has('resolveBy')) return { format: 'fatebook', json: true };
    const metaculus = has('scheduled_close_time') || has('group_of_questions') || has('aggregations');
    return { ...(metaculus && { format: 'metaculus' }), json: true };
  }
  const heading = headingOf(text);
  const has = (name: string) => heading.includes(name);
  if (has('forecast created by') && has('question title')) return { format: 'fatebook', json: false };
  const forecasts = has('forecaster username') || has('forecaster (anonymized)');
  if (has('question id') && (has('question title') || forecasts)) return { format: 'metaculus', json: false };
  return { format: 'csv', json: false };
}
