import { InvalidArgumentError } from 'commander';

export const wholeNumber = (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('expected a whole number.');
  return value;
};

/** A list, comma separated or by repeating the flag. */
export const collect = (name: string, names: string[] = []) => [
  ...names,
  ...name.split(',').map((part) => part.trim()),
];

/** A list by repeating the flag alone: its parts may hold commas. */
export const repeat = (part: string, parts: string[] = []) => [...parts, part];
