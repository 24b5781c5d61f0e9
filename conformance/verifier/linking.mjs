import { isProgram } from '../../lib/core/code.js';
import { CALL, INSN_SIZE, LDIMM64 } from '../../lib/core/opcodes.js';
import { indexRecords, linkProgram } from '../../lib/verdict/link.js';
import { tally } from '../tally.mjs';
import { askInstructions, programKey } from './ask-verifier.mjs';
import { resolveOn } from './resolve-on.mjs';

/** What libbpf puts into an instruction that it cannot relocate. */
const POISON = 0xbad2310;
const PSEUDO_CALL = 1;

/**
 * Puts our linking beside what libbpf hands to the kernel: how many instructions a program has, their
 * opcodes, registers and offsets, where calls go, which are poisoned. Not compared is what the
 * kernel alone decides: values of relocations, descriptors of maps, ids of kernel functions.
 *
 * @param {string} oracle
 * @param {string} scratch
 * @param {import('./objects.mjs').RealObject[]} objects
 * @param {import('../../lib/btf/btf.js').Btf} kernel the running one's
 */
export async function compareLinking(oracle, scratch, objects, kernel) {
  const programs = tally('verifier: programs are linked as libbpf links them', 'programs');
  const answers = await askInstructions(
    oracle,
    scratch,
    objects.map(({ path }) => ({ object: path })),
  );
  let instructions = 0;
  for (const [i, { name, object }] of objects.entries()) {
    const outcomes = resolveOn(kernel, object);
    const index = indexRecords(object);
    for (const [at, one] of object.code.functions.entries()) {
      if (!isProgram(one)) continue;
      const given = answers[i].get(programKey(one.section, one.name));
      if (given === undefined) continue;
      const ours = linkProgram(object, at, index);
      const difference = compareInstructions(object, ours, given, outcomes);
      instructions += ours.opcodes.length;
      if (difference === undefined) programs.equal();
      else programs.differ(`${name}, ${one.section} ${one.name}: ${difference}`);
    }
  }
  console.log(`verifier: ${instructions} instructions were linked`);
  return programs;
}

function compareInstructions(object, ours, given, outcomes) {
  const length = ours.opcodes.length;
  if (given.length !== length * INSN_SIZE) {
    return `${length} instructions, libbpf's are ${given.length / INSN_SIZE}`;
  }
  for (let insn = 0; insn < length; insn++) {
    const theirs = {
      opcode: given[insn * INSN_SIZE],
      registers: given[insn * INSN_SIZE + 1],
      offset: given.readInt16LE(insn * INSN_SIZE + 2),
      immediate: given.readInt32LE(insn * INSN_SIZE + 4),
    };
    const records = ours.records.get(insn) ?? ours.records.get(insn - 1);
    const isSecond = insn > 0 && ours.opcodes[insn - 1] === LDIMM64;
    if (records !== undefined && (ours.records.has(insn) || isSecond)) {
      const difference = compareRelocated(object, ours, insn, theirs, records, outcomes);
      if (difference !== undefined) return `instruction ${insn}: ${difference}`;
      continue;
    }
    const reference = ours.references.get(insn) ?? (isSecond && ours.references.get(insn - 1));
    const difference = reference
      ? compareReference(ours, insn, theirs, reference, isSecond)
      : compareFields(ours, insn, theirs, ['opcode', 'registers', 'offset', 'immediate']);
    if (difference !== undefined) return `instruction ${insn}: ${difference}`;
  }
  return undefined;
}

function compareFields(ours, insn, theirs, fields) {
  const own = {
    opcode: ours.opcodes[insn],
    registers: ours.registers[insn],
    offset: ours.offsets[insn],
    immediate: ours.immediates[insn],
  };
  const other = fields.find((field) => own[field] !== theirs[field]);
  return other && `${other} ${own[other]}, libbpf's is ${theirs[other]}`;
}

/** An instruction with CO-RE records: it is poisoned if one of them is not resolved. */
function compareRelocated({ relocations }, ours, insn, theirs, records, outcomes) {
  const isPoisoned = theirs.opcode === CALL && theirs.immediate === POISON;
  const statuses = records.map((record) => outcomes[relocations[record].site].status);
  if (statuses.includes('unresolved') !== isPoisoned) {
    return `${statuses.join()}, libbpf ${isPoisoned ? 'poisons it' : 'does not'}`;
  }
  return isPoisoned ? undefined : compareFields(ours, insn, theirs, ['registers']);
}

/** An instruction that refers to a function, a map, a variable or a symbol. */
function compareReference(ours, insn, theirs, reference, isSecond) {
  if (reference.kind === 'function' && !isSecond) {
    const target = insn + theirs.immediate + 1;
    const { start } = ours.functions[reference.function];
    if (target !== start) return `a reference to ${start}, libbpf's is to ${target}`;
    if (theirs.opcode === CALL) return compareFields(ours, insn, theirs, ['opcode', 'registers']);
  }
  if (theirs.opcode === CALL && theirs.registers >> 4 === PSEUDO_CALL) {
    return 'a call of a function of its own in libbpf';
  }
  if (reference.kind === 'data' && isSecond && theirs.immediate !== reference.offset) {
    return `offset ${reference.offset} in its section, libbpf's is ${theirs.immediate}`;
  }
  const own = { destination: ours.registers[insn] & 15, opcode: ours.opcodes[insn] };
  if (own.opcode !== theirs.opcode) return `opcode ${own.opcode}, libbpf's is ${theirs.opcode}`;
  if (own.destination !== (theirs.registers & 15)) return 'another register';
  return undefined;
}
