import { type BpfFunction, isProgram } from './code.js';

/**
 * The programs of an object, each with the functions that it calls or takes the address of, by their
 * indices (`libbpf.c: bpf_object__reloc_code`, `cilium/ebpf linker.go: flattenPrograms`). A program
 * comes first in its own list.
 */
export function linkedFunctions(functions: readonly BpfFunction[]): number[][] {
  return [...functions.keys()]
    .filter((index) => isProgram(functions[index] as BpfFunction))
    .map((index) => {
      const linked = new Set([index]);
      for (const one of linked) for (const callee of calleesOf(functions, one)) linked.add(callee);
      return [...linked];
    });
}

/** What a function calls or takes the address of, in the order of its instructions. */
export function calleesOf(functions: readonly BpfFunction[], index: number): number[] {
  const { references } = functions[index] as BpfFunction;
  return [...references.values()].flatMap((reference) =>
    reference.kind === 'function' ? [reference.function] : [],
  );
}
