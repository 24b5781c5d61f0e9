import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/core/outcome.js';
import { judgeProduct } from '../../src/expectations/judge-product.js';
import { sentencesOf } from '../../src/expectations/remarks.js';
import { parseExpectations } from '../../src/inputs/expectations.js';
import { readLines } from '../../src/inputs/lines.js';
import type { Kernel } from '../../src/kernels/kernel.js';
import type { ObjectFile } from '../../src/objects/load.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
import type { TailoredKernel } from '../../src/tailor/tailored-kernel.js';
import { newVerdictTable } from '../../src/verdict/verdict-table.js';
import { objectOf, outcomesOf } from '../verdict/fixture.js';

const OBJECTS = ['verdicts', 'calls', 'all-kinds'].map((name) => {
  return { path: `build/${name}.o`, object: objectOf(name) } as unknown as ObjectFile;
});
const kernel = (release: string, version = '8'): Kernel => {
  return { distro: 'centos', version, arch: 'x86_64', release };
};
const OLD = kernel('4.18.0-553.el8_10.x86_64');
const NEW = kernel('6.12.1');

function product(...lines: string[]) {
  const errors: string[] = [];
  const expectations = parseExpectations(
    readLines({ input: 'expectations' }, lines, errors),
    errors,
  );
  expect(errors).toEqual([]);
  const outcomes = newOutcomeTable();
  const table = newVerdictTable();
  const judged = judgeProduct(OBJECTS, outcomes.outcomes, table, expectations, new Map());
  const numbersOf = (list: readonly Outcome[]) =>
    Uint32Array.from(list, (outcome) => outcomes.numberOf(outcome));
  return {
    judged,
    table,
    /** Verdicts on some objects, by program. */
    on(on: Kernel, objects: readonly number[] = [0], helpers?: number) {
      const found = judged.judge(on, {
        objects,
        helpers,
        outcomes: objects.map((object) =>
          numbersOf(outcomesOf(['verdicts', 'calls', 'all-kinds'][object] as string)),
        ),
      } as unknown as TailoredKernel);
      return found.map((numbers, i) =>
        Object.fromEntries(
          [...numbers].map((number, program) => {
            const { verdict, excused } = table.verdicts[number] ?? {};
            const name = judged.programs[objects[i] as number]?.[program]?.program;
            return [name, excused === undefined ? verdict?.verdict : [verdict?.verdict, excused]];
          }),
        ),
      );
    },
  };
}

describe('the programs of a product', () => {
  test('are judged object by object, each by its own outcomes', () => {
    const [kinds, verdicts] = product().on(NEW, [2, 0]);
    expect(kinds).toMatchObject({ fields: 'guarded', load: 'loads', enums: 'loads' });
    expect(verdicts).toMatchObject({ guarded: 'guarded', broken: 'broken', loads: 'loads' });
  });

  test('share a verdict, and its number, with kernels that agree', () => {
    const { on, table } = product();
    on(OLD);
    const { length } = table.verdicts;
    on(OLD);
    on(kernel(OLD.release, '9'));
    expect(table.verdicts).toHaveLength(length);
    on(NEW);
    expect(table.verdicts.length).toBeGreaterThan(length);
  });

  test('do not share one with a kernel that has more helpers', () => {
    const { on } = product();
    expect(on(OLD)[0]).toMatchObject({ in_global_function: 'guarded' });
    expect(on(OLD, [0], 163)[0]).toMatchObject({ in_global_function: 'depends' });
    expect(on(OLD)[0]).toMatchObject({ in_global_function: 'guarded' });
  });

  test('do not share one with a kernel of another patch level, if they ask', () => {
    const { on } = product();
    expect(on(kernel('5.10.99'))[0]).toMatchObject({ by_version: 'guarded' });
    expect(on(kernel('5.10.100'))[0]).toMatchObject({ by_version: 'broken' });
  });
});

describe('what expectations make of verdicts', () => {
  test('never and optional, with the line that says so', () => {
    const { on } = product('verdicts.o:broken never', '*:by_v* optional on */9');
    expect(on(NEW)[0]).toMatchObject({
      broken: ['broken', 'expectations line 1: never'],
      by_variable: 'depends',
    });
    expect(on(kernel('6.12.1', '9'))[0]).toMatchObject({
      by_variable: ['depends', 'expectations line 2: optional'],
    });
  });

  test('SEC("?…") is said in the object', () => {
    expect(product().on(NEW)[0]).toMatchObject({ optional: ['broken', 'SEC("?")'] });
  });

  test('one of several is enough, in whichever object it is', () => {
    const { on } = product('verdicts.o:broken all-kinds.o:fields one of');
    expect(on(NEW, [0, 2])[0]).toMatchObject({
      broken: ['broken', 'expectations line 1: one of'],
    });
  });

  test('what needs BTF in the kernel itself is no alternative, and fails nothing', () => {
    const { on } = product('verdicts.o:broken all-kinds.o:load one of');
    // `load` is fentry.
    expect(on(NEW, [0, 2])[0]).toMatchObject({ broken: 'broken', with_btf: 'broken' });
  });

  test('variables are set by object', () => {
    expect(product('verdicts.o:targ_gone = 0').on(NEW)[0]).toMatchObject({
      by_variable: 'guarded',
    });
    expect(product('calls.o:targ_gone = 0').on(NEW)[0]).toMatchObject({ by_variable: 'depends' });
  });

  test('what was never needed, and what matches nothing, is told', () => {
    const { on, judged } = product(
      'verdicts.o:broken never',
      'verdicts.o:loads never',
      'verdicts.o:brocken never',
      '*.targ_gone = any',
      '*.targ_gome = any',
    );
    on(NEW, [0, 1, 2]);
    expect(sentencesOf(judged.remarks({ kernels: [NEW], missing: [], unread: [] }))).toEqual([
      expect.stringContaining('"verdicts.o:loads'),
      expect.stringContaining('"verdicts.o:brocken"'),
      expect.stringContaining('"*.targ_gome"'),
    ]);
  });
});
