import { models } from '../models/models.ts';
import { wrap } from '../report/terminal/lines.ts';
import { colours } from './colours.ts';

/** The models that `--model` names: `all` is every one, and others beside it must still be names. */
export function namedModels(names: string[] | undefined): string[] | undefined {
  if (!names?.includes('all')) return names;
  return [...models.map(({ name }) => name), ...names.filter((name) => name !== 'all')];
}

/** `tightrope models`: every model with what it says, when to use it and its source. */
export function modelsCommand({ json }: { json?: boolean }): void {
  const about = models.map(({ name, title, says, use, source }) => ({ name, title, says, use, source }));
  if (json) return console.log(JSON.stringify(about, null, 2));
  const paint = colours();
  for (const { name, title, says, use, source } of about) {
    console.log(`${paint.bold(name)}  ${title}`);
    for (const line of [...wrap(says, 2), ...wrap(`Use: ${use}`, 2)]) console.log(line);
    for (const line of wrap(source, 2)) console.log(paint.dim(line));
    console.log();
  }
  console.log(
    '`tightrope forecast FILE --model NAME` pools only the models you name; docs/models.md has their equations.',
  );
}
