import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { manifestJson, reportJson } from '../../src/output/json.js';
import { MANIFEST, REPORT } from '../report/samples.js';

const schemaOf = (name: string) =>
  new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')),
  );

/** The same value with the keys of every object in the opposite order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as T;
}

const FULL_MANIFEST = {
  ...MANIFEST,
  archives: [{ name: 'somebody/archive', commit: '0'.repeat(40) }],
  kernels: MANIFEST.kernels.map((kernel) => {
    const { sha256: _, ...source } = kernel.source;
    return { ...kernel, source: { ...source, blob: '1'.repeat(40) } };
  }),
};
const FULL_REPORT = {
  ...REPORT,
  objects: [
    ...REPORT.objects,
    { path: 'broken.o', error: 'is no ELF file', groups: [], sites: [], relocations: [] },
  ],
};

describe.each([
  ['manifest', manifestJson, [MANIFEST, FULL_MANIFEST]],
  ['report', reportJson, [REPORT, FULL_REPORT, { ...REPORT, kernels: [], objects: [] }]],
] as const)('%s.json', (name, write, values) => {
  const validate = schemaOf(name);
  const texts = values.map((value) => (write as (value: unknown) => string)(value));

  test('holds the value, and is what the schema says', () => {
    texts.forEach((text, i) => {
      expect(JSON.parse(text)).toEqual(values[i]);
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
      expect(text.endsWith('}\n')).toBe(true);
    });
  });

  test('does not depend on the order of keys', () => {
    const again = values.map((value) => (write as (value: unknown) => string)(reversed(value)));
    expect(again).toEqual(texts);
  });

  test('the schema refuses what it does not know', () => {
    expect(validate({ ...JSON.parse(texts[0] ?? ''), extra: 1 })).toBe(false);
    expect(validate({})).toBe(false);
  });
});

test('report.json has a relocation a line', () => {
  expect(reportJson(REPORT)).toContain(
    '\n        {"program":"on_exec","section":"tp/exec","insn":3,"site":0,"source":"src/probe.bpf.c:12"},\n',
  );
});
