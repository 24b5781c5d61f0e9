import {
  type Elf,
  type ElfSection,
  type ElfSymbol,
  readRelocations,
  readSymbols,
  SHF_EXECINSTR,
  SHT_PROGBITS,
  STT_FUNC,
  STT_SECTION,
} from '../elf/elf.js';
import { INSN_SIZE } from './spec/instruction.js';

/** A function of an object's code. */
export interface BpfFunction {
  /** Name of its ELF section. */
  readonly section: string;
  readonly name: string;
}

const BPF_CALL = 0x85;
const LDIMM64 = 0x18;
const PSEUDO_CALL = 1;
const PSEUDO_FUNC = 4;
/** Holds functions that are called and are no programs themselves. */
const SUBPROGRAMS = '.text';

interface Node {
  readonly function: BpfFunction;
  readonly section: number;
  /** Byte offsets in the section. */
  readonly start: number;
  readonly end: number;
  readonly calls: Set<Node>;
}

/**
 * The programs of an object, each with the functions that it calls or takes the address of, as
 * loaders link them (`libbpf.c: bpf_object__reloc_code`, `cilium/ebpf linker.go: flattenPrograms`).
 * A program comes first in its own list.
 */
export function readPrograms(elf: Elf): BpfFunction[][] {
  const symbols = readSymbols(elf);
  const nodes = findFunctions(elf, symbols);
  const byStart = new Map(nodes.map((node) => [`${node.section} ${node.start}`, node]));
  const startingAt = (section: number, offset: number) => byStart.get(`${section} ${offset}`);
  for (const [index, section] of elf.sections.entries()) {
    if (!isCode(section)) continue;
    const functions = nodes.filter((node) => node.section === index);
    findCalls(elf, index, symbols, functions, startingAt);
  }
  return nodes
    .filter((node) => node.function.section !== SUBPROGRAMS)
    .map((node) => {
      const linked = new Set([node]);
      for (const one of linked) for (const callee of one.calls) linked.add(callee);
      return [...linked].map((one) => one.function);
    });
}

function isCode({ type, flags }: ElfSection): boolean {
  return type === SHT_PROGBITS && (flags & SHF_EXECINSTR) !== 0;
}

function findFunctions(elf: Elf, symbols: readonly ElfSymbol[]): Node[] {
  return symbols.flatMap(({ type, section: index, name, value, size }) => {
    const section = elf.sections[index];
    if (type !== STT_FUNC || section === undefined || !isCode(section)) return [];
    return {
      function: { section: section.name, name },
      section: index,
      start: value,
      end: value + size,
      calls: new Set<Node>(),
    };
  });
}

function findCalls(
  elf: Elf,
  index: number,
  symbols: readonly ElfSymbol[],
  functions: readonly Node[],
  startingAt: (section: number, offset: number) => Node | undefined,
): void {
  const { data } = elf.sections[index] as ElfSection;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const little = elf.byteOrder === 'little';
  const symbolAt = new Map(
    readRelocations(elf, index).map(({ offset, symbol }) => [offset, symbols[symbol]]),
  );
  const callers = [...functions].sort((a, b) => b.start - a.start);
  for (let at = 0; at + INSN_SIZE <= data.length; at += INSN_SIZE) {
    while ((callers.at(-1)?.end ?? data.length) <= at) callers.pop();
    const caller = (callers.at(-1)?.start ?? 0) <= at ? callers.at(-1) : undefined;
    const opcode = data[at] as number;
    const isLoad = opcode === LDIMM64;
    if (opcode !== BPF_CALL && !isLoad) continue;
    const registers = data[at + 1] as number;
    const source = little ? registers >> 4 : registers & 0xf;
    const value = view.getInt32(at + 4, little);
    const symbol = symbolAt.get(at);
    const callee = symbol === undefined ? local() : linked(symbol);
    if (callee !== undefined) caller?.calls.add(callee);
    if (isLoad) at += INSN_SIZE;

    /** A function of this section, whose distance the compiler worked out. */
    function local(): Node | undefined {
      const called = (isLoad ? PSEUDO_FUNC : PSEUDO_CALL) === source;
      return called ? startingAt(index, at + (value + 1) * INSN_SIZE) : undefined;
    }

    /** The symbol of a function, or that of its section, with its offset in the instruction. */
    function linked({ type, section, value: offset }: ElfSymbol): Node | undefined {
      if (type === STT_FUNC) return startingAt(section, offset);
      if (type !== STT_SECTION) return undefined;
      return startingAt(section, isLoad ? value : (value + 1) * INSN_SIZE);
    }
  }
}
