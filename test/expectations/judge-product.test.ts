import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readObject } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';
import { judgeProduct } from '../../src/expectations/judge-product.js';
import { sentencesOf } from '../../src/expectations/remarks.js';
import { type NotedVerdict, newVerdictTable } from '../../src/expectations/verdict-table.js';
import { parseExpectations } from '../../src/inputs/expectations.js';
import { readLines } from '../../src/inputs/lines.js';
import type { Kernel } from '../../src/kernels/kernel.js';
import type { ObjectFile } from '../../src/objects/load.js';
import type { KernelFacts } from '../../src/preflight/facts.js';
import { readNeeds } from '../../src/preflight/read-needs.js';
import { worstOf } from '../../src/preflight/worst.js';
import { newTables } from '../../src/tailor/tables.js';
import type { TailoredKernel } from '../../src/tailor/tailored-kernel.js';
import { objectOf, outcomesOf } from '../verdict/fixture.js';

const OBJECTS = ['verdicts', 'calls', 'all-kinds'].map((name) => {
  return { path: `build/${name}.o`, object: objectOf(name) } as unknown as ObjectFile;
});
const NEEDS = OBJECTS.map(({ object }) => readNeeds(object));
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
  const tables = newTables();
  const { outcomes } = tables;
  const table = newVerdictTable();
  const judged = judgeProduct(OBJECTS, NEEDS, tables, table, expectations, new Map());
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

describe('what a kernel lacks besides CO-RE', () => {
  const EXAMPLE = new URL('../../examples/exec-trace.bpf.o', import.meta.url);
  const object = readObject(new Uint8Array(readFileSync(EXAMPLE)));
  const file = { path: 'examples/exec-trace.bpf.o', object } as unknown as ObjectFile;
  const needs = readNeeds(object);
  /** A kernel that has all that the example asks for. */
  const ALL: KernelFacts = {
    enumerators: needs.asked.enumerators,
    newest: '6.12',
    ...{ functions: {}, missing: {}, patterns: {}, variables: [], structs: {} },
    ...{ tracepoints: { sched_process_exec: 3 }, missingTracepoints: {} },
    events: ['sched_process_exec'],
  };
  const without = (name: string): KernelFacts => ({
    ...ALL,
    enumerators: {
      ...ALL.enumerators,
      bpf_func_id: ALL.enumerators.bpf_func_id?.filter((one) => one !== name) ?? null,
    },
  });
  const NO_TRACEPOINT: KernelFacts = {
    ...{ ...ALL, tracepoints: {}, events: [] },
    missingTracepoints: { sched_process_exec: { hasFamily: true, nearest: [] } },
  };
  const RESOLVED: Outcome = { status: 'resolved', value: '1' };

  function judgeExample(lines: readonly string[], ...kernels: KernelFacts[]) {
    const errors: string[] = [];
    const input = readLines({ input: 'expectations' }, lines, errors);
    const expectations = parseExpectations(input, errors);
    const tables = newTables();
    const table = newVerdictTable();
    const judged = judgeProduct([file], [needs], tables, table, expectations, new Map());
    const outcome = tables.outcomes.numberOf(RESOLVED);
    const found = kernels.map((facts) => {
      const [numbers] = judged.judge(NEW, {
        objects: [0],
        facts: tables.facts.numberOf(facts),
        outcomes: [Uint32Array.from(object.sites, () => outcome)],
      } as unknown as TailoredKernel);
      const { excused, ...whole } = table.verdicts[
        (numbers as Uint32Array)[0] as number
      ] as NotedVerdict;
      return { word: worstOf(whole), subjects: whole.findings.map((one) => one.subject), excused };
    });
    return { found, judged, table };
  }

  test('makes its verdict, beside that of CO-RE', () => {
    const { found } = judgeExample([], ALL, without('BPF_FUNC_perf_event_output'), NO_TRACEPOINT);
    expect(found).toMatchObject([
      { word: 'loads', subjects: [] },
      { word: 'broken', subjects: ['helper bpf_perf_event_output'] },
      { word: 'unattached', subjects: [expect.stringContaining('sched_process_exec')] },
    ]);
  });

  test('is one verdict for kernels whose facts are alike for the object', () => {
    const other = { ...ALL, functions: { asked_by_another: 2 }, variables: ['asked_too'] };
    const { table } = judgeExample([], ALL, other, { ...other });
    expect(table.verdicts).toHaveLength(1);
  });

  test('is excused as broken programs are, by every word', () => {
    for (const word of ['never', 'optional', 'only on rhel/8']) {
      const { found } = judgeExample([`*:exec_trace ${word}`], NO_TRACEPOINT);
      expect(found[0]).toMatchObject({ word: 'unattached', excused: expect.any(String) });
    }
    const { found, judged } = judgeExample(['*:exec_trace optional'], ALL, NO_TRACEPOINT);
    expect(found.map(({ excused }) => excused !== undefined)).toEqual([false, true]);
    const remarks = judged.remarks({ kernels: [NEW], missing: [], unread: [] });
    expect(sentencesOf(remarks)).toEqual([]);
  });
});
