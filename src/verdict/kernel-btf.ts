import type { BpfFunction } from '../core/code.js';
import type { BpfObject } from '../core/object.js';

/** Sections of programs that attach by the kernel's BTF (`libbpf.c: section_defs`, SEC_ATTACH_BTF). */
const BY_BTF =
  /^\??(fentry|fexit|fsession|fmod_ret|lsm|iter)(\.s)?(\/|$)|^\??(tp_btf|freplace|lsm_cgroup)(\/|$)|^\??(struct_ops)(\.s)?(\/|$)/;

/**
 * What of a program needs BTF in the kernel itself, which no file replaces, in words; undefined if nothing
 * does.
 *
 * @param functions those that the program is linked with, by their indices, itself first
 */
export function kernelBtfNeed(
  { code }: Pick<BpfObject, 'code'>,
  functions: readonly number[],
): string | undefined {
  const { section } = code.functions[functions[0] as number] as BpfFunction;
  const kind = BY_BTF.exec(section);
  if (kind !== null) return kind[1] ?? kind[4] ?? kind[6];
  for (const index of functions) {
    for (const reference of (code.functions[index] as BpfFunction).references.values()) {
      if (reference.kind === 'extern' && code.externs.typedKsyms.has(reference.name)) {
        return `the typed ksym ${reference.name}`;
      }
    }
  }
  return undefined;
}
