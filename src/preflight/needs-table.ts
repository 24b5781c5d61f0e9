import { isBefore, parseRelease } from '../verdict/verifier/release.js';
import type { AttachNeed, ObjectNeeds, ProgramNeeds } from './needs.js';
import { BCC, enumeratorOf } from './tables/enums.js';
import { MAP_FLAGS } from './tables/features.js';
import { helperOf, REPLACED_BY } from './tables/helpers.js';

/** In the order in which they are told. */
export const NEED_KINDS = [
  ...(['program type', 'attach type', 'map', 'helper', 'feature'] as const),
  ...(['symbol', 'attach point'] as const),
] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Something that an object needs of a kernel. */
export interface NeedRow {
  readonly kind: NeedKind;
  /** `bpf_ringbuf_output`, `BPF_MAP_TYPE_RINGBUF`, `kprobe do_unlinkat`, `calls functions of its own`. */
  readonly name: string;
  /** The first release of mainline that has it, as `5.8`; undefined of what the kernel's code has, not its BPF. */
  readonly since?: string;
  /** Where that is from. */
  readonly source?: string;
  /** What stands in for it on older kernels. */
  readonly instead?: string;
  /** The programs that need it, in the order of the object. */
  readonly programs: readonly string[];
}

/**
 * What an object needs of a kernel besides CO-RE, each thing once: kind by kind, the newest first, then by name. Maps
 * and symbols that no program uses are needed by all, for libbpf creates and looks up all of them.
 */
export function needsTable({ programs }: Pick<ObjectNeeds, 'programs'>): NeedRow[] {
  const rows = new Map<string, { row: Row; programs: Set<string> }>();
  for (const program of programs) {
    for (const row of rowsOf(program)) {
      const key = `${row.kind} ${row.name}`;
      const known = rows.get(key) ?? { row, programs: new Set() };
      rows.set(key, known);
      known.programs.add(program.program);
    }
  }
  const told = [...rows.values()].map(({ row, programs: of }) => ({ ...row, programs: [...of] }));
  return told.sort(
    (a, b) =>
      NEED_KINDS.indexOf(a.kind) - NEED_KINDS.indexOf(b.kind) ||
      newestFirst(a.since, b.since) ||
      (a.name < b.name ? -1 : 1),
  );
}

function newestFirst(a = '0.0', b = '0.0'): number {
  const [first, second] = [parseRelease(a), parseRelease(b)];
  return isBefore(first, second) ? 1 : isBefore(second, first) ? -1 : 0;
}

type Row = Omit<NeedRow, 'programs'>;

function rowsOf({
  programType,
  attachType,
  attach,
  helpers,
  shared,
  features,
}: ProgramNeeds): Row[] {
  const maps = shared.maps.flatMap(({ type, inner, isGlobalData, flags }) => {
    if (isGlobalData) return [];
    const types = [type, inner?.type].flatMap((one) => (one ? enumeratorRow('map', one) : []));
    return [...types, ...flagRows(flags)];
  });
  return [
    ...(programType ? enumeratorRow('program type', programType) : []),
    ...(attachType ? enumeratorRow('attach type', attachType) : []),
    ...maps,
    ...helpers.map(({ id }) => helperRow(id)),
    ...features.map(({ feature, since, source, instead }): Row => {
      return { kind: 'feature', name: feature, since, source, ...(instead && { instead }) };
    }),
    ...shared.ksyms.map(({ name, kind, isWeak }): Row => {
      const instead = isWeak ? { instead: 'it is weak, and 0 where it is missing' } : {};
      return { kind: 'symbol', name: `${kind} ${name}`, ...instead };
    }),
    ...(attach ? [{ kind: 'attach point' as const, name: pointName(attach) }] : []),
  ];
}

function enumeratorRow(kind: NeedKind, name: string): Row[] {
  const found = enumeratorOf(name);
  return found === undefined ? [] : [{ kind, name, since: found.since, source: found.source }];
}

function flagRows(flags: number): Row[] {
  return MAP_FLAGS.filter(([bit]) => (flags & (1 << bit)) !== 0).map(([, name, since]) => {
    const isOld = isBefore(parseRelease(since), parseRelease('4.14'));
    const source = isOld ? BCC : `include/uapi/linux/bpf.h of Linux ${since}`;
    return { kind: 'map', name, since, source };
  });
}

function helperRow(id: number): Row {
  const helper = helperOf(id);
  if (helper === undefined) return { kind: 'helper', name: `#${id}` };
  const { name, since, source } = helper;
  const older = helperOf(REPLACED_BY.get(id) ?? 0);
  if (older === undefined) return { kind: 'helper', name, since, source };
  const instead = `before Linux ${since} libbpf calls ${older.name} instead`;
  return { kind: 'helper', name, since: older.since, source: older.source, instead };
}

function pointName(attach: AttachNeed): string {
  switch (attach.kind) {
    case 'kprobe':
    case 'function':
      return `${attach.word} ${attach.function.replace(/^bpf_(lsm|iter)_/, '')}`;
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
