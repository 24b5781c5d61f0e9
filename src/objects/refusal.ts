import { type Btf, stringAt, typeCount } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import { kindOf, lengthOf, nameOf, variableType } from '../btf/types.js';
import { BPF_PSEUDO_CALL, CALL, INSN_SIZE, LDIMM64 } from '../core/opcodes.js';
import { lastUpTo } from '../core/source-lines.js';
import {
  type Elf,
  type ElfSection,
  type ElfSymbol,
  parseElf,
  readRelocations,
  readSymbols,
  SHF_EXECINSTR,
  SHT_NOBITS,
  SHT_PROGBITS,
  SHT_REL,
  SHT_SYMTAB,
  STB_LOCAL,
  STT_FUNC,
  STT_NOTYPE,
} from '../elf/elf.js';

const ET_REL = 1;
const SHN_LORESERVE = 0xff00;
/** `BTF_VAR_GLOBAL_EXTERN` and `BTF_FUNC_EXTERN` */
const EXTERN = 2;
/** Sections that libbpf makes maps of, beside those that begin like these and go on with a dot. */
const DATA = ['.data', '.rodata', '.bss'];
const MAPS = ['.maps', '.addr_space.1', '.jumptables'];

/**
 * Why libbpf would refuse to open an object, as far as its sections, functions, externs and ELF
 * relocations tell (`libbpf.c: bpf_object__elf_collect, bpf_object__add_programs,
 * bpf_object__collect_externs, bpf_program__record_reloc`). Definitions of maps are not looked at.
 * Other loaders may take it: cilium/ebpf links static functions from any section.
 *
 * @param btf the object's own
 * @returns words that go on after "libbpf refuses it:", or undefined if nothing of this stands against it
 * @throws FormatError if it is broken
 */
export function libbpfRefusal(bytes: Uint8Array, btf: Btf): string | undefined {
  const elf = parseElf(bytes);
  const type = new DataView(bytes.buffer, bytes.byteOffset).getUint16(
    16,
    elf.byteOrder === 'little',
  );
  if (type !== ET_REL) return 'it is no relocatable file; take the one that clang -c wrote';
  const tables = elf.sections.filter((section) => section.type === SHT_SYMTAB);
  if (tables.length === 0) return 'it has no symbol table; strip it with llvm-strip -g at most';
  if (tables.length > 1) return 'it has several symbol tables; link it with bpftool gen object';
  const symbols = readSymbols(elf);
  return ofSections(elf, symbols) ?? ofExterns(btf, symbols) ?? ofRelocations(elf, symbols);
}

function ofSections(elf: Elf, symbols: readonly ElfSymbol[]): string | undefined {
  const functions = bySection(symbols.filter(({ type }) => type === STT_FUNC));
  for (const [index, section] of elf.sections.entries()) {
    const { name } = section;
    if (name === 'maps') {
      return 'it has the section "maps" of the old map definitions, which libbpf 1.0 gave up; define them in .maps';
    }
    if (!hasCode(section)) continue;
    for (const symbol of functions.get(index) ?? []) {
      const { value, size } = symbol;
      if (value + size > section.data.length) {
        return `its function ${quote(symbol.name)} reaches beyond its section; build it again`;
      }
      if (name !== '.text' && symbol.binding === STB_LOCAL) {
        return `its static function ${quote(symbol.name)} is in section ${quote(name)}; keep such functions in .text: build without -ffunction-sections, or inline it`;
      }
      if (size === 0 || size % INSN_SIZE !== 0 || value % INSN_SIZE !== 0) {
        return `its function ${quote(symbol.name)} has no whole instructions; build it again`;
      }
    }
  }
  return undefined;
}

function ofExterns(btf: Btf, symbols: readonly ElfSymbol[]): string | undefined {
  const externs = symbols.filter((symbol) => isExtern(symbol) && symbol.name !== '');
  if (externs.length === 0) return undefined;
  const sections = sectionsOfExterns(btf);
  for (const { name } of externs) {
    const section = sections.get(name);
    if (section === undefined) {
      return `its extern ${quote(name)} has no place; define it, link the object that does, or declare it __ksym or __kconfig`;
    }
    if (section !== '.kconfig' && section !== '.ksyms') {
      return `its extern ${quote(name)} is in section ${quote(section)}; declare it __ksym or __kconfig`;
    }
  }
  return undefined;
}

/** The sections that BTF puts external variables and functions into, by their names. */
function sectionsOfExterns(btf: Btf): Map<string, string> {
  const names = new Map<number, string>();
  const sections = new Map<string, string>();
  for (let id = 1; id < typeCount(btf); id++) {
    const linkage =
      kindOf(btf, id) === Kind.VAR
        ? btf.words[(btf.starts[id] as number) + 3]
        : kindOf(btf, id) === Kind.FUNC && lengthOf(btf, id);
    if (linkage === EXTERN) names.set(id, stringAt(btf, nameOf(btf, id)));
  }
  for (let id = 1; id < typeCount(btf); id++) {
    if (kindOf(btf, id) !== Kind.DATASEC) continue;
    for (let index = 0; index < lengthOf(btf, id); index++) {
      const name = names.get(variableType(btf, id, index));
      if (name !== undefined) sections.set(name, stringAt(btf, nameOf(btf, id)));
    }
  }
  return sections;
}

function isExtern({ section, binding, type }: ElfSymbol): boolean {
  return section === 0 && binding !== STB_LOCAL && type === STT_NOTYPE;
}

function ofRelocations(elf: Elf, symbols: readonly ElfSymbol[]): string | undefined {
  const functions = bySection(symbols.filter(({ type }) => type === STT_FUNC));
  const targets = new Set(
    elf.sections.filter(({ type }) => type === SHT_REL).map(({ info }) => info),
  );
  for (const index of [...targets].sort((a, b) => a - b)) {
    const section = elf.sections[index];
    if (section === undefined || !hasCode(section)) continue;
    const owners = (functions.get(index) ?? []).sort((a, b) => a.value - b.value);
    for (const { offset, symbol } of readRelocations(elf, index)) {
      const target = symbols[symbol];
      const owner = lastUpTo(owners, offset, ({ value }) => value);
      // libbpf does not look at what belongs to no program.
      if (target === undefined || owner === undefined) continue;
      if (offset >= owner.value + owner.size) continue;
      const why = ofRelocation(elf, section.data, offset, target);
      if (why !== undefined) return `its function ${quote(owner.name)} ${why}`;
    }
  }
  return undefined;
}

function ofRelocation(
  elf: Elf,
  code: Uint8Array,
  offset: number,
  symbol: ElfSymbol,
): string | undefined {
  if (isExtern(symbol)) return undefined;
  const section = elf.sections[symbol.section];
  const where = `section ${quote(section?.name ?? '')}`;
  const operation = code[offset];
  if (operation === CALL) {
    const registers = code[offset + 1] as number;
    const source = elf.byteOrder === 'little' ? registers >> 4 : registers & 0xf;
    if (source !== BPF_PSEUDO_CALL) return 'has a call that is none of a function; build it again';
    return section?.name === '.text'
      ? undefined
      : `calls a function in ${where}; keep it in .text: take its SEC away, or inline it`;
  }
  if (operation !== LDIMM64) return 'has a relocation that is neither a call nor an address';
  if (symbol.section === 0 || symbol.section >= SHN_LORESERVE || section === undefined) {
    return `refers to ${quote(symbol.name)}, which is in no section; initialize it`;
  }
  if (section.name === '.text' || MAPS.includes(section.name) || isData(section)) return undefined;
  return `refers to ${where}, which libbpf makes no map of; define maps in .maps, and data in .data, .rodata or .bss`;
}

function bySection(symbols: readonly ElfSymbol[]): Map<number, ElfSymbol[]> {
  const sections = new Map<number, ElfSymbol[]>();
  for (const symbol of symbols) {
    const list = sections.get(symbol.section);
    if (list === undefined) sections.set(symbol.section, [symbol]);
    else list.push(symbol);
  }
  return sections;
}

function hasCode({ type, flags, data }: ElfSection): boolean {
  return type === SHT_PROGBITS && (flags & SHF_EXECINSTR) !== 0 && data.length > 0;
}

function isData({ name, type }: ElfSection): boolean {
  return (
    (type === SHT_PROGBITS || type === SHT_NOBITS) &&
    DATA.some((one) => name === one || name.startsWith(`${one}.`))
  );
}

function quote(text: string): string {
  return JSON.stringify(text);
}
