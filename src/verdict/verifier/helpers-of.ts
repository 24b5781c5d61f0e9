import type { Btf } from '../../btf/btf.js';
import { isAnyEnum, Kind } from '../../btf/kinds.js';
import { sameName } from '../../btf/names.js';
import { lengthOf } from '../../btf/types.js';

const ENUM_NAME = bytesOf('bpf_func_id');
const LAST_NAME = bytesOf('__BPF_FUNC_MAX_ID');

/**
 * How many helpers a kernel has: the value of `__BPF_FUNC_MAX_ID` in its `enum bpf_func_id`, which is
 * the id of its last helper and 1. Helpers that only exist in a distribution's kernel count too.
 *
 * @param btf the kernel's own BTF
 * @returns undefined if it has no such enum
 */
export function helpersOf(btf: Btf): number | undefined {
  const { kinds, words, starts, strings } = btf;
  for (let id = 1; id < kinds.length; id++) {
    if (!isAnyEnum(kinds[id] as number)) continue;
    const start = starts[id] as number;
    if (!sameName(ENUM_NAME, 0, strings, words[start] as number)) continue;
    const step = kinds[id] === Kind.ENUM ? 2 : 3;
    for (let index = lengthOf(btf, id) - 1; index >= 0; index--) {
      const at = start + 3 + index * step;
      if (sameName(LAST_NAME, 0, strings, words[at] as number)) return words[at + 1];
    }
  }
  return undefined;
}

function bytesOf(name: string): Uint8Array {
  return new TextEncoder().encode(`${name}\0`);
}
