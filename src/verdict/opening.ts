import type { BpfFunction } from '../core/code.js';
import type { BpfObject } from '../core/object.js';
import { CALL, LDIMM64 } from '../core/opcodes.js';
import { UNRESOLVED } from './answers.js';
import type { RecordIndex } from './link.js';
import type { Verdict } from './verdict.js';
import { helperMemory } from './verifier/helper-memory.js';
import { isJump } from './walk/flow.js';

/**
 * The verdict on a program whose first instructions, up to its first branch, hold an unresolved record. Every
 * verifier comes to it, whatever it knows and whatever user space sets, so that nothing need be followed.
 *
 * @param failing by site (`Answers`); none is refused
 * @returns undefined if no record there is unresolved
 */
export type Opening = (failing: Uint8Array) => Verdict | undefined;

/** @param index of the program in the object's functions */
export function openingOf(
  { relocations, code }: BpfObject,
  index: number,
  recordsOf: RecordIndex,
): Opening {
  const program = code.functions[index] as BpfFunction;
  /** In the order of the instructions: the site of each record, and the first record of its instruction. */
  const sites: number[] = [];
  const told: number[] = [];
  const { opcodes } = program.instructions;
  let at = 0;
  for (const [insn, records] of recordsOf.get(index) ?? []) {
    while (at < insn && goesOn(program, at)) at += opcodes[at] === LDIMM64 ? 2 : 1;
    if (at < insn) break;
    // The second half of a load is none.
    if (at > insn) continue;
    for (const record of records) {
      sites.push(relocations[record]?.site as number);
      told.push(records[0] as number);
    }
  }
  const verdicts = new Map<number, Verdict>();
  return (failing) => {
    const place = sites.findIndex((site) => failing[site] === UNRESOLVED);
    if (place < 0) return undefined;
    const relocation = told[place] as number;
    let verdict = verdicts.get(relocation);
    if (verdict === undefined) {
      const source = relocations[relocation]?.source;
      const reached = { relocation, path: source === undefined ? [] : [source] };
      verdict = { verdict: 'broken', reached };
      verdicts.set(relocation, verdict);
    }
    return verdict;
  };
}

/** Whether control goes on to the next instruction, and nowhere else. */
function goesOn({ instructions, references }: BpfFunction, insn: number): boolean {
  const opcode = instructions.opcodes[insn] as number;
  if (!isJump(opcode)) return true;
  const isHelper = (instructions.registers[insn] as number) >> 4 === 0 && !references.has(insn);
  if (opcode !== CALL || !isHelper) return false;
  return helperMemory(instructions.immediates[insn] as number)?.callback === undefined;
}
