import { type Btf, stringAt, typeCount } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import { kindOf, lengthOf, nameOf, referred, resolveSize, variableType } from '../btf/types.js';

/** Names of what an object takes from the kernel (`libbpf.c: bpf_object__collect_externs`). */
export interface Externs {
  /** Variables of `.kconfig`, as `LINUX_KERNEL_VERSION` and `CONFIG_X`, with their sizes in bytes. */
  readonly kconfig: ReadonlyMap<string, number>;
  /** Symbols that libbpf looks for in the kernel's own BTF: functions, and variables of a type. */
  readonly typedKsyms: ReadonlySet<string>;
}

/** Bytes of a pointer in BPF. */
const POINTER_SIZE = 8;

export function readExterns(btf: Btf): Externs {
  const kconfig = new Map<string, number>();
  const typedKsyms = new Set<string>();
  for (let id = 1; id < typeCount(btf); id++) {
    if (kindOf(btf, id) !== Kind.DATASEC) continue;
    const section = stringAt(btf, nameOf(btf, id));
    for (let index = 0; index < lengthOf(btf, id); index++) {
      const external = variableType(btf, id, index);
      const name = stringAt(btf, nameOf(btf, external));
      if (section === '.kconfig') kconfig.set(name, resolveSize(btf, external, POINTER_SIZE));
      else if (section === '.ksyms' && isTyped(btf, external)) typedKsyms.add(name);
    }
  }
  return { kconfig, typedKsyms };
}

function isTyped(btf: Btf, external: number): boolean {
  if (kindOf(btf, external) === Kind.FUNC) return true;
  return kindOf(btf, external) === Kind.VAR && btf.underlying[referred(btf, external)] !== 0;
}
