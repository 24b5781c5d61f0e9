import { describe, expect, test } from '@jest/globals';
import type { BpfFunction, Reference } from '../../src/core/code.js';
import { CALL, LDIMM64 } from '../../src/core/opcodes.js';
import { ORDERS, objectOf } from '../verdict/fixture.js';

describe.each(ORDERS)('what functions refer to, %s', (order) => {
  const { functions, constants } = objectOf('verdicts', order).code;
  const functionNamed = (name: string) => {
    const found = functions.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no function ${name}`);
    return found;
  };
  const referencesOf = (name: string): Reference[] => [...functionNamed(name).references.values()];

  test('functions have their names, sections, places and bindings', () => {
    const text = functions.filter(({ section }) => section === '.text');
    expect(text.map(({ name, isGlobal }) => [name, isGlobal]).sort()).toEqual([
      ['global_gone', true],
      // The kernel never sees a hidden one as global.
      ['hidden_gone', false],
      ['read_gone', false],
      ['visit', false],
    ]);
    expect(functionNamed('read_gone').start).toBe(0);
    expect(functionNamed('global_gone').start).toBe(
      functionNamed('read_gone').instructions.opcodes.length * 8,
    );
    expect(functionNamed('loads')).toMatchObject({ section: 'raw_tracepoint/loads', start: 0 });
  });

  test('a map, variables, an address of the kernel', () => {
    const found = referencesOf('with_data');
    const section = [...constants].find(([, { variables }]) =>
      variables.some(({ name }) => name === 'targ_more'),
    );
    expect(found).toEqual([
      { kind: 'data', section: section?.[0], offset: 0 },
      { kind: 'map', section: expect.any(Number), offset: 0 },
      { kind: 'extern', name: 'strong_symbol', isWeak: false },
      { kind: 'data', section: expect.any(Number), offset: 0 },
      { kind: 'data', section: expect.any(Number), offset: 0 },
    ]);
    const others = found.slice(3).map((one) => one.kind === 'data' && constants.has(one.section));
    expect(others).toEqual([false, false]);
  });

  test('constants, by their offset in the section', () => {
    const section = [...constants].find(([, { variables }]) => variables.length > 1);
    const variables = section?.[1].variables ?? [];
    const offsetOf = (name: string) => variables.find((one) => one.name === name)?.offset;
    for (const [program, name] of [
      ['from_table', 'table'],
      ['by_both', 'targ_list'],
    ] as const) {
      const [first] = referencesOf(program);
      expect(first).toEqual({ kind: 'data', section: section?.[0], offset: offsetOf(name) });
    }
  });

  test('externals, weak and not', () => {
    expect(referencesOf('by_config')[0]).toEqual({
      kind: 'extern',
      name: 'CONFIG_GONE',
      isWeak: true,
    });
    expect(referencesOf('by_version')[0]).toEqual({
      kind: 'extern',
      name: 'LINUX_KERNEL_VERSION',
      isWeak: false,
    });
    expect(referencesOf('with_kfunc').slice(0, 2)).toEqual([
      { kind: 'extern', name: 'made_up_kfunc', isWeak: true },
      { kind: 'extern', name: 'made_up_kfunc', isWeak: true },
    ]);
  });

  test('functions that are called, and one whose address is taken', () => {
    const target = (name: string): [number, BpfFunction] => {
      const fn = functionNamed(name);
      const [insn, reference] =
        [...fn.references].find(([, { kind }]) => kind === 'function') ?? [];
      if (reference?.kind !== 'function') throw new Error(`${name} refers to no function`);
      return [
        fn.instructions.opcodes[insn as number] as number,
        functions[reference.function] as BpfFunction,
      ];
    };
    expect(target('in_function')).toEqual([CALL, functionNamed('read_gone')]);
    expect(target('in_global_function')).toEqual([CALL, functionNamed('global_gone')]);
    expect(target('in_callback')).toEqual([LDIMM64, functionNamed('visit')]);
    const calls = objectOf('calls', order).code.functions;
    const middle = calls.find(({ name }) => name === 'middle');
    // A call inside of .text, whose distance the compiler worked out.
    expect([...(middle?.references.values() ?? [])]).toEqual([
      { kind: 'function', function: calls.findIndex(({ name }) => name === 'leaf') },
    ]);
  });

  test('helpers are no references', () => {
    const { references, instructions } = functionNamed('loads');
    const calls = [...instructions.opcodes.keys()].filter(
      (insn) => instructions.opcodes[insn] === CALL,
    );
    expect(calls).toHaveLength(1);
    expect(references.has(calls[0] as number)).toBe(false);
  });
});
