import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteName } from '../../numeric/nearest-name.ts';
import { Refusal } from '../refusal.ts';

/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\\:*?"<>|]/;
const LONGEST = 400;
const LONGEST_STEP = 200;
const DEEPEST = 8;

/** Folders that hold no situations, whatever is in them. */
const PASSED_OVER = ['node_modules', 'tightrope-ledger'];

/** Why a path is no name of a file in the folder; undefined if it is one. Paths are written with `/` on every system. */
export function nameFault(path: string): string | undefined {
  const steps = path.split('/');
  if (path === '') return 'the name is empty';
  if (path.startsWith('/'))
    return 'paths stay inside the folder and begin there, expected one without `/` at its beginning';
  if (!path.isWellFormed()) return 'the name has half a character (a lone surrogate)';
  if (path.length > LONGEST || steps.some((step) => Buffer.byteLength(step) > LONGEST_STEP))
    return `the name is longer than ${LONGEST} characters, or ${LONGEST_STEP} bytes between two slashes`;
  if (steps.length > DEEPEST) return `the name is deeper than ${DEEPEST} folders`;
  if (FORBIDDEN.test(path)) return 'the name has a control character or one of \\ : * ? " < > |';
  for (const step of steps) {
    if (step === '.' || step === '..') return `paths stay inside the folder, expected one without \`${step}\``;
    if (step === '') return 'found two slashes in a row, or one at the end';
    if (step.startsWith('.')) return 'hidden files and folders are out of reach';
    if (/[. ]$/.test(step)) return 'the name has a step that ends in a point or a space';
    if (DEVICE.test(step)) return `${quoteName(step)} is a device on Windows`;
  }
  if (steps.slice(0, -1).some((step) => PASSED_OVER.includes(step))) return 'this folder is out of reach';
  return undefined;
}

/** Why a path is no name of a situation. */
export function situationNameFault(path: string): string | undefined {
  return nameFault(path) ?? (/\.ya?ml$/i.test(path) ? undefined : 'a situation is called NAME.yaml or NAME.yml');
}

/**
 * Where a file of the folder lies, sure to be in the folder: no step of its path is a symbolic link.
 *
 * @param root the folder, as `realpath` has it
 * @param path its name in the folder; the file need not be there
 * @throws Refusal if the name is none, or the path leads elsewhere
 */
export async function pathWithin(root: string, path: string, fault = nameFault(path)): Promise<string> {
  if (fault !== undefined) throw new Refusal('request', `${quoteName(path)}: ${fault}`);
  const steps = path.split('/');
  for (let n = 1; n <= steps.length; n++) {
    const found = await lstat(join(root, ...steps.slice(0, n))).catch(() => undefined);
    if (found === undefined) break;
    if (found.isSymbolicLink())
      throw new Refusal('not-found', `${quoteName(path)}: leads over a symbolic link, and the server follows none`);
  }
  return join(root, ...steps);
}
