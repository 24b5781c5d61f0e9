import { describe, expect, test } from '@jest/globals';
import type { ConstantSection } from '../../src/core/constants.js';
import { ORDERS, objectOf } from '../verdict/fixture.js';

const variableOf = ({ variables }: ConstantSection, name: string) => {
  const found = variables.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no variable ${name}`);
  return found;
};

describe.each(ORDERS)('sections of constants, %s', (order) => {
  const { constants } = objectOf('verdicts', order).code;
  const sectionOf = (name: string) => {
    const found = [...constants.values()].find(({ variables }) =>
      variables.some((one) => one.name === name),
    );
    if (found === undefined) throw new Error(`no section has ${name}`);
    return found;
  };

  test('are .rodata and all that begin so, and no other data', () => {
    const names = [...constants.values()].map(({ variables }) => variables.map(({ name }) => name));
    expect(names.map((one) => one.sort())).toEqual([
      ['settable', 'table', 'targ_gone', 'targ_list'],
      ['targ_more'],
    ]);
  });

  test('have their variables by offset, each with its size', () => {
    const { variables, bytes } = sectionOf('table');
    const offsets = variables.map(({ offset }) => offset);
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
    expect(variableOf({ variables, bytes }, 'table').size).toBe(16);
    expect(variableOf({ variables, bytes }, 'targ_gone').size).toBe(1);
    const last = variables.at(-1);
    expect((last?.offset ?? 0) + (last?.size ?? 0)).toBe(bytes.length);
  });

  test('what is volatile or weak may be set by user space, what is not may not', () => {
    const settable = [...constants.values()].flatMap(({ variables }) =>
      variables.map(({ name, isSettable }) => [name, isSettable]),
    );
    expect(Object.fromEntries(settable)).toEqual({
      targ_gone: true,
      // An array whose elements are volatile.
      targ_list: true,
      targ_more: true,
      settable: true,
      table: false,
    });
  });

  test('have the bytes of the object, in its byte order', () => {
    const numberIn = (name: string, at: number, size: number) => {
      const section = sectionOf(name);
      const { offset } = variableOf(section, name);
      const bytes = [...section.bytes.slice(offset + at, offset + at + size)];
      return (order === 'bpfel' ? bytes.reverse() : bytes).reduce((sum, one) => sum * 256 + one, 0);
    };
    expect([0, 1, 2, 3].map((i) => numberIn('table', 4 * i, 4))).toEqual([3, 2, 1, 0]);
    expect(numberIn('targ_more', 0, 2)).toBe(0x0102);
    expect(numberIn('settable', 0, 4)).toBe(4);
  });

  test('an object without any has none', () => {
    expect(objectOf('calls', order).code.constants.size).toBe(0);
  });
});
