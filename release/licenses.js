// Writes dist/THIRD-PARTY-LICENSES: the terms of all code that the builds took in, and the licences of what npm installs beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { installed } from './installed.js';
import { noticesBelow, noticesText } from './notices.js';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const beside = installed(lock).map(({ name, version, license }) => `${name} ${version}: ${license}`);
const text = `Tightrope is under the MIT licence (LICENSE). This file has the terms of the work of others.

Part 1: packages whose code is built into the files of dist.
Part 2: packages that npm installs beside it, each with its terms in its own folder.


PART 1

${noticesText(noticesBelow('dist'))}

PART 2

${beside.join('\n')}
`;
writeFileSync('dist/THIRD-PARTY-LICENSES', text);
