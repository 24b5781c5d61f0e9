import { ASKED_ENUMS, type AskedNames, type AttachNeed, type ProgramNeeds } from './needs.js';
import { helperOf, PROBE_READ_KERNEL, REPLACED_BY } from './tables/helpers.js';

const ASKED_LISTS = ['functions', 'patterns', 'variables', 'tracepoints', 'structs'] as const;

/** What the BTF of a kernel is asked for some programs. */
export function askedBy(programs: readonly ProgramNeeds[]): AskedNames {
  const enumerators = {
    bpf_func_id: new Set<string>(),
    bpf_map_type: new Set<string>(),
    bpf_prog_type: new Set<string>(),
    bpf_attach_type: new Set<string>(),
  };
  const functions = new Set<string>();
  const patterns = new Set<string>();
  const variables = new Set<string>();
  const tracepoints = new Set<string>();
  const structs = new Set<string>();
  for (const shared of new Set(programs.map((one) => one.shared))) {
    for (const { type, inner, structOps } of shared.maps) {
      for (const one of [type, inner?.type]) if (one) enumerators.bpf_map_type.add(one);
      if (structOps === undefined) continue;
      structs.add(structOps.type).add(`bpf_struct_ops_${structOps.type}`);
    }
    for (const { name, kind } of shared.ksyms) {
      (kind === 'function' ? functions : variables).add(name);
    }
  }
  for (const { helpers, programType, attachType, attach } of programs) {
    for (const { id } of helpers) {
      const replacement = REPLACED_BY.get(id);
      for (const one of replacement === undefined ? [id] : [id, replacement, PROBE_READ_KERNEL]) {
        const enumerator = helperOf(one)?.enumerator;
        if (enumerator !== undefined) enumerators.bpf_func_id.add(enumerator);
      }
    }
    if (programType !== undefined) enumerators.bpf_prog_type.add(programType);
    if (attachType !== undefined) enumerators.bpf_attach_type.add(attachType);
    if (attach === undefined) continue;
    for (const name of functionsOf(attach)) functions.add(name);
    if (attach.kind === 'pattern') patterns.add(attach.pattern);
    if (attach.kind === 'raw-tracepoint') tracepoints.add(attach.name);
    if (attach.kind === 'tracepoint') tracepoints.add(eventOf(attach));
  }
  return {
    enumerators: byEnum((name) => sorted(enumerators[name])),
    ...{ functions: sorted(functions), patterns: sorted(patterns), variables: sorted(variables) },
    ...{ tracepoints: sorted(tracepoints), structs: sorted(structs) },
  };
}

/** All that several objects ask, to be asked once. */
export function mergeAsked(all: readonly AskedNames[]): AskedNames {
  const merged = (of: (one: AskedNames) => readonly string[]) => sorted(new Set(all.flatMap(of)));
  return {
    enumerators: byEnum((name) => merged(({ enumerators }) => enumerators[name])),
    functions: merged(({ functions }) => functions),
    patterns: merged(({ patterns }) => patterns),
    variables: merged(({ variables }) => variables),
    tracepoints: merged(({ tracepoints }) => tracepoints),
    structs: merged(({ structs }) => structs),
  };
}

/** Whether one asks for all that another asks for. */
export function coversAsked(all: AskedNames, some: AskedNames): boolean {
  return (
    ASKED_ENUMS.every((name) => isIn(some.enumerators[name], all.enumerators[name])) &&
    ASKED_LISTS.every((list) => isIn(some[list], all[list]))
  );
}

/** Whether JSON is what one asks for. */
export function isAskedNames(json: unknown): json is AskedNames {
  const { enumerators, ...lists } = (json ?? {}) as Partial<AskedNames>;
  return (
    ASKED_ENUMS.every((name) => isNames(enumerators?.[name])) &&
    ASKED_LISTS.every((list) => isNames(lists[list]))
  );
}

function isNames(json: unknown): json is string[] {
  return Array.isArray(json) && json.every((name) => typeof name === 'string');
}

function isIn(names: readonly string[], all: readonly string[]): boolean {
  const known = new Set(all);
  return names.every((name) => known.has(name));
}

/** The tracepoint behind an event: that of all system calls, of one of them. */
export function eventOf({ category, name }: Extract<AttachNeed, { kind: 'tracepoint' }>): string {
  if (category !== 'syscalls') return name;
  return name.startsWith('sys_exit_') ? 'sys_exit' : 'sys_enter';
}

function functionsOf(attach: AttachNeed): readonly string[] {
  if (attach.kind === 'kprobe' || attach.kind === 'function') return [attach.function];
  return attach.kind === 'syscall' || attach.kind === 'tracepoint' ? attach.functions : [];
}

function byEnum(names: (name: (typeof ASKED_ENUMS)[number]) => readonly string[]) {
  return Object.fromEntries(
    ASKED_ENUMS.map((name) => [name, names(name)]),
  ) as unknown as AskedNames['enumerators'];
}

function sorted(names: ReadonlySet<string>): string[] {
  return [...names].sort();
}
