import { describe, expect, test } from '@jest/globals';
import { ORDERS, objectOf } from '../verdict/fixture.js';

describe.each(ORDERS)('what an object takes from the kernel, %s', (order) => {
  const { kconfig, typedKsyms } = objectOf('verdicts', order).code.externs;

  test('variables of .kconfig, with their sizes', () => {
    expect([...kconfig].sort()).toEqual([
      ['CONFIG_GONE', 1],
      ['LINUX_KERNEL_VERSION', 4],
    ]);
  });

  test('symbols that are looked for in BTF: functions, and variables of a type', () => {
    // `extern const void` is looked for in /proc/kallsyms.
    expect([...typedKsyms].sort()).toEqual(['made_up_kfunc', 'typed_symbol']);
  });

  test('an object may take nothing', () => {
    const { externs } = objectOf('calls', order).code;
    expect([externs.kconfig.size, externs.typedKsyms.size]).toEqual([0, 0]);
  });
});
