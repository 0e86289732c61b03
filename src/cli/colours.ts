import pc from 'picocolors';

/** Colour on a terminal, unless the user asks for none (no-color.org). */
export function colours() {
  const { NO_COLOR, TERM } = process.env;
  return pc.createColors(process.stdout.isTTY === true && !NO_COLOR && TERM !== 'dumb');
}
