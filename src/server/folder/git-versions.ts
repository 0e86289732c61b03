import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { LARGEST_BYTES } from '../../situation/yaml-source.ts';
import { Refusal } from '../refusal.ts';
import type { Version } from './versions.ts';

const run = promisify(execFile);

/** Commits that are listed. */
const MOST = 200;
const PATIENCE_MS = 10_000;
/** What a repository's own settings would have git run is not run. */
const SAFELY = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'log.showSignature=false',
  '--no-pager',
];

export const COMMIT_ID = /^[0-9a-f]{40}$|^[0-9a-f]{64}$/;

const environment = () => {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...rest } = process.env;
  return { ...rest, GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
};

async function git(root: string, args: string[]): Promise<Buffer | undefined> {
  try {
    const { stdout } = await run('git', [...SAFELY, '-C', root, ...args], {
      ...{ encoding: 'buffer', timeout: PATIENCE_MS, env: environment() },
      maxBuffer: LARGEST_BYTES + 1_000_000,
    });
    return stdout;
  } catch {
    // No git, no repository, no such commit: there is no such version.
    return undefined;
  }
}

/** The commits that changed a file, newest first; none where the folder is in no repository. */
export async function gitVersions(root: string, file: string): Promise<Version[]> {
  const format = '--format=%H%x1f%cI%x1f%an%x1f%s%x1e';
  const found = await git(root, ['log', `--max-count=${MOST}`, '--no-ext-diff', format, '--', `./${file}`]);
  if (!found) return [];
  return found
    .toString('utf8')
    .split('\u001e')
    .flatMap((record) => {
      const [id, at, by, message] = record.trim().split('\u001f');
      if (!COMMIT_ID.test(id) || at === undefined) return [];
      return [{ id, source: 'git' as const, at: new Date(at).toISOString(), by, message }];
    });
}

/** The text of a file in a commit. @throws Refusal if there is none */
export async function gitVersion(root: string, file: string, commit: string): Promise<Uint8Array> {
  const text = COMMIT_ID.test(commit) ? await git(root, ['cat-file', 'blob', `${commit}:./${file}`]) : undefined;
  if (text === undefined) throw new Refusal('not-found', 'no such version');
  return text;
}
