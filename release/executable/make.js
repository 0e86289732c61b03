// Makes the command one file for people without Node, by Node's own single executable applications: npm run executable
// The file is Node, with the package as npm installs it; `start.cjs` unpacks it at the first start.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { smokeTest } from './smoke-test.js';

/** Node from 25.5 on makes executables by itself (`--build-sea`). Run by an older one, this fetches that version from npm, which has it for Linux. */
const NODE = '26.12.1';

const { platform, arch } = process;
const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'tightrope-executable-'));
const npm = (args, cwd = folder) =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: platform === 'win32',
  });

/** The Node that goes into the file, without the names that only a debugger reads. */
function nodeFor() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const own = major > 25 || (major === 25 && minor >= 5);
  const system = platform === 'win32' ? 'win' : platform;
  if (!own)
    npm(['install', '--silent', '--no-audit', '--no-fund', '--prefix', 'node', `node-${system}-${arch}@${NODE}`]);
  const bin = join(folder, 'node', 'node_modules', `node-${system}-${arch}`, 'bin');
  const node = own ? process.execPath : join(bin, platform === 'win32' ? 'node.exe' : 'node');
  const stripped = join(folder, 'stripped');
  copyFileSync(node, stripped);
  const strip = platform === 'linux' ? spawnSync('strip', [stripped]) : { status: 1 };
  return { node, inside: strip.status === 0 ? stripped : node };
}

/** Files that nothing reads when the command runs: maps, types and introductions of others. */
const IDLE = /\.map$|\.[cm]?ts$|node_modules\/(?!tightrope-forecast\/).*\.(md|markdown|flow)$/;

/** The files below a folder, and what they hold, as one run of bytes. */
function archiveOf(root) {
  const paths = readdirSync(root, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !IDLE.test(path) && !path.includes('node_modules/.') && statSync(join(root, path)).isFile())
    .sort();
  const contents = paths.map((path) => readFileSync(join(root, path)));
  const list = Buffer.from(JSON.stringify(paths.map((path, i) => [path, contents[i].length])));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(list.length);
  return Buffer.concat([length, list, ...contents]);
}

try {
  const installed = join(folder, 'installed');
  mkdirSync(installed);
  npm(['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], process.cwd());
  writeFileSync(join(installed, 'package.json'), '{ "private": true }');
  writeFileSync(join(installed, 'run.cjs'), `import('./node_modules/${name}/dist/cli/main.js');\n`);
  npm(
    ['install', '--silent', '--no-audit', '--no-fund', '--omit=dev', join(folder, `${name}-${version}.tgz`)],
    installed,
  );
  const plain = archiveOf(installed);
  const options = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const archive = brotliCompressSync(plain, { params: options });
  writeFileSync(join(folder, 'archive'), archive);
  writeFileSync(join(folder, 'name'), `${version}-${createHash('sha256').update(archive).digest('hex').slice(0, 16)}`);

  const { node, inside } = nodeFor();
  const output = join('executable', `tightrope-${platform}-${arch}${platform === 'win32' ? '.exe' : ''}`);
  mkdirSync('executable', { recursive: true });
  const config = {
    main: join(import.meta.dirname, 'start.cjs'),
    ...{ executable: inside, output, disableExperimentalSEAWarning: true },
    assets: { archive: join(folder, 'archive'), name: join(folder, 'name') },
  };
  writeFileSync(join(folder, 'sea.json'), JSON.stringify(config));
  execFileSync(node, ['--build-sea', join(folder, 'sea.json')], { stdio: ['ignore', 'ignore', 'inherit'] });
  // macOS starts nothing that is not signed; this signs for nobody.
  if (platform === 'darwin') execFileSync('codesign', ['--force', '--sign', '-', output]);
  smokeTest(output, version);
  const megabytes = (bytes) => Math.round(bytes / 1e6);
  console.log(
    `${relative('.', output)}: ${megabytes(statSync(output).size)} MB, ${megabytes(archive.length)} of them the package, which unpacks to ${megabytes(plain.length)}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
