import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readObject } from '../../src/core/object.js';
import { BASE, objectOf } from './made-up.js';

const fixture = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

describe.each(['bpfel', 'bpfeb'])('an object of clang, %s', (order) => {
  const { relocations, sites, queries } = readObject(fixture(`all-kinds_${order}.o`));

  test('tells of each relocation where it is and where it came from', () => {
    expect(relocations[0]).toMatchObject({ program: 'fields', section: 'raw_tracepoint/fields' });
    const load = relocations.find(({ program }) => program === 'load');
    expect(load?.section).toBe('fentry/load');
    const source = readFileSync(new URL('../fixtures/all-kinds.bpf.c', import.meta.url), 'utf8');
    const line = source.split('\n')[(load?.source?.line ?? 0) - 1];
    expect(line).toContain('task->narrow');
    expect(load?.source?.file).toMatch(/all-kinds\.bpf\.c$/);
    expect(new Set(relocations.map(({ program }) => program))).toEqual(
      new Set(['fields', 'load', 'types', 'enums']),
    );
  });

  test('asks the same once', () => {
    expect(sites.length).toBeLessThan(relocations.length);
    expect(
      new Set(queries.map(({ typeId, access, kind }) => `${typeId} ${access} ${kind}`)).size,
    ).toBe(queries.length);
  });
});

test('sites are apart where their instructions differ', async () => {
  const types = `${BASE}\n[3] STRUCT s size=4\n\ta type_id=1`;
  const object = await objectOf(types, 'byte_off [3] 0:0\nbyte_off [3] 0:0 ldx4\nbyte_off [3] 0:0');
  expect(object.queries).toHaveLength(1);
  expect(object.sites).toHaveLength(2);
  expect(object.relocations.map(({ site }) => site)).toEqual([0, 1, 0]);
});

test.each([
  ['x86.o', 'is built for another machine than BPF'],
  ['no-debug.o', 'has no BTF; build it with clang -g'],
  ['kernel_bpfel.btf', 'is no ELF file'],
])('%s is no object to use', (name, message) => {
  expect(() => readObject(fixture(name))).toThrow(message);
});

test('an object without relocations', () => {
  expect(readObject(fixture('no-relocations.o'))).toMatchObject({ relocations: [], sites: [] });
});
