// Writes dist/sbom.cdx.json, a bill of materials by CycloneDX 1.5: what npm installs with Tightrope, and what is built into it. npm's
// own (`npm sbom`) knows nothing of what is built in. No clock and no random number: the same packages give the same file.
import { readFileSync, writeFileSync } from 'node:fs';
import { installed, needsOf } from './installed.js';
import { noticesBelow } from './notices.js';

const { name, version, license, description } = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));

const purl = (of, at) => `pkg:npm/${of.replace('@', '%40')}@${at}`;
const licenses = (spdx) => [/[ (]/.test(spdx) ? { expression: spdx } : { license: { id: spdx } }];
const component = (of, at, spdx) => ({
  ...{ type: 'library', 'bom-ref': `${of}@${at}`, name: of, version: at },
  ...{ purl: purl(of, at), licenses: licenses(spdx) },
});

const beside = installed(lock);
const refs = new Set(beside.map((one) => `${one.name}@${one.version}`));
const builtIn = noticesBelow('dist')
  .map(({ heading, license: spdx }) => ({ ...splitHeading(heading), spdx }))
  .filter((one) => !refs.has(`${one.name}@${one.version}`));

/** `preact 11.2.0` as name and version. */
function splitHeading(heading) {
  const at = heading.lastIndexOf(' ');
  return { name: heading.slice(0, at), version: heading.slice(at + 1) };
}

/** A hash of the lock file, as CycloneDX writes it. */
function hashes(integrity = '') {
  const [, content] = /^sha512-(.+)$/.exec(integrity) ?? [];
  return content ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(content, 'base64').toString('hex') }] } : {};
}

const root = `${name}@${version}`;
const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  ...{ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 },
  metadata: {
    component: { ...component(name, version, license), type: 'application', description },
    properties: [
      { name: 'tightrope:built-in', value: 'components with cdx:npm:package:bundled are part of the files' },
    ],
  },
  components: [
    ...beside.map((one) => ({
      ...component(one.name, one.version, one.license),
      ...{ scope: one.optional ? 'optional' : 'required', ...hashes(one.integrity) },
    })),
    ...builtIn.map((one) => ({
      ...component(one.name, one.version, one.spdx),
      ...{ scope: 'required', properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }] },
    })),
  ],
  dependencies: [
    {
      ref: root,
      dependsOn: [...needsOf(lock.packages, ''), ...builtIn.map((one) => `${one.name}@${one.version}`)],
    },
    ...beside.map((one) => ({
      ref: `${one.name}@${one.version}`,
      dependsOn: one.needs.filter((ref) => refs.has(ref)),
    })),
  ],
};
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
