import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { HEAD, parseProgram, printProgram, RECORDED } from './recording.mjs';

/**
 * Random bytecode with poison in it, and what verifiers said of it. In `bytecode.gz` a line is a program:
 * its instructions in hex, a tab, and the constants in the map that it reads, as oracle/raw.c takes them. In
 * `bytecode.answers` a line is what the verifiers of `kernels` said of the program in that line, in the form
 * of recording.mjs.
 */
const PROGRAMS = join(RECORDED, 'bytecode.gz');
const ANSWERS = join(RECORDED, 'bytecode.answers');

const LDIMM64 = 0x18;
const CALL = 0x85;
const OF_A_FUNCTION = 1;
const TO_A_MAP = 1;
const TO_A_MAP_VALUE = 2;
const TO_A_FUNCTION = 4;

/** What libbpf puts in the place of an instruction that it cannot relocate. */
const POISON = 195896080;

/** @returns {string[] | undefined} the lines; undefined if there is no recording */
export function readBytecode() {
  if (!existsSync(PROGRAMS)) return undefined;
  return gunzipSync(readFileSync(PROGRAMS)).toString().trimEnd().split('\n');
}

/** @param {string[]} lines */
export function writeBytecode(lines) {
  writeFileSync(PROGRAMS, gzipSync(`${lines.join('\n')}\n`, { level: 9 }));
}

/**
 * @param {string[]} lines the programs
 * @returns {{ kernels: string[], answers: import('./recording.mjs').ProgramAnswer[][] } | undefined} by
 * program, by kernel; undefined if there are none, or they are about other programs
 */
export function readBytecodeAnswers(lines) {
  if (!existsSync(ANSWERS)) return undefined;
  const [, programs, kernels, ...rows] = readFileSync(ANSWERS, 'utf8').trimEnd().split('\n');
  if (programs !== `programs: ${digestOf(lines)}`) return undefined;
  return {
    kernels: kernels.replace('kernels: ', '').split(' '),
    answers: rows.map((row) => parseProgram(row.split(' '))),
  };
}

export function writeBytecodeAnswers(lines, { kernels, answers }) {
  const head = [HEAD, `programs: ${digestOf(lines)}`, `kernels: ${kernels.join(' ')}`];
  writeFileSync(ANSWERS, `${[...head, ...answers.map(printProgram)].join('\n')}\n`);
}

function digestOf(lines) {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

/**
 * A program as the walk takes it. Section 1 are its constants.
 *
 * @param {string} line
 */
export function linkBytecode(line) {
  const [code, constants] = line.split('\t').map((hex) => Buffer.from(hex, 'hex'));
  const length = code.length / 8;
  const program = {
    name: 'bytecode',
    section: 'raw_tp',
    byteOrder: 'little',
    opcodes: new Uint8Array(length),
    registers: new Uint8Array(length),
    offsets: new Int16Array(length),
    immediates: new Int32Array(length),
    functions: [],
    records: new Map(),
    references: new Map(),
  };
  const poisoned = new Set();
  const targets = new Map();
  for (let insn = 0; insn < length; insn++) {
    const [opcode, registers] = code.subarray(insn * 8);
    const immediate = code.readInt32LE(insn * 8 + 4);
    program.opcodes[insn] = opcode;
    program.registers[insn] = registers;
    program.offsets[insn] = code.readInt16LE(insn * 8 + 2);
    program.immediates[insn] = immediate;
    const kind = registers >> 4;
    if (opcode === CALL && kind === OF_A_FUNCTION) targets.set(insn, insn + 1 + immediate);
    else if (opcode === CALL && immediate === POISON) poisoned.add(insn);
    if (opcode !== LDIMM64) continue;
    const upper = code.readInt32LE(insn * 8 + 12);
    if (kind === TO_A_FUNCTION) targets.set(insn, insn + 1 + immediate);
    else if (kind === TO_A_MAP) program.references.set(insn, { kind: 'map' });
    else if (kind === TO_A_MAP_VALUE) {
      program.references.set(insn, { kind: 'data', section: immediate, offset: upper });
    }
  }
  const starts = [...new Set([0, ...targets.values()])].sort((a, b) => a - b);
  program.functions = starts.map((start, index) => ({
    name: `function_${index}`,
    index,
    start,
    end: starts[index + 1] ?? length,
    isGlobal: false,
  }));
  for (const [insn, target] of targets) {
    program.references.set(insn, { kind: 'function', function: starts.indexOf(target) });
  }
  return { program, poisoned, constants: new Map([[1, { bytes: constants, variables: [] }]]) };
}
