import { describe, expect, test } from '@jest/globals';
import { makeObjectSet } from '../../src/core/object-set.js';
import { tailor } from '../../src/core/tailor.js';
import { BASE, kernelOf, namedTypes, objectOf, run } from './made-up.js';

const OBJECT = `${BASE}
[3] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[4] STRUCT s___other size=4
	b type_id=1
`;

/** Two types of one name, of which each has one of the fields. */
const HALVES = `${BASE}
[3] STRUCT s size=8
	a type_id=1 bits_offset=32
[4] STRUCT s___kernel size=16
	b type_id=1 bits_offset=64
`;

describe('several types of one name', () => {
  test('one that does not match is no candidate for later relocations of the same type', async () => {
    const object = await objectOf(OBJECT, 'byte_off [3] 0:0\nbyte_off [3] 0:1\nbyte_off [4] 0:0');
    expect(run(object, kernelOf(HALVES)).lines).toEqual([
      '4',
      'unresolved: no field `b` in struct `s` here',
      '8',
    ]);
  });

  test('the order of the relocations decides', async () => {
    const object = await objectOf(OBJECT, 'byte_off [3] 0:1\nfield_exists [3] 0:0');
    expect(run(object, kernelOf(HALVES)).lines).toEqual([
      '8',
      'absent: no field `a` in struct `s___kernel` here',
    ]);
  });

  test('a relocation that none of them matches leaves all of them', async () => {
    const kernel = kernelOf(HALVES.replace('a type_id', 'c type_id'));
    const object = await objectOf(OBJECT, 'byte_off [3] 0:0\nbyte_off [3] 0:1');
    expect(run(object, kernel).lines[1]).toBe('8');
  });

  test('different answers are ambiguous, and stay so', async () => {
    const kernel = kernelOf(`${BASE}
[3] STRUCT s size=4
	a type_id=1
[4] STRUCT s size=8
	a type_id=1 bits_offset=32
`);
    const object = await objectOf(OBJECT, 'byte_off [3] 0:0\nfield_exists [3] 0:0');
    const { lines, tailored } = run(object, kernel);
    const reason = 'several types of this name disagree: bit offset 0 and 32';
    expect(lines).toEqual([`ambiguous: ${reason}`, `ambiguous: ${reason}`]);
    expect(namedTypes(tailored)).toEqual(['int int', 'struct s: a', 'struct s: a']);
    expect(run(object, tailored).lines).toEqual(lines);
  });
});

describe('copies of a type', () => {
  const COPIES = `${BASE}
[3] STRUCT s size=8
	a type_id=1
	b type_id=5 bits_offset=32
[4] STRUCT s size=8
	a type_id=1
	b type_id=6 bits_offset=32
[5] INT int size=4 encoding=SIGNED
[6] TYPEDEF number type_id=1
`;

  test('one is kept', async () => {
    const object = await objectOf(OBJECT, 'byte_off [3] 0:0\nbyte_off [3] 0:1');
    const { lines, tailored } = run(object, kernelOf(COPIES));
    expect(lines).toEqual(['0', '4']);
    expect(namedTypes(tailored).filter((type) => type.includes('struct'))).toEqual([
      'struct s: a b',
    ]);
  });

  test('all are kept where a type id is asked for, which makes it ambiguous', async () => {
    const object = await objectOf(OBJECT, 'byte_off [3] 0:0\ntarget_type_id [3] 0 ldimm64');
    const { lines, tailored } = run(object, kernelOf(COPIES));
    expect(lines[0]).toBe('0');
    expect(lines[1]).toBe('ambiguous: several types of this name disagree: value 3 and 4');
    expect(namedTypes(tailored).filter((type) => type.startsWith('struct'))).toHaveLength(2);
  });

  test('hundreds of them, with different types behind pointers, cost no more than one', async () => {
    const types = [BASE];
    for (let id = 3; id < 3000; id += 3) {
      types.push(`[${id}] PTR (anon) type_id=${id + 1}`);
      types.push(`[${id + 1}] STRUCT s size=16\n\ta type_id=1\n\tb type_id=${id} bits_offset=64`);
      types.push(`[${id + 2}] STRUCT unrelated_${id} size=4\n\ta type_id=${id}`);
    }
    const object = await objectOf(
      `${BASE}
[3] STRUCT s size=16
	a type_id=1
	b type_id=4 bits_offset=64
[4] PTR (anon) type_id=3
`,
      'byte_off [3] 0:0\nbyte_off [3] 0:1',
    );
    const { lines, tailored } = run(object, kernelOf(types.join('\n')));
    expect(lines).toEqual(['0', '8']);
    expect(namedTypes(tailored)).toEqual(['int int', 'struct s: a b']);
  });

  test('a copy that is kept as a part of another type changes nothing', async () => {
    const kernel = kernelOf(`${BASE}
[3] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[4] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[5] STRUCT outer size=8
	inner type_id=4
`);
    const object = await objectOf(
      `${BASE}
[3] STRUCT s size=8
	a type_id=1
	b type_id=1 bits_offset=32
[4] STRUCT outer size=8
	inner type_id=3
`,
      'byte_off [3] 0:0\nbyte_off [3] 0:1\nbyte_off [4] 0:0:1',
    );
    const { lines, tailored } = run(object, kernel);
    expect(lines).toEqual(['0', '4', '4']);
    expect(run(object, tailored).lines).toEqual(lines);
  });
});

test('objects of one objectSet share a tailored BTF, each with its own outcomes', async () => {
  const one = await objectOf(OBJECT, 'byte_off [3] 0:0');
  const two = await objectOf(OBJECT, 'byte_off [4] 0:0\nfield_exists [3] 0:1');
  const { outcomes, bytes } = tailor(kernelOf(HALVES), makeObjectSet([one, two]));
  expect(outcomes).toEqual([
    [{ status: 'resolved', value: '4' }],
    [
      { status: 'resolved', value: '8' },
      { status: 'resolved', value: '1' },
    ],
  ]);
  expect(bytes.length).toBeGreaterThan(tailor(kernelOf(HALVES), makeObjectSet([one])).bytes.length);
});
