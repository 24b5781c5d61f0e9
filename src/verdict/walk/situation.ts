import type { ConstantSection } from '../../core/constants.js';
import { KERNEL_VERSION } from '../assumptions.js';
import type { LinkedProgram } from '../link.js';
import type { Cause } from '../verdict.js';
import type { VerifierRules } from '../verifier/generations.js';
import type { Flow } from './flow.js';
import { newOrigins, type Origins } from './origins.js';
import { type Constant, SCALAR, type Value } from './value.js';

/** What a loader makes of the CO-RE records of a program, on one kernel, by instruction. */
export interface Patches {
  /** The instructions that no verifier accepts. */
  readonly poisoned: ReadonlySet<number>;
  readonly values: Pick<ReadonlyMap<number, Patch>, 'get'>;
}

export interface Patch {
  /** Index of the record in the object's relocations. */
  readonly record: number;
  /** What the instruction holds, unsigned; undefined: it is not known. */
  readonly value: bigint | undefined;
  /** The width of the load or store, in bytes, if it is another one than before. */
  readonly width?: number | undefined;
}

/** What is taken to be so besides. Undefined: whatever it is. */
export interface Assumptions {
  /** What user space sets a variable to, `initial`: what the object has. */
  variable(name: string): bigint | 'initial' | undefined;
  /** The value of an external of `.kconfig`. */
  kconfig(name: string): bigint | undefined;
  /** Whether the kernel has a weak symbol. */
  symbol(name: string): boolean | undefined;
}

/** All that decides where a verifier comes to in a program. */
export interface Situation {
  readonly program: LinkedProgram;
  readonly flow: Flow;
  readonly constants: ReadonlyMap<number, ConstantSection>;
  /** The externals that are variables of `.kconfig`, and not symbols, with their sizes in bytes. */
  readonly kconfig: ReadonlyMap<string, number>;
  readonly patches: Patches;
  readonly rules: VerifierRules;
  readonly assume: Assumptions;
}

/** A situation, and what its walk takes down of where constants come from. */
export interface Walker extends Situation {
  readonly origins: Origins;
  /** By number of a source in `origins`. */
  readonly causes: Cause[];
  /** By cause: the constant that came from it last. */
  readonly last: Map<number | string, Constant>;
}

export function newWalker(situation: Situation): Walker {
  return { ...situation, origins: newOrigins(), causes: [], last: new Map() };
}

/** A constant that comes from one cause. */
export function caused(walker: Walker, value: bigint, cause: Cause): Constant {
  const key = cause.kind === 'relocation' ? cause.relocation : `${cause.kind} ${cause.name}`;
  const known = walker.last.get(key);
  if (known !== undefined && known.value === value) return known;
  const origin = known?.origin ?? walker.origins.of(walker.causes.push(cause) - 1);
  const constant: Constant = { kind: 'constant', value, origin };
  walker.last.set(key, constant);
  return constant;
}

/** What a load from a section of constants gives (`kernel/bpf/verifier.c: bpf_map_direct_read`). */
export function readConstant(
  walker: Walker,
  pointer: Extract<Value, { kind: 'constants' }>,
  size: number,
): Value {
  const section = walker.constants.get(pointer.section);
  const { offset, origin } = pointer;
  if (section === undefined || !walker.rules.readOnlyMaps) return SCALAR;
  if (offset < 0 || offset + size > section.bytes.length) return SCALAR;
  const variable = section.variables.find(
    (one) => one.isSettable && one.offset < offset + size && offset < one.offset + one.size,
  );
  const initial = integerAt(walker, section.bytes, offset, size);
  if (variable === undefined) {
    return { kind: 'constant', value: initial, origin };
  }
  const set = walker.assume.variable(variable.name);
  if (set === undefined) return SCALAR;
  const isWhole = offset === variable.offset && size === variable.size;
  if (set !== 'initial' && !isWhole) return SCALAR;
  const value = set === 'initial' ? initial : BigInt.asUintN(size * 8, set);
  const constant = caused(walker, value, { kind: 'variable', name: variable.name, value });
  return { ...constant, origin: walker.origins.union(constant.origin, origin) };
}

/** What a load of an external variable of `.kconfig` gives. */
export function readKconfig(
  walker: Walker,
  { name, offset }: Extract<Value, { kind: 'kconfig' }>,
  size: number,
): Value {
  const value = walker.assume.kconfig(name);
  const whole = walker.kconfig.get(name) ?? 0;
  const lowest = walker.program.byteOrder === 'little' ? 0 : whole - size;
  const isLow = offset === lowest && size <= whole;
  if (value === undefined || !isLow || !walker.rules.readOnlyMaps) return SCALAR;
  // Kernels that differ in their patch level alone have their guards told alike.
  const told = name === KERNEL_VERSION ? value & ~0xffn : value;
  return caused(walker, BigInt.asUintN(size * 8, value), { kind: 'kconfig', name, value: told });
}

function integerAt(
  { program: { byteOrder } }: Walker,
  bytes: Uint8Array,
  offset: number,
  size: number,
): bigint {
  let value = 0n;
  for (let i = 0; i < size; i++) {
    const at = byteOrder === 'little' ? offset + size - 1 - i : offset + i;
    value = (value << 8n) | BigInt(bytes[at] as number);
  }
  return value;
}
