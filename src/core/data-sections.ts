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
  /** Empty if the file holds nothing of it, as of `.bss`. */
  readonly bytes: Uint8Array;
  /** Its variables, by their offsets. */
  readonly variables: readonly DataVariable[];
  /** By byte offset: the function whose address a loader puts there. */
  readonly functions: ReadonlyMap<number, string>;
}

export interface DataVariable {
  readonly name: string;
  /** Bytes from the start of the section. */
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
}

/** Sections that libbpf or cilium/ebpf take maps from (`libbpf.c: bpf_object__elf_collect`). */
const NAMES = /^(\.maps|maps(\/.*)?|\.(data|rodata|bss)(\..*)?|\??\.struct_ops(\.link)?)$/;

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
  for (const [index, { name, data, flags }] of elf.sections.entries()) {
    if (!NAMES.test(name) || (flags & SHF_EXECINSTR) !== 0) continue;
    sections.set(index, {
      name,
      bytes: data,
      variables: (variables.get(index) ?? []).sort((a, b) => a.offset - b.offset),
      functions: functionsIn(elf, index, symbols),
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
