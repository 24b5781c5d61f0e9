import type { ByteOrder } from '../byte-order.js';
import type { BpfFunction, Reference } from '../core/code.js';
import { type Instructions, newInstructions } from '../core/instructions.js';
import type { BpfObject } from '../core/object.js';
import { BPF_PSEUDO_CALL, CALL, INSN_SIZE } from '../core/opcodes.js';
import { calleesOf } from '../core/programs.js';
import { countUpTo, type SourcePoint, sourceAt } from '../core/source-lines.js';

/**
 * A program with the functions that it calls behind it, as a loader hands it to the kernel. An
 * instruction is its index.
 */
export interface LinkedProgram extends Instructions {
  readonly name: string;
  readonly section: string;
  readonly byteOrder: ByteOrder;
  /** The program itself, and what it calls, in the order of the instructions. */
  readonly functions: readonly LinkedFunction[];
  /** By instruction: the CO-RE records on it, by their indices in the object's relocations. */
  readonly records: ReadonlyMap<number, readonly number[]>;
  /** By instruction: the site of the last record on it; -1 if there is none. */
  readonly siteAt: Int32Array;
  /** By instruction: what it refers to. Functions are those of this program. */
  readonly references: ReadonlyMap<number, Reference>;
}

export interface LinkedFunction {
  readonly name: string;
  /** Index in the object's functions. */
  readonly index: number;
  /** Its first instruction, and the one after its last. */
  readonly start: number;
  readonly end: number;
  /** Whether the kernel verifies it on its own. */
  readonly isGlobal: boolean;
}

/** By index of a function of an object, by instruction in it, ascending: the records on it. */
export type RecordIndex = ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

/** Puts the records of an object to the functions that they are in. */
export function indexRecords({ relocations, code: { functions } }: BpfObject): RecordIndex {
  const bySection = new Map<string, number[]>();
  for (const [index, { section, site }] of relocations.entries()) {
    if (site === undefined) continue;
    const ofSection = bySection.get(section);
    if (ofSection === undefined) bySection.set(section, [index]);
    else ofSection.push(index);
  }
  const insnOf = (index: number) => relocations[index]?.insn as number;
  for (const ofSection of bySection.values()) ofSection.sort((a, b) => insnOf(a) - insnOf(b));
  return new Map(
    functions.map(({ section, start, instructions }, index) => {
      const first = start / INSN_SIZE;
      const records = new Map<number, number[]>();
      const ofSection = Number.isInteger(first) ? (bySection.get(section) ?? []) : [];
      const before = countUpTo(ofSection.length, first - 1, (at) =>
        insnOf(ofSection[at] as number),
      );
      for (let at = before; at < ofSection.length; at++) {
        const record = ofSection[at] as number;
        const insn = insnOf(record) - first;
        if (insn >= instructions.opcodes.length) break;
        const list = records.get(insn);
        if (list === undefined) records.set(insn, [record]);
        else list.push(record);
      }
      return [index, records];
    }),
  );
}

/**
 * Links a program. A function is appended where its first call or address is met, and its own callees
 * before the next one of the caller (`libbpf.c: bpf_object__reloc_code`).
 *
 * @param index of the program in the object's functions
 */
export function linkProgram(
  { btf, relocations, code: { functions } }: Pick<BpfObject, 'btf' | 'relocations' | 'code'>,
  index: number,
  recordsOf: RecordIndex,
): LinkedProgram {
  const placed = placeFunctions(functions, index);
  const places = new Map(placed.map((one, place) => [one.index, place]));
  const linked = newInstructions(placed.at(-1)?.end ?? 0);
  const records = new Map<number, readonly number[]>();
  const siteAt = new Int32Array(linked.opcodes.length).fill(-1);
  const references = new Map<number, Reference>();
  for (const { index: own, start } of placed) {
    const { instructions, references: ofFunction } = functions[own] as BpfFunction;
    linked.opcodes.set(instructions.opcodes, start);
    linked.registers.set(instructions.registers, start);
    linked.offsets.set(instructions.offsets, start);
    linked.immediates.set(instructions.immediates, start);
    for (const [insn, list] of recordsOf.get(own) ?? []) {
      records.set(start + insn, list);
      siteAt[start + insn] = relocations[list.at(-1) as number]?.site ?? -1;
    }
    for (const [insn, reference] of ofFunction) {
      const at = start + insn;
      if (reference.kind !== 'function') {
        references.set(at, reference);
        continue;
      }
      const place = places.get(reference.function) as number;
      references.set(at, { kind: 'function', function: place });
      if (linked.opcodes[at] !== CALL) continue;
      linked.registers[at] = ((linked.registers[at] as number) & 0xf) | (BPF_PSEUDO_CALL << 4);
      linked.immediates[at] = (placed[place] as LinkedFunction).start - at - 1;
    }
  }
  const { name, section } = functions[index] as BpfFunction;
  return {
    name,
    section,
    byteOrder: btf.byteOrder,
    ...linked,
    functions: placed,
    records,
    siteAt,
    references,
  };
}

function placeFunctions(functions: readonly BpfFunction[], program: number): LinkedFunction[] {
  const placed: LinkedFunction[] = [];
  const seen = new Set<number>();
  let end = 0;
  // A stack of our own: a chain of calls may be longer than ours.
  const waiting = [program];
  while (waiting.length > 0) {
    const index = waiting.pop() as number;
    if (seen.has(index)) continue;
    seen.add(index);
    const { name, instructions, isGlobal } = functions[index] as BpfFunction;
    const start = end;
    end += instructions.opcodes.length;
    placed.push({ name, index, start, end, isGlobal: isGlobal && placed.length > 0 });
    waiting.push(...calleesOf(functions, index).reverse());
  }
  return placed;
}

/** The function that an instruction is in. */
export function functionOf({ functions }: LinkedProgram, insn: number): LinkedFunction | undefined {
  return functions.find(({ start, end }) => start <= insn && insn < end);
}

/** Where an instruction comes from in the source. */
export function sourceOf(
  { btf, code: { functions, lines } }: Pick<BpfObject, 'btf' | 'code'>,
  program: LinkedProgram,
  insn: number,
): SourcePoint | undefined {
  const found = functionOf(program, insn);
  if (found === undefined) return undefined;
  const { section, start } = functions[found.index] as BpfFunction;
  return sourceAt(btf, lines, section, start + (insn - found.start) * INSN_SIZE);
}
