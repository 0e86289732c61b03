/** An id as somebody would write it: `without-china` is "Without china", `exports_routing` "Exports routing". */
export function idInWords(id: string): string {
  const [first = '', ...rest] = id.replace(/[-_.]+/g, ' ').trim();
  return first.toUpperCase() + rest.join('');
}
