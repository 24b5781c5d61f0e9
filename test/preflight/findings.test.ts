import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import { helperFindings } from '../../src/preflight/findings/helpers.js';
import { generationOf } from '../../src/verdict/verifier/generations.js';
import { findingsIn, fixture, objectOf, shortly } from './fixture.js';

describe('helpers', () => {
  test('one that the kernel lacks refuses the program that calls it', () => {
    const [found] = (findingsIn('needs.o', 504).writes ?? []).filter(({ subject }) =>
      subject.startsWith('helper'),
    );
    expect(found).toEqual({
      effect: 'refused',
      subject: 'helper bpf_ringbuf_output',
      reason: 'this kernel has no helper bpf_ringbuf_output (it came with Linux 5.8)',
      source: expect.objectContaining({ file: expect.stringMatching(/needs\.bpf\.c$/), line: 126 }),
    });
  });

  test('one behind a guard does not count, and the guard is told', () => {
    const guards = findingsIn('needs.o', 504).guards ?? [];
    expect(shortly(guards)).toContain('guarded helper bpf_ringbuf_output');
    const found = guards.find(({ effect }) => effect === 'guarded');
    expect(found?.guards).toEqual([
      {
        source: expect.objectContaining({ line: 135 }),
        causes: [{ kind: 'relocation', relocation: expect.any(Number), value: 0n }],
      },
    ]);
  });

  test('one behind a variable depends on it, unless it is said what it is', () => {
    const any = findingsIn('needs.o', 504, { release: '5.6.0-1' }).by_variable ?? [];
    expect(shortly(any)).toContain('depends helper bpf_ringbuf_output');
    const found = any.find(({ subject }) => subject.startsWith('helper'));
    expect(found?.conditions).toEqual([{ kind: 'variable', name: 'targ_ring', value: 0n }]);
    const set = { release: '5.6.0-1', variables: () => 1n };
    expect(shortly(findingsIn('needs.o', 504, set).by_variable)).toContain(
      'refused helper bpf_ringbuf_output',
    );
  });

  test('those that libbpf replaces are not missed', () => {
    expect(shortly(findingsIn('needs.o', 504).reads)).toEqual([]);
  });

  test('one that stands in for another is told with it', () => {
    const { needs } = objectOf('needs.o');
    const facts = factsOf(parseBtf(fixture('kernel-418.btf')), needs.asked);
    const lacking = { ...facts, enumerators: { ...facts.enumerators, bpf_func_id: [] } };
    const generation = generationOf({ release: '4.9.0-1', helpers: undefined });
    const reasonOn = (kernel: typeof facts) =>
      helperFindings([{ id: 115, insns: [0] }], { facts: kernel, generation }, () => ({
        effect: 'refused',
      }))[0]?.reason;
    expect(reasonOn(lacking)).toBe(
      'this kernel has no helper bpf_probe_read_str (it came with Linux 4.11), which libbpf calls instead of bpf_probe_read_kernel_str',
    );
    const dumb = {
      ...facts,
      newest: null,
      enumerators: { ...facts.enumerators, bpf_func_id: null },
    };
    expect(reasonOn(dumb)).toBe(
      'it is not known from here whether this kernel has the helper bpf_probe_read_str (it came with Linux 4.11), which libbpf calls instead of bpf_probe_read_kernel_str',
    );
  });

  test('all are there on a kernel that has them', () => {
    const all = Object.values(findingsIn('needs.o', 612)).flat();
    expect(all.filter(({ subject }) => subject.startsWith('helper'))).toEqual([]);
  });
});

describe('maps', () => {
  const effects = (kernel: 504 | 612, map: string) =>
    Object.fromEntries(
      Object.entries(findingsIn('needs.o', kernel)).flatMap(([program, findings]) =>
        findings
          .filter(({ subject }) => subject.startsWith(`map ${map} `))
          .map(({ effect }) => [program, effect]),
      ),
    );

  test('one of a type that is missing refuses what uses it, and the rest depend on user space', () => {
    expect(effects(504, 'ring')).toMatchObject({
      ...{ writes: 'refused', guards: 'depends', by_variable: 'depends', reads: 'depends' },
    });
    expect(effects(612, 'ring')).toEqual({});
    const [found] = (findingsIn('needs.o', 504).reads ?? []).filter(({ subject }) =>
      subject.startsWith('map ring'),
    );
    expect(found?.reason).toBe(
      'this kernel has no maps of type BPF_MAP_TYPE_RINGBUF (it came with Linux 5.8), though the program does not use it; libbpf creates all maps of an object, so it loads only if user space turns this one off (bpf_map__set_autocreate)',
    );
  });

  test('a struct of operations needs its members', () => {
    expect(effects(612, 'made_up').start).toBe('refused');
    const found = findingsIn('needs.o', 612).start?.find(({ subject }) => /made_up/.test(subject));
    expect(found?.reason).toBe(`this kernel's struct operations has no member newer`);
    expect(effects(504, 'made_up')).toMatchObject({ start: 'refused', reads: 'depends' });
  });

  test('flags and inner maps that are there are not told', () => {
    expect(effects(504, 'counts')).toEqual({});
    expect(effects(504, 'outer')).toEqual({});
  });
});

describe('symbols of the kernel', () => {
  const of = (kernel: 504 | 612, program = 'reads') =>
    (findingsIn('needs.o', kernel)[program] ?? [])
      .filter(({ subject }) => subject.startsWith('kernel'))
      .map(({ effect, subject }) => `${effect} ${subject}`);

  test('a strong one that is missing refuses all programs, an untyped one is not known', () => {
    expect(of(504)).toEqual([
      'refused kernel variable percpu_variable',
      'refused kernel function strong_kfunc',
      'unknown kernel variable untyped_symbol',
    ]);
    expect(of(612)).toEqual([
      'unknown kernel function strong_kfunc',
      'unknown kernel variable untyped_symbol',
    ]);
  });

  test('a weak one that is called only if it is there is guarded', () => {
    expect(of(504, 'symbols')).toContain('guarded kernel function weak_kfunc');
    expect(of(612, 'symbols').join()).not.toContain('weak_kfunc');
  });
});

describe('types, and where programs attach', () => {
  test('without the type of a program nothing else is told of where it attaches', () => {
    expect(shortly(findingsIn('needs.o', 504).entry)).toEqual([
      'refused program type BPF_PROG_TYPE_TRACING',
    ]);
  });

  test('without its attach type one of kprobes loads', () => {
    expect(shortly(findingsIn('needs.o', 504).calls)).toEqual([
      'unattached attach type BPF_TRACE_KPROBE_MULTI',
    ]);
    expect(shortly(findingsIn('needs.o', 612).calls)).toEqual([]);
  });

  test('a function of no family may be in a module, so that a kprobe on it is not known', () => {
    expect(shortly(findingsIn('needs.o', 612).writes)).toEqual(['unknown kprobe writes']);
    expect(shortly(findingsIn('needs.o', 612).reads)).toEqual([]);
  });

  test('tracepoints of system calls by what handles them', () => {
    expect(shortly(findingsIn('needs.o', 504).loops)).toEqual([]);
    expect(shortly(findingsIn('needs.o', 612).loops)).toEqual([]);
  });
});

describe('arguments that the kernel does not give', () => {
  test('refuse what is typed, and leave raw tracepoints unattached', () => {
    const on = findingsIn('needs.o', 612);
    expect(shortly(on.typed)).toEqual(['refused tp_btf made_event']);
    expect(shortly(on.raw)).toEqual(['unattached raw_tp made_event']);
    expect(shortly(on.typed_in_callee)).toEqual(['refused tp_btf made_event']);
    expect(on.typed?.find(({ subject }) => subject.startsWith('tp_btf'))?.reason).toBe(
      'the program reads its argument 3, and this kernel gives 2',
    );
  });

  test('behind those of a function fexit has the result', () => {
    const on = findingsIn('needs.o', 612);
    expect(shortly(on.entry)).toEqual(['refused fentry old_function']);
    expect(shortly(on.leaving)).toEqual([]);
  });

  test('do not count where the release keeps the verifier out', () => {
    const older = findingsIn('needs.o', 612, { release: '5.15.0-1' });
    expect(shortly(older.asks_version)).toEqual(['guarded tp_btf made_event']);
    expect(shortly(findingsIn('needs.o', 612).asks_version)).toEqual(['refused tp_btf made_event']);
  });
});

describe('instructions', () => {
  const told = (cpu: string, kernel: 418 | 504 | 612, release?: string) =>
    Object.fromEntries(
      Object.entries(
        findingsIn(`instructions-${cpu}.o`, kernel, release === undefined ? {} : { release }),
      ).map(([program, findings]) => [
        program,
        findings
          .filter(({ subject }) => subject.startsWith('program that'))
          .map(({ effect, subject }) => `${effect} ${subject.slice('program that '.length)}`),
      ]),
    );
  const GLOBALS = 'has global variables or constants';

  test('those of a newer -mcpu are refused by an older kernel', () => {
    expect(told('v1', 418)).toMatchObject({ jumps: [], plain_addition: [`refused ${GLOBALS}`] });
    expect(told('v3', 504)).toMatchObject({
      jumps: [],
      plain_addition: [],
      atomics: ['refused has atomic operations other than an addition'],
    });
    expect(told('v4', 504)).toMatchObject({
      divides: ['refused has signed divisions, of -mcpu=v4'],
      swaps: ['refused has byte swaps of -mcpu=v4'],
    });
    const { levels_9: _, ...others } = told('v4', 612);
    expect(Object.values(others).flat()).toEqual([]);
  });

  test('between the release and what its enums date from it is not known', () => {
    expect(told('v3', 612, '4.18.0-1').atomics).toEqual([
      `unknown ${GLOBALS}`,
      'unknown has atomic operations other than an addition',
    ]);
  });

  test('the stack of a program and of what it calls', () => {
    const words = 'program that takes more than 512 bytes of the stack over its calls';
    expect(shortly(findingsIn('needs.o', 504).deep)).toEqual([`refused ${words}`]);
    expect(shortly(findingsIn('needs.o', 612).deep)).toEqual([`refused ${words}`]);
    expect(shortly(findingsIn('needs.o', 612, { release: '6.13.0-1' }).deep)).toEqual([]);
    expect(shortly(findingsIn('needs.o', 612).calls)).toEqual([]);
  });

  test('calls of nine levels', () => {
    expect(told('v3', 612)).toMatchObject({
      ...{ levels_8: [], levels_9: ['refused calls functions nine levels deep'] },
    });
    expect(told('v3', 612, '7.2.0-1').levels_9).toEqual([]);
  });

  test('calls and loops', () => {
    const of = (program: string) =>
      findingsIn('needs.o', 418)
        [program]?.map(({ subject }) => subject)
        .filter((subject) => subject.startsWith('program that'));
    expect(of('loops')).toEqual(['program that jumps backwards, as loops do']);
    expect(of('calls')).toEqual([`program that ${GLOBALS}`]);
    const old = findingsIn('needs.o', 418, { release: '4.14.0-1' }).calls ?? [];
    expect(shortly(old)).toContain('unknown program that calls functions of its own');
  });
});
