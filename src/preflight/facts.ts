import { type Btf, stringAt, typeCount } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import {
  enumeratorName,
  enumeratorValue,
  kindOf,
  lengthOf,
  memberName,
  nameOf,
  parameterType,
  referred,
  resolveSize,
} from '../btf/types.js';
import { helpersOf } from '../verdict/verifier/helpers-of.js';
import { newestOf } from './dating.js';
import type { MissingName } from './families.js';
import { matchesGlob } from './globs.js';
import { nameTable, relatedNames } from './name-table.js';
import { ASKED_ENUMS, type AskedEnum, type AskedNames } from './needs.js';
import { enumeratorOf, enumeratorsOf, TYPE_ENUMS } from './tables/enums.js';
import { HELPER_NUMBERS } from './tables/helpers.js';

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

const TRACE = 'btf_trace_';
const EVENT = 'trace_event_raw_';

/** What a kernel's own BTF, or that of an archive, answers to the names. */
export function factsOf(btf: Btf, asked: AskedNames): KernelFacts {
  const functions = relatedNames(asked.functions);
  const traces = relatedNames(asked.tracepoints, TRACE.length);
  const variables = nameTable(asked.variables);
  const structs = nameTable([...asked.tracepoints.map((name) => EVENT + name), ...asked.structs]);
  const enums = nameTable(ASKED_ENUMS);
  const isTrace = startsWith(btf, TRACE);
  const matched = new Map(asked.patterns.map((pattern) => [pattern, 0]));
  let hasFunctions = false;
  let hasTraces = false;
  for (let id = 1; id < typeCount(btf); id++) {
    const kind = kindOf(btf, id);
    const name = nameOf(btf, id);
    if (kind === Kind.FUNC) {
      hasFunctions = true;
      functions.take(btf, name, id);
      if (matched.size > 0) countMatches(stringAt(btf, name));
    } else if (kind === Kind.VAR) variables.take(btf, name, id);
    else if (kind === Kind.STRUCT) structs.take(btf, name, id);
    else if (kind === Kind.ENUM || kind === Kind.ENUM64) enums.take(btf, name, id);
    else if (kind === Kind.TYPEDEF && isTrace(name)) {
      hasTraces = true;
      traces.take(btf, name, id);
    }
  }
  const enumerators = Object.fromEntries(
    ASKED_ENUMS.map((name) => [name, namesOf(btf, enums.found.get(name), asked, name)]),
  ) as unknown as KernelFacts['enumerators'];
  const goneFrom = ({ found, missing }: typeof functions, names: readonly string[]) =>
    record(
      names.filter((name) => !found.has(name)),
      (name) => [name, missing(name)],
    );
  return {
    enumerators,
    newest: newestOf(helpersOf(btf), allEnumerators(btf, enums.found)) ?? null,
    functions: hasFunctions
      ? record([...functions.found], ([name, id]) => [name, slotsOf(btf, referred(btf, id))])
      : null,
    missing: hasFunctions ? goneFrom(functions, asked.functions) : {},
    patterns: record([...matched], (entry) => entry),
    variables: [...variables.found.keys()].sort(),
    tracepoints: hasTraces
      ? record([...traces.found], ([name, id]) => [name, argumentsOf(btf, id)])
      : null,
    missingTracepoints: hasTraces ? goneFrom(traces, asked.tracepoints) : {},
    events: asked.tracepoints.filter((name) => structs.found.has(EVENT + name)),
    structs: record(
      asked.structs.filter((name) => structs.found.has(name)),
      (name) => [name, membersOf(btf, structs.found.get(name) as number)],
    ),
  };

  function countMatches(name: string): void {
    for (const [pattern, count] of matched) {
      if (matchesGlob(pattern, name)) matched.set(pattern, count + 1);
    }
  }
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
function record<A, T>(items: readonly A[], entry: (item: A) => [string, T]): Record<string, T> {
  const entries = items.map(entry).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries);
}

function startsWith({ strings }: Btf, text: string): (name: number) => boolean {
  const bytes = new TextEncoder().encode(text);
  return (name) => bytes.every((byte, index) => strings[name + index] === byte);
}

function namesOf(btf: Btf, id: number | undefined, asked: AskedNames, name: AskedEnum) {
  if (id === undefined) return null;
  const there = valuesOf(btf, id);
  return asked.enumerators[name].filter((one) => there.get(one) === numberOf(one));
}

function valuesOf(btf: Btf, id: number): Map<string, number> {
  const values = new Map<string, number>();
  for (let index = 0; index < lengthOf(btf, id); index++) {
    const name = stringAt(btf, enumeratorName(btf, id, index));
    values.set(name, Number(enumeratorValue(btf, id, index)));
  }
  return values;
}

function numberOf(enumerator: string): number | undefined {
  return HELPER_NUMBERS.get(enumerator) ?? enumeratorOf(enumerator)?.number;
}

function allEnumerators(btf: Btf, enums: ReadonlyMap<string, number>): string[] {
  return TYPE_ENUMS.flatMap((name) => {
    const id = enums.get(name);
    if (id === undefined) return [];
    const there = valuesOf(btf, id);
    return enumeratorsOf(name).flatMap((one) =>
      there.get(one.name) === one.number ? [one.name] : [],
    );
  });
}

/** Arguments of a tracepoint: its prototype's, without the data that it is registered with; -1: not known. */
function argumentsOf(btf: Btf, typedef: number): number {
  const pointer = btf.underlying[typedef] as number;
  if (kindOf(btf, pointer) !== Kind.PTR) return -1;
  const prototype = referred(btf, pointer);
  return kindOf(btf, prototype) === Kind.FUNC_PROTO ? slotsOf(btf, prototype) - 1 : -1;
}

/** Arguments of 8 bytes that a prototype's parameters take (`kernel/bpf/btf.c: get_ctx_arg_idx`). */
function slotsOf(btf: Btf, prototype: number): number {
  let slots = 0;
  for (let index = 0; index < lengthOf(btf, prototype); index++) {
    const size = resolveSize(btf, parameterType(btf, prototype, index), btf.pointerSize);
    slots += Math.max(1, Math.ceil(size / 8));
  }
  return slots;
}

function membersOf(btf: Btf, id: number): string[] {
  return Array.from({ length: lengthOf(btf, id) }, (_, index) =>
    stringAt(btf, memberName(btf, id, index)),
  );
}
