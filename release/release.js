// Checks that all is ready for a release and tags it: npm run release -- --dry-run, then npm run release.
// The tag is what publishes: with it the hosted CI builds, tests and publishes with provenance (.github/workflows/release.yml).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { versionFaults } from './version.js';

const KNOWN = ['--dry-run', '--no-tests'];
const flags = process.argv.slice(2);
const unknown = flags.filter((flag) => !KNOWN.includes(flag));
if (unknown.length > 0) {
  console.error(`unknown flag ${unknown[0]}, expected ${KNOWN.join(' or ')}`);
  process.exit(2);
}
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const tag = `v${version}`;

const faults = versionFaults();
if (git('status', '--porcelain') !== '')
  faults.push('the working tree is not clean: commit or put away what git status lists');
const branch = git('branch', '--show-current');
if (branch !== 'main') faults.push(`the branch is ${branch || 'none'}, expected main`);
if (git('tag', '--list', tag) !== '') faults.push(`the tag ${tag} is there already: a release needs a new version`);

/** Runs a step, and notes where it fails. */
function step(name, args, env = {}) {
  console.error(`... ${name}`);
  try {
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  } catch {
    faults.push(`npm ${args.join(' ')} fails`);
  }
}

if (faults.length === 0 || flags.includes('--dry-run')) {
  step('lint', ['run', '--silent', 'lint']);
  step('types', ['run', '--silent', 'typecheck']);
  if (!flags.includes('--no-tests')) step('tests, at the whole scale', ['test'], { TIGHTROPE_TESTS: 'full' });
  step('package', ['pack', '--dry-run', '--silent']);
}
if (faults.length > 0) {
  for (const fault of faults) console.error(fault);
  console.error(`${version} is not ready`);
  process.exit(1);
}
if (flags.includes('--dry-run')) console.log(`${version} is ready: npm run release makes the tag ${tag}`);
else {
  git('tag', '--annotate', tag, '--message', `Tightrope ${version}`);
  console.log(`Tagged ${tag}. To publish it: git push origin ${tag}`);
}
