import { expect, test } from 'vitest';
import type { EarlierText } from '../../home/home.ts';
import { versionAt } from './as-it-stood.ts';

const version = (is: EarlierText['is'], day: string): EarlierText => ({ id: `${is} ${day}`, is, at: Date.parse(day) });
const idAt = (versions: EarlierText[], moment: number) => {
  const found = versionAt(versions, moment);
  return typeof found === 'object' ? found.id : found;
};
const on = (day: string) => Date.parse(`${day}T23:59:59.999Z`);

test('the last commit before the day stands, whatever was replaced since', () => {
  const versions = [
    version('committed', '2021-03-01'),
    version('replaced', '2021-07-01'),
    version('committed', '2021-05-01'),
    version('committed', '2021-06-01'),
  ];
  expect(idAt(versions, on('2021-05-11'))).toBe('committed 2021-05-01');
  expect(idAt(versions, on('2021-05-01'))).toBe('committed 2021-05-01');
});

test('without a commit before the day, the text that was replaced first after it stood then', () => {
  const versions = [
    version('replaced', '2021-07-01'),
    version('replaced', '2021-06-01'),
    version('replaced', '2021-01-01'),
  ];
  expect(idAt(versions, on('2021-05-11'))).toBe('replaced 2021-06-01');
  expect(idAt([version('committed', '2022-01-01'), ...versions], on('2021-05-11'))).toBe('replaced 2021-06-01');
});

test('a text that was written after the last commit, before the day, stood until it was replaced', () => {
  const versions = [
    version('committed', '2021-03-01'),
    version('replaced', '2021-05-10'),
    version('replaced', '2021-06-01'),
  ];
  expect(versionAt(versions, on('2021-05-11'))).toBe(versions[2]);
  expect(versionAt(versions.slice(0, 2), on('2021-05-11'))).toBe('now');
});

test('where nothing that is kept reaches back to the day, nothing is known', () => {
  expect(versionAt([version('committed', '2022-01-01')], on('2021-05-11'))).toBeUndefined();
  expect(versionAt([], on('2021-05-11'))).toBeUndefined();
});
