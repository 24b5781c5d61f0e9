import type { AttachNeed, ObjectNeeds, ProgramNeeds } from './needs.js';

export const NEED_KINDS = [
  'program type',
  'attach type',
  'attach point',
  'helper',
  'map type',
  'kernel function',
  'kernel variable',
  'feature',
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Something that programs of an object need of a kernel besides CO-RE: a row of the table of its needs. */
export interface NeedRow {
  readonly kind: NeedKind;
  readonly name: string;
  /** The first release of mainline that has it, such as `5.8`, if that is known. */
  readonly since?: string;
  /** The programs, by their indices in the object. */
  readonly programs: readonly number[];
}

/**
 * What the programs of an object need, each thing once: by kind, then in the order of the programs. Global data
 * are maps of the object's own, and `features` tell of them.
 */
export function listNeeds({ programs }: ObjectNeeds): NeedRow[] {
  const rows = new Map<string, NeedRow & { programs: number[] }>();
  const add = (program: number, kind: NeedKind, name: string, since?: string) => {
    const key = `${kind} ${name}`;
    const row = rows.get(key) ?? {
      kind,
      name,
      ...(since !== undefined && { since }),
      programs: [],
    };
    rows.set(key, row);
    if (row.programs.at(-1) !== program) row.programs.push(program);
  };
  programs.forEach((needs, program) => {
    addNeeds(needs, (kind, name, since) => add(program, kind, name, since));
  });
  return [...rows.values()].sort((a, b) => NEED_KINDS.indexOf(a.kind) - NEED_KINDS.indexOf(b.kind));
}

function addNeeds(
  { programType, attachType, attach, helpers, maps, shared, features }: ProgramNeeds,
  add: (kind: NeedKind, name: string, since?: string) => void,
): void {
  if (programType !== undefined) add('program type', programType, sinceOf(programType));
  if (attachType !== undefined) add('attach type', attachType, sinceOf(attachType));
  if (attach !== undefined) add('attach point', attachPoint(attach));
  for (const { id, name } of helpers) add('helper', name ?? `helper ${id}`, name && sinceOf(name));
  for (const index of maps) {
    const { type, typeNumber, isGlobalData } = shared.maps[index] as (typeof shared.maps)[number];
    if (!isGlobalData) add('map type', type ?? `map type ${typeNumber}`, type && sinceOf(type));
  }
  for (const { name, kind } of shared.ksyms) {
    add(kind === 'function' ? 'kernel function' : 'kernel variable', name);
  }
  for (const { feature, since } of features) add('feature', feature, since);
}

function attachPoint(attach: AttachNeed): string {
  switch (attach.kind) {
    case 'kprobe':
    case 'function':
      return `${attach.word} ${attach.function}`;
    case 'pattern':
      return `${attach.word} ${attach.pattern}`;
    case 'syscall':
      return `${attach.word} ${attach.syscall}`;
    case 'tracepoint':
      return `${attach.word} ${attach.category}/${attach.name}`;
    case 'raw-tracepoint':
      return `${attach.word} ${attach.name}`;
  }
}

/** Stub until branch needs has its tables. */
function sinceOf(_name: string): string | undefined {
  return undefined;
}
