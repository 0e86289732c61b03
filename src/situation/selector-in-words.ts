import { countryName, markedCountry } from '../countries/countries.ts';
import type { Selector } from './selector.ts';

const QUAD = ['', 'verbal cooperation', 'material cooperation', 'verbal conflict', 'material conflict'];

const side = (names: string | readonly string[] | undefined, nobody: string): string => {
  const all = names === undefined ? [] : [names].flat();
  if (all.length === 0) return nobody;
  const shown = all.slice(0, 3).map((name) => {
    const country = markedCountry(name);
    return country === undefined ? name : countryName(country);
  });
  return all.length > 3 ? `${shown.join(' or ')} or ${all.length - 3} more` : shown.join(' or ');
};

/** Who does what to whom: `Russia to Ukraine, CAMEO 19`. */
export function selectorInWords(selector: Selector): string {
  const { source, target, either, codes, labels, words, quad, atLeast, atMost, datasets } = selector;
  const [one, other] = [side(source, 'anyone'), side(target, 'anyone')];
  const parts = [
    source === undefined && target === undefined ? 'all events' : either ? `${one} and ${other}` : `${one} to ${other}`,
    codes && `codes ${codes.join(', ')}`,
    labels && [labels].flat().join(' or '),
    words && `“${words}”`,
    quad?.map((one) => QUAD[one]).join(' or '),
    atLeast !== undefined && `intensity ${atLeast} or more`,
    atMost !== undefined && `intensity ${atMost} or less`,
    selector.in && `in ${[selector.in].flat().join(' or ')}`,
    datasets && `data of ${datasets.join(' and ')}`,
  ];
  return parts.filter((part) => part !== undefined && part !== false).join(', ');
}
