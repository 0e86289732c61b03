import { carriedSituations, carriedText } from './carried.ts';
import type { HomeEntry, OpenSituation } from './home.ts';

const BELARUS = {
  text: new URL('../../../examples/russia-belarus-2021/situation.yaml', import.meta.url),
  ledger: new URL('../../../examples/russia-belarus-2021/ledger.jsonl', import.meta.url),
};
const PARIS = new URL('../../../examples/paris-2015/situation.yaml', import.meta.url);
const WHY_NO_MERGER = new URL('../../../examples/russia-belarus-2021/hypotheses.yaml', import.meta.url);

interface Example {
  title: string;
  file: string;
  version: string;
  text: () => Promise<string>;
  ledger?: (() => Promise<string>) | undefined;
  /** Explanations that belong to it, in a file of their own. */
  explanations?: () => Promise<string>;
}

/** What comes with every page. The first is what a first visit opens on. */
const PACKAGED: [string, Example][] = [
  [
    'example-russia-belarus-2021',
    {
      ...{ title: 'Russia and Belarus, spring 2021', file: 'russia-belarus-2021.yaml', version: '' },
      ...{
        text: () => read(BELARUS.text),
        ledger: () => read(BELARUS.ledger),
        explanations: () => read(WHY_NO_MERGER),
      },
    },
  ],
  [
    'example-paris-2015',
    { title: 'Climate negotiations, Paris 2015', file: 'paris-2015.yaml', version: '', text: () => read(PARIS) },
  ],
];

let known = new Map(PACKAGED);
let isCarried = false;

/**
 * Looks for what `tightrope export-site` put into the page: it takes the place of the examples.
 *
 * @returns whether there is something
 * @throws if a file of the site is missing
 */
export async function findCarried(): Promise<boolean> {
  const carried = await carriedSituations();
  if (!carried) return false;
  isCarried = true;
  known = new Map(
    carried.map(({ id, title, file, version, situation, ledger }) => [
      id,
      { title, file, version, text: () => carriedText(situation), ledger: ledger && (() => carriedText(ledger)) },
    ]),
  );
  return true;
}

/** Explanations that belong to an example, in a file of their own. */
export const explanationsOf = (id: string): (() => Promise<string>) | undefined => known.get(id)?.explanations;

export const isExample = (id: string): boolean => known.has(id);

/** Situations that come with the page: they are read, and copied into the home when they are changed. */
export const examples = {
  title: () => (isCarried ? 'On this page' : 'Examples'),
  /** What is opened where the reader names nothing. */
  first: (): string => [...known.keys()][0],
  list: (): HomeEntry[] => [...known].map(([id, { title }]) => ({ id, title, changed: 0 })),
  async open(id: string): Promise<OpenSituation> {
    const { text, file, version } = exampleOf(id);
    return { id, file, text: await text(), version };
  },
  fileOf: (id: string): string => exampleOf(id).file,
  async ledger(id: string): Promise<string | undefined> {
    return exampleOf(id).ledger?.();
  },
};

function exampleOf(id: string): Example {
  const found = known.get(id);
  if (!found) throw new Error('There is no such example.');
  return found;
}

async function read(place: URL): Promise<string> {
  const response = await fetch(place);
  if (!response.ok) throw new Error(`The example could not be loaded: the server answers ${response.status}.`);
  return response.text();
}
