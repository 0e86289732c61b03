/** A value as it may stand on one line of YAML, for a field that takes any of several forms. */
export function flowText(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, one]) => `${plain(key)}: ${flowText(one)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? plain(value) : String(value);
}

/** Words that need no quotes anywhere in YAML. */
const PLAIN = /^\p{L}[\p{L}\p{N} ._/()<>=+*-]*$/u;
const ANOTHER_KIND = /^(true|false|null|yes|no|on|off|y|n|~)$/i;

const plain = (text: string): string =>
  PLAIN.test(text) && !ANOTHER_KIND.test(text) && text.trim() === text ? text : JSON.stringify(text);
