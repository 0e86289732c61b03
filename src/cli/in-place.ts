/** A text on the terminal that another one takes the place of. */
export interface InPlace {
  show(text: string): void;
  /** Takes away what was shown. */
  clear(): void;
}

/** Shows a text that can be taken away again; nothing where the output is not a terminal. What does not fit the screen is not shown. */
export function inPlace(): InPlace | undefined {
  const { stdout } = process;
  if (!stdout.isTTY || process.env.TERM === 'dumb') return undefined;
  let shown = 0;
  return {
    show(text) {
      const lines = text.trimEnd().split('\n');
      // What has scrolled off the screen cannot be taken away; the bar of the progress needs a line too.
      const most = Math.max(1, (stdout.rows || 24) - 3);
      const kept = lines.length > most ? [...lines.slice(0, most - 1), '…'] : lines;
      stdout.write(`${kept.join('\n')}\n`);
      shown = kept.length;
    },
    clear() {
      if (shown > 0) stdout.write(`\u001b[${shown}A\u001b[0J`);
      shown = 0;
    },
  };
}
