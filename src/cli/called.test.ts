import { expect, test } from 'vitest';
import { howCalled } from './called.ts';

test.each([
  ['/usr/local/bin/tightrope', {}, 'tightrope'],
  ['/usr/local/bin/tightrope-forecast', {}, 'tightrope-forecast'],
  ['C:\\Users\\a\\AppData\\Roaming\\npm\\tightrope.cmd', {}, 'tightrope'],
  ['/home/a/clone/dist/cli/main.js', {}, 'npx tightrope'],
  ['/home/a/clone/dist/cli/main.js', { npm_command: 'run', npm_lifecycle_event: 'start' }, 'npx tightrope'],
  ['/home/a/project/node_modules/.bin/tightrope', { npm_command: 'exec' }, 'npx tightrope'],
  ['/home/a/.npm/_npx/8a2f/node_modules/.bin/tightrope-forecast', { npm_command: 'exec' }, 'npx tightrope-forecast'],
  ['', {}, 'npx tightrope'],
  ['/home/a/Downloads/tightrope-linux-x64', { TIGHTROPE_EXECUTABLE: 'tightrope-linux-x64' }, 'tightrope-linux-x64'],
])('%s is called by %j as %s', (script, env, expected) => expect(howCalled(script, env)).toBe(expected));
