import { type Btf, stringAt, typeCount } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import { essentialLength } from '../btf/names.js';
import {
  arrayElement,
  arrayLength,
  kindOf,
  lengthOf,
  memberBitOffset,
  memberName,
  memberType,
  nameOf,
  referred,
  resolveSize,
  variableType,
} from '../btf/types.js';
import type { DataSection, DataVariable } from '../core/data-sections.js';
import type { BpfObject } from '../core/object.js';
import type { MapNeed } from './needs.js';
import { enumeratorOf, mapTypeOf } from './tables/enums.js';

/** A map of an object, with where a reference to it leads. */
export interface PlacedMap extends MapNeed {
  /** Index of the ELF section that defines it, or `KCONFIG`. */
  readonly section: number;
  /** Bytes from the start of the section, or `WHOLE`. */
  readonly offset: number;
}

/** The section of `.kconfig`, which an object has none for. */
export const KCONFIG = -1;
/** The offset of a map that is a section as a whole. */
export const WHOLE = -1;

/** Bytes of a pointer in BPF. */
const POINTER_SIZE = 8;
const RDONLY_PROG = 1 << 7;
/** `BPF_F_LINK`, which libbpf sets for `.struct_ops.link`. */
const LINK = 1 << 13;
const ARRAY = numberOf('BPF_MAP_TYPE_ARRAY');
const STRUCT_OPS = numberOf('BPF_MAP_TYPE_STRUCT_OPS');

/**
 * The maps that a loader creates for an object: those of `.maps` (`libbpf.c: parse_btf_map_def`), those of the old
 * `maps` sections, which only cilium/ebpf takes, the sections of global data (`bpf_object__init_global_data_maps`),
 * `.kconfig`, and those of struct_ops (`init_struct_ops_maps`). What makes no sense is left out: the loader refuses it.
 */
export function readMaps({ btf, code }: Pick<BpfObject, 'btf' | 'code'>): PlacedMap[] {
  const maps: PlacedMap[] = [];
  for (const [index, section] of code.data) {
    const { name, size, definitions, variables } = section;
    if (name === '.maps') maps.push(...definedMaps(btf, index, section));
    else if (definitions !== undefined) maps.push(...oldMaps(btf, index, definitions, variables));
    else if (/struct_ops/.test(name)) maps.push(...structOps(btf, index, section));
    else if (size > 0 || variables.length > 0) {
      const isConstant = name === '.rodata' || name.startsWith('.rodata.');
      maps.push({ ...globalData(name, isConstant), section: index, offset: WHOLE });
    }
  }
  if (code.externs.kconfig.size > 0) {
    maps.push({ ...globalData('.kconfig', true), section: KCONFIG, offset: WHOLE });
  }
  return maps;
}

function globalData(name: string, isReadOnly: boolean): MapNeed {
  return {
    ...typed(name, ARRAY),
    keySize: 4,
    maxEntries: 1,
    flags: isReadOnly ? RDONLY_PROG : 0,
    isGlobalData: true,
  };
}

function typed(name: string, typeNumber: number) {
  const type = mapTypeOf(typeNumber);
  return { name, typeNumber, ...(type !== undefined && { type }), flags: 0, isGlobalData: false };
}

function definedMaps(btf: Btf, index: number, { name, variables }: DataSection): PlacedMap[] {
  const places = offsetsOf(variables);
  return variablesOf(btf, name).flatMap(([map, type]) => {
    const offset = places.get(map);
    const need = definedMap(btf, map, type, true);
    if (offset === undefined || need === undefined) return [];
    return [{ ...need, section: index, offset }];
  });
}

/** A map by the struct that defines it, whose members hold numbers as lengths of arrays. */
function definedMap(
  btf: Btf,
  name: string,
  type: number,
  mayHaveInner: boolean,
): MapNeed | undefined {
  const numbers = new Map<string, number>();
  let inner: MapNeed | undefined;
  if (kindOf(btf, type) !== Kind.STRUCT) return undefined;
  for (let index = 0; index < lengthOf(btf, type); index++) {
    const field = stringAt(btf, memberName(btf, type, index));
    const held = btf.underlying[memberType(btf, type, index)] as number;
    if (field === 'values') {
      if (mayHaveInner) inner = innerMap(btf, name, held);
      continue;
    }
    if (kindOf(btf, held) !== Kind.PTR) continue;
    if (field === 'key' || field === 'value') {
      numbers.set(`${field}_size`, resolveSize(btf, referred(btf, held), POINTER_SIZE));
      continue;
    }
    const array = btf.underlying[referred(btf, held)] as number;
    if (kindOf(btf, array) === Kind.ARRAY) numbers.set(field, arrayLength(btf, array));
  }
  const typeNumber = numbers.get('type');
  if (typeNumber === undefined) return undefined;
  const [keySize, valueSize, maxEntries] = ['key_size', 'value_size', 'max_entries'].map((field) =>
    numbers.get(field),
  );
  return {
    ...typed(name, typeNumber),
    ...(keySize !== undefined && { keySize }),
    ...(valueSize !== undefined && { valueSize }),
    ...(maxEntries !== undefined && { maxEntries }),
    flags: numbers.get('map_flags') ?? 0,
    ...(inner !== undefined && { inner }),
  };
}

/** `values` of a map of maps: an array of pointers to what defines the inner ones. */
function innerMap(btf: Btf, name: string, array: number): MapNeed | undefined {
  if (kindOf(btf, array) !== Kind.ARRAY) return undefined;
  const pointer = btf.underlying[arrayElement(btf, array)] as number;
  if (kindOf(btf, pointer) !== Kind.PTR) return undefined;
  return definedMap(btf, `${name}.inner`, btf.underlying[referred(btf, pointer)] as number, false);
}

/** `struct bpf_map_def`: type, size of a key, size of a value, entries, flags. */
function oldMaps(
  btf: Btf,
  index: number,
  bytes: Uint8Array,
  variables: readonly DataVariable[],
): PlacedMap[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return variables.flatMap(({ name, offset, size }) => {
    if (size < 20 || offset + 20 > bytes.length) return [];
    const word = (at: number) => view.getUint32(offset + at, btf.byteOrder === 'little');
    const need = {
      ...typed(name, word(0)),
      ...{ keySize: word(4), valueSize: word(8), maxEntries: word(12), flags: word(16) },
    };
    return [{ ...need, section: index, offset }];
  });
}

/** Each variable is a map; the programs that it names are the members that it sets. */
function structOps(btf: Btf, index: number, section: DataSection): PlacedMap[] {
  if (section.name.startsWith('?')) return [];
  const places = offsetsOf(section.variables);
  return variablesOf(btf, section.name).flatMap(([name, type]) => {
    const offset = places.get(name);
    if (offset === undefined || kindOf(btf, type) !== Kind.STRUCT) return [];
    const members: string[] = [];
    for (let member = 0; member < lengthOf(btf, type); member++) {
      const from = offset + memberBitOffset(btf, type, member) / 8;
      if (section.functions?.has(from)) members.push(stringAt(btf, memberName(btf, type, member)));
    }
    const raw = nameOf(btf, type);
    const struct = stringAt(btf, raw).slice(0, essentialLength(btf.strings, raw));
    return [
      {
        ...typed(name, STRUCT_OPS),
        flags: section.name.endsWith('.link') ? LINK : 0,
        structOps: { type: struct, members },
        ...{ section: index, offset },
      },
    ];
  });
}

function offsetsOf(variables: readonly DataVariable[]): ReadonlyMap<string, number> {
  return new Map(variables.map(({ name, offset }) => [name, offset]));
}

/** The variables of a section, each with its type without modifiers. */
function variablesOf(btf: Btf, section: string): (readonly [name: string, type: number])[] {
  for (let id = 1; id < typeCount(btf); id++) {
    if (kindOf(btf, id) !== Kind.DATASEC || stringAt(btf, nameOf(btf, id)) !== section) continue;
    return Array.from({ length: lengthOf(btf, id) }, (_, index) => variableType(btf, id, index))
      .filter((variable) => kindOf(btf, variable) === Kind.VAR)
      .map((variable) => {
        const type = btf.underlying[referred(btf, variable)] as number;
        return [stringAt(btf, nameOf(btf, variable)), type] as const;
      });
  }
  return [];
}

function numberOf(type: string): number {
  return enumeratorOf(type)?.number as number;
}
