/** The title of a situation's text for a list, without reading the whole of it. */
export function titleIn(text: string, otherwise: string): string {
  const [, quoted, plain] = /^title:[ \t]*(?:(["'])(?:.*?)\1|([^#\n]+))/m.exec(text) ?? [];
  const line = /^title:[ \t]*(.+)$/m.exec(text)?.[1] ?? '';
  const title = quoted ? line.slice(1, line.indexOf(quoted, 1)) : (plain ?? '');
  return title.trim() || otherwise;
}
