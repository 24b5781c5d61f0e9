import { type Btf, stringAt, typeCount } from '../btf/btf.js';
import { Kind } from '../btf/kinds.js';
import { arrayElement, kindOf, nameOf, referred } from '../btf/types.js';
import { type Elf, type ElfSymbol, readSymbols, STB_WEAK, STT_OBJECT } from '../elf/elf.js';

/** A section of constants, which libbpf makes a map of that nobody can write to. */
export interface ConstantSection {
  /** What it holds before user space sets anything. */
  readonly bytes: Uint8Array;
  /** By their offsets. */
  readonly variables: readonly ConstantVariable[];
}

export interface ConstantVariable {
  readonly name: string;
  /** Bytes from the start of the section. */
  readonly offset: number;
  /** Bytes. */
  readonly size: number;
  /**
   * Whether user space may set it before the load, as it does with `const volatile` and weak ones. The
   * compiler takes any other for what it is, so a program that is told another value is not the same.
   */
  readonly isSettable: boolean;
}

const READ_ONLY = '.rodata';

/** The sections of constants of an object, by their indices (`libbpf.c: bpf_object__elf_collect`). */
export function readConstants(elf: Elf, btf: Btf): ReadonlyMap<number, ConstantSection> {
  const sections = new Map<number, ConstantSection>();
  let symbols: readonly ElfSymbol[] | undefined;
  let volatiles: ReadonlySet<string> | undefined;
  for (const [index, { name, data }] of elf.sections.entries()) {
    if (name !== READ_ONLY && !name.startsWith(`${READ_ONLY}.`)) continue;
    symbols ??= readSymbols(elf).filter(({ type }) => type === STT_OBJECT);
    volatiles ??= volatileVariables(btf);
    const variables = symbols
      .filter(({ section }) => section === index)
      .map(({ name: variable, value: offset, size, binding }) => {
        const isSettable = binding === STB_WEAK || volatiles?.has(variable) === true;
        return { name: variable, offset, size, isSettable };
      })
      .sort((a, b) => a.offset - b.offset);
    sections.set(index, { bytes: new Uint8Array(data), variables });
  }
  return sections;
}

function volatileVariables(btf: Btf): Set<string> {
  const names = new Set<string>();
  for (let id = 1; id < typeCount(btf); id++) {
    if (kindOf(btf, id) === Kind.VAR && isVolatile(btf, referred(btf, id))) {
      names.add(stringAt(btf, nameOf(btf, id)));
    }
  }
  return names;
}

function isVolatile(btf: Btf, id: number): boolean {
  const elements = new Set<number>();
  for (let type = id; !elements.has(type); ) {
    elements.add(type);
    const kind = kindOf(btf, type);
    if (kind === Kind.VOLATILE) return true;
    if (kind === Kind.ARRAY) type = arrayElement(btf, type);
    else if (kind === Kind.CONST || kind === Kind.TYPEDEF || kind === Kind.RESTRICT)
      type = referred(btf, type);
    else return false;
  }
  return false;
}
