import { type Btf, stringAt } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import {
  enumeratorName,
  enumeratorValue,
  kindOf,
  lengthOf,
  memberName,
  parameterType,
  referred,
  resolveSize,
} from '../btf/types.js';
import { helpersOf } from '../verdict/verifier/helpers-of.js';
import { newestOf } from './dating.js';
import { type KernelFacts, record } from './facts.js';
import { exactNames, type RelatedNames, relatedNames } from './name-table.js';
import { ASKED_ENUMS, type AskedNames } from './needs.js';
import { matchesPattern, patternBytes } from './patterns.js';
import { enumeratorOf, enumeratorsOf, TYPE_ENUMS } from './tables/enums.js';
import { HELPER_NUMBERS } from './tables/helpers.js';

const TRACE = 'btf_trace_';
const EVENT = 'trace_event_raw_';
const TRACE_BYTES = new TextEncoder().encode(TRACE);

/** What a kernel's own BTF, or that of an archive, answers to the names. */
export function factsOf(btf: Btf, asked: AskedNames): KernelFacts {
  return askFor(asked)(btf);
}

/** Makes ready what is asked, to ask many kernels: what depends on the names alone is done once. */
export function askFor(asked: AskedNames): (btf: Btf) => KernelFacts {
  const functionsIn = relatedNames(asked.functions);
  const tracesIn = relatedNames(asked.tracepoints, TRACE.length);
  const variablesIn = exactNames(asked.variables);
  const events = asked.tracepoints.map((name) => EVENT + name);
  const structNames = [...events, ...asked.structs];
  const structsIn = exactNames(structNames);
  const enumsIn = exactNames(ASKED_ENUMS);
  const [asksFunctions, asksStructs] = [asked.functions.length > 0, structNames.length > 0];
  return (btf) => {
    const { kinds, starts, words, strings } = btf;
    const functions = functionsIn(btf);
    const traces = tracesIn(btf);
    const variables = variablesIn(btf);
    const structs = structsIn(btf);
    const enums = enumsIn(btf);
    const hasFunctions = kinds.includes(Kind.FUNC);
    let hasTraces = false;
    // No closure in here, and as little as can be for each of a hundred thousand types.
    for (let id = 1; id < kinds.length; id++) {
      const kind = kinds[id] as number;
      if (kind === Kind.FUNC) {
        if (asksFunctions) functions.take(words[starts[id] as number] as number, id);
      } else if (kind === Kind.STRUCT) {
        if (asksStructs) structs.take(words[starts[id] as number] as number, id);
      } else if (kind === Kind.TYPEDEF) {
        const name = words[starts[id] as number] as number;
        if (!isTrace(strings, name)) continue;
        hasTraces = true;
        traces.take(name, id);
      } else if (kind === Kind.VAR) {
        variables.take(words[starts[id] as number] as number, id);
      } else if (kind === Kind.ENUM || kind === Kind.ENUM64) {
        enums.take(words[starts[id] as number] as number, id);
      }
    }
    const values = new Map(
      [...enums.found].map(([name, id]) => [name, valuesOf(btf, id)] as const),
    );
    return {
      enumerators: Object.fromEntries(
        ASKED_ENUMS.map((name) => [name, namesIn(values.get(name), asked.enumerators[name])]),
      ) as unknown as KernelFacts['enumerators'],
      newest: newestOf(helpersOf(btf), allEnumerators(values)) ?? null,
      functions: hasFunctions
        ? record([...functions.found], ([name, id]) => [name, slotsOf(btf, referred(btf, id))])
        : null,
      missing: hasFunctions ? missingOf(functions, asked.functions) : {},
      patterns: record(asked.patterns, (pattern) => [pattern, countMatches(btf, pattern)]),
      variables: [...variables.found.keys()].sort(),
      tracepoints: hasTraces
        ? record([...traces.found], ([name, id]) => [name, argumentsOf(btf, id)])
        : null,
      missingTracepoints: hasTraces ? missingOf(traces, asked.tracepoints) : {},
      events: asked.tracepoints.filter((_, index) => structs.found.has(events[index] as string)),
      structs: record(
        asked.structs.filter((name) => structs.found.has(name)),
        (name) => [name, membersOf(btf, structs.found.get(name) as number)],
      ),
    };
  };
}

function isTrace(strings: Uint8Array, name: number): boolean {
  for (let index = 0; index < TRACE_BYTES.length; index++) {
    if (strings[name + index] !== TRACE_BYTES[index]) return false;
  }
  return true;
}

/** How many functions a pattern matches. */
function countMatches({ kinds, words, starts, strings }: Btf, pattern: string): number {
  const bytes = patternBytes(pattern);
  let count = 0;
  for (let id = 1; id < kinds.length; id++) {
    if (kinds[id] !== Kind.FUNC) continue;
    if (matchesPattern(bytes, strings, words[starts[id] as number] as number)) count++;
  }
  return count;
}

function missingOf({ found, missing }: RelatedNames, names: readonly string[]) {
  return record(
    names.filter((name) => !found.has(name)),
    (name) => [name, missing(name)],
  );
}

/** The enumerators of an enum with their values. */
type Values = ReadonlyMap<string, number>;

function namesIn(there: Values | undefined, asked: readonly string[]): string[] | null {
  return there === undefined ? null : asked.filter((one) => there.get(one) === numberOf(one));
}

function valuesOf(btf: Btf, id: number): Values {
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

function allEnumerators(values: ReadonlyMap<string, Values>): string[] {
  return TYPE_ENUMS.flatMap((name) => {
    const there = values.get(name);
    if (there === undefined) return [];
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
