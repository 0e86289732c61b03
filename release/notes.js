// Prints what the changelog says of the version in package.json.
import { readFileSync } from 'node:fs';
import { chapterOf } from './version.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
console.log((chapterOf(version, readFileSync('CHANGELOG.md', 'utf8')) ?? '').trim());
