import { describe, expect, test } from '@jest/globals';
import { linkedFunctions } from '../../src/core/programs.js';
import { newJudge } from '../../src/verdict/judge.js';
import { linked, ORDERS, type Order, objectOf, outcomesOf } from './fixture.js';

// Instructions of verdicts.bpf.c stand for what a kernel does not take.

const KERNEL = { release: '6.12.1' };

function reachOf(program: string, order: Order) {
  const object = objectOf('verdicts', order);
  const judge = newJudge(object);
  const index = linkedFunctions(object.code.functions).findIndex(
    ([first]) => object.code.functions[first as number]?.name === program,
  );
  return {
    reach: (insns: readonly number[]) =>
      judge.reach(index, KERNEL, outcomesOf('verdicts', order), insns),
  };
}

describe.each(ORDERS)('what a kernel does not take in a program (%s)', (order) => {
  test('is refused where the verifier comes to it, resolved as all else may be', () => {
    const { reach } = reachOf('loads', order);
    expect(reach([0]).verdict).toBe('broken');
  });

  test('is guarded behind a guard, with the branch', () => {
    const { reach } = reachOf('guarded', order);
    const object = objectOf('verdicts', order);
    const { records, opcodes } = linked(object, 'guarded');
    const [unresolved] = [...records.keys()].filter((insn) => {
      const record = records.get(insn)?.[0] as number;
      const site = object.relocations[record]?.site as number;
      return outcomesOf('verdicts', order)[site]?.status === 'unresolved';
    });
    expect(reach([unresolved as number])).toMatchObject({
      verdict: 'guarded',
      guards: [{ causes: [{ kind: 'relocation' }] }],
    });
    expect(reach([unresolved as number, opcodes.length - 1]).verdict).toBe('broken');
  });

  test('depends on what user space sets, as CO-RE’s verdict does', () => {
    const object = objectOf('verdicts', order);
    const { reach } = reachOf('by_variable', order);
    const { records } = linked(object, 'by_variable');
    const insns = [...records.keys()];
    expect(reach(insns)).toMatchObject({
      verdict: 'depends',
      conditions: [{ kind: 'variable', name: 'targ_gone' }],
    });
  });
});
