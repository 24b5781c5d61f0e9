import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../src/core/outcome.js';
import type { Questioned } from '../../src/report/subjects.js';
import { describeVerdict, type VerdictContext } from '../../src/report/verdict-words.js';
import type { Cause, Verdict } from '../../src/verdict/verdict.js';

const NONE: Outcome = {
  status: 'unresolved',
  reason: 'no field `pinned_vm` in struct `mm_struct` here',
};

/** An object of one relocation at line 57 of a file that the workspace calls `src/probe.bpf.c`. */
function contextOf(query: Partial<Questioned> = {}, outcome = NONE, isSizeOnly = false) {
  const asked = { kind: 'byte_off', type: 'struct mm_struct', access: 'pinned_vm', ...query };
  const context: VerdictContext = {
    relocation: (index) =>
      index === 5
        ? { query: asked, source: { file: 'src/probe.bpf.c', line: 57 }, index: 3, isSizeOnly }
        : undefined,
    outcome: (index) => (index === 5 ? outcome : undefined),
    source: ({ file, line }) => ({ file: `src/${file}`, line }),
  };
  return context;
}

const at = (line: number) => ({ file: 'probe.bpf.c', line });
const asks = (value = 0n): Cause => ({ kind: 'relocation', relocation: 5, value });
const reasonOf = (verdict: Verdict, query: Partial<Questioned> = {}) =>
  describeVerdict(verdict, contextOf(query)).reason;

test('a program that loads needs no words', () => {
  expect(describeVerdict({ verdict: 'loads' }, contextOf())).toEqual({ verdict: 'loads' });
});

describe('a guard', () => {
  const guarded = (...causes: Cause[]): Verdict => ({
    verdict: 'guarded',
    guards: [{ source: at(28), causes }],
  });

  test.each<[string, Partial<Questioned>, bigint, string]>([
    [
      'field',
      { kind: 'field_exists' },
      0n,
      'asks whether `mm_struct.pinned_vm` exists; it does not',
    ],
    [
      'field that is there',
      { kind: 'field_exists' },
      1n,
      'asks whether `mm_struct.pinned_vm` exists; it does',
    ],
    [
      'type',
      { kind: 'type_exists', access: '' },
      0n,
      'asks whether type `struct mm_struct` exists; it does not',
    ],
    [
      'match',
      { kind: 'type_matches', access: '' },
      0n,
      'asks whether type `struct mm_struct` matches; it does not',
    ],
    [
      'enumerator',
      { kind: 'enumval_exists', type: 'enum bpf_func_id', access: 'BPF_FUNC_x' },
      0n,
      'asks whether `bpf_func_id::BPF_FUNC_x` exists; it does not',
    ],
    [
      'value',
      { kind: 'enumval_value', type: 'enum bpf_func_id', access: 'BPF_FUNC_x' },
      0n,
      'asks for the value of `bpf_func_id::BPF_FUNC_x`; it is 0',
    ],
    ['size', { kind: 'byte_sz' }, 4n, 'asks for the size of `mm_struct.pinned_vm`; it is 4'],
    [
      'size of a type',
      { kind: 'type_size', access: '' },
      4n,
      'asks for the size of `struct mm_struct`; it is 4',
    ],
    ['offset', { kind: 'byte_off' }, 8n, 'asks for the offset of `mm_struct.pinned_vm`; it is 8'],
    ['sign', { kind: 'signed' }, 0n, 'asks whether `mm_struct.pinned_vm` is signed; it is not'],
    [
      'shift',
      { kind: 'rshift_u64' },
      60n,
      'asks where the bits of `mm_struct.pinned_vm` are; the shift is 60',
    ],
    [
      'id',
      { kind: 'target_type_id', access: '' },
      77n,
      'asks for the id of `struct mm_struct`; there is one',
    ],
  ])('by what is asked: %s', (_what, query, value, words) => {
    expect(reasonOf(guarded(asks(value)), query)).toBe(`src/probe.bpf.c:28 ${words}`);
  });

  test('of several causes names them all', () => {
    const version: Cause = { kind: 'kconfig', name: 'LINUX_KERNEL_VERSION', value: 0x50b0an };
    expect(reasonOf(guarded(asks(), version), { kind: 'field_exists' })).toBe(
      'src/probe.bpf.c:28 asks whether `mm_struct.pinned_vm` exists (it does not) and sees that `LINUX_KERNEL_VERSION` is that of 5.11',
    );
    expect(reasonOf(guarded(version, { kind: 'symbol', name: 'bpf_x', present: false }))).toBe(
      'src/probe.bpf.c:28: `LINUX_KERNEL_VERSION` is that of 5.11 and the weak symbol `bpf_x` is missing',
    );
  });

  test('without a known cause, or without a place, is told as far as it is known', () => {
    expect(reasonOf(guarded())).toBe('the branch at src/probe.bpf.c:28 goes one way only');
    expect(reasonOf({ verdict: 'guarded' })).toBe('a branch goes one way only');
    const placeless: Verdict = { verdict: 'guarded', guards: [{ causes: [asks()] }] };
    expect(reasonOf(placeless, { kind: 'field_exists' })).toBe(
      'a branch asks whether `mm_struct.pinned_vm` exists; it does not',
    );
    expect(
      reasonOf({
        verdict: 'guarded',
        guards: [{ causes: [{ kind: 'relocation', relocation: 9, value: 2n }] }],
      }),
    ).toBe('a branch asks the kernel; it answers 2');
  });

  test('is one of several, which are told up to a number', () => {
    const guards = [28, 30, 28, 32, 34].map((line) => ({ source: at(line), causes: [asks()] }));
    const verdict: Verdict = { verdict: 'guarded', guards };
    expect(reasonOf(verdict, { kind: 'field_exists' })).toBe(
      'src/probe.bpf.c:28 asks whether `mm_struct.pinned_vm` exists (it does not), src/probe.bpf.c:30 asks whether `mm_struct.pinned_vm` exists (it does not) and 2 more guards',
    );
    expect(describeVerdict(verdict, contextOf()).source).toEqual({
      file: 'src/probe.bpf.c',
      line: 28,
    });
  });
});

describe('what a verdict depends on', () => {
  const FLAG = { kind: 'variable', name: 'targ_per_disk', value: 0n } as const;
  const guards = [{ source: at(116), causes: [FLAG] }];

  test.each<[string, Omit<Verdict, 'verdict'>, string]>([
    [
      'a variable',
      { guards, conditions: [FLAG] },
      'src/probe.bpf.c:116: `targ_per_disk` is 0, and user space may set it',
    ],
    [
      'a variable without its guard',
      { conditions: [FLAG, { ...FLAG, name: 'x', value: 1n }] },
      'only if `targ_per_disk` is 0 and `x` is 1, and user space may set them',
    ],
    [
      'a CONFIG',
      { guards: [{ source: at(1), causes: [{ kind: 'kconfig', name: 'CONFIG_X', value: 0n }] }] },
      'src/probe.bpf.c:1: `CONFIG_X` is not set',
    ],
    [
      'a verifier',
      { conditions: [{ kind: 'verifier', release: '5.16' }] },
      "only if the verifier knows what Linux 5.16's does",
    ],
    [
      'a symbol',
      { conditions: [{ kind: 'symbol', name: 'x', present: false }] },
      'only if the weak symbol `x` is missing',
    ],
    [
      'a guard and a verifier',
      {
        guards: [{ source: at(28), causes: [asks()] }],
        conditions: [{ kind: 'verifier', release: '5.16' }],
      },
      "src/probe.bpf.c:28 asks for the offset of `mm_struct.pinned_vm`; it is 0, but this helps only if the verifier knows what Linux 5.16's does",
    ],
    ['nothing that is known', {}, 'only if a branch goes one way only'],
  ])('%s', (_what, parts, words) => {
    expect(reasonOf({ verdict: 'depends', ...parts })).toBe(words);
  });

  test('has the guard’s place, and the relocation that would be reached', () => {
    const verdict: Verdict = {
      verdict: 'depends',
      guards,
      reached: { relocation: 5, path: [at(57)] },
    };
    expect(describeVerdict(verdict, contextOf())).toMatchObject({
      source: { file: 'src/probe.bpf.c', line: 116 },
      relocation: 3,
    });
  });
});

describe('a broken program', () => {
  const broken: Verdict = {
    verdict: 'broken',
    reached: { relocation: 5, path: [40, 40, 52, 57].map(at) },
  };
  const wordsOf = (query: Partial<Questioned>, reason: string, isSizeOnly = false) =>
    describeVerdict(broken, contextOf(query, { status: 'unresolved', reason }, isSizeOnly)).reason;

  test('has the place, what is not there, and the way to it', () => {
    const lines = [40, 52, 57].map((line) => ({ file: 'src/probe.bpf.c', line }));
    expect(describeVerdict(broken, contextOf())).toEqual({
      verdict: 'broken',
      reason:
        'src/probe.bpf.c:57 reads `mm_struct.pinned_vm`, which is not there: no field `pinned_vm` in struct `mm_struct` here',
      source: lines[2],
      relocation: 3,
      path: lines,
    });
  });

  test('reads a bitfield in one way, whichever of its relocations is reached', () => {
    const kinds = ['byte_off', 'byte_sz', 'signed', 'lshift_u64', 'rshift_u64'];
    expect(new Set(kinds.map((kind) => wordsOf({ kind }, 'no struct `mm_struct` here'))).size).toBe(
      1,
    );
  });

  test('may ask for a size or a value, or for a field of another type', () => {
    expect(wordsOf({ kind: 'byte_sz' }, 'no field', true)).toContain(
      ':57 asks for the size of `mm_struct.pinned_vm`, which is not there: no field',
    );
    expect(
      wordsOf({ kind: 'enumval_value', type: 'enum e', access: 'A' }, 'no enum `e` here'),
    ).toBe('src/probe.bpf.c:57 uses the value of `e::A`, which is not there: no enum `e` here');
    expect(wordsOf({}, '`pinned_vm` is an int here and a pointer in the object')).toBe(
      'src/probe.bpf.c:57 reads `mm_struct.pinned_vm`, which does not fit there: `pinned_vm` is an int here and a pointer in the object',
    );
    expect(wordsOf({}, '`a` is gone from struct `b`; `c` stands in its place')).toContain(
      'not there',
    );
  });

  test('without line information is told by its relocation', () => {
    const verdict: Verdict = { verdict: 'broken', reached: { relocation: 5, path: [] } };
    expect(describeVerdict(verdict, contextOf())).not.toHaveProperty('path');
    expect(reasonOf(verdict)).toMatch(/^src\/probe\.bpf\.c:57 reads/);
    expect(reasonOf({ verdict: 'broken', reached: { relocation: 9, path: [] } })).toBe(
      'the program reaches a relocation that is not resolved',
    );
  });

  test('of an endless way keeps its end', () => {
    const path = Array.from({ length: 1_000 }, (_, i) => at(i + 1));
    const told = describeVerdict({ ...broken, reached: { relocation: 5, path } }, contextOf()).path;
    expect([told?.length, told?.at(-1)?.line]).toEqual([64, 1_000]);
  });

  test('may be so because the loader gives up, or the analysis', () => {
    const context = contextOf({}, { status: 'ambiguous', reason: 'two types disagree' });
    expect(describeVerdict({ verdict: 'broken', refused: 5 }, context)).toEqual({
      verdict: 'broken',
      reason:
        'libbpf refuses the object: src/probe.bpf.c:57 reads `mm_struct.pinned_vm`: two types disagree',
      source: { file: 'src/probe.bpf.c', line: 57 },
      relocation: 3,
    });
    expect(reasonOf({ verdict: 'broken', refused: 9 })).toBe(
      'libbpf refuses the object: a relocation makes it give up',
    );
    expect(reasonOf({ ...broken, undecided: true })).toBe('too large to follow');
  });
});
