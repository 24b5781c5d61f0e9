import {
  type Elf,
  type ElfSymbol,
  readRelocations,
  readSymbols,
  SHF_EXECINSTR,
  STT_FUNC,
  STT_OBJECT,
} from '../elf/elf.js';

/** A section that a loader makes maps of, or finds their definitions in. */
export interface DataSection {
  /** `.maps`, `.rodata.str1.1`. */
  readonly name: string;
  /** Bytes that the file holds of it: none of `.bss`. */
  readonly size: number;
  /** Of sections in which maps are defined by what they hold, `maps` and `maps/…`: a copy. */
  readonly definitions?: Uint8Array;
  /** Its variables, by their offsets. */
  readonly variables: readonly DataVariable[];
  /** Of structs of operations, by byte offset: the program whose address a loader puts there. */
  readonly functions?: ReadonlyMap<number, string>;
}

/** A variable, by its symbol. */
export interface DataVariable {
  readonly name: string;
  /** Bytes from the start of the section. */
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
}

/** Sections that libbpf or cilium/ebpf take maps from (`libbpf.c: bpf_object__elf_collect`). */
const NAMES = /^(\.maps|maps(\/.*)?|\.(data|rodata|bss)(\..*)?|\??\.struct_ops(\.link)?)$/;

const OPERATIONS = /struct_ops/;
const DEFINED_BY_BYTES = /^maps(\/|$)/;

/** The sections of data and of maps of an object, by their indices. */
export function readDataSections(elf: Elf): ReadonlyMap<number, DataSection> {
  const symbols = readSymbols(elf);
  const variables = new Map<number, DataVariable[]>();
  for (const { type, section, name, value: offset, size } of symbols) {
    if (type !== STT_OBJECT) continue;
    const list = variables.get(section) ?? [];
    variables.set(section, list);
    list.push({ name, offset, size });
  }
  const sections = new Map<number, DataSection>();
  const known = new Set<string>();
  for (const [index, { name, data, flags }] of elf.sections.entries()) {
    if (!NAMES.test(name) || (flags & SHF_EXECINSTR) !== 0) continue;
    // A search for each of thousands of sections would take too long.
    const isFirst = OPERATIONS.test(name) && !known.has(name);
    known.add(name);
    sections.set(index, {
      name,
      size: data.length,
      ...(DEFINED_BY_BYTES.test(name) && { definitions: new Uint8Array(data) }),
      variables: (variables.get(index) ?? []).sort((a, b) => a.offset - b.offset),
      ...(isFirst && { functions: functionsIn(elf, index, symbols) }),
    });
  }
  return sections;
}

function functionsIn(elf: Elf, index: number, symbols: readonly ElfSymbol[]) {
  const functions = new Map<number, string>();
  for (const { offset, symbol } of readRelocations(elf, index)) {
    const found = symbols[symbol];
    if (found?.type === STT_FUNC) functions.set(offset, found.name);
  }
  return functions;
}
