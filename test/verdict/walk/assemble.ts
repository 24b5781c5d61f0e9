import type { ByteOrder } from '../../../src/byte-order.js';
import type { Reference } from '../../../src/core/code.js';
import type { LinkedFunction, LinkedProgram } from '../../../src/verdict/link.js';
import { NEWEST, type VerifierRules } from '../../../src/verdict/verifier/generations.js';
import { flowOf } from '../../../src/verdict/walk/flow.js';
import type { Assumptions, Patch, Situation } from '../../../src/verdict/walk/situation.js';
import { type Walk, walk } from '../../../src/verdict/walk/walk.js';

// Programs in the notation of the verifier's own log, and what becomes of them:
//
//     r1 = record 0        an instruction that a CO-RE record patches; `held` gives its value
//     if r1 == 0 goto out  `w1` for the lower halves, `s>` for signed comparisons
//     poison               what an unresolved relocation leaves
//     out: exit            a label
//     call 6               a helper; `call leaf` a function that begins with `function leaf:`

const ALU: Record<string, number> = {
  ...{ '+': 0x00, '-': 0x10, '*': 0x20, '/': 0x30, '|': 0x40, '&': 0x50, '<<': 0x60 },
  ...{ '>>': 0x70, '%': 0x90, '^': 0xa0, 's>>': 0xc0 },
};
const JUMPS: Record<string, number> = {
  ...{ '==': 0x10, '>': 0x20, '>=': 0x30, '&': 0x40, '!=': 0x50, 's>': 0x60, 's>=': 0x70 },
  ...{ '<': 0xa0, '<=': 0xb0, 's<': 0xc0, 's<=': 0xd0 },
};
const SIZES: Record<string, number> = { u8: 0x10, u16: 0x08, u32: 0x00, u64: 0x18 };

interface Insn {
  code: number;
  dst?: number;
  src?: number;
  off?: number;
  imm?: number;
  target?: string | undefined;
  reference?: Reference | { call: string } | { address: string };
  record?: number;
  poison?: true;
}

export interface Assembled {
  readonly program: LinkedProgram;
  readonly poisoned: ReadonlySet<number>;
}

export function assemble(text: string, byteOrder: ByteOrder = 'little'): Assembled {
  const insns: Insn[] = [];
  const labels = new Map<string, number>();
  const functions: { name: string; start: number; isGlobal: boolean }[] = [
    { name: 'program', start: 0, isGlobal: false },
  ];
  for (const line of text.split('\n')) {
    let rest = line.trim();
    const fn = /^(global )?function (\w+):$/.exec(rest);
    if (fn) {
      functions.push({
        name: fn[2] as string,
        start: insns.length,
        isGlobal: fn[1] !== undefined,
      });
      continue;
    }
    const label = /^(\w+): */.exec(rest);
    if (label) {
      labels.set(label[1] as string, insns.length);
      rest = rest.slice(label[0].length);
    }
    if (rest !== '') insns.push(...readInsn(rest));
  }
  const linked: LinkedFunction[] = functions.map((one, index) => ({
    ...one,
    index,
    end: functions[index + 1]?.start ?? insns.length,
  }));
  const placeOf = (name: string) => functions.findIndex((one) => one.name === name);
  const references = new Map<number, Reference>();
  const records = new Map<number, readonly number[]>();
  insns.forEach((insn, at) => {
    if (insn.target !== undefined) insn.off = (labels.get(insn.target) as number) - at - 1;
    if (insn.record !== undefined) records.set(at, [insn.record]);
    const { reference } = insn;
    if (reference === undefined) return;
    if ('kind' in reference) references.set(at, reference);
    else {
      const name = 'call' in reference ? reference.call : reference.address;
      references.set(at, { kind: 'function', function: placeOf(name) });
    }
  });
  return {
    program: {
      ...{ name: 'program', section: 'test', byteOrder, functions: linked, references, records },
      siteAt: Int32Array.from(insns, ({ record = -1 }) => record),
      opcodes: Uint8Array.from(insns, ({ code }) => code),
      registers: Uint8Array.from(insns, ({ dst = 0, src = 0 }) => dst | (src << 4)),
      offsets: Int16Array.from(insns, ({ off = 0 }) => off),
      immediates: Int32Array.from(insns, ({ imm = 0 }) => imm),
    },
    poisoned: new Set(insns.flatMap(({ poison }, at) => (poison ? [at] : []))),
  };
}

/** Each form of a line, and what it stands for. */
const FORMS: readonly (readonly [RegExp, (...parts: string[]) => Insn[]])[] = [
  [/^exit$/, () => [{ code: 0x95 }]],
  [/^poison$/, () => [{ code: 0x85, imm: 195896080, poison: true }]],
  [/^goto (\w+)$/, (target) => [{ code: 0x05, target }]],
  [/^gotox r(\d)$/, (dst) => [{ code: 0x0d, dst: int(dst) }]],
  [/^call (\d+)$/, (id) => [{ code: 0x85, imm: Number(id) }]],
  [/^call (\w+)$/, (name = '') => [{ code: 0x85, src: 1, reference: { call: name } }]],
  [/^if ([rw])(\d) (\S+) ([rw]?)(-?\w+) goto (\w+)$/, readJump],
  [
    /^lock \*\((u\d+) \*\)\(r(\d+) ([+-] \d+)\) \+= r(\d)$/,
    (size, dst, off, src) => [
      { code: 0xc3 | sizeOf(size), dst: int(dst), src: int(src), off: int(off) },
    ],
  ],
  [
    /^r(\d) = fetch \*\((u\d+) \*\)\(r(\d+) ([+-] \d+)\) \+= r\1$/,
    (src, size, dst, off) => [
      { code: 0xc3 | sizeOf(size), dst: int(dst), src: int(src), off: int(off), imm: 0x01 },
    ],
  ],
  [
    /^r0 = cmpxchg \*\((u\d+) \*\)\(r(\d+) ([+-] \d+)\) r(\d)$/,
    (size, dst, off, src) => [
      { code: 0xc3 | sizeOf(size), dst: int(dst), src: int(src), off: int(off), imm: 0xf1 },
    ],
  ],
  [
    /^\*\((u\d+) \*\)\(r(\d+) ([+-] \d+)\) = r(\d+)$/,
    (size, dst, off, src) => [
      { code: 0x63 | sizeOf(size), dst: int(dst), src: int(src), off: int(off) },
    ],
  ],
  [
    /^\*\((u\d+) \*\)\(r(\d+) ([+-] \d+)\) = (-?\d+)$/,
    (size, dst, off, imm) => [
      { code: 0x62 | sizeOf(size), dst: int(dst), off: int(off), imm: int(imm) },
    ],
  ],
  [
    /^r(\d) = \*\((u\d+) \*\)\(r(\d+) ([+-] \d+)\)$/,
    (dst, size, src, off) => [
      { code: 0x61 | sizeOf(size), dst: int(dst), src: int(src), off: int(off) },
    ],
  ],
  [
    /^r(\d) = \*\(s(\d+) \*\)\(r(\d+) ([+-] \d+)\)$/,
    (dst, size, src, off) => [
      { code: 0x81 | sizeOf(`u${size}`), dst: int(dst), src: int(src), off: int(off) },
    ],
  ],
  [
    /^r(\d) = function (\w+)$/,
    (dst, address = '') => [
      { code: 0x18, src: 4, dst: int(dst), reference: { address } },
      { code: 0 },
    ],
  ],
  [/^r(\d) = (constants|data|map|extern|weak) ?(\w*)$/, readAddress],
  [/^r(\d) = (-?\d+) ll$/, readNumber],
  [/^([rw])(\d) = -\1\2$/, (size, dst) => [{ code: size === 'w' ? 0x84 : 0x87, dst: int(dst) }]],
  [
    /^([rw])(\d) = \(s(\d+)\)r(\d+)$/,
    (size, dst, off, src) => [
      { code: size === 'w' ? 0xbc : 0xbf, dst: int(dst), src: int(src), off: int(off) },
    ],
  ],
  [
    /^([rw])(\d) (\S*)= record (\d+)$/,
    (size, dst, operator, record) => [
      { code: codeOf(size, operator), dst: int(dst), record: int(record) },
    ],
  ],
  [
    /^([rw])(\d) (\S*)= [rw](\d+)$/,
    (size, dst, operator, src) => [
      { code: codeOf(size, operator) | 0x08, dst: int(dst), src: int(src) },
    ],
  ],
  [
    /^([rw])(\d) (\S*)= (-?\d+)$/,
    (size, dst, operator, imm) => [{ code: codeOf(size, operator), dst: int(dst), imm: int(imm) }],
  ],
];

function readInsn(text: string): Insn[] {
  for (const [pattern, build] of FORMS) {
    const found = pattern.exec(text);
    if (found) return build(...found.slice(1));
  }
  throw new Error(`no instruction: ${text}`);
}

function readJump(...[size, dst, operator = '', isRegister, operand, target]: string[]): Insn[] {
  const code = (size === 'w' ? 0x06 : 0x05) | (JUMPS[operator] as number);
  return isRegister
    ? [{ code: code | 0x08, dst: int(dst), src: int(operand), target }]
    : [{ code, dst: int(dst), imm: int(operand), target }];
}

function readAddress(...[dst, kind = '', name = '']: string[]): Insn[] {
  const references: Record<string, Reference> = {
    constants: { kind: 'data', section: 1, offset: Number(name) },
    data: { kind: 'data', section: 2, offset: 0 },
    map: { kind: 'map', section: 3, offset: 0 },
    extern: { kind: 'extern', name, isWeak: false },
    weak: { kind: 'extern', name, isWeak: true },
  };
  return [{ code: 0x18, dst: int(dst), reference: references[kind] as Reference }, { code: 0 }];
}

function readNumber(...[dst, number = '']: string[]): Insn[] {
  const value = BigInt(number);
  const [low = 0, high = 0] = [value, value >> 32n].map((one) => Number(BigInt.asIntN(32, one)));
  return [
    { code: 0x18, dst: int(dst), imm: low },
    { code: 0, imm: high },
  ];
}

function codeOf(size = '', operator = ''): number {
  const operation = operator === '' ? 0xb0 : (ALU[operator] as number);
  return (size === 'w' ? 0x04 : 0x07) | operation;
}

function sizeOf(name = ''): number {
  return SIZES[name] as number;
}

function int(digits = ''): number {
  return Number(digits.replaceAll(' ', ''));
}

export interface Setting {
  /** By record: what the instruction holds. */
  readonly held?: readonly (bigint | undefined)[];
  readonly rules?: Partial<VerifierRules>;
  readonly assume?: Partial<Assumptions>;
  readonly constants?: Situation['constants'];
  /** Names of externals, which have 4 bytes. */
  readonly kconfig?: readonly string[];
  readonly byteOrder?: ByteOrder;
}

export function situationOf(text: string, setting: Setting = {}): Situation {
  const { program, poisoned } = assemble(text, setting.byteOrder);
  const values = new Map<number, Patch>();
  for (const [insn, [record]] of program.records) {
    values.set(insn, { record: record as number, value: setting.held?.[record as number] ?? 0n });
  }
  return {
    program,
    flow: flowOf(program),
    constants: setting.constants ?? new Map(),
    kconfig: new Map((setting.kconfig ?? []).map((name) => [name, 4])),
    patches: { poisoned, values },
    rules: { ...NEWEST, ...setting.rules },
    assume: {
      variable: () => undefined,
      kconfig: () => undefined,
      symbol: () => undefined,
      ...setting.assume,
    },
  };
}

export function walkText(text: string, setting: Setting = {}): Walk {
  return walk(situationOf(text, setting));
}

/** Whether a poisoned instruction of the program is reached. */
export function isRefused(text: string, setting: Setting = {}): boolean {
  return walkText(text, setting).poison.size > 0;
}
