import type { AskedEnum } from './needs.js';

/**
 * What a kernel's BTF says of the names that it is asked for. It is plain JSON data, and equal for kernels
 * that answer alike.
 */
export interface KernelFacts {
  /** By enum, the enumerators asked for that it has; null if the kernel has no such enum. */
  readonly enumerators: Readonly<Record<AskedEnum, readonly string[] | null>>;
  /** The FUNCs asked for that are there, with the number of their parameters; null if there is no FUNC at all. */
  readonly functions: Readonly<Record<string, number>> | null;
  /** Of functions asked for that are not there: whether others of their family are, and which are like it. */
  readonly missing: Readonly<Record<string, MissingFunction>>;
  /** By pattern: how many FUNCs it matches. */
  readonly patterns: Readonly<Record<string, number>>;
  /** The VARs asked for that are there. */
  readonly variables: readonly string[];
  /** The tracepoints asked for that have a `btf_trace_X`, with the number of arguments; null if none has one. */
  readonly tracepoints: Readonly<Record<string, number>> | null;
  /** Those that have a `struct trace_event_raw_X`. */
  readonly events: readonly string[];
  /** The structs asked for that are there, with their members. */
  readonly structs: Readonly<Record<string, readonly string[]>>;
}

export interface MissingFunction {
  /** Whether functions with the same first word are there: `ext4_` if ext4 is no module. */
  readonly hasFamily: boolean;
  /** Names like it, as `do_unlinkat.isra.0`, at most three. */
  readonly nearest: readonly string[];
}

/** Stub until branch needs has it. */
export function factsOf(
  _btf: import('../btf/btf.js').Btf,
  _asked: import('./needs.js').AskedNames,
): KernelFacts {
  return {
    enumerators: {
      bpf_func_id: null,
      bpf_map_type: null,
      bpf_prog_type: null,
      bpf_attach_type: null,
    },
    functions: null,
    missing: {},
    patterns: {},
    variables: [],
    tracepoints: null,
    events: [],
    structs: {},
  };
}

export function factsKey(facts: KernelFacts): string {
  return JSON.stringify(facts);
}
