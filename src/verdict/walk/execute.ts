import {
  BPF_ALU,
  BPF_ALU64,
  BPF_ATOMIC,
  BPF_END,
  BPF_LD,
  BPF_LDX,
  BPF_MEM,
  BPF_MEMSX,
  BPF_MOV,
  BPF_NEG,
  BPF_ST,
  BPF_STX,
  BPF_X,
  LDIMM64,
  WIDTHS,
} from '../../core/opcodes.js';
import { arithmetic, cut } from './arithmetic.js';
import { forget, forgetStacks, load, signExtended, store } from './memory.js';
import { NO_ORIGIN } from './origins.js';
import { caused, readConstant, readKconfig, type Walker } from './situation.js';
import { type Frame, holdsPointers, MAX_FRAMES, type State } from './state.js';
import { DATA, SCALAR, UNKNOWN, type Value } from './value.js';

/** Something that is not 0, for the address of a symbol that is there. */
const SOME_ADDRESS = 0xffff_ffff_8000_0000n;

const FRAME_POINTER = 10;
const FRAME_POINTERS = Array.from({ length: MAX_FRAMES }, (_, frame): Value => {
  return { kind: 'stack', frame, offset: 0 };
});

/** The frame that runs. */
export function topOf({ frames }: State): Frame {
  return frames[frames.length - 1] as Frame;
}

export function registerOf(state: State, register: number): Value {
  if (register === FRAME_POINTER) return FRAME_POINTERS[state.frames.length - 1] as Value;
  return topOf(state).registers[register] ?? UNKNOWN;
}

/** Carries out what is no jump and no call: arithmetic, loads and stores. */
export function execute(walker: Walker, state: State, insn: number): void {
  const opcode = walker.program.opcodes[insn] as number;
  const destination = (walker.program.registers[insn] as number) & 0xf;
  const set = (value: Value) => {
    topOf(state).registers[destination] = value;
  };
  switch (opcode & 0x07) {
    case BPF_ALU:
    case BPF_ALU64:
      set(ofArithmetic(walker, state, insn));
      break;
    case BPF_LD:
      if (opcode === LDIMM64) set(ofAddress(walker, insn));
      else afterPacketLoad(topOf(state));
      break;
    case BPF_LDX:
      set(ofLoad(walker, state, insn));
      break;
    case BPF_ST:
    case BPF_STX:
      doStore(walker, state, insn);
      break;
  }
}

/** The operand of arithmetic or of a jump: a register, or what the instruction or its record holds. */
export function operandOf(walker: Walker, state: State, insn: number): Value {
  const { opcodes, registers, immediates } = walker.program;
  if (((opcodes[insn] as number) & BPF_X) !== 0) {
    return registerOf(state, (registers[insn] as number) >> 4);
  }
  const patch = walker.patches.values.get(insn);
  if (patch === undefined) return immediateOf(immediates[insn] as number);
  const { record: relocation, value } = patch;
  if (value === undefined) return SCALAR;
  // There is room for 32 bits, which the kernel takes with their sign.
  const held = cut(BigInt.asIntN(32, value), 64);
  return caused(walker, held, { kind: 'relocation', relocation, value });
}

function ofArithmetic(walker: Walker, state: State, insn: number): Value {
  const { opcodes, registers, offsets } = walker.program;
  const opcode = opcodes[insn] as number;
  const operation = opcode & 0xf0;
  const bits = (opcode & 0x07) === BPF_ALU64 ? 64 : 32;
  const value = registerOf(state, (registers[insn] as number) & 0xf);
  const { rules, origins } = walker;
  if (operation === BPF_END) return SCALAR;
  if (operation === BPF_NEG) {
    if (value.kind !== 'constant' || !rules.neg) return SCALAR;
    return { ...value, value: cut(-value.value, bits) };
  }
  const operand = operandOf(walker, state, insn);
  if (operation === BPF_MOV) {
    return moved(walker, operand, bits, (opcode & BPF_X) !== 0, offsets[insn] as number);
  }
  const isSigned = offsets[insn] !== 0;
  return arithmetic(operation, bits, isSigned, value, operand, rules, origins.union);
}

/** @param extended bits of a register that are taken with their sign; 0: all of them */
function moved(
  { rules }: Walker,
  operand: Value,
  bits: 32 | 64,
  isRegister: boolean,
  extended: number,
): Value {
  if (extended !== 0) {
    if (operand.kind !== 'constant' || !rules.signExtension || extended === 1) return UNKNOWN;
    return { ...operand, value: cut(BigInt.asIntN(extended, operand.value), bits) };
  }
  if (bits === 64) return operand;
  if (operand.kind !== 'constant' || (isRegister && !rules.moves32)) return SCALAR;
  return { ...operand, value: cut(operand.value, 32) };
}

/** What a 64-bit immediate load gives: a number, or the address of what it refers to. */
function ofAddress(walker: Walker, insn: number): Value {
  const { program, patches, constants } = walker;
  const reference = program.references.get(insn);
  if (reference === undefined) {
    const patch = patches.values.get(insn);
    const low = BigInt(program.immediates[insn] as number);
    const high = BigInt(program.immediates[insn + 1] ?? 0);
    const isNumber = (program.registers[insn] as number) >> 4 === 0;
    if (!isNumber) return UNKNOWN;
    if (!walker.rules.wideImmediates) return SCALAR;
    if (patch === undefined) {
      return { kind: 'constant', value: cut((high << 32n) | cut(low, 32), 64), origin: NO_ORIGIN };
    }
    const { record: relocation, value } = patch;
    return value === undefined
      ? SCALAR
      : caused(walker, value, { kind: 'relocation', relocation, value });
  }
  switch (reference.kind) {
    case 'function':
      return reference;
    case 'data':
      if (!constants.has(reference.section)) return DATA;
      return { ...reference, kind: 'constants', origin: NO_ORIGIN };
    case 'map':
      return UNKNOWN;
    case 'extern':
      return ofExtern(walker, reference.name, reference.isWeak);
  }
}

function ofExtern(walker: Walker, name: string, isWeak: boolean): Value {
  if (walker.kconfig.has(name)) return { kind: 'kconfig', name, offset: 0 };
  const present = isWeak ? walker.assume.symbol(name) : undefined;
  if (present === undefined) return UNKNOWN;
  return caused(walker, present ? SOME_ADDRESS : 0n, { kind: 'symbol', name, present });
}

/** Loads from a packet by the instructions of old filters are calls in all but name. */
function afterPacketLoad({ registers }: Frame): void {
  registers.fill(UNKNOWN, 1, 6);
  registers[0] = SCALAR;
}

function ofLoad(walker: Walker, state: State, insn: number): Value {
  const { opcodes, registers, byteOrder } = walker.program;
  const mode = (opcodes[insn] as number) & 0xe0;
  const { size, offset } = accessOf(walker, insn);
  const base = registerOf(state, (registers[insn] as number) >> 4);
  if (mode !== BPF_MEM && mode !== BPF_MEMSX) return UNKNOWN;
  let loaded: Value;
  switch (base.kind) {
    case 'stack': {
      const frame = state.frames[base.frame];
      if (frame === undefined) return UNKNOWN;
      loaded = load(frame, placeIn(base, offset), size, byteOrder, walker.rules);
      break;
    }
    case 'constants':
      if (offset === undefined) return SCALAR;
      loaded = readConstant(walker, { ...base, offset: base.offset + offset }, size);
      break;
    case 'kconfig':
      if (offset === undefined) return SCALAR;
      loaded = readKconfig(walker, { ...base, offset: base.offset + offset }, size);
      break;
    default:
      loaded = elsewhere(base, size);
  }
  if (mode === BPF_MEM) return loaded;
  return loaded.kind === 'constant' ? signExtended(loaded, size) : SCALAR;
}

/** Data of a packet is pointed to by a load of 4 bytes from a context, which may be anything unknown. */
function elsewhere({ kind }: Value, size: number): Value {
  if (size === 8) return UNKNOWN;
  return size === 4 && kind === 'unknown' ? UNKNOWN : SCALAR;
}

function doStore(walker: Walker, state: State, insn: number): void {
  const { opcodes, registers, immediates } = walker.program;
  const opcode = opcodes[insn] as number;
  const isImmediate = (opcode & 0x07) === BPF_ST;
  const { size, offset } = accessOf(walker, insn);
  const isAtomic = !isImmediate && (opcode & 0xe0) === BPF_ATOMIC;
  const [destination, source] = registersOf(registers[insn] as number);
  if (isAtomic && immediates[insn] === LOAD_ACQUIRE) {
    topOf(state).registers[destination] = UNKNOWN;
    return;
  }
  const base = registerOf(state, destination);
  if (base.kind === 'stack') {
    const frame = state.frames[base.frame];
    const place = placeIn(base, offset);
    if (frame !== undefined && isAtomic && place !== undefined) {
      forget(frame, place, place + size);
    } else if (frame !== undefined) {
      if (place === undefined && holdsPointers(frame)) state.lost = true;
      store(frame, place, size, storedBy(walker, state, insn), isImmediate, walker.rules);
    }
  } else if (base.kind === 'unknown' && state.lost) {
    forgetStacks(state);
  }
  if (isAtomic) afterAtomic(topOf(state), source, immediates[insn] as number);
}

function storedBy({ program }: Walker, state: State, insn: number): Value {
  if (((program.opcodes[insn] as number) & 0x07) !== BPF_ST) {
    return registerOf(state, (program.registers[insn] as number) >> 4);
  }
  return immediateOf(program.immediates[insn] as number);
}

/** The same constants come over and over. */
const IMMEDIATES = new Map<number, Value>();
const MOST_IMMEDIATES = 10_000;

/** An immediate, which the kernel takes with its sign. */
function immediateOf(number: number): Value {
  let known = IMMEDIATES.get(number);
  if (known === undefined) {
    known = { kind: 'constant', value: cut(BigInt(number), 64), origin: NO_ORIGIN };
    if (IMMEDIATES.size < MOST_IMMEDIATES) IMMEDIATES.set(number, known);
  }
  return known;
}

/** What an atomic operation may leave in registers: the old value, or what was loaded. */
function afterAtomic({ registers }: Frame, source: number, operation: number): void {
  registers[0] = operation === CMPXCHG ? SCALAR : (registers[0] as Value);
  if ((operation & FETCH) !== 0 && operation !== CMPXCHG && source < FRAME_POINTER) {
    registers[source] = SCALAR;
  }
}

const FETCH = 0x01;
const CMPXCHG = 0xf1;
const LOAD_ACQUIRE = 0x100;

function registersOf(both: number): [destination: number, source: number] {
  return [both & 0xf, both >> 4];
}

/** Bytes that a load or store moves, and its offset, as its record leaves them. */
function accessOf(
  { program, patches }: Walker,
  insn: number,
): { size: number; offset: number | undefined } {
  const width = WIDTHS[((program.opcodes[insn] as number) >> 3) & 0x03] as number;
  const patch = patches.values.get(insn);
  if (patch === undefined) return { size: width, offset: program.offsets[insn] as number };
  const { value } = patch;
  return { size: patch.width ?? width, offset: value === undefined ? undefined : Number(value) };
}

function placeIn(
  { offset }: Extract<Value, { kind: 'stack' }>,
  more: number | undefined,
): number | undefined {
  return offset === undefined || more === undefined ? undefined : offset + more;
}
