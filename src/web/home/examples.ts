import type { Entry, Opened } from './home.ts';

const BELARUS = {
  text: new URL('../../../examples/russia-belarus-2021/situation.yaml', import.meta.url),
  ledger: new URL('../../../examples/russia-belarus-2021/ledger.jsonl', import.meta.url),
};
const PARIS = { text: new URL('../../../examples/paris-2015/situation.yaml', import.meta.url), ledger: undefined };
const WHY_NO_MERGER = new URL('../../../examples/russia-belarus-2021/hypotheses.yaml', import.meta.url);

const EXAMPLES = new Map([
  [
    'example-russia-belarus-2021',
    { ...BELARUS, title: 'Russia and Belarus, spring 2021', file: 'russia-belarus-2021.yaml' },
  ],
  ['example-paris-2015', { ...PARIS, title: 'Climate negotiations, Paris 2015', file: 'paris-2015.yaml' }],
]);

/** What a first visit opens on. */
export const FIRST = 'example-russia-belarus-2021';

/** Explanations that belong to an example, in a file of their own. */
export const explanationsOf = (id: string): (() => Promise<string>) | undefined =>
  id === FIRST ? () => read(WHY_NO_MERGER) : undefined;

export const isExample = (id: string): boolean => EXAMPLES.has(id);

/** Situations that come with the page: they are read, and copied into the home when they are changed. */
export const examples = {
  list: (): Entry[] => [...EXAMPLES].map(([id, { title }]) => ({ id, title, changed: 0 })),
  async open(id: string): Promise<Opened> {
    const { text, file } = exampleOf(id);
    return { id, file, text: await read(text), version: '' };
  },
  fileOf: (id: string): string => exampleOf(id).file,
  async ledger(id: string): Promise<string | undefined> {
    const { ledger } = exampleOf(id);
    return ledger && read(ledger);
  },
};

function exampleOf(id: string) {
  const found = EXAMPLES.get(id);
  if (!found) throw new Error('There is no such example.');
  return found;
}

async function read(place: URL): Promise<string> {
  const response = await fetch(place);
  if (!response.ok) throw new Error(`The example could not be loaded: the server answers ${response.status}.`);
  return response.text();
}
