const COLUMNS = {
  what: 'row',
  peer: 'peer',
  before: 'before',
  ours: 'ours',
  ratio: 'ratio',
  asked: 'asked',
  grows: 'grows with',
};

/** The rows of a summary as a table in Markdown, padded to be read as it is; columns without an entry are left out. */
export function markdown(rows) {
  const columns = Object.keys(COLUMNS).filter((column) => rows.some((row) => cell(row[column]) !== ''));
  const lines = [
    columns.map((column) => COLUMNS[column]),
    ...rows.map((row) => columns.map((column) => cell(row[column]))),
  ];
  const widths = columns.map((_, c) => Math.max(...lines.map((line) => line[c].length)));
  const [head, ...body] = lines.map((line) => `| ${line.map((text, c) => text.padEnd(widths[c])).join(' | ')} |`);
  return [head, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body].join('\n');
}

const cell = (value) => String(value ?? '');
