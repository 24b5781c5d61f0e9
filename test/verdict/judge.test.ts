import { describe, expect, test } from '@jest/globals';
import type { BpfObject } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';
import { linkedFunctions } from '../../src/core/programs.js';
import { RelocationKind } from '../../src/core/spec/relocation-kind.js';
import { judgeObject, newJudge, type VerifierKernel } from '../../src/verdict/judge.js';
import { indexRecords } from '../../src/verdict/link.js';
import { prepareProgram } from '../../src/verdict/prepare.js';
import { judgeProgram } from '../../src/verdict/trials.js';
import type { Verdict } from '../../src/verdict/verdict.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';
import { ORDERS, objectOf, outcomesOf, verdictOn } from './fixture.js';
import { type Numbers, numbersOf } from './random.js';

/** The line of verdicts.bpf.c that holds a text, in a program. */
const lineOf = (verdict: Verdict) => verdict.guards?.map(({ source }) => source?.text?.trim());
const causesOf = (verdict: Verdict) => verdict.guards?.flatMap(({ causes }) => causes);

describe.each(ORDERS)('verdicts, %s', (order) => {
  const on = (program: string, release = '6.12.1', helpers?: number) =>
    verdictOn(program, release, order, helpers);

  test('a program without anything unresolved loads, whatever the kernel', () => {
    for (const release of ['4.9.0', '5.10.0', '7.1.0', '']) {
      expect(on('loads', release)).toEqual({ verdict: 'loads' });
      expect(on('with_data', release)).toEqual({ verdict: 'loads' });
    }
  });

  test('guarded: by a question whose answer is no', () => {
    const verdict = on('guarded', '4.9.1');
    expect(verdict).toEqual({
      verdict: 'guarded',
      guards: [
        {
          source: { file: './verdicts.bpf.c', line: expect.any(Number), text: expect.any(String) },
          causes: [{ kind: 'relocation', relocation: expect.any(Number), value: 0n }],
        },
      ],
    });
    expect(lineOf(verdict)).toEqual(['if (bpf_core_field_exists(task->gone))']);
  });

  test.each([
    ['nested', 'if (bpf_core_field_exists(task->gone))'],
    ['in_function', 'if (bpf_core_field_exists(task->gone))'],
    ['in_callback', 'if (*(__u64 *)context)'],
    ['from_table', 'if (((const volatile int *)table)[bpf_core_field_exists(task->gone)] != 3)'],
    ['wide', 'if (bpf_core_field_exists(task->gone))'],
  ])('guarded: %s', (program, line) => {
    const verdict = on(program);
    expect(verdict.verdict).toBe('guarded');
    expect(lineOf(verdict)).toEqual([line]);
    expect(causesOf(verdict)).toMatchObject([{ kind: 'relocation', value: 0n }]);
  });

  test('4.14 needs a question of its own for each branch, 4.16 does not', () => {
    expect(on('else_if', '4.14.1').verdict).toBe('guarded');
    expect(on('plain_else', '4.14.1')).toMatchObject({
      verdict: 'depends',
      conditions: [{ kind: 'verifier', release: '4.16' }],
    });
    expect(on('plain_else', '4.16.1').verdict).toBe('guarded');
    expect(on('else_if', '4.16.1').verdict).toBe('guarded');
    expect(lineOf(on('else_if', '4.16.1'))).toEqual(['if (bpf_core_field_exists(task->pid))']);
    expect(lineOf(on('else_if', '4.14.1'))).toEqual([
      'else if (bpf_core_field_exists(old->process_id))',
    ]);
  });

  test('broken: reached, with the lines on the way', () => {
    const verdict = on('broken');
    expect(verdict).toEqual({
      verdict: 'broken',
      reached: { relocation: expect.any(Number), path: expect.any(Array) },
    });
    const object = objectOf('verdicts', order);
    const { relocation, path } = verdict.reached as NonNullable<Verdict['reached']>;
    expect(object.relocations[relocation]?.program).toBe('broken');
    expect(path.map(({ text }) => text?.trim())).toEqual(['if (context->args[1] == 7)']);
    expect(path.at(-1)).toEqual(object.relocations[relocation]?.source);
  });

  test('the way leads through what was decided, and into functions', () => {
    const texts = (program: string) =>
      on(program, '4.14.1').reached?.path.map(({ text }) => text?.trim());
    expect(texts('plain_else')).toEqual([
      'if (bpf_core_field_exists(task->pid))',
      expect.stringContaining('BPF_CORE_READ'),
    ]);
    expect(texts('in_callback')).toEqual([
      'bpf_loop(10, visit, &has, 0);',
      'if (*(__u64 *)context)',
    ]);
  });

  test.each([
    ['by_variable', { kind: 'variable', name: 'targ_gone', value: 0n }],
    ['by_config', { kind: 'kconfig', name: 'CONFIG_GONE', value: 0n }],
    ['by_config_set', { kind: 'kconfig', name: 'CONFIG_GONE', value: 1n }],
    ['by_symbol', { kind: 'symbol', name: 'gone_symbol', present: false }],
  ])('depends: %s', (program, condition) => {
    const verdict = on(program);
    expect(verdict).toMatchObject({ verdict: 'depends', conditions: [condition] });
    expect(causesOf(verdict)).toEqual([condition]);
    expect(verdict.reached?.path.length).toBeGreaterThan(0);
  });

  test('depends: on a verifier of the first release that knows enough', () => {
    expect(on('by_verifier', '5.2.1')).toMatchObject({
      verdict: 'depends',
      conditions: [{ kind: 'verifier', release: '5.3' }],
    });
    expect(on('by_verifier', '5.3.1').verdict).toBe('guarded');
    expect(on('in_global_function', '5.10.1')).toMatchObject({
      verdict: 'depends',
      conditions: [{ kind: 'verifier', release: '6.8' }],
    });
    expect(on('in_global_function', '6.8.1').verdict).toBe('guarded');
    // libbpf makes global functions static on older kernels.
    expect(on('in_global_function', '5.4.1').verdict).toBe('guarded');
    expect(on('in_hidden_function', '5.10.1').verdict).toBe('guarded');
  });

  test('depends: on a verifier and a variable', () => {
    expect(on('by_both', '5.3.1')).toMatchObject({
      verdict: 'depends',
      conditions: [
        { kind: 'verifier', release: '5.6' },
        { kind: 'variable', name: 'targ_list', value: 1n },
      ],
    });
    expect(on('by_both', '5.6.1').conditions).toEqual([
      { kind: 'variable', name: 'targ_list', value: 1n },
    ]);
  });

  test.each([
    ['5.10.99', 'guarded'],
    ['5.10.100', 'broken'],
    ['5.11.0', 'broken'],
    ['5.9.300', 'guarded'],
    // The patch level is not told: both ends are tried.
    ['5.10.0-32-amd64', 'broken'],
    ['5.9.0-5-amd64', 'guarded'],
    ['6.1.0-50-amd64', 'broken'],
    ['nonsense', 'broken'],
  ])('LINUX_KERNEL_VERSION follows from the release %s: %s', (release, word) => {
    expect(on('by_version', release).verdict).toBe(word);
  });

  test.each([
    ['5.10.99', 'broken'],
    ['5.10.100', 'guarded'],
    ['5.10.0-32-amd64', 'broken'],
    ['5.11.0-5-amd64', 'guarded'],
  ])('… and from its lowest patch level on, %s: %s', (release, word) => {
    expect(on('by_version_below', release).verdict).toBe(word);
  });

  test('a kernel with more helpers than its release has may know more', () => {
    const release = '4.18.0-553.el8_10.x86_64';
    // 4.18 itself takes global functions for static ones, 5.11 verifies them.
    expect(on('in_global_function', release).verdict).toBe('guarded');
    expect(on('in_global_function', release, 163)).toMatchObject({
      verdict: 'depends',
      conditions: [{ kind: 'verifier', release: '6.8' }],
    });
    expect(on('by_verifier', release, 163)).toMatchObject({
      verdict: 'depends',
      conditions: [{ kind: 'verifier', release: '5.3' }],
    });
    expect(on('guarded', release, 163).verdict).toBe('guarded');
  });

  test('what needs BTF in the kernel itself is told', () => {
    const object = objectOf('verdicts', order);
    const needs = judgeObject(object, { release: '6.1.0' }, outcomesOf('verdicts', order)).flatMap(
      ({ program, needsKernelBtf }) => (needsKernelBtf ? [[program, needsKernelBtf]] : []),
    );
    expect(needs).toEqual([
      ['with_btf', 'fentry'],
      ['with_ksym', 'the typed ksym typed_symbol'],
      ['with_kfunc', 'the typed ksym made_up_kfunc'],
    ]);
  });

  test.each(['ambiguous', 'invalid'] as const)('refused: libbpf gives up on %s ones', (status) => {
    const object = objectOf('verdicts', order);
    const record = object.relocations.findIndex(({ program }) => program === 'nested');
    const outcomes = [...outcomesOf('verdicts', order)];
    outcomes[object.relocations[record]?.site as number] = { status, reason: 'so' };
    const verdicts = judgeObject(object, { release: '6.1.0' }, outcomes);
    const found = verdicts.filter(({ verdict }) => verdict.refused !== undefined);
    for (const { verdict } of found) {
      expect(verdict).toEqual({ verdict: 'broken', refused: expect.any(Number) });
    }
    expect(found.map(({ program }) => program)).toContain('nested');
    const nested = found.find(({ program }) => program === 'nested');
    expect(nested?.verdict.refused).toBe(record);
    expect(verdicts.find(({ program }) => program === 'with_data')?.verdict.verdict).toBe('loads');
  });
});

test('of several records for which libbpf refuses a program the first of the object is told', () => {
  const object = objectOf('verdicts');
  const outcomes = outcomesOf('verdicts').map((): Outcome => ({ status: 'ambiguous' }));
  const verdicts = judgeObject(object, { release: '6.1.0' }, outcomes);
  const found = verdicts.find(({ program }) => program === 'in_global_function')?.verdict;
  const firstOf = (name: string) => object.relocations.findIndex(({ program }) => program === name);
  // That of the function that is called stands before that of the program itself.
  expect(firstOf('global_gone')).toBeLessThan(firstOf('in_global_function'));
  expect(found).toEqual({ verdict: 'broken', refused: firstOf('global_gone') });
});

describe('variables as expectations have them', () => {
  const judged = (
    program: string,
    set: bigint | 'any' | 'default' | undefined,
    release = '6.1.0',
  ) => {
    const variables = (name: string) =>
      name === 'targ_gone' || name === 'targ_list' ? set : undefined;
    const found = judgeObject(objectOf('verdicts'), { release }, outcomesOf('verdicts'), {
      variables,
    });
    return found.find((one) => one.program === program)?.verdict as Verdict;
  };

  test('nobody says: it depends', () => {
    expect(judged('by_variable', undefined).verdict).toBe('depends');
  });

  test('default: what the object has holds', () => {
    expect(judged('by_variable', 'default')).toMatchObject({
      verdict: 'guarded',
      guards: [{ causes: [{ kind: 'variable', name: 'targ_gone', value: 0n }] }],
    });
  });

  test('any: nobody can rely on it', () => {
    expect(judged('by_variable', 'any').verdict).toBe('broken');
  });

  test('a value: it holds that', () => {
    expect(judged('by_variable', 0n).verdict).toBe('guarded');
    expect(judged('by_variable', 1n).verdict).toBe('broken');
    // Of an array a value says nothing.
    expect(judged('by_both', 1n).verdict).toBe('broken');
    expect(judged('by_both', 'default').verdict).toBe('guarded');
  });

  test('before 5.5 no verifier knows it', () => {
    expect(judged('by_variable', 'default', '5.4.0')).toMatchObject({
      verdict: 'depends',
      conditions: [
        { kind: 'verifier', release: '5.5' },
        { kind: 'variable', name: 'targ_gone' },
      ],
    });
  });
});

const KERNELS: readonly VerifierKernel[] = [
  { release: '4.9.1' },
  { release: '4.14.3' },
  { release: '4.18.0-553.el8_10.x86_64', helpers: 163 },
  { release: '5.10.0-7-amd64', helpers: 156 },
  { release: '5.10.120', helpers: 156 },
  { release: '7.1.0', helpers: 212 },
];
const QUESTIONS: readonly number[] = [
  RelocationKind.FIELD_EXISTS,
  RelocationKind.TYPE_EXISTS,
  RelocationKind.ENUMVAL_EXISTS,
  RelocationKind.TYPE_MATCHES,
];

/** Answers as some kernel might give them, to all sites of an object. */
function randomOutcomes({ sites, queries }: BpfObject, numbers: Numbers): Outcome[] {
  const { below, pick } = numbers;
  const refused = below(12) === 0 ? below(sites.length) : -1;
  return sites.map(({ query, instruction }, site): Outcome => {
    if (site === refused) return { status: pick(['ambiguous', 'invalid'] as const), reason: 'so' };
    if (QUESTIONS.includes(queries[query]?.kind as number)) {
      return below(2) ? { status: 'resolved', value: '1' } : { status: 'absent' };
    }
    if (below(2)) return { status: 'unresolved' };
    const width = instruction.form === 'memory' && below(2) ? pick([1, 2, 4, 8]) : undefined;
    return { status: 'resolved', value: `${below(9)}`, ...(width && { width }) };
  });
}

test('kernels with fields of other widths do not share an answer', () => {
  const object = objectOf('verdicts');
  const record = object.relocations.findIndex(({ program }) => program === 'refined');
  const site = object.relocations[record]?.site as number;
  const judge = newJudge(object);
  const program = judge.programs.findIndex((one) => one.program === 'refined');
  const withWidth = (width: number) => {
    const outcomes = [...outcomesOf('verdicts')];
    outcomes[site] = { status: 'resolved', value: '8', width };
    return judge.judge({ release: '6.1.0' }, outcomes)[program]?.verdict;
  };
  // What 2 bytes hold is a number, of which a branch tells something; 8 bytes may be a pointer.
  expect([2, 8, 2].map(withWidth)).toEqual(['guarded', 'broken', 'guarded']);
});

test('of several records on a first instruction the first is told, as by a walk', () => {
  const base = objectOf('all-kinds');
  const relocations = base.relocations.flatMap((one) => {
    const site = ((one.site as number) + 1) % base.sites.length;
    return [one, { ...one, site }];
  });
  const object: BpfObject = { ...base, relocations };
  const recordsOf = indexRecords(object);
  const kernel = { release: '6.1.0' };
  const judge = newJudge(object);
  linkedFunctions(object.code.functions).forEach((functions, program) => {
    const prepared = prepareProgram(object, functions, recordsOf);
    for (const unresolved of prepared.sites) {
      const outcomes = base.sites.map((_, site): Outcome => {
        return site === unresolved ? { status: 'unresolved' } : { status: 'resolved', value: '8' };
      });
      const generation = generationOf(kernel);
      const { verdict } = judgeProgram(object, prepared, outcomes, generation, undefined);
      expect(judge.judge(kernel, outcomes)[program]).toEqual(verdict);
    }
  });
});

describe.each(['verdicts', 'all-kinds', 'calls'])('one judge for all kernels, %s', (name) => {
  test.each(ORDERS)('says what is said of each kernel alone, %s', (order) => {
    const object = objectOf(name, order);
    const recordsOf = indexRecords(object);
    const alone = linkedFunctions(object.code.functions).map((functions) =>
      prepareProgram(object, functions, recordsOf),
    );
    const numbers = numbersOf(order.length + name.length);
    const judge = newJudge(object);
    const words = new Map<string, number>();
    for (let i = 0; i < 25; i++) {
      const outcomes = randomOutcomes(object, numbers);
      for (const kernel of KERNELS) {
        const together = judge.judge(kernel, outcomes);
        alone.forEach((prepared, program) => {
          const expected = judgeProgram(
            object,
            prepared,
            outcomes,
            generationOf(kernel),
            undefined,
          ).verdict;
          const verdict = together[program] as Verdict;
          words.set(expected.verdict, (words.get(expected.verdict) ?? 0) + 1);
          expect(verdict.verdict).toBe(expected.verdict);
          // What is guarded by questions alone may name an inner guard.
          if (expected.verdict !== 'guarded') expect(verdict).toEqual(expected);
        });
      }
    }
    if (name === 'verdicts')
      expect([...words.keys()].sort()).toEqual(['broken', 'depends', 'guarded', 'loads']);
  });
});
