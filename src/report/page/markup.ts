/** Markup that is safe to put into a page as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Text without the marks that turn the direction of all that follows; letters of any script turn their own words. */
export const withoutTurns = (text: string): string => text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

type Part = Markup | string | number | false | undefined | Part[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function safe(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return part.map(safe).join('');
  if (part === false || part === undefined) return '';
  return withoutTurns(String(part)).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/** A template of HTML or SVG in which every value is escaped, except what is markup already. */
export function markup(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((text, i) => text + (i < parts.length ? safe(parts[i]) : '')).join(''));
}
