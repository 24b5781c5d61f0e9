import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { writeSubset } from '../../src/btf/subset.js';
import { lengthOf } from '../../src/btf/types.js';
import { reduce, reduceToCandidates } from '../../src/core/choose/reduce.js';
import { newBudget } from '../../src/core/context.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { prove } from '../../src/core/prove.js';
import { tailor } from '../../src/core/tailor.js';
import { BASE, kernelOf, namedTypes, objectOf } from './made-up.js';

const OBJECT = `${BASE}
[3] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[4] STRUCT u___v5___x86 size=8
	a type_id=1
[5] STRUCT t size=8
	p type_id=6
[6] PTR (anon) type_id=3
`;
const KERNEL = `${BASE}
[3] STRUCT s size=16
	a type_id=1 bits_offset=32
	b type_id=1 bits_offset=64
[4] STRUCT u size=24
	a type_id=1 bits_offset=96
[5] STRUCT t size=8
	p type_id=6
[6] PTR (anon) type_id=3
`;

/** What the proof says of a kernel when some of its types or members are left out. */
async function proofOf(relocations: string, leftOut: { types?: number[]; members?: number[][] }) {
  const objectSet = makeObjectSet([await objectOf(OBJECT, relocations)]);
  const kernel = kernelOf(KERNEL);
  const { findings } = reduce(kernel, objectSet, newBudget(objectSet));
  const types = new Uint8Array(kernel.kinds.length).fill(1, 1);
  for (const id of leftOut.types ?? []) types[id] = 0;
  const isKept = (id: number, member: number) =>
    !leftOut.members?.some(([type, index]) => type === id && index === member);
  const members = new Map(
    [3, 4, 5].map((id) => [
      id,
      new Set([...Array(lengthOf(kernel, id)).keys()].filter((member) => isKept(id, member))),
    ]),
  );
  return prove(objectSet, findings, writeSubset(kernel, { types, members }));
}

describe('the proof', () => {
  test('says nothing of a BTF that has everything', async () => {
    expect(await proofOf('byte_off [3] 0:0\nbyte_off [4] 0:0\ntype_matches [5] 0', {})).toBe(
      undefined,
    );
  });

  test.each([
    ['a member', 'field_exists [3] 0:1 register', { members: [[3, 1]] }],
    ['a type', 'byte_off [3] 0:0', { types: [3] }],
    ['a type that is asked for', 'type_exists [3] 0', { types: [3] }],
  ])('names the loader and the relocation if %s is gone', async (_, relocation, leftOut) => {
    expect(await proofOf(relocation, leftOut)).toMatch(
      /^under libbpf, the tailored BTF answers `s` 0(:\d)? \(kind \d+\) with .+ instead of /s,
    );
  });

  test('looks behind pointers as cilium/ebpf does', async () => {
    const gone = await proofOf('type_matches [5] 0', { members: [[3, 1]] });
    expect(gone).toMatch(/^under cilium, the tailored BTF answers `t` 0 \(kind 12\) with /);
  });

  test('looks for flavours as aya does', async () => {
    expect(await proofOf('byte_off [4] 0:0', { types: [4] })).toMatch(
      /^under aya, the tailored BTF answers `u___v5___x86` 0:0 \(kind 0\) with /,
    );
  });

  test('takes no other type for the one whose id is asked for', async () => {
    const objectSet = makeObjectSet([await objectOf(OBJECT, 'target_type_id [5] 0')]);
    const kernel = kernelOf(KERNEL);
    const { findings, subset } = reduce(kernel, objectSet, newBudget(objectSet));
    expect(prove(objectSet, findings, subset)).toBe(undefined);
    const ids = subset.ids.map((id) => (id === 0 ? 0 : id + 1));
    expect(prove(objectSet, findings, { ...subset, ids })).toMatch(
      /^under libbpf, the tailored BTF answers `t` 0 \(kind 7\)/,
    );
  });
});

test('a kernel whose tailored BTF cannot be proven is an error', async () => {
  const objectSet = makeObjectSet([await objectOf(OBJECT, 'byte_sz [5] 0:0')]);
  const kernel = kernelOf(KERNEL);
  expect(tailor(kernel, objectSet).outcomes[0]).toEqual([{ status: 'resolved', value: '8' }]);
  // Nothing that can be written tells of pointers of 4 bytes, for there is no long that says so.
  expect(() => tailor({ ...kernel, pointerSize: 4, longType: 1 }, objectSet)).toThrow(
    /^under libbpf, the tailored BTF answers `t` 0:0 .* please report this$/s,
  );
});

test('what is kept if the smallest file cannot be proven: candidates, and all that they reach', async () => {
  const objectSet = makeObjectSet([await objectOf(OBJECT, 'byte_off [5] 0:0\ntype_matches [5] 0')]);
  const kernel = kernelOf(`${KERNEL}[7] STRUCT unrelated size=8
	next type_id=6
`);
  const { findings, subset } = reduce(kernel, objectSet, newBudget(objectSet));
  const reached = reduceToCandidates(kernel, objectSet);
  expect(prove(objectSet, findings, reached)).toBe(undefined);
  // Behind the pointer in `t` is `s` with both members, which nobody asks for.
  expect(namedTypes(parseBtf(reached.bytes))).toEqual([
    'int int',
    'int unsigned long',
    'struct s: a b',
    'struct t: p',
  ]);
  expect(subset.bytes.length).toBeLessThan(reached.bytes.length);
});
