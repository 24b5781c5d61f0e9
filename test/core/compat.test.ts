import { expect, test } from '@jest/globals';
import { type Btf, parseBtf, stringAt } from '../../src/btf/btf.js';
import { Kind } from '../../src/btf/kinds.js';
import { newerFormatsOf, wholeInOlderFormat } from '../../src/btf/older-format.js';
import { writeSubset } from '../../src/btf/subset.js';
import { enumeratorName, enumeratorValue, kindOf, lengthOf, nameOf } from '../../src/btf/types.js';
import { inOlderFormat } from '../../src/core/compat.js';
import { makeObjectSet } from '../../src/core/object-set.js';
import { type Tailored, tailor } from '../../src/core/tailor.js';
import { BASE, kernelOf, objectOf } from './made-up.js';

const OBJECT = `${BASE}
[3] ENUM flags size=4
	LOW val=1
	HIGH val=2
[4] STRUCT s size=16
	f type_id=3
	p type_id=5 bits_offset=64
[5] PTR (anon) type_id=6
[6] STRUCT t size=4
	a type_id=1
[7] ENUM other size=4
	ONE val=1
[8] ENUM signed size=4 encoding=SIGNED
	LEAST val=-1
[9] STRUCT u size=8
	g type_id=8
[10] STRUCT v size=8
	p type_id=5
`;

const KERNEL = `${BASE}
[3] ENUM64 flags size=8
	LOW val=0x7fffffff
	HIGH val=0x80000000
	HIGHEST val=0x8000000000000000
[4] STRUCT s size=24
	f type_id=3 bits_offset=64
	p type_id=5 bits_offset=128
[5] PTR (anon) type_id=7
[6] STRUCT t size=8
	a type_id=1 bits_offset=32
[7] TYPE_TAG rcu type_id=8
[8] TYPE_TAG user type_id=6
[9] ENUM64 other size=8
	ONE val=5
[10] ENUM64 signed size=8 encoding=SIGNED
	LEAST val=-9
	MOST val=0x7fffffffffffffff
[11] STRUCT u size=8
	g type_id=10
[12] STRUCT v size=8
	p type_id=5
[13] DECL_TAG kfunc type_id=6 component_idx=-1
`;

/** What the answers are, and what is in the files, for the kernel's own format and for libbpf 0.8. */
async function both(relocations: string, little = true) {
  const objectSet = makeObjectSet([await objectOf(OBJECT, relocations, little)]);
  const kernel = kernelOf(KERNEL, little);
  const own = tailor(kernel, objectSet);
  const older = tailor(kernel, objectSet, 'libbpf-0.8');
  expect(older.outcomes).toEqual(own.outcomes);
  const again = tailor(parseBtf(older.bytes), objectSet);
  expect(answersOf(again)).toEqual(answersOf(own));
  return {
    own: { ...own, btf: parseBtf(own.bytes) },
    older: { ...older, btf: parseBtf(older.bytes) },
  };
}

/** aya finds no ENUM64 for an ENUM, so that it has more answers with a file that has none. */
function answersOf({ outcomes }: Tailored) {
  return outcomes.flat().map(({ status, value, loaders }) => [status, value, loaders?.cilium]);
}

/** The enums of a BTF, such as `flags, 32 bits: LOW 1`. */
function enumsOf(btf: Btf): string[] {
  const lines: string[] = [];
  for (let id = 1; id < btf.kinds.length; id++) {
    const bits = { [Kind.ENUM]: 32, [Kind.ENUM64]: 64 }[kindOf(btf, id)];
    if (bits === undefined) continue;
    const enumerators = Array.from({ length: lengthOf(btf, id) }, (_, i) =>
      [stringAt(btf, enumeratorName(btf, id, i)), enumeratorValue(btf, id, i)].join(' '),
    );
    lines.push(`${stringAt(btf, nameOf(btf, id))}, ${bits} bits: ${enumerators.join(', ')}`);
  }
  return lines;
}

test.each([true, false])(
  'an ENUM64 becomes an ENUM of its size, little-endian: %s',
  async (little) => {
    const relocations =
      'enumval_value [3] 0\nenumval_exists [3] 0\nbyte_sz [4] 0:0\ntype_size [3] 0';
    const { own, older } = await both(relocations, little);
    expect(newerFormatsOf(own.btf)).toEqual(['ENUM64']);
    expect(newerFormatsOf(older.btf)).toEqual([]);
    expect(enumsOf(older.btf)).toEqual(['flags, 32 bits: LOW 2147483647']);
    expect(older.bytes.length).toBeLessThan(own.bytes.length);
  },
);

test.each([
  ['a value that an ENUM has no room for', 'enumval_value [3] 1', 'flags'],
  ['whether there is one', 'enumval_exists [3] 1', 'flags'],
  ['a value below zero, which libbpf 0.8 cuts to 32 bits', 'enumval_value [8] 0', 'signed'],
])('an ENUM64 stays that is asked for %s, and no other', async (_, relocation, name) => {
  const { older } = await both(`${relocation}\nenumval_value [7] 0`);
  expect(newerFormatsOf(older.btf)).toEqual(['ENUM64']);
  expect(enumsOf(older.btf)).toEqual(
    expect.arrayContaining([expect.stringMatching(`^${name}, 64 bits`), 'other, 32 bits: ONE 5']),
  );
});

test('an enum stays if its sign is asked for and libbpf 0.8 would take it for another', async () => {
  const unsigned = await both('signed [4] 0:0');
  expect(newerFormatsOf(unsigned.older.btf)).toEqual(['ENUM64']);
  const signed = await both('signed [9] 0:0');
  expect(newerFormatsOf(signed.own.btf)).toEqual(['ENUM64']);
  expect(newerFormatsOf(signed.older.btf)).toEqual([]);
});

test.each([true, false])('tags are left out, little-endian: %s', async (little) => {
  const { own, older } = await both('type_matches [10] 0', little);
  expect(newerFormatsOf(own.btf)).toContain('TYPE_TAG');
  expect(newerFormatsOf(older.btf)).not.toContain('TYPE_TAG');
  const { btf } = older;
  const pointer = btf.kinds.indexOf(Kind.PTR);
  const struct = btf.words[(btf.starts[pointer] as number) + 2] as number;
  expect(stringAt(btf, nameOf(btf, struct))).toBe('t');
});

test('a tag stays that is asked about itself', async () => {
  const objectSet = makeObjectSet([
    await objectOf(`${BASE}\n[3] TYPE_TAG user type_id=1\n`, 'type_size [3] 0'),
  ]);
  const kernel = kernelOf(`${BASE}\n[3] TYPE_TAG user type_id=1\n`);
  const { bytes } = tailor(kernel, objectSet, 'libbpf-0.8');
  expect(newerFormatsOf(parseBtf(bytes))).toEqual(['TYPE_TAG']);
});

test('a kernel with thousands of types that stay costs no thousands of proofs', () => {
  const types = Array.from(
    { length: 3000 },
    (_, i) => `[${i + 1}] ENUM64 e${i} size=8\n\tA val=1\n`,
  );
  const kernel = kernelOf(types.join(''));
  const whole = writeSubset(kernel, wholeInOlderFormat(kernel, new Set()));
  let proofs = 0;
  const kept = inOlderFormat(whole, () => {
    proofs++;
    return false;
  });
  expect(kept).toBe(whole);
  expect(proofs).toBeLessThan(100);
});

test('a file of kinds that are known long since is the same', async () => {
  const { own, older } = await both('byte_off [6] 0:0');
  expect(newerFormatsOf(own.btf)).toEqual([]);
  expect(Buffer.compare(own.bytes, older.bytes)).toBe(0);
});
