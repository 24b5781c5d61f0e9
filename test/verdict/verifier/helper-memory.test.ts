import { describe, expect, test } from '@jest/globals';
import { helperMemory } from '../../../src/verdict/verifier/helper-memory.js';

const LAST_HELPER = 211;

describe('what a helper does with memory', () => {
  test('a look-up reads its key, whose size only the map knows, and may return null', () => {
    expect(helperMemory(1)).toEqual({
      arguments: [{ register: 2, access: 'read' }],
      mayReturnNull: true,
    });
  });

  test('probe_read_kernel writes as many bytes as its second argument says', () => {
    expect(helperMemory(113)?.arguments).toEqual([
      { register: 1, access: 'write', size: { register: 2 } },
    ]);
  });

  test('strtol reads its text and writes eight bytes', () => {
    expect(helperMemory(105)?.arguments).toEqual([
      { register: 1, access: 'read', size: { register: 2 } },
      { register: 4, access: 'write', size: 8 },
    ]);
  });

  test('ktime_get_ns touches nothing', () => {
    expect(helperMemory(5)).toEqual({ arguments: [] });
  });

  test.each([
    ['bpf_for_each_map_elem', 164, { register: 2, context: { caller: 3, callee: 4 } }],
    ['bpf_find_vma', 180, { register: 3, context: { caller: 4, callee: 3 } }],
    ['bpf_loop', 181, { register: 2, context: { caller: 3, callee: 2 } }],
    ['bpf_user_ringbuf_drain', 209, { register: 2, context: { caller: 3, callee: 2 } }],
    ['bpf_timer_set_callback', 170, { register: 2, asynchronous: true }],
  ])('%s calls a function', (_, id, callback) => {
    expect(helperMemory(id)).toEqual({ arguments: [], callback });
  });

  test('nothing is known of what is no helper, of the radio ones, and of later ones', () => {
    const unknown = Array.from({ length: LAST_HELPER + 2 }, (_, id) => id).filter(
      (id) => helperMemory(id) === undefined,
    );
    expect(unknown).toEqual([0, 77, 78, 92, 116, LAST_HELPER + 1]);
  });

  test('a register that holds a size is no pointer', () => {
    for (let id = 0; id <= LAST_HELPER; id++) {
      const args = helperMemory(id)?.arguments ?? [];
      const pointers = args.map(({ register }) => register);
      expect(new Set(pointers).size).toBe(pointers.length);
      for (const { register, size } of args) {
        if (typeof size === 'object') expect(size.register).toBe(register + 1);
      }
    }
  });
});
