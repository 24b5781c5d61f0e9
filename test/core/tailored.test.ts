import { describe, expect, test } from '@jest/globals';
import { stringAt } from '../../src/btf/btf.js';
import { nameOf } from '../../src/btf/types.js';
import { BASE, kernelOf, namedTypes, objectOf, run } from './made-up.js';

describe.each([
  ['little-endian', true],
  ['big-endian', false],
])('%s tailored BTF', (_, little) => {
  test('has the members that are asked for, at their places, and no other', async () => {
    const object = await objectOf(
      `${BASE}
[3] STRUCT s size=4
	wanted type_id=1
`,
      'byte_off [3] 0:0',
      little,
    );
    const kernel = kernelOf(
      `${BASE}
[3] STRUCT s size=24
	before type_id=2
	wanted type_id=5 bits_offset=64
	after type_id=2 bits_offset=128
[4] STRUCT unrelated size=8
	member type_id=2
[5] TYPEDEF number type_id=1
`,
      little,
    );
    const { lines, bytes, tailored } = run(object, kernel);
    expect(lines).toEqual(['8']);
    expect(namedTypes(tailored)).toEqual(['int int', 'struct s: wanted', 'typedef number']);
    expect(bytes.length).toBeLessThan(140);
    expect(run(object, tailored).bytes).toEqual(bytes);
  });

  test('an array of no elements amid a struct does not become a flexible one', async () => {
    const object = await objectOf(
      `${BASE}
[3] STRUCT s size=4
	count type_id=1
	items type_id=4 bits_offset=32
[4] ARRAY (anon) type_id=1 index_type_id=1
`,
      'byte_off [3] 0:1\nbyte_off [3] 0:1:3\nfield_exists [3] 0:1:3',
      little,
    );
    const kernel = (last: string) =>
      kernelOf(
        `${BASE}
[3] STRUCT s size=8
	count type_id=1
	items type_id=4 bits_offset=32
${last}
[4] ARRAY (anon) type_id=1 index_type_id=1
`,
        little,
      );
    expect(run(object, kernel('')).lines).toEqual(['4', '16', '1']);
    const amid = run(object, kernel('\tafter type_id=1 bits_offset=32'));
    const reason = '`items` has 0 elements here, none at 3';
    expect(amid.lines).toEqual(['4', `unresolved: ${reason}`, `absent: ${reason}`]);
    expect(namedTypes(amid.tailored)).toContain('struct s: items after');
    expect(run(object, amid.tailored).lines).toEqual(amid.lines);
  });

  test('a pointer to a struct does not become one to void behind a typedef that is kept', async () => {
    const object = await objectOf(
      `${BASE}
[3] PTR (anon) type_id=0
[4] TYPEDEF handle type_id=3
[5] STRUCT s size=8
	member type_id=4
`,
      'type_exists [4] 0\nbyte_off [5] 0:0',
      little,
    );
    const kernel = kernelOf(
      `${BASE}
[3] STRUCT behind size=8
	much type_id=2
[4] PTR (anon) type_id=3
[5] TYPEDEF handle type_id=4
[6] STRUCT s size=16
	member type_id=5 bits_offset=64
`,
      little,
    );
    const { lines, tailored } = run(object, kernel);
    expect(lines).toEqual([
      "absent: typedef `handle` is there, but does not fit the object's",
      '8',
    ]);
    expect(namedTypes(tailored)).toContain('struct behind');
    expect(run(object, tailored).lines).toEqual(lines);
  });

  test('a kernel of 32 bits keeps the type that says so', async () => {
    const object = await objectOf(
      `${BASE}
[3] PTR (anon) type_id=0
[4] STRUCT s size=8
	pointer type_id=3
`,
      'byte_sz [4] 0:0',
      little,
    );
    const kernel = kernelOf(
      `
[1] INT int size=4 encoding=SIGNED
[2] INT 'long unsigned int' size=4
[3] PTR (anon) type_id=0
[4] STRUCT s size=4
	pointer type_id=3
`,
      little,
    );
    const { lines, tailored } = run(object, kernel);
    expect(lines).toEqual(['4']);
    expect(tailored.pointerSize).toBe(4);
    expect(stringAt(tailored, nameOf(tailored, tailored.longType))).toBe('long unsigned int');
  });

  test('nothing that is asked for leaves an empty one', async () => {
    const object = await objectOf(`${BASE}\n[3] STRUCT s size=4`, 'type_exists [3] 0', little);
    const { lines, bytes } = run(object, kernelOf(BASE, little));
    expect(lines).toEqual(['absent: no struct `s` here']);
    expect(bytes.length).toBe(25);
  });

  test('a struct that matches keeps as many members as the object’s has', async () => {
    const object = await objectOf(
      `${BASE}
[3] STRUCT s size=8
	a type_id=1
	a___again type_id=1 bits_offset=32
`,
      'type_matches [3] 0',
      little,
    );
    const kernel = kernelOf(
      `${BASE}
[3] STRUCT s size=32
	x type_id=2
	a type_id=1 bits_offset=64
	y type_id=2 bits_offset=128
	z type_id=2 bits_offset=192
`,
      little,
    );
    const { lines, tailored } = run(object, kernel);
    expect(lines).toEqual(['1']);
    expect(namedTypes(tailored)).toContain('struct s: x a');
    expect(run(object, tailored).lines).toEqual(lines);
  });
});
