import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const benchmarks = readdirSync('benchmarks').filter((name) => name.endsWith('.js'));

// They run what is built, where the compiler does not look.
test.each(benchmarks)('benchmarks/%s imports only names that there are', async (name) => {
  const text = readFileSync(`benchmarks/${name}`, 'utf8');
  for (const [, names, from] of text.matchAll(/^import \{([^}]*)\} from '(\.[^']+)'/gm)) {
    const file = from.replace('../dist/', 'src/').replace('./built/', 'benchmarks/').replace(/^\.\//, 'benchmarks/');
    const source = [file.replace(/\.js$/, '.ts'), file].find(existsSync);
    expect(source, `${from} in benchmarks/${name}`).toBeDefined();
    const exported = Object.keys(await import(/* @vite-ignore */ `../../${source}`));
    const imported = names.split(',').map((part) => part.trim().replace(/ as .*/, ''));
    expect(exported).toEqual(expect.arrayContaining(imported.filter((one) => one !== '')));
  }
});
