import { describe, expect, test } from '@jest/globals';
import { recordedCases } from '../../conformance/made-up/recorded-cases.mjs';
import { type Btf, parseBtf } from '../../src/btf/btf.js';
import { Kind } from '../../src/btf/kinds.js';
import { type KeptKernel, keepKernel } from '../../src/core/kept/keep-kernel.js';
import { coversNames, Grade, joinNames, namesOf, neededNames } from '../../src/core/kept/names.js';
import { tailorKept } from '../../src/core/kept/tailor-kept.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { tailor } from '../../src/core/tailor.js';
import { info, rawBtf } from '../btf/bytes.js';
import { BASE, kernelOf, namedTypes, objectOf } from './made-up.js';
import { type Part, readRecorded } from './recorded.js';

/** Says `equal`, or where a kernel that is kept for what is asked, and no more, answers otherwise. */
function compare(kernel: Btf, { objectSet }: Pick<Part, 'objectSet'>): string {
  const needed = neededNames(objectSet);
  if (!coversNames(needed, needed)) return 'not covered';
  const kept = keepKernel(kernel, needed);
  if (kept === undefined) return 'not kept';
  const small = tailorKept(kept, objectSet);
  if (small === undefined) return 'not proven';
  const whole = tailor(kernel, objectSet);
  expect(small.outcomes).toEqual(whole.outcomes);
  return Buffer.compare(small.bytes, whole.bytes) === 0 ? 'equal' : 'other bytes';
}

/** Each record alone keeps the least, so that what is lacking is not there for another one's sake. */
const EACH = 6;

describe.each(recordedCases())('$name', ({ text, answers }) => {
  test.each([
    ['little', true],
    ['big', false],
  ])('a kept kernel answers as the whole one does, %s-endian', (_, little) => {
    const recorded = readRecorded(text, answers, little);
    const alone = recorded.alone.filter((_, index) => index % EACH === 0);
    const met = new Set<string>();
    for (const kernel of recorded.kernels) {
      if (kernel.refusedBy.includes('libbpf')) continue;
      const btf = parseBtf(kernel.bytes);
      for (const part of [recorded.whole, ...alone, ...recorded.programs(kernel)]) {
        // Only questions about types without a name need the whole kernel.
        const isUnnamed = neededNames(part.objectSet).has('');
        met.add(`${isUnnamed ? 'unnamed: ' : ''}${compare(btf, part)}`);
      }
    }
    met.delete('equal');
    met.delete('unnamed: not covered');
    expect([...met]).toEqual([]);
  });
});

const SOCK = `${BASE}
[3] TYPEDEF u64 type_id=2
[4] STRUCT (anon) size=8
	addr type_id=3
[5] STRUCT sock size=16
	common type_id=4
	prot type_id=6 bits_offset=64
[6] PTR (anon) type_id=7
[7] STRUCT proto size=16
	name type_id=1
	owner type_id=8 bits_offset=64
[8] PTR (anon) type_id=9
[9] STRUCT module size=8
	state type_id=2
[10] PTR (anon) type_id=5
[11] FUNC_PROTO (anon) ret_type_id=0 vlen=1
	(anon) type_id=10
[12] PTR (anon) type_id=11
[13] TYPEDEF ready_t type_id=12
[14] STRUCT unrelated size=4
	member type_id=1
`;

describe.each([
  ['little-endian', true],
  ['big-endian', false],
])('a kept kernel, %s', (_, little) => {
  const kernel = kernelOf(SOCK, little);
  const keep = (...names: [string, Grade][]) => keepKernel(kernel, new Map(names)) as KeptKernel;
  const sock = 'struct sock: common prot';
  const long = 'int unsigned long';

  test('has what is held by value, and nothing behind pointers', () => {
    const { btf, wholeIds } = keep(['sock', Grade.VALUE]);
    expect(btf.byteOrder).toBe(little ? 'little' : 'big');
    expect(namedTypes(btf)).toEqual([long, 'typedef u64', sock]);
    expect([...btf.kinds]).toContain(Kind.PTR);
    expect([...wholeIds].filter((id) => id > 0)).toEqual([5]);
  });

  test('has what a signature names, without members', () => {
    const { btf, wholeIds } = keep(['ready_t', Grade.SIGNATURE]);
    expect(namedTypes(btf)).toEqual([long, 'struct sock', 'typedef ready_t']);
    expect([...wholeIds].filter((id) => id > 0)).toEqual([13]);
  });

  test('has the members of what both a signature and a name ask for', () => {
    const { btf } = keep(['ready_t', Grade.SIGNATURE], ['sock', Grade.VALUE]);
    expect(namedTypes(btf)).toEqual([long, 'typedef u64', sock, 'typedef ready_t']);
  });

  test('has everything that is reached', () => {
    expect(namedTypes(keep(['sock', Grade.REACH]).btf)).toEqual([
      'int int',
      long,
      'typedef u64',
      sock,
      'struct proto: name owner',
      'struct module: state',
    ]);
  });

  test('serves a field that nobody asked for before, and no other type', async () => {
    const types = `${BASE}
[3] STRUCT sock size=16
	prot type_id=4
	more type_id=2 bits_offset=64
[4] PTR (anon) type_id=0
[5] STRUCT proto size=4
	name type_id=1
`;
    const asking = async (relocations: string) => {
      const object = await objectOf(types, relocations, little);
      return { object, objectSet: makeObjectSet([object]) };
    };
    const first = await asking('byte_off [3] 0:0');
    const kept = neededNames(first.objectSet);
    expect([...kept]).toEqual([['sock', Grade.VALUE]]);
    const later = await asking('byte_off [3] 0:1\nbyte_sz [3] 0:0\ntype_size [3] 0');
    expect(coversNames(kept, neededNames(later.objectSet))).toBe(true);
    const small = tailorKept(keep(...kept), later.objectSet);
    expect(small).toEqual(tailor(kernel, later.objectSet));
    const matching = neededNames((await asking('type_matches [3] 0')).objectSet);
    expect([...matching]).toEqual([['sock', Grade.REACH]]);
    expect(coversNames(kept, matching)).toBe(false);
    const another = neededNames((await asking('byte_off [5] 0:0')).objectSet);
    expect(coversNames(kept, another)).toBe(false);
    const all = namesOf([first.object], first.objectSet);
    expect([...all.keys()].sort()).toEqual(['int', 'proto', 'sock', 'unsigned long']);
    expect(coversNames(joinNames(all, matching), matching)).toBe(true);
    expect(coversNames(joinNames(matching, all), another)).toBe(true);
  });

  test('a typedef of a pointer is kept with its signature before it is asked for', async () => {
    const types = `${BASE}
[3] PTR (anon) type_id=0
[4] TYPEDEF handle type_id=3
[5] TYPEDEF number type_id=1
[6] STRUCT s___old___x86 size=4
	a type_id=1
`;
    const object = await objectOf(types, 'byte_off [6] 0:0', little);
    expect(Object.fromEntries(namesOf([object], makeObjectSet([object])))).toEqual({
      int: Grade.VALUE,
      'unsigned long': Grade.VALUE,
      handle: Grade.SIGNATURE,
      number: Grade.VALUE,
      s: Grade.VALUE,
      s___old: Grade.VALUE,
    });
    const asking = await objectOf(types, 'type_exists [4] 0', little);
    expect([...neededNames(makeObjectSet([asking]))]).toEqual([['handle', Grade.SIGNATURE]]);
  });

  test('tells the ids that types have in the whole BTF', async () => {
    const types = `${BASE}\n[3] STRUCT s size=4\n\ta type_id=1\n`;
    const object = await objectOf(types, 'target_type_id [3] 0\ntarget_type_id [3] 0 ldx4', little);
    const objectSet = makeObjectSet([object]);
    const struct = (id: number) => `[${id}] STRUCT s size=4\n\ta type_id=1\n`;
    const filler = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => `[${from + i}] PTR (anon) type_id=0\n`).join('');
    const far = kernelOf(`${BASE}${filler(3, 40_000)}${struct(40_000)}`, little);
    expect(compare(far, { objectSet })).toBe('equal');
    expect(tailor(far, objectSet).outcomes[0]?.[1]?.reason).toContain('40000');
    const twice = kernelOf(`${BASE}${filler(3, 9)}${struct(9)}${struct(10)}`, little);
    expect(compare(twice, { objectSet })).toBe('equal');
    expect(tailor(twice, objectSet).outcomes[0]?.[0]?.reason).toContain('9 and 10');
  });

  test('has pointers as wide as the whole one', async () => {
    const types = `${BASE}\n[3] PTR (anon) type_id=0\n[4] STRUCT s size=8\n\tp type_id=3\n`;
    const object = await objectOf(types, 'byte_sz [4] 0:0', little);
    const narrow = `
[1] INT int size=4 encoding=SIGNED
[2] INT 'long unsigned int' size=4
[3] PTR (anon) type_id=0
[4] STRUCT s size=4
	p type_id=3
[5] INT long size=8
`;
    expect(compare(kernelOf(narrow, little), { objectSet: makeObjectSet([object]) })).toBe('equal');
    const names = new Map([['s', Grade.VALUE]]);
    expect(keepKernel(kernelOf(narrow, little), names)?.btf.pointerSize).toBe(4);
  });

  test('there is none of kinds that only the file itself describes', () => {
    const layout = Buffer.alloc(21 * 4);
    layout.set([4, 8], 20 * 4);
    const strings = '\0int\0s\0t\0';
    const types = [
      ...[1, info(Kind.INT), 4, 32],
      ...[0, info(20, 1), 0, 1, 2, 3],
      ...[5, info(Kind.STRUCT, 1), 4, 1, 2, 0],
      ...[7, info(Kind.STRUCT, 1), 4, 1, 1, 0],
    ];
    const headerWords = [types.length * 4 + strings.length, layout.length];
    const odd = parseBtf(rawBtf(types, strings, { little, headerWords, tail: layout }));
    expect(keepKernel(odd, new Map([['s', Grade.VALUE]]))).toBeUndefined();
    expect(keepKernel(odd, new Map([['t', Grade.VALUE]]))).toBeDefined();
  });
});
