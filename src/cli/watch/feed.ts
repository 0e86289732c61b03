import type { State, WatchEntry } from './state.ts';

/** Entries that a feed shows. */
export const MOST_ENTRIES = 100;

const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The entries as an Atom feed. @see RFC 4287 */
export function atomFeed({ id, entries }: State, title: string, now: string): string {
  const item = (entry: WatchEntry) => `  <entry>
    <id>${escaped(entry.id)}</id>
    <title>${escaped(entry.title)}</title>
    <updated>${entry.when}</updated>
    <category term="${escaped(entry.file)}"/>
    <content type="text">${escaped(entry.lines.join('\n'))}</content>
  </entry>
`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>urn:uuid:${escaped(id)}</id>
  <title>${escaped(title)}</title>
  <updated>${entries[0]?.when ?? now}</updated>
  <author><name>Tightrope</name></author>
${entries.map(item).join('')}</feed>
`;
}

/** The same as a JSON feed. @see jsonfeed.org, version 1.1 */
export const jsonFeed = ({ entries }: State, title: string): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      items: entries.map(({ id, file, title: what, when, lines }) => ({
        ...{ id, title: what, content_text: lines.join('\n'), date_published: when, tags: [file] },
      })),
    },
    null,
    2,
  )}\n`;
