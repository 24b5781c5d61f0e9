import type { MissingName } from './families.js';
import { ASKED_ENUMS, type AskedEnum, type AskedNames } from './needs.js';

/**
 * What a kernel's BTF says of the names that it is asked for. It is plain JSON data, and equal for kernels
 * that answer alike.
 */
export interface KernelFacts {
  /**
   * By enum, the enumerators asked for that the kernel has, with mainline's numbers; null if it has no such
   * enum.
   */
  readonly enumerators: Readonly<Record<AskedEnum, readonly string[] | null>>;
  /** The newest release of mainline with which something came that its enums have, as `6.4`. */
  readonly newest: string | null;
  /** The FUNCs asked for that are there, with the number of their
   * arguments of 8 bytes; null if there is no FUNC at all. */
  readonly functions: Readonly<Record<string, number>> | null;
  /** Of functions asked for that are not there. */
  readonly missing: Readonly<Record<string, MissingName>>;
  /** By pattern: how many FUNCs it matches. */
  readonly patterns: Readonly<Record<string, number>>;
  /** The VARs asked for that are there. */
  readonly variables: readonly string[];
  /** The tracepoints asked for that have a `btf_trace_X`, with the number of arguments; null if none has one. */
  readonly tracepoints: Readonly<Record<string, number>> | null;
  /** Of tracepoints asked for that have none. */
  readonly missingTracepoints: Readonly<Record<string, MissingName>>;
  /** Those that have a `struct trace_event_raw_X`. */
  readonly events: readonly string[];
  /** The structs asked for that are there, with their members. */
  readonly structs: Readonly<Record<string, readonly string[]>>;
}

/** Facts as text, equal for those that say the same. */
export function factsText(facts: KernelFacts): string {
  return JSON.stringify(facts);
}

/** Facts of a text that `factsText` wrote. */
export function parseFacts(text: string): KernelFacts {
  return JSON.parse(text) as KernelFacts;
}

/** What of the facts an object's findings depend on, if others have asked for more. */
export function reduceFacts(facts: KernelFacts, asked: AskedNames): KernelFacts {
  const only = <T>(all: Readonly<Record<string, T>>, names: readonly string[]) =>
    record(
      names.filter((name) => Object.hasOwn(all, name)),
      (name) => [name, all[name] as T],
    );
  const some = (all: readonly string[], names: readonly string[]) => {
    const there = new Set(all);
    return names.filter((name) => there.has(name));
  };
  return {
    enumerators: Object.fromEntries(
      ASKED_ENUMS.map((name) => {
        const all = facts.enumerators[name];
        return [name, all && some(all, asked.enumerators[name])];
      }),
    ) as unknown as KernelFacts['enumerators'],
    newest: facts.newest,
    functions: facts.functions && only(facts.functions, asked.functions),
    missing: only(facts.missing, asked.functions),
    patterns: only(facts.patterns, asked.patterns),
    variables: some(facts.variables, asked.variables),
    tracepoints: facts.tracepoints && only(facts.tracepoints, asked.tracepoints),
    missingTracepoints: only(facts.missingTracepoints, asked.tracepoints),
    events: some(facts.events, asked.tracepoints),
    structs: only(facts.structs, asked.structs),
  };
}

/** An object whose keys are sorted, so that equal ones are written alike. */
export function record<A, T>(
  items: readonly A[],
  entry: (item: A) => [string, T],
): Record<string, T> {
  const entries = items.map(entry).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}
