import type { KernelFacts } from './facts.js';
import { ASKED_ENUMS, type AskedNames } from './needs.js';

/**
 * Of what a kernel answers to several objects, the answers to one: kernels that differ in what others ask are
 * alike for it.
 */
export function narrowFacts(facts: KernelFacts, asked: AskedNames): KernelFacts {
  const isAsked = (names: readonly string[]) => {
    const set = new Set(names);
    return (name: string) => set.has(name);
  };
  const isTracepoint = isAsked(asked.tracepoints);
  return {
    enumerators: byEnum(
      (name) => facts.enumerators[name]?.filter(isAsked(asked.enumerators[name])) ?? null,
    ),
    newest: facts.newest,
    functions: facts.functions && only(facts.functions, asked.functions),
    missing: only(facts.missing, asked.functions),
    patterns: only(facts.patterns, asked.patterns),
    variables: facts.variables.filter(isAsked(asked.variables)),
    tracepoints: facts.tracepoints && only(facts.tracepoints, asked.tracepoints),
    missingTracepoints: only(facts.missingTracepoints, asked.tracepoints),
    events: facts.events.filter(isTracepoint),
    structs: only(facts.structs, asked.structs),
  };
}

function byEnum<Value>(answerOf: (name: (typeof ASKED_ENUMS)[number]) => Value) {
  return Object.fromEntries(ASKED_ENUMS.map((name) => [name, answerOf(name)])) as Record<
    (typeof ASKED_ENUMS)[number],
    Value
  >;
}

/** Names are foreign, and may be those of an object's own properties. */
function only<Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(
    names
      .filter((name) => Object.hasOwn(record, name))
      .map((name) => [name, record[name] as Value]),
  );
}
