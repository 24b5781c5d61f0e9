import type { Finding, Reach } from '../finding.js';
import type { MapNeed, ProgramNeeds } from '../needs.js';
import { enumeratorOf } from '../tables/enums.js';
import { MAP_FLAGS } from '../tables/features.js';
import { cameWith, hasEnumerator, hasSince, type KnownKernel, notKnown } from './kernel.js';

/** What of a map a kernel lacks. */
interface Lack {
  readonly isCertain: boolean;
  readonly reason: string;
}

/**
 * The maps that a kernel cannot create. libbpf creates all maps of an object before it loads a program, whether or
 * not one uses them, and gives up on the first that fails (`libbpf.c: bpf_object__create_maps`), unless user space has
 * turned the map off (`bpf_map__set_autocreate`). Then only what uses it is refused, where the verifier comes to it
 * (`poison_map_ldimm64`). So a map is told as refused of the programs that use it, and of the others that they depend
 * on user space. Maps of global data libbpf turns off by itself; `features` tells of what uses them.
 */
export function mapFindings(
  { shared, maps: uses, programType }: Pick<ProgramNeeds, 'shared' | 'maps' | 'programType'>,
  kernel: KnownKernel,
  reach: Reach,
): Finding[] {
  return shared.maps.flatMap((map, index): Finding[] => {
    if (map.isGlobalData) return [];
    const own = lackOf(map, kernel);
    const lack = own?.isCertain ? own : (structOpsLack(map, kernel) ?? own);
    if (lack === undefined) return [];
    const use = uses.find((one) => one.map === index);
    const subject = `map ${map.name} (${map.type ?? `type ${map.typeNumber}`})`;
    const at = use?.source && { source: use.source };
    if (!lack.isCertain) return [{ effect: 'unknown', subject, reason: lack.reason, ...at }];
    if (map.structOps !== undefined && programType === 'BPF_PROG_TYPE_STRUCT_OPS') {
      return [{ effect: 'refused', subject, reason: lack.reason }];
    }
    if (use !== undefined) {
      const reached = reach(use.insns);
      if (reached.effect === 'refused')
        return [{ ...reached, subject, reason: lack.reason, ...at }];
      const reason = `${lack.reason}; ${TURNED_OFF}`;
      return [{ ...reached, effect: 'depends', subject, reason, ...at }];
    }
    const reason = `${lack.reason}, though the program does not use it; ${TURNED_OFF}`;
    return [{ effect: 'depends', subject, reason }];
  });
}

const TURNED_OFF =
  'libbpf creates all maps of an object, so it loads only if user space turns this one off (bpf_map__set_autocreate)';

function lackOf(map: MapNeed, kernel: KnownKernel): Lack | undefined {
  const { type, typeNumber, flags, inner } = map;
  const row = type === undefined ? undefined : enumeratorOf(type);
  if (row === undefined) {
    return { isCertain: false, reason: `no kernel is known that has maps of type ${typeNumber}` };
  }
  const presence = hasEnumerator(kernel, 'bpf_map_type', row.name, row.since);
  if (presence === 'lacking') {
    const reason = `this kernel has no maps of type ${row.name} (${cameWith(row.since)})`;
    return { isCertain: true, reason };
  }
  if (presence === 'unknown') {
    return { isCertain: false, reason: notKnown(`maps of type ${row.name}`, row.since) };
  }
  const found = MAP_FLAGS.flatMap(([bit, name, since]) => {
    if ((flags & (1 << bit)) === 0) return [];
    const has = hasSince(kernel, since);
    if (has === 'there') return [];
    const isCertain = has === 'lacking';
    const reason = isCertain
      ? `this kernel has no flag ${name} for maps (${cameWith(since)})`
      : notKnown(`the flag ${name} for maps`, since);
    return [{ isCertain, reason }];
  });
  const own = found.find(({ isCertain }) => isCertain) ?? found[0];
  return own ?? (inner === undefined ? undefined : lackOf(inner, kernel));
}

/**
 * What the kernel's BTF lacks of a struct of operations (`libbpf.c: find_struct_ops_kern_types,
 * bpf_map__init_kern_struct_ops`): libbpf fills the kernel's struct in, whose members it finds by their names.
 */
function structOpsLack({ structOps }: MapNeed, kernel: KnownKernel): Lack | undefined {
  const { facts } = kernel;
  if (structOps === undefined) return undefined;
  const { type, members } = structOps;
  const value = `bpf_struct_ops_${type}`;
  const there = facts.structs[type];
  if (there === undefined || facts.structs[value] === undefined) {
    const gone = there === undefined ? type : value;
    // Modules may bring such structs from 6.9 on (f6be98d19985).
    const isCertain = hasSince(kernel, '6.9') === 'lacking';
    const reason = `this kernel's BTF has no struct ${gone}${isCertain ? '' : ', which a module may have'}`;
    return { isCertain, reason };
  }
  const gone = members.find((member) => !there.includes(member));
  if (gone === undefined) return undefined;
  return { isCertain: true, reason: `this kernel's struct ${type} has no member ${gone}` };
}
