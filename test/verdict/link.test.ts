import { describe, expect, test } from '@jest/globals';
import type { BpfFunction, Reference } from '../../src/core/code.js';
import { newInstructions } from '../../src/core/instructions.js';
import type { BpfObject } from '../../src/core/object.js';
import { CALL, EXIT, INSN_SIZE, LDIMM64 } from '../../src/core/opcodes.js';
import { functionOf, indexRecords, linkProgram, sourceOf } from '../../src/verdict/link.js';
import { linked, ORDERS, objectOf } from './fixture.js';

const names = (functions: readonly { name: string }[]) => functions.map(({ name }) => name);

describe.each(ORDERS)('a program and what it calls, %s', (order) => {
  const calls = objectOf('calls', order);

  test.each([
    ['loops', ['loops', 'visit', 'leaf']],
    ['direct', ['direct', 'leaf']],
    ['calls_global', ['calls_global', 'global', 'middle', 'leaf']],
    ['neighbour', ['neighbour']],
    ['calls_neighbour', ['calls_neighbour', 'neighbour']],
    ['alone', ['alone']],
  ])('%s: functions in the order in which they are met', (program, expected) => {
    const { functions, opcodes, name, section, byteOrder } = linked(calls, program);
    expect(names(functions)).toEqual(expected);
    expect(functions[0]?.start).toBe(0);
    functions.forEach(({ start, end }, place) => {
      expect(end).toBeGreaterThan(start);
      expect(functions[place + 1]?.start ?? opcodes.length).toBe(end);
      expect(opcodes[end - 1]).toBe(EXIT);
    });
    expect([name, byteOrder]).toEqual([program, order === 'bpfel' ? 'little' : 'big']);
    expect(section).toMatch(/^xdp\//);
  });

  test('each call leads to the first instruction of what it calls', () => {
    for (const program of ['direct', 'calls_global', 'calls_neighbour', 'loops']) {
      const { functions, opcodes, registers, immediates, references } = linked(calls, program);
      let led = 0;
      for (const [insn, reference] of references) {
        if (reference.kind !== 'function') continue;
        if (opcodes[insn] !== CALL) continue;
        led++;
        expect((registers[insn] as number) >> 4).toBe(1);
        expect(insn + 1 + (immediates[insn] as number)).toBe(functions[reference.function]?.start);
      }
      expect(led).toBe(functions.length - (program === 'loops' ? 2 : 1));
    }
  });

  test('the address of a callback stays a reference to it', () => {
    const { functions, opcodes, references } = linked(calls, 'loops');
    const [insn] = [...references].find(([, one]) => one.kind === 'function') as [
      number,
      Reference,
    ];
    expect(opcodes[insn]).toBe(LDIMM64);
    expect(references.get(insn)).toEqual({ kind: 'function', function: 1 });
    expect(functions[1]?.name).toBe('visit');
  });

  test('functions are global by their symbol, and a program itself is none', () => {
    const globals = (program: string) =>
      names(linked(calls, program).functions.filter(({ isGlobal }) => isGlobal));
    expect(globals('calls_global')).toEqual(['global']);
    expect(globals('loops')).toEqual([]);
    expect(globals('calls_neighbour')).toEqual(['neighbour']);
    expect(globals('neighbour')).toEqual([]);
  });

  test('two programs of one section are laid out apart', () => {
    const [one, two] = ['neighbour', 'calls_neighbour'].map((name) => linked(calls, name));
    const own = two?.functions[1];
    expect(one?.section).toBe(two?.section);
    expect(two?.opcodes.slice(own?.start, own?.end)).toEqual(one?.opcodes);
  });

  test('records lie on the instructions that they patch, in each program that has the function', () => {
    const object = objectOf('all-kinds', order);
    const index = indexRecords(object);
    const program = linked(object, 'enums');
    expect(names(program.functions)).toEqual(['enums', 'types']);
    const found = [...program.records.values()].flat().sort((a, b) => a - b);
    const expected = object.relocations.flatMap((relocation, record) =>
      relocation.program === 'enums' || relocation.program === 'types' ? [record] : [],
    );
    expect(found).toEqual(expected);
    for (const [insn, [record]] of program.records) {
      const {
        section,
        insn: own,
        site,
        program: name,
      } = object.relocations[record as number] ?? {};
      const holder = functionOf(program, insn);
      const fn = object.code.functions[holder?.index as number] as BpfFunction;
      expect([fn.section, fn.name]).toEqual([section, name]);
      expect(insn - (holder?.start as number) + fn.start / INSN_SIZE).toBe(own);
      expect(program.siteAt[insn]).toBe(site);
    }
    const without = [...program.siteAt.keys()].filter((insn) => !program.records.has(insn));
    expect(without.every((insn) => program.siteAt[insn] === -1)).toBe(true);
    expect([...index.values()].reduce((sum, { size }) => sum + size, 0)).toBe(
      object.relocations.length,
    );
  });

  test('each instruction has the source line that it had in its own section', () => {
    const object = objectOf('all-kinds', order);
    const program = linked(object, 'enums');
    for (const [insn, [record]] of program.records) {
      expect(sourceOf(object, program, insn)).toEqual(object.relocations[record as number]?.source);
    }
    expect(sourceOf(object, program, program.opcodes.length)).toBeUndefined();
  });
});

/** Functions of one call for each of `calls`, and an exit; the first is the program. */
function madeUp(
  calls: readonly (readonly number[])[],
  records: readonly (readonly [number, number])[] = [],
) {
  const functions = calls.map((callees, index): BpfFunction => {
    const instructions = newInstructions(callees.length + 1);
    instructions.opcodes.fill(CALL);
    instructions.opcodes[callees.length] = EXIT;
    const references = new Map(
      callees.map((callee, insn) => [insn, { kind: 'function', function: callee } as const]),
    );
    const start = index * 100 * INSN_SIZE;
    const isGlobal = index % 2 === 0;
    return { section: '.text', name: `f${index}`, start, instructions, isGlobal, references };
  });
  const relocations = records.map(([insn, site]) => ({ section: '.text', insn, site }));
  const { btf, code } = objectOf('calls');
  return { btf, relocations, code: { ...code, functions } } as unknown as BpfObject;
}

describe('made-up calls', () => {
  const link = (object: BpfObject) => linkProgram(object, 0, indexRecords(object));

  test('a function comes before the next one of its caller', () => {
    const { functions } = link(madeUp([[1, 3, 2], [4], [], [2, 1], []]));
    expect(names(functions)).toEqual(['f0', 'f1', 'f4', 'f3', 'f2']);
  });

  test('what is called twice is there once, and both calls lead to it', () => {
    const { functions, immediates } = link(madeUp([[1, 1], []]));
    expect(names(functions)).toEqual(['f0', 'f1']);
    expect([...immediates.slice(0, 2)]).toEqual([2, 1]);
  });

  test.each([
    ['itself', [[0]], ['f0']],
    ['one another', [[1], [2], [1, 0]], ['f0', 'f1', 'f2']],
  ])('functions that call %s have an end', (_, calls, expected) => {
    expect(names(link(madeUp(calls)).functions)).toEqual(expected);
  });

  test('a chain of calls may be longer than our own stack', () => {
    const calls = Array.from({ length: 20_000 }, (_, i) => (i === 19_999 ? [] : [i + 1]));
    expect(link(madeUp(calls)).functions).toHaveLength(20_000);
  });

  test('the program is not verified as a global function is, though it be global', () => {
    const globals = link(madeUp([[1, 2], [], []])).functions.map(({ isGlobal }) => isGlobal);
    expect(globals).toEqual([false, false, true]);
  });

  test('of several records on an instruction the last one is what it holds', () => {
    const { records, siteAt } = link(
      madeUp(
        [[1], []],
        [
          [0, 7],
          [0, 8],
          [100, 9],
          [5, 3],
        ],
      ),
    );
    expect([...records]).toEqual([
      [0, [0, 1]],
      [2, [2]],
    ]);
    expect([...siteAt]).toEqual([8, -1, 9]);
  });
});
