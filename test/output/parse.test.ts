import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { manifestJson, reportJson, SCHEMA } from '../../src/output/json.js';
import type { Manifest, ManifestKernel } from '../../src/output/manifest.js';
import { parseManifest, parseReport } from '../../src/output/parse.js';
import { identityOf } from '../../src/report/report.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { MANIFEST, REPORT } from '../report/samples.js';

/** Files as version 0.1.0 wrote them, of the example and of all-kinds_bpfel.o. */
const old = (name: string) =>
  readFileSync(new URL(`version-0.1.0/${name}.json`, import.meta.url), 'utf8');

describe('schema 1, of version 0.1.0', () => {
  const manifest = parseManifest(old('manifest'));
  const report = parseReport(old('report'));

  test('is rendered from the two files', () => {
    const text = renderTerminal(manifest, report);
    expect(text).toMatch(/^2 kernels: 6\.9 MB of BTF tailored to 1\.2 kB\n/);
    expect(text).toContain(
      '2 objects with 68 relocations\noutcomes over all kernels: 37 resolved, 31 absent, 68 unresolved; 35 relocations not resolved on every kernel\n',
    );
    expect(text).toContain('object fixtures/x86.o is built for another machine than BPF');
  });

  test('becomes this schema, and nothing is lost', () => {
    expect(parseManifest(manifestJson(manifest))).toEqual(manifest);
    expect(parseReport(reportJson(report))).toEqual(report);
    const [kernel] = manifest.kernels;
    expect(kernel?.source).toEqual({
      archive: 0,
      path: 'debian/11/arm64/5.10.0-32-cloud-arm64.btf.tar.xz',
      packedSha256: '760a2a25c8ee9585c2e42b4b2d59aa1f73b9a0ebe0a0b5e0a7aba056978af0b0',
      btfSize: 2832656,
    });
    const [object] = report.objects;
    expect(object?.relocations).toHaveLength(21);
    expect(object?.queries).toHaveLength(20);
    expect(object?.relocations[0]?.source).toEqual({ file: '.../exec-trace.bpf.c', line: 81 });
  });

  test('its relocations get identities', () => {
    for (const object of report.objects) {
      const identities = object.relocations.map((one) => JSON.stringify(identityOf(object, one)));
      expect(new Set(identities).size).toBe(identities.length);
    }
    const [object] = report.objects;
    expect(object?.relocations.filter(({ ordinal }) => ordinal > 0)).toHaveLength(1);
  });

  test('a record that no loader looks at is none of the relocations', () => {
    const json = JSON.parse(old('report'));
    const [first] = json.objects[0].relocations;
    delete first.program;
    delete first.site;
    const [object] = parseReport(JSON.stringify(json)).objects;
    expect(object?.relocations).toHaveLength(20);
    expect(object?.ignored).toHaveLength(1);
  });
});

describe('schema 2, before there were verdicts', () => {
  const old = (text: string) => JSON.stringify({ ...JSON.parse(text), schema: 2 });

  test('has no programs', () => {
    const json = JSON.parse(reportJson(REPORT));
    for (const object of json.objects) delete object.programs;
    const report = parseReport(old(JSON.stringify(json)));
    expect(report.objects).toEqual(REPORT.objects.map((object) => ({ ...object, programs: [] })));
    expect(parseReport(reportJson(report))).toEqual(report);
  });

  test('has the same manifest', () => {
    expect(parseManifest(old(manifestJson(MANIFEST)))).toEqual(MANIFEST);
  });
});

test('formats are read back, and a bundle for an older reader', () => {
  const [kernel, ...others] = MANIFEST.kernels as [ManifestKernel, ...ManifestKernel[]];
  const kernels = [{ ...kernel, formats: ['ENUM64', 'DECL_TAG'] as const }, ...others];
  const manifest: Manifest = { ...MANIFEST, compat: 'libbpf-0.8', kernels };
  expect(parseManifest(manifestJson(manifest))).toEqual(manifest);
});

test('schema 3, before there were layouts, is a tree and has the same report', () => {
  const { layout: _, ...manifest } = JSON.parse(manifestJson(MANIFEST));
  expect(parseManifest(JSON.stringify({ ...manifest, schema: 3 }))).toEqual(MANIFEST);
  const report = { ...JSON.parse(reportJson(REPORT)), schema: 3 };
  expect(parseReport(JSON.stringify(report))).toEqual(REPORT);
});

test('a layout that there is not is refused', () => {
  const wrong = manifestJson(MANIFEST).replace('"tree"', '"heap"');
  expect(() => parseManifest(wrong)).toThrow('has no layout at "layout"');
});

describe.each([
  ['manifest.json', parseManifest, manifestJson(MANIFEST)],
  ['report.json', parseReport, reportJson(REPORT)],
] as const)('%s', (name, parse, text) => {
  const changed = (values: object) => JSON.stringify({ ...JSON.parse(text), ...values });

  test.each([
    ['no JSON', '{', `is not JSON: give the ${name} that btf-bundle wrote`],
    ['another value', '[]', `tells no schema: give the ${name} that btf-bundle wrote`],
    ['another file', '{"schema":"1"}', `tells no schema: give the ${name} that btf-bundle wrote`],
    [
      'a newer schema',
      changed({ schema: SCHEMA + 1 }),
      'has schema 5, and this btf-bundle reads no newer one than 4: use a newer btf-bundle',
    ],
    ['a schema that never was', changed({ schema: 0 }), 'has schema 0, which there never was'],
    ['a part of another kind', changed({ tool: 1 }), 'has no text at "tool"'],
    ['a part that is missing', changed({ kernels: undefined }), 'has no list at "kernels"'],
    ['a hole in a list', changed({ kernels: [null] }), 'at "kernels.0"'],
    ['a list for an object', changed({ objects: [[]] }), 'has no object at "objects.0"'],
  ])('%s is refused with a sentence', (_what, wrong, sentence) => {
    expect(() => parse(wrong)).toThrow(sentence);
  });

  test('what is added besides is passed over', () => {
    expect(parse(changed({ added: 1 }))).toEqual(parse(text));
  });
});

test.each([-1, 0.5, 1e300, '1', null])('%j is no size', (size) => {
  const json = JSON.parse(manifestJson(MANIFEST));
  json.kernels[1].size = size;
  const wrong = JSON.stringify(json);
  expect(() => parseManifest(wrong)).toThrow(/^has no number at "kernels\.1\.size"$/);
});

describe('numbers of a list that ends before', () => {
  const report = JSON.parse(reportJson(REPORT));
  const [object] = report.objects;
  const outcomes = [{ status: 'absent', groups: [2] }];
  const programs = (verdict: object) => [
    { program: 'p', section: 's', verdicts: [{ verdict: 'broken', groups: [0], ...verdict }] },
  ];
  test.each([
    ['a kernel', { groups: [[0], [3]] }],
    ['a group', { queries: [{ ...object.queries[0], outcomes }, object.queries[1]] }],
    ['a group of a verdict', { programs: programs({ groups: [2] }) }],
    ['a relocation of a verdict', { programs: programs({ relocation: 3 }) }],
    ['a query', { relocations: [{ ...object.relocations[0], query: 2 }] }],
  ])('%s', (_what, parts) => {
    const wrong = JSON.stringify({ ...report, objects: [{ ...object, ...parts }] });
    expect(() => parseReport(wrong)).toThrow(/^refers to number \d of a list that ends before$/);
  });

  test('an archive, and a site of schema 1', () => {
    const manifest = manifestJson({ ...MANIFEST, archives: [] });
    expect(() => parseManifest(manifest)).toThrow('refers to number 0 of a list that ends before');
    const json = JSON.parse(old('report'));
    json.objects[0].relocations[0].site = 20;
    expect(() => parseReport(JSON.stringify(json))).toThrow(
      'refers to number 20 of a list that ends before',
    );
  });
});

test('a hostile report is data: keys that objects inherit are no keys of it', () => {
  const text = reportJson({ ...REPORT, kernels: ['__proto__', 'constructor', 'toString'] });
  expect(parseReport(text).kernels).toEqual(['__proto__', 'constructor', 'toString']);
  expect(parseReport(text.replace('"tool"', '"__proto__": {"x":1}, "tool"'))).not.toHaveProperty(
    'x',
  );
});
