import { type Btf, parseBtf, typeCount } from '../btf/btf.js';
import { type CoreRecord, parseBtfExt } from '../btf/ext.js';
import { nameOf } from '../btf/types.js';
import {
  type Elf,
  type ElfSection,
  type ElfSymbol,
  EM_BPF,
  isElf,
  parseElf,
  readSymbols,
  SHF_EXECINSTR,
  SHT_PROGBITS,
  STT_FUNC,
  sectionNamed,
} from '../elf/elf.js';
import { FormatError } from '../errors.js';
import { type BpfFunction, readFunctions } from './code.js';
import { type ConstantSection, readConstants } from './constants.js';
import { type DataSection, readDataSections } from './data-sections.js';
import { type Externs, readExterns } from './externs.js';
import { type LocalValue, localValue } from './loaders/libbpf/value.js';
import { LoadError } from './loaders/load-error.js';
import { INSN_SIZE } from './opcodes.js';
import { linkedFunctions } from './programs.js';
import {
  checkedString,
  lastUpTo,
  readSourceLines,
  type SourceLines,
  type SourcePoint,
  sourceFinder,
} from './source-lines.js';
import { type Instruction, instructionKey, readInstruction } from './spec/instruction.js';
import { type LocalSpec, parseLocalSpec } from './spec/local-spec.js';
import { RelocationKind } from './spec/relocation-kind.js';

/** A built eBPF ELF file: its types and its CO-RE relocations. */
export interface BpfObject {
  readonly btf: Btf;
  /** Distinct (type, access string, kind), in the order of their first record. */
  readonly queries: readonly Query[];
  /**
   * Distinct (query, form of instruction), in the order of their first record. A load or store is a
   * site of its own again after each new query of its local type, for libbpf may then give it
   * another width (`loaders/libbpf/libbpf.ts`).
   */
  readonly sites: readonly Site[];
  /** By program: the queries of its records in their order, those of the functions it calls included. */
  readonly programs: readonly Uint32Array[];
  /** Every CO-RE record, in the order of the file. */
  readonly relocations: readonly Relocation[];
  readonly code: Code;
}

/** What a verifier sees of an object, and where it comes from in the source. */
export interface Code {
  readonly functions: readonly BpfFunction[];
  /** By index of their ELF section. */
  readonly constants: ReadonlyMap<number, ConstantSection>;
  /** The sections that loaders make maps of, by their indices. */
  readonly data: ReadonlyMap<number, DataSection>;
  readonly externs: Externs;
  readonly lines: SourceLines;
}

/**
 * What of an object a kernel is asked: all but its code and where its records lie. It is plain data and
 * typed arrays, so that it can be sent to a thread.
 */
export type ObjectQueries = Omit<BpfObject, 'relocations' | 'code'>;

/** What relocations ask a kernel; many ask the same. */
export interface Query {
  readonly typeId: number;
  readonly access: string;
  /** `enum bpf_core_relo_kind` */
  readonly kind: number;
  /** Undefined if a loader cannot make sense of the access string. */
  readonly spec?: LocalSpec;
  /** What the instruction must hold; undefined if a loader cannot work it out. */
  readonly local?: LocalValue;
  /** Whether its type has no name: then only aya asks. */
  readonly unnamed: boolean;
  /** Why libbpf fails on it whatever the kernel has; set if `spec` or `local` is undefined. */
  readonly error?: string;
}

export interface Site {
  /** Index into the object's queries. */
  readonly query: number;
  readonly instruction: Instruction;
}

export interface Relocation {
  /** Name of the ELF section. */
  readonly section: string;
  /** Index of the instruction in its section, in instructions of 8 bytes. */
  readonly insn: number;
  /** Function that holds it; without one no loader looks at the record. */
  readonly program?: string;
  /** Index into the object's sites; only if there is a program. */
  readonly site?: number;
  /** Where in the source, if the object tells. */
  readonly source?: SourcePoint;
}

/**
 * Reads an eBPF object.
 *
 * @throws FormatError if it is broken
 * @throws Error with advice if it is no eBPF object, or has no BTF
 */
export function readObject(bytes: Uint8Array): BpfObject {
  if (!isElf(bytes))
    throw new Error('is no ELF file; name the .o files that clang -target bpf wrote');
  const elf = parseElf(bytes);
  if (elf.machine !== EM_BPF) {
    throw new Error('is built for another machine than BPF; build it with clang -target bpf');
  }
  const types = sectionNamed(elf, '.BTF');
  if (types === undefined) throw new Error('has no BTF; build it with clang -g');
  const btf = parseBtf(types.data);
  if (btf.byteOrder !== elf.byteOrder) {
    throw new FormatError('.BTF', types.offset, 'byte order is not that of its ELF file');
  }
  const section = sectionNamed(elf, '.BTF.ext');
  const ext = section && parseBtfExt(section.data, btf.byteOrder);
  const code = {
    functions: readFunctions(elf),
    constants: readConstants(elf, btf),
    data: readDataSections(elf),
    externs: readExterns(btf),
    lines: readSourceLines(btf, ext?.lines ?? []),
  };
  if (section === undefined || ext === undefined) {
    return { btf, queries: [], sites: [], programs: [], relocations: [], code };
  }
  const collect = relocationCollector(elf, btf);
  const sourceOf = sourceFinder(btf, code.lines);
  for (const part of ext.relocations) {
    const name = checkedString(btf, part.name, 'section name');
    for (const record of part.records) {
      if (record.insnOffset % INSN_SIZE !== 0) {
        throw new FormatError(
          `.BTF.ext`,
          section.offset,
          `a relocation lies inside an instruction`,
        );
      }
      collect.add(name, record, sourceOf(name, record.insnOffset));
    }
  }
  const { queries, sites, relocations } = collect;
  return {
    btf,
    queries,
    sites,
    programs: queriesByProgram(code.functions, collect),
    relocations,
    code,
  };
}

/** Puts together what a loader loads together: a function and all that it calls. */
function queriesByProgram(
  functions: readonly BpfFunction[],
  { sites, relocations }: Pick<BpfObject, 'sites' | 'relocations'>,
): Uint32Array[] {
  const queries = new Map<string, number[]>();
  let last: { section: string; program: string; list: number[] } | undefined;
  for (const { section, program, site } of relocations) {
    if (program === undefined) continue;
    // They come function by function.
    if (last?.program !== program || last.section !== section) {
      const key = functionKey(section, program);
      const list = queries.get(key) ?? [];
      queries.set(key, list);
      last = { section, program, list };
    }
    last.list.push((sites[site as number] as Site).query);
  }
  return linkedFunctions(functions).map((linked) =>
    Uint32Array.from(
      linked.flatMap((index) => {
        const { section, name } = functions[index] as BpfFunction;
        return queries.get(functionKey(section, name)) ?? [];
      }),
    ),
  );
}

function functionKey(section: string, name: string): string {
  return `${section}\0${name}`;
}

function relocationCollector(elf: Elf, btf: Btf) {
  const queries: Query[] = [];
  const sites: Site[] = [];
  const relocations: Relocation[] = [];
  const queryIndex = new Map<string, number>();
  const siteIndex = new Map<string, number>();
  const programAt = programLookup(elf);
  /** By local type: how many queries there are about it. */
  const queriesOf = new Map<number, number>();

  function add(section: string, record: CoreRecord, source: SourcePoint | undefined) {
    const program = programAt(section, record.insnOffset);
    const place = { section, insn: record.insnOffset / INSN_SIZE, ...(source && { source }) };
    if (program === undefined) {
      relocations.push(place);
      return;
    }
    const query = indexOf(
      queryIndex,
      `${record.typeId} ${record.kind} ${record.access}`,
      queries,
      () => {
        queriesOf.set(record.typeId, (queriesOf.get(record.typeId) ?? 0) + 1);
        return readQuery(btf, record);
      },
    );
    const instruction = readInstruction(program.code, record.insnOffset, elf.byteOrder);
    const widened =
      record.kind === RelocationKind.FIELD_BYTE_OFFSET && instruction.form === 'memory';
    const asked = widened ? queriesOf.get(record.typeId) : 0;
    const key = `${query} ${asked} ${instructionKey(instruction)}`;
    const site = indexOf(siteIndex, key, sites, () => ({ query, instruction }));
    relocations.push({ ...place, program: program.name, site });
  }
  return { queries, sites, relocations, add };
}

function readQuery(btf: Btf, { typeId, kind, access }: CoreRecord): Query {
  if (typeId === 0 || typeId >= typeCount(btf)) {
    throw new FormatError('.BTF.ext', 0, `a relocation names type ${typeId}, which is none,`);
  }
  return makeQuery(btf, typeId, checkedString(btf, access, 'access string'), kind);
}

/**
 * What a relocation asks.
 *
 * @param typeId in the object's own BTF, not void
 * @param access string
 * @param kind `enum bpf_core_relo_kind`
 */
export function makeQuery(btf: Btf, typeId: number, access: string, kind: number): Query {
  const unnamed = btf.strings[nameOf(btf, typeId)] === 0 && kind !== RelocationKind.TYPE_ID_LOCAL;
  let spec: LocalSpec | undefined;
  try {
    spec = parseLocalSpec(btf, typeId, access, kind);
    if (unnamed) throw new LoadError('it is about a type without a name');
    return { typeId, access, kind, unnamed, spec, local: localValue(btf, spec) };
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return { typeId, access, kind, unnamed, ...(spec && { spec }), error: error.message };
  }
}

/** Index of what stands under `key`, made and appended if it is new. */
function indexOf<T>(index: Map<string, number>, key: string, list: T[], make: () => T): number {
  let found = index.get(key);
  if (found === undefined) {
    found = list.push(make()) - 1;
    index.set(key, found);
  }
  return found;
}

/** Finds the function that holds an instruction (`libbpf.c: find_prog_by_sec_insn`). */
function programLookup(elf: Elf) {
  const functions = new Map<ElfSection, ElfSymbol[]>();
  for (const symbol of readSymbols(elf)) {
    const section = elf.sections[symbol.section];
    if (symbol.type !== STT_FUNC || section === undefined) continue;
    const list = functions.get(section);
    if (list === undefined) functions.set(section, [symbol]);
    else list.push(symbol);
  }
  for (const list of functions.values()) list.sort((a, b) => a.value - b.value);
  const sections = new Map<string, ElfSection>();
  for (const section of elf.sections) {
    if (!sections.has(section.name)) sections.set(section.name, section);
  }

  return (sectionName: string, offset: number) => {
    const section = sections.get(sectionName);
    if (section === undefined || section.type !== SHT_PROGBITS) return undefined;
    if ((section.flags & SHF_EXECINSTR) === 0) return undefined;
    const found = lastUpTo(functions.get(section) ?? [], offset, ({ value }) => value);
    if (found === undefined || offset >= found.value + found.size) return undefined;
    return { name: found.name, code: section.data };
  };
}
