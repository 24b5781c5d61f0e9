import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { readObject } from '../../src/core/object.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { describeSpec } from '../../src/core/spec/local-spec.js';
import { RELOCATION_KIND_NAMES } from '../../src/core/spec/relocation-kind.js';
import { tailor } from '../../src/core/tailor.js';

const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));

/** Worked out by hand from kernel.c. Two values stand where the byte orders differ: little, big. */
const EXPECTED = `
byte_off struct task pid: 24
byte_off struct task parent: 16
byte_off struct task comm[2]: 32
byte_off struct task stack[2].depth: 96
byte_off struct task inode: 52
byte_off struct tail items[5].depth: 96
byte_sz struct task comm: 16
byte_sz struct task state: 8
field_exists struct task parent: 1
field_exists struct task gone: absent, no field \`gone\` in struct \`task\` here
byte_off struct task gone: unresolved, no field \`gone\` in struct \`task\` here
field_exists struct task___old process_id: absent, no field \`process_id\` in struct \`task\` here
byte_off struct task___old process_id: unresolved, no field \`process_id\` in struct \`task\` here
field_exists struct unknown_here field: absent, no struct \`unknown_here\` here
byte_off struct unknown_here field: unresolved, no struct \`unknown_here\` here
byte_off struct task flag_a: 28
byte_sz struct task flag_a: 4
lshift_u64 struct task flag_a: 60|35
signed struct task flag_a: 0
rshift_u64 struct task flag_a: 63
byte_off struct task level: 28
byte_sz struct task level: 4
lshift_u64 struct task level: 55|36
signed struct task level: 1
rshift_u64 struct task level: 59
byte_off struct task narrow: 184, width 8
enumval_exists enum mode MODE_ON: 1
enumval_exists enum mode MODE_GONE: absent, no enumerator \`MODE_GONE\` in enum \`mode\` here
enumval_value enum mode MODE_ON: 20
enumval_value enum wide_mode WIDE_HIGH: 12884901888
local_type_id struct task: resolved
target_type_id struct task: resolved
target_type_id struct unknown_here: absent, no struct \`unknown_here\` here
type_exists atomic_count: 1
type_exists struct unknown_here: absent, no struct \`unknown_here\` here
type_size struct task: 192
type_size struct unknown_here: absent, no struct \`unknown_here\` here
type_matches struct inner: 1
type_matches struct task: absent, struct \`task\` is there, but does not match the object's`;

describe.each(['bpfel', 'bpfeb'])('every kind of relocation, %s', (order) => {
  const object = readObject(fixture(`all-kinds_${order}.o`));
  const objectSet = makeObjectSet([object]);
  const whole = parseBtf(fixture(`kernel_${order}.btf`));

  test('ends as a loader has it', () => {
    const lines = tailor(whole, objectSet).outcomes[0]?.map((outcome, index) => {
      const query = object.queries[object.sites[index]?.query as number];
      if (query === undefined) throw new Error('a site without a query');
      const { type, access } = describeSpec(object.btf, query.typeId, query.spec);
      const subject = `${RELOCATION_KIND_NAMES[query.kind]} ${type} ${access}`.trim();
      const { status, value, width, reason } = outcome;
      if (status !== 'resolved') return `${subject}: ${status}, ${reason}`;
      return `${subject}: ${value ?? status}${width === undefined ? '' : `, width ${width}`}`;
    });
    const expected = EXPECTED.trim().replaceAll(/(\d+)\|(\d+)/g, order === 'bpfel' ? '$1' : '$2');
    expect(lines).toEqual(expected.split('\n'));
  });

  test('tailored BTF is small, in its kernel’s byte order, and tailors to itself', () => {
    const { bytes } = tailor(whole, objectSet);
    const tailored = parseBtf(bytes);
    expect(tailored.byteOrder).toBe(whole.byteOrder);
    expect(bytes.length).toBeLessThan(800);
    expect(tailor(tailored, objectSet).bytes).toEqual(bytes);
  });
});
