/**
 * What a text is that is not a situation file at all, and what to do with it; undefined where it may be one with a slip.
 *
 * @param text whatever a user gave for a situation file
 */
export function otherFile(text: string): string | undefined {
  const start = text
    .slice(0, 20_000)
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^(title|format|asOf|actors|issues)\s*:/m.test(start)) {
    return /^(```|~~~)/m.test(start)
      ? 'the situation stands in a Markdown document, between lines of ```: expected the situation alone, without them'
      : undefined;
  }
  if (/^[{[]/.test(start)) return undefined;
  if (/^<(!doctype html|html|\?xml|[a-z]+[\s>])/i.test(start)) {
    return 'a web page or XML, expected a situation file in YAML; tightrope import reads the XML of KTAB';
  }
  if (/^\{\\rtf/.test(start)) return 'a document of a word processor, expected a situation file: a plain text in YAML';
  const lines = start.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const cells = (line: string | undefined) => line?.split(/[,;\t|]/).length ?? 0;
  if (
    lines.length > 1 &&
    cells(lines[0]) > 2 &&
    Math.abs(cells(lines[0]) - cells(lines[1])) <= 1 &&
    !/: /.test(lines[0])
  ) {
    return 'a table, expected a situation file in YAML: tightrope import FILE > situation.yaml makes one of it';
  }
  const marked = /^(#{1,6} |[-*] \p{L}|\d+\. |> |\*\*|\|.*\||```)/u;
  if (lines.some((line) => marked.test(line)) && !lines.some((line) => /^\s*[\p{L}_-]+:(\s|$)/u.test(line))) {
    return 'a text in Markdown or prose, expected a situation file in YAML: tightrope new writes one to begin with';
  }
  return lines.length > 0 && !lines.some((line) => /:(\s|$)/.test(line))
    ? 'a text in prose, expected a situation file in YAML: tightrope new writes one to begin with'
    : undefined;
}
