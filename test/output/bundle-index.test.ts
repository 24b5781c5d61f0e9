import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { indexJson, indexOf, parseIndex } from '../../src/output/bundle-index.js';
import { architecturesOf, type Manifest, ofArchitecture } from '../../src/output/manifest.js';
import { kernelOf, MANIFEST } from '../report/samples.js';

const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync(new URL('../../schema/index.schema.json', import.meta.url), 'utf8')),
);

const SHARED = 'btf/3f2a90c1d2e4b6a8.btf';
const [A, B] = ['aa'.repeat(32), 'bb'.repeat(32)];
/** One release in two places that share a file, and a release that objects inherit. */
const manifest: Manifest = {
  ...MANIFEST,
  layout: 'shared',
  kernels: [
    { ...kernelOf('ubuntu/20.04/x86_64/5.4.0-42-generic'), file: SHARED, size: 583, sha256: A },
    { ...kernelOf('debian/11/arm64/__proto__'), file: 'btf/00.btf', size: 7, sha256: B },
    { ...kernelOf('ubuntu/18.04/x86_64/5.4.0-42-generic'), file: SHARED, size: 583, sha256: A },
  ],
};

const TEXT = `{
  "schema": 1,
  "tool": "0.1.0",
  "signature": "${MANIFEST.signature}",
  "files": [
    { "path": "btf/00.btf", "size": 7, "sha256": "${B}" },
    { "path": "${SHARED}", "size": 583, "sha256": "${A}" }
  ],
  "releases": {
    "5.4.0-42-generic": { "ubuntu/18.04/x86_64": 1, "ubuntu/20.04/x86_64": 1 },
    "__proto__": { "debian/11/arm64": 0 }
  }
}
`;

test('leads from each kernel to its file, whatever the order of kernels', () => {
  expect(indexJson(indexOf(manifest))).toBe(TEXT);
  const turned = { ...manifest, kernels: [...manifest.kernels].reverse() };
  expect(indexJson(indexOf(turned))).toBe(TEXT);
});

test('is what the schema says, and is read back as the same value', () => {
  for (const one of [manifest, MANIFEST, { ...MANIFEST, kernels: [] }]) {
    const text = indexJson(indexOf(one));
    validate(JSON.parse(text));
    expect(validate.errors).toBeNull();
    expect(parseIndex(text)).toEqual(indexOf(one));
  }
});

test('of one architecture, it has only that architecture’s kernels and files', () => {
  expect(architecturesOf(manifest)).toEqual(['arm64', 'x86_64']);
  const { files, releases } = indexOf(ofArchitecture(manifest, 'x86_64'));
  expect(files.map(({ path }) => path)).toEqual([SHARED]);
  expect([...releases.keys()]).toEqual(['5.4.0-42-generic']);
  expect(ofArchitecture(manifest, 'arm64')).toMatchObject({ missing: [], ownBtf: [] });
  expect(ofArchitecture(manifest, 'x86_64')).toMatchObject(
    (({ missing, ownBtf }) => ({ missing, ownBtf }))(MANIFEST),
  );
});

describe('what comes from anywhere', () => {
  const changed = (values: object) => JSON.stringify({ ...JSON.parse(TEXT), ...values });
  const file = (values: object) =>
    changed({ files: [{ path: 'a.btf', size: 1, sha256: A, ...values }], releases: {} });

  test.each([
    ['no JSON', '{', 'is not JSON: give the file that btf-bundle wrote'],
    ['a string without an end', '{"a', 'is not JSON: give the file that btf-bundle wrote'],
    ['a colon without a key', '[:]', 'is not JSON: give the file that btf-bundle wrote'],
    ['another value', '[]', 'tells no schema: give the index.json that btf-bundle wrote'],
    ['a newer schema', changed({ schema: 2 }), 'has schema 2, and this btf-bundle reads schema 1'],
    ['depth', '['.repeat(1e6), 'is nested deeper than 8 levels'],
    ['a member twice', '{"schema":1,"schem\\u0061":1}', 'has "schem\\u0061" twice in one object'],
    [
      'a release twice',
      TEXT.replace('"__proto__"', '"5.4.0-42-generic"'),
      'has "5.4.0-42-generic" twice in one object',
    ],
    ['no signature', changed({ signature: 'x' }), 'has no SHA-256 at "signature"'],
    [
      'a path that leads up',
      file({ path: '../a' }),
      'names a file "../a", but ".." leads elsewhere',
    ],
    [
      'an absolute path',
      file({ path: '/etc/x' }),
      'names a file "/etc/x", but a part of it is empty',
    ],
    ['a path of Windows', file({ path: 'c:\\x' }), 'has a character that Windows forbids'],
    ['a size below zero', file({ size: -1 }), 'has no number at "files.0.size"'],
    ['a size above all', file({ size: 2 ** 40 }), 'no file of a bundle has more than 64 MiB'],
    ['a hash', file({ sha256: 'AA'.repeat(32) }), 'has no SHA-256 at "files.0.sha256"'],
    [
      'a file twice',
      changed({ files: JSON.parse(TEXT).files.concat(JSON.parse(TEXT).files[0]) }),
      'names a file "btf/00.btf", but it would be written twice',
    ],
    [
      'a number of no file',
      changed({ releases: { r: { 'd/1/a': 2 } } }),
      'refers to file number 2, and has 2 files',
    ],
    ['a place of no kernel', changed({ releases: { r: { d: 0 } } }), 'has no distro/version/arch'],
    ['a release that is a path', changed({ releases: { 'a/b': {} } }), 'has no release at'],
    ['a list of releases', changed({ releases: [] }), 'has no object at "releases"'],
  ])('%s is refused with a sentence', (_what, text, sentence) => {
    expect(() => parseIndex(text)).toThrow(sentence);
  });

  test('what is added besides is passed over', () => {
    expect(parseIndex(changed({ added: [{}] }))).toEqual(parseIndex(TEXT));
  });

  test('a colon, a quote and brackets in a string are no JSON', () => {
    const release = 'a":{[}\\';
    const releases = { [release]: { 'd/1/a': 0 } };
    expect([...parseIndex(changed({ releases })).releases.keys()]).toEqual([release]);
  });
});
