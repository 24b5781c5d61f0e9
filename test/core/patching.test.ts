import { describe, expect, test } from '@jest/globals';
import { BASE, kernelOf, objectOf, run } from './made-up.js';

const OBJECT = `${BASE}
[3] PTR (anon) type_id=0
[4] STRUCT s size=32
	pointer type_id=3
	signed type_id=1 bits_offset=64
	unsigned type_id=5 bits_offset=96
	flag type_id=5 bits_offset=128 bitfield_size=1
[5] INT 'unsigned int' size=4
`;
const KERNEL = `${BASE}
[3] PTR (anon) type_id=0
[4] STRUCT s size=40100
	unsigned type_id=2
	signed type_id=5 bits_offset=64
	pointer type_id=3 bits_offset=320000
	flag type_id=2 bits_offset=192 bitfield_size=1
[5] INT long size=8 encoding=SIGNED
`;
/** Pointers and longs have 4 bytes here. */
const KERNEL_32 = `
[1] INT int size=4 encoding=SIGNED
[2] INT 'unsigned long' size=4
[3] PTR (anon) type_id=0
[4] STRUCT s size=64
	pointer type_id=3 bits_offset=256
	unsigned type_id=5
[5] INT 'unsigned short' size=2
`;

async function outcomeOf(relocation: string, kernel = KERNEL, object = OBJECT) {
  return run(await objectOf(object, relocation), kernelOf(kernel)).lines[0];
}

describe('an instruction', () => {
  test.each([
    ['byte_off [4] 0:2 alu', '0'],
    ['byte_off [4] 0:2 alu32', '0'],
    ['byte_off [4] 0:2 ldimm64', '0'],
    ['byte_off [4] 0:2 ldx4', '0 of 8 bytes'],
    ['byte_off [4] 0:2 stx4', '0 of 8 bytes'],
    ['byte_off [4] 0:2 st4', '0 of 8 bytes'],
  ])('%s is patched', async (relocation, expected) => {
    expect(await outcomeOf(relocation)).toBe(expected);
  });

  test.each([
    [
      'byte_off [4] 0:2 register',
      'a relocation cannot patch this instruction: operand in a register',
    ],
    ['byte_off [4] 0:2 ldmap', 'a relocation cannot patch this instruction: malformed 64-bit load'],
    ['byte_off [4] 0:2 alu=99', "the instruction holds 99, but by the object's types it is 12"],
    ['byte_off [4] 0:2 ldx4=-4', "the instruction holds -4, but by the object's types it is 12"],
    ['byte_off [4] 0:2 ldx2', 'a 2-byte load or store of a 4-byte field'],
    ['byte_off [4] 0:0 ldx8', 'offset 40000 does not fit a load or store'],
    [
      'field_exists [4] 0:0 ldimm64=2',
      "the instruction holds 2, but by the object's types it is 1",
    ],
  ])('%s makes the load fail', async (relocation, reason) => {
    expect(await outcomeOf(relocation)).toBe(`invalid: ${reason}`);
  });

  test('a constant may be larger than any offset of a load', async () => {
    expect(await outcomeOf('byte_off [4] 0:0 alu')).toBe('40000');
  });

  test('the load of a bitfield is not compared with the object’s types', async () => {
    expect(await outcomeOf('byte_off [4] 0:3 alu=77')).toBe('24');
  });

  test('a field that may not be widened is poisoned in a load only', async () => {
    expect(await outcomeOf('byte_off [4] 0:1 ldx4')).toBe(
      'unresolved: the field has 8 bytes there and 4 here, and only pointers and unsigned integers are loaded at another width',
    );
    expect(await outcomeOf('byte_off [4] 0:1 alu')).toBe('8');
  });

  test('a kernel of 32 bits has its pointers read at their width', async () => {
    expect(await outcomeOf('byte_off [4] 0:0 ldx8', KERNEL_32)).toBe('32 of 4 bytes');
    expect(await outcomeOf('byte_off [4] 0:2 ldx4', KERNEL_32)).toBe('0 of 2 bytes');
    expect(await outcomeOf('byte_off [4] 0:0 ldx4', KERNEL_32)).toBe(
      'invalid: a 4-byte load or store of a 8-byte field',
    );
  });

  test('what is poisoned may be any instruction', async () => {
    const gone = KERNEL.replace('unsigned type_id=2', 'other type_id=2');
    expect(await outcomeOf('byte_off [4] 0:2 call', gone)).toBe(
      'unresolved: no field `unsigned` in struct `s` here',
    );
    expect(await outcomeOf('field_exists [4] 0:2 call', gone)).toMatch(/^invalid: .*opcode 0x85$/);
  });
});
