import { countries, countryCode, countryName, plainName } from '../../countries/countries.ts';
import { nearest } from '../../numeric/nearest-name.ts';
import type { Selector } from '../../situation/selector.ts';
import { CAMEO } from '../codes/cameo.ts';
import { PLOVER } from '../codes/plover.ts';
import { list, selectorCondition } from './condition.ts';
import { type EventStore, selectRows } from './database.ts';

const KNOWN_CODES = [...CAMEO.map(({ code }) => code), ...PLOVER.map(({ type }) => type)];

/** Whether any event is as a selector says. */
async function isThere(store: EventStore, selector: Selector): Promise<boolean> {
  const { sql, parameters } = selectorCondition(selector);
  const found = await selectRows(store, `select 1 as one from event where ${sql} limit 1`, parameters);
  return found.length > 0;
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ');

/** The country that a name is or nearly is, with or without its mark. */
function countryMeant(name: string): string | undefined {
  const word = name.replace(/^country:/, '').trim();
  const code = countryCode(word);
  if (code !== word) return word === name ? countryName(code) : undefined;
  // Short words are near to too many names.
  return word.length < 5
    ? undefined
    : nearest(
        word,
        countries().map((country) => country.name),
      );
}

/**
 * What a selector names that nothing in the store has, a sentence each: sides none of whose names acts or is acted on, places,
 * data sets, kinds of events by name, and codes that are in no table either. A base rate of what cannot be found says nothing.
 */
export async function unknownIn(store: EventStore, selector: Selector): Promise<string[]> {
  const faults: string[] = [];
  for (const side of [selector.source, selector.target]) {
    const names = list(side);
    if (names.length === 0 || (await isThere(store, { source: side }))) continue;
    if (await isThere(store, { target: side })) continue;
    const word = names[0].replace(/^country:/, '').toLowerCase();
    const meant = names.map(countryMeant).find((country) => country !== undefined);
    const hint = meant === undefined ? '' : `, did you mean \`country:${meant}\`?`;
    faults.push(
      `no event has the name ${quoted(names)}${hint || ';'} \`tightrope events who '${word}'\` looks for names`,
    );
  }
  for (const name of list(selector.in)) {
    if (!(await isThere(store, { in: name }))) {
      const meant = countryMeant(name);
      const hint = meant === undefined || plainName(meant) === plainName(name) ? '' : `, did you mean ${meant}?`;
      faults.push(`no event has the place “${name}”${hint}`);
    }
  }
  for (const name of selector.datasets ?? []) {
    if (!(await isThere(store, { datasets: [name] }))) faults.push(`no event is of the data set “${name}”`);
  }
  for (const name of list(selector.labels)) {
    if (!(await isThere(store, { labels: name })))
      faults.push(`no event is called “${name}”; \`tightrope events codes\` lists names`);
  }
  for (const code of selector.codes ?? []) {
    if (KNOWN_CODES.some((known) => known.startsWith(code)) || (await isThere(store, { codes: [code] }))) continue;
    faults.push(`unknown code ${code}; \`tightrope events codes\` lists them`);
  }
  return faults;
}
