import {
  type Elf,
  type ElfSection,
  type ElfSymbol,
  readRelocations,
  readSymbols,
  SHF_EXECINSTR,
  SHT_PROGBITS,
  STB_LOCAL,
  STB_WEAK,
  STT_FUNC,
  STT_SECTION,
  STV_HIDDEN,
  STV_INTERNAL,
} from '../elf/elf.js';
import { FormatError } from '../errors.js';
import { decodeInstructions, type Instructions, sliceInstructions } from './instructions.js';
import { BPF_PSEUDO_CALL, BPF_PSEUDO_FUNC, CALL, INSN_SIZE, LDIMM64 } from './opcodes.js';

/** A function of an object's code. */
export interface BpfFunction {
  /** Name of its ELF section. */
  readonly section: string;
  readonly name: string;
  /** Byte offset in its section. */
  readonly start: number;
  readonly instructions: Instructions;
  /**
   * Whether the kernel verifies it on its own (`libbpf.c: bpf_object__init_prog`, and `mark_btf_static`
   * there).
   */
  readonly isGlobal: boolean;
  /** By index of an instruction: what it calls, or whose address it loads. */
  readonly references: ReadonlyMap<number, Reference>;
}

export type Reference =
  /** A call of a function, or its address; `function` is its index. */
  | { readonly kind: 'function'; readonly function: number }
  /** The address of a map, which is defined at an offset of a section, in bytes; `section` is its index. */
  | { readonly kind: 'map'; readonly section: number; readonly offset: number }
  /** An address inside of a section of data, in bytes from its start; `section` is its index. */
  | { readonly kind: 'data'; readonly section: number; readonly offset: number }
  /** A variable or function that the kernel, or its configuration, may have. */
  | { readonly kind: 'extern'; readonly name: string; readonly isWeak: boolean };

/** Holds functions that are called and are no programs themselves. */
const SUBPROGRAMS = '.text';
const MAPS = /^(\.maps|maps(\/.*)?)$/;

/**
 * The functions of an object, in the order of its symbols.
 *
 * @throws FormatError if its symbols or relocations are broken
 */
export function readFunctions(elf: Elf): BpfFunction[] {
  const symbols = readSymbols(elf);
  const found = symbols.filter(({ type, section }) => type === STT_FUNC && isCode(elf, section));
  checkOverlap(elf, found);
  const indices = new Map(found.map(({ section, value }, i) => [`${section} ${value}`, i]));
  const functionAt = (section: number, offset: number) => indices.get(`${section} ${offset}`);
  const code = new Map<number, CodeSection>();
  return found.map(({ section: index, name, value, size, ...symbol }) => {
    const section = elf.sections[index] as ElfSection;
    const known = code.get(index) ?? readSection(elf, index, symbols);
    code.set(index, known);
    const first = Math.floor(value / INSN_SIZE);
    const instructions = sliceInstructions(known.instructions, first, Math.floor(size / INSN_SIZE));
    const references = findReferences(instructions, (insn) => known.symbols.get(first + insn), {
      functionAt,
      here: (insn) => functionAt(index, value + insn * INSN_SIZE),
      isMaps: (one) => MAPS.test(elf.sections[one]?.name ?? ''),
    });
    return {
      ...{ section: section.name, name, start: value, instructions, references },
      isGlobal: isGlobal(symbol),
    };
  });
}

/** Whether a function is a program, and not one that programs call. */
export function isProgram({ section }: BpfFunction): boolean {
  return section !== SUBPROGRAMS;
}

/** A function may have several names, but not thousands: each is a copy of its code in what follows. */
const MOST_NAMES = 8;

function checkOverlap(elf: Elf, functions: readonly ElfSymbol[]): void {
  const code = elf.sections.reduce(
    (sum, { data }, index) => sum + (isCode(elf, index) ? data.length : 0),
    0,
  );
  const named = functions.reduce((sum, { size }) => sum + size, 0);
  if (named > MOST_NAMES * code) {
    throw new FormatError('ELF', 0, 'functions overlap, and are longer than their code,');
  }
}

function isCode(elf: Elf, index: number): boolean {
  const section = elf.sections[index];
  return section?.type === SHT_PROGBITS && (section.flags & SHF_EXECINSTR) !== 0;
}

function isGlobal({ binding, visibility }: Pick<ElfSymbol, 'binding' | 'visibility'>): boolean {
  return binding !== STB_LOCAL && visibility !== STV_HIDDEN && visibility !== STV_INTERNAL;
}

interface CodeSection {
  readonly instructions: Instructions;
  /** By index of an instruction: the symbol that the linker is to put there. */
  readonly symbols: ReadonlyMap<number, ElfSymbol>;
}

function readSection(elf: Elf, index: number, symbols: readonly ElfSymbol[]): CodeSection {
  const { data } = elf.sections[index] as ElfSection;
  const bySite = new Map<number, ElfSymbol>();
  for (const { offset, symbol } of readRelocations(elf, index)) {
    const found = symbols[symbol];
    if (found !== undefined) bySite.set(Math.floor(offset / INSN_SIZE), found);
  }
  return { instructions: decodeInstructions(data, elf.byteOrder), symbols: bySite };
}

interface Places {
  /** The function that begins at an offset of a section. */
  functionAt(section: number, offset: number): number | undefined;
  /** The function that begins so many instructions behind this one's start. */
  here(insn: number): number | undefined;
  /** Whether a section holds definitions of maps. */
  isMaps(section: number): boolean;
}

/** What a function refers to (`libbpf.c: bpf_program__record_reloc, bpf_object__reloc_code`). */
function findReferences(
  { opcodes, registers, immediates }: Instructions,
  symbolAt: (insn: number) => ElfSymbol | undefined,
  { functionAt, here, isMaps }: Places,
): ReadonlyMap<number, Reference> {
  const references = new Map<number, Reference>();
  for (let insn = 0; insn < opcodes.length; insn++) {
    const isLoad = opcodes[insn] === LDIMM64;
    if (opcodes[insn] !== CALL && !isLoad) continue;
    const symbol = symbolAt(insn);
    const found = symbol === undefined ? local(insn, isLoad) : linked(symbol, insn, isLoad);
    if (found !== undefined) references.set(insn, found);
    if (isLoad) insn++;
  }
  return references;

  /** A function of this section, whose distance the compiler worked out. */
  function local(insn: number, isLoad: boolean): Reference | undefined {
    const source = (registers[insn] as number) >> 4;
    if (source !== (isLoad ? BPF_PSEUDO_FUNC : BPF_PSEUDO_CALL)) return undefined;
    return asFunction(here(insn + (immediates[insn] as number) + 1));
  }

  /** The symbol of a function or variable, or that of its section, with its offset in the instruction. */
  function linked(symbol: ElfSymbol, insn: number, isLoad: boolean): Reference | undefined {
    const { type, section, value, name, binding } = symbol;
    if (section === 0) return { kind: 'extern', name, isWeak: binding === STB_WEAK };
    const held = immediates[insn] as number;
    if (type === STT_FUNC) return asFunction(functionAt(section, value));
    if (type === STT_SECTION) {
      const found = functionAt(section, isLoad ? held : (held + 1) * INSN_SIZE);
      if (found !== undefined) return asFunction(found);
    }
    if (!isLoad) return undefined;
    return { kind: isMaps(section) ? 'map' : 'data', section, offset: value + held };
  }
}

function asFunction(index: number | undefined): Reference | undefined {
  return index === undefined ? undefined : { kind: 'function', function: index };
}
