import { describe, expect, test } from '@jest/globals';
import { parseBtf } from '../../src/btf/btf.js';
import { factsOf } from '../../src/preflight/ask-kernel.js';
import { askedBy, mergeAsked } from '../../src/preflight/asked.js';
import { factsText, parseFacts, reduceFacts } from '../../src/preflight/facts.js';
import type { AskedNames } from '../../src/preflight/needs.js';
import { fixture, objectOf } from './fixture.js';

const NOTHING = askedBy([]);

function facts(kernel: 418 | 504 | 612, asked: Partial<AskedNames>) {
  return factsOf(parseBtf(fixture(`kernel-${kernel}.btf`)), { ...NOTHING, ...asked });
}

describe('what a kernel says', () => {
  test('enumerators count with the number of mainline only', () => {
    const enumerators = {
      ...NOTHING.enumerators,
      bpf_map_type: ['BPF_MAP_TYPE_ARENA', 'BPF_MAP_TYPE_HASH', 'BPF_MAP_TYPE_RINGBUF'],
    };
    expect(facts(504, { enumerators }).enumerators.bpf_map_type).toEqual(['BPF_MAP_TYPE_HASH']);
    expect(facts(612, { enumerators }).enumerators.bpf_map_type).toHaveLength(3);
  });

  test('its enums date it', () => {
    expect([418, 504, 612].map((one) => facts(one as 418, {}).newest)).toEqual([
      ...['4.18', '5.4', '6.10'],
    ]);
  });

  test('functions by what they take, in arguments of 8 bytes', () => {
    const { functions, missing } = facts(612, {
      functions: [
        'ext4_gone',
        'gone',
        'old_alloc',
        'old_function',
        'old_other',
        'old_renamed',
        'xfs_gone',
      ],
    });
    expect(functions).toEqual({ old_function: 1, old_other: 3 });
    expect(missing).toEqual({
      ext4_gone: { hasFamily: true, nearest: [] },
      gone: { hasFamily: false, nearest: [] },
      old_alloc: { hasFamily: true, nearest: ['old_alloc_noprof'] },
      old_renamed: { hasFamily: true, nearest: ['__old_renamed'] },
      xfs_gone: { hasFamily: false, nearest: [] },
    });
  });

  test('patterns by how many they match', () => {
    const patterns = ['*', 'old_*', 'old_?ther', 'none*'];
    expect(facts(504, { patterns }).patterns).toEqual({
      ...{ '*': 5, 'old_*': 2, 'old_?ther': 1, 'none*': 0 },
    });
  });

  test('tracepoints by their typedefs, without the data that they are registered with', () => {
    const tracepoints = ['made_event', 'made_gone', 'old_event', 'sys_enter'];
    expect(facts(612, { tracepoints })).toMatchObject({
      tracepoints: { made_event: 2, old_event: 0, sys_enter: 1 },
      missingTracepoints: { made_gone: { hasFamily: true, nearest: [] } },
      events: ['made_event', 'sys_enter'],
    });
    expect(facts(504, { tracepoints })).toMatchObject({
      tracepoints: null,
      missingTracepoints: {},
      events: ['made_event', 'sys_enter'],
    });
  });

  test('structs by their members, variables by their names', () => {
    const asked = { structs: ['gone', 'operations'], variables: ['gone', 'percpu_variable'] };
    expect(facts(612, asked)).toMatchObject({
      structs: { operations: ['start', 'number'] },
      variables: ['percpu_variable'],
    });
  });

  test('a kernel whose BTF has neither functions nor enums says so', () => {
    const bare = factsOf(objectOf('instructions-v1.o').object.btf, {
      ...NOTHING,
      functions: ['old_function'],
    });
    expect(bare.enumerators.bpf_func_id).toBeNull();
    expect(bare.newest).toBeNull();
  });
});

describe('facts of several objects', () => {
  test('asked together and reduced are those of one alone', () => {
    const alone = objectOf('needs.o').needs.asked;
    const other = objectOf('instructions-v4.o').needs.asked;
    const more = { ...NOTHING, functions: ['__old_renamed', 'old_other', 'zzz'] };
    const like = { ...NOTHING, functions: ['old_renamed'] };
    const all = mergeAsked([other, alone, more, like]);
    for (const kernel of [418, 504, 612] as const) {
      for (const one of [alone, like]) {
        const reduced = reduceFacts(facts(kernel, all), one);
        expect(factsText(reduced)).toBe(factsText(facts(kernel, one)));
        expect(parseFacts(factsText(reduced))).toEqual(reduced);
      }
    }
  });

  test('kernels that answer alike are equal, others are not', () => {
    const asked = { functions: ['old_function'] };
    expect(factsText(facts(504, asked))).toBe(factsText(facts(504, asked)));
    expect(factsText(facts(504, asked))).not.toBe(factsText(facts(418, asked)));
  });
});
