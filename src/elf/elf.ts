import type { ByteOrder } from '../byte-order.js';
import { FormatError } from '../errors.js';

export const EM_BPF = 247;
export const SHT_PROGBITS = 1;
export const SHT_SYMTAB = 2;
export const SHT_NOBITS = 8;
export const SHT_REL = 9;
export const SHF_EXECINSTR = 0x4;
export const STT_NOTYPE = 0;
export const STT_OBJECT = 1;
export const STT_FUNC = 2;
export const STT_SECTION = 3;
export const STB_LOCAL = 0;
export const STB_WEAK = 2;
export const STV_INTERNAL = 1;
export const STV_HIDDEN = 2;

/** A section of an ELF file; its index is its place in `Elf.sections`. */
export interface ElfSection {
  readonly name: string;
  /** `sh_type` */
  readonly type: number;
  /** `sh_flags`, its low 32 bits. */
  readonly flags: number;
  /** Section index that `sh_link` names. */
  readonly link: number;
  /** Section index that `sh_info` names, of a section of relocations. */
  readonly info: number;
  /** Byte offset in the file. */
  readonly offset: number;
  /** Bytes of the section, a view into the file; empty for SHT_NOBITS. */
  readonly data: Uint8Array;
}

export interface ElfSymbol {
  readonly name: string;
  /** For a relocatable file: byte offset in its section. */
  readonly value: number;
  /** Bytes. */
  readonly size: number;
  /** Index of the section that it is defined in; 0 and values from 0xff00 are none. */
  readonly section: number;
  /** `STT_*` */
  readonly type: number;
  /** `STB_*` */
  readonly binding: number;
  /** `STV_*` */
  readonly visibility: number;
}

export interface Elf {
  readonly byteOrder: ByteOrder;
  /** `e_machine` */
  readonly machine: number;
  readonly sections: readonly ElfSection[];
}

const HEADER_SIZE = 64;
const SECTION_HEADER_SIZE = 64;
const SYMBOL_SIZE = 24;
const RELOCATION_SIZE = 16;

const decoder = new TextDecoder();

/** Whether the bytes start as an ELF file does. */
export function isElf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7f && bytes[1] === 0x45 && bytes[2] === 0x4c && bytes[3] === 0x46;
}

/**
 * Reads the section table of a 64-bit ELF file of either byte order.
 *
 * @returns sections whose data are views into `bytes`
 * @throws FormatError if the file is broken, cut off, or 32-bit
 */
export function parseElf(bytes: Uint8Array): Elf {
  if (!isElf(bytes)) throw new FormatError('ELF', 0, 'no ELF magic');
  if (bytes.length < HEADER_SIZE) throw new FormatError('ELF', bytes.length, 'header is cut off');
  if (bytes[4] !== 2) throw new FormatError('ELF', 4, 'not a 64-bit file');
  if (bytes[5] !== 1 && bytes[5] !== 2) throw new FormatError('ELF', 5, 'unknown byte order');
  const little = bytes[5] === 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  const table = offsetAt(view, 40, little, 'section table');
  const entrySize = view.getUint16(58, little);
  if (table === 0)
    return { byteOrder: orderOf(little), machine: machineOf(view, little), sections: [] };
  if (entrySize !== SECTION_HEADER_SIZE) {
    throw new FormatError('ELF', 58, `section header size ${entrySize} instead of 64`);
  }
  if (table + SECTION_HEADER_SIZE > bytes.length) {
    throw new FormatError('ELF', 40, 'section table lies beyond the end');
  }
  // Counts that do not fit their 16 bits are kept in the first section header.
  let count = view.getUint16(60, little);
  if (count === 0) count = offsetAt(view, table + 32, little, 'number of sections');
  let nameTable = view.getUint16(62, little);
  if (nameTable === 0xffff) nameTable = view.getUint32(table + 40, little);
  if (count > (bytes.length - table) / SECTION_HEADER_SIZE) {
    throw new FormatError('ELF', 60, `table of ${count} sections reaches beyond the end`);
  }

  const headers: { nameOffset: number; section: Omit<ElfSection, 'name'> }[] = [];
  for (let index = 0; index < count; index++) {
    headers.push(readSectionHeader(bytes, view, table + index * SECTION_HEADER_SIZE, little));
  }
  const names = headers[nameTable]?.section.data;
  if (names === undefined && count > 0) {
    throw new FormatError('ELF', 62, `no section ${nameTable} for the section names`);
  }
  const sections = headers.map(({ nameOffset, section }, index) => ({
    ...section,
    name: stringAt(names as Uint8Array, nameOffset, `name of section ${index}`),
  }));
  return { byteOrder: orderOf(little), machine: machineOf(view, little), sections };
}

/** The first section of that name, if there is one. */
export function sectionNamed(elf: Elf, name: string): ElfSection | undefined {
  return elf.sections.find((section) => section.name === name);
}

/**
 * Reads the symbol table, if there is one.
 *
 * @throws FormatError if a symbol or its name lies outside of its section
 */
export function readSymbols(elf: Elf): ElfSymbol[] {
  const table = elf.sections.find((section) => section.type === SHT_SYMTAB);
  if (table === undefined) return [];
  const names = elf.sections[table.link]?.data;
  if (names === undefined) {
    throw new FormatError('ELF', table.offset, `no section ${table.link} for the symbol names`);
  }
  const little = elf.byteOrder === 'little';
  const { data } = table;
  if (data.length % SYMBOL_SIZE !== 0) {
    throw new FormatError('ELF', table.offset, 'symbol table ends inside a symbol');
  }
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const symbols: ElfSymbol[] = [];
  for (let at = 0; at < data.length; at += SYMBOL_SIZE) {
    symbols.push({
      name: stringAt(names, view.getUint32(at, little), 'name of a symbol'),
      type: view.getUint8(at + 4) & 0xf,
      binding: view.getUint8(at + 4) >> 4,
      visibility: view.getUint8(at + 5) & 0x3,
      section: view.getUint16(at + 6, little),
      value: Number(view.getBigUint64(at + 8, little)),
      size: Number(view.getBigUint64(at + 16, little)),
    });
  }
  return symbols;
}

/** A relocation of the linker's, not a CO-RE one. */
export interface ElfRelocation {
  /** Byte offset of what is relocated, in its section. */
  readonly offset: number;
  /** Index of the symbol. */
  readonly symbol: number;
}

/**
 * Reads the relocations (`SHT_REL`) of a section, which is named by its index.
 *
 * @throws FormatError if a table of them ends inside one
 */
export function readRelocations(elf: Elf, section: number): ElfRelocation[] {
  const little = elf.byteOrder === 'little';
  return elf.sections.flatMap(({ type, info, data, offset: at }) => {
    if (type !== SHT_REL || info !== section) return [];
    if (data.length % RELOCATION_SIZE !== 0) {
      throw new FormatError('ELF', at, 'relocations end inside one');
    }
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return Array.from({ length: data.length / RELOCATION_SIZE }, (_, i) => ({
      offset: Number(view.getBigUint64(i * RELOCATION_SIZE, little)),
      symbol: Number(view.getBigUint64(i * RELOCATION_SIZE + 8, little) >> 32n),
    }));
  });
}

function readSectionHeader(bytes: Uint8Array, view: DataView, at: number, little: boolean) {
  const type = view.getUint32(at + 4, little);
  const offset = offsetAt(view, at + 24, little, 'section offset');
  const size = offsetAt(view, at + 32, little, 'section size');
  const empty = type === SHT_NOBITS || type === 0;
  if (!empty && offset + size > bytes.length) {
    throw new FormatError('ELF', at, 'section reaches beyond the end of the file');
  }
  return {
    nameOffset: view.getUint32(at, little),
    section: {
      type,
      flags: view.getUint32(little ? at + 8 : at + 12, little),
      link: view.getUint32(at + 40, little),
      info: view.getUint32(at + 44, little),
      offset,
      data: empty ? bytes.subarray(0, 0) : bytes.subarray(offset, offset + size),
    },
  };
}

function offsetAt(view: DataView, at: number, little: boolean, what: string): number {
  const value = view.getBigUint64(at, little);
  if (value > 0xffff_ffff_ffffn)
    throw new FormatError('ELF', at, `${what} ${value} is out of range`);
  return Number(value);
}

function stringAt(table: Uint8Array, offset: number, what: string): string {
  const end = table.indexOf(0, offset);
  if (offset >= table.length || end < 0) {
    throw new FormatError('ELF', offset, `${what} lies outside of its string table`);
  }
  return decoder.decode(table.subarray(offset, end));
}

function orderOf(little: boolean): ByteOrder {
  return little ? 'little' : 'big';
}

function machineOf(view: DataView, little: boolean): number {
  return view.getUint16(18, little);
}
