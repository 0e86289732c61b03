import { models } from '../models/models.ts';
import { csv } from '../report/table/csv.ts';
import { plain } from '../report/table/table.ts';
import { wrap } from '../report/terminal/lines.ts';
import { runNext } from './called.ts';
import { colours } from './colours.ts';
import { type OutputFlags, print } from './output.ts';
import { terminalWidth } from './width.ts';

/** `tightrope models`: every model with what it says, when to use it and its source. */
export function modelsCommand(flags: OutputFlags): void {
  const about = models.map(({ name, title, says, use, source }) => ({ name, title, says, use, source }));
  const columns = (['name', 'title', 'says', 'use', 'source'] as const).map((key) =>
    plain<(typeof about)[number]>(key, (row) => row[key]),
  );
  print(flags, {
    json: () => about,
    csv: { models: () => csv({ columns, rows: about }) },
    text: () => {
      const [paint, width] = [colours(), terminalWidth()];
      const lines = about.flatMap(({ name, title, says, use, source }) => [
        `${paint.bold(name)}  ${title}`,
        ...wrap(says, 2, width),
        ...wrap(`Use: ${use}`, 2, width),
        ...wrap(source, 2, width).map(paint.dim),
        '',
      ]);
      const next = runNext('forecast', 'FILE', '--model', 'NAME');
      return `${lines.join('\n')}\n\`${next}\` pools only the models you name; docs/models.md has their equations.\n`;
    },
  });
}
