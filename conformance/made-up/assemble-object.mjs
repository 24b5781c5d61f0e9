import { words } from './assemble-btf.mjs';

const SECTION = 'raw_tracepoint/made_up';
const EXIT = { code: 0x95 };
const LDIMM64 = 0x18;
const SIZES = { 1: 0x10, 2: 0x08, 4: 0x00, 8: 0x18 };

/** Instructions that a record may point at, by the name that a case gives them. */
const FORMS = {
  alu: (value) => [{ code: 0xb7, immediate: value }],
  alu32: (value) => [{ code: 0xb4, immediate: value }],
  register: () => [{ code: 0xbf, registers: 0x21 }],
  call: () => [{ code: 0x85, immediate: 5n }],
  ldimm64: (value) => [
    { code: 0x18, immediate: value & 0xffffffffn },
    { code: 0, immediate: value >> 32n },
  ],
  ldmap: (value) => [{ code: 0x18, registers: 0x10, immediate: value }, { code: 0 }],
  ...Object.fromEntries(
    Object.entries(SIZES).flatMap(([size, bits]) => [
      [`ldx${size}`, (value) => [{ code: 0x61 | bits, registers: 0x21, offset: value }]],
      [`stx${size}`, (value) => [{ code: 0x63 | bits, registers: 0x21, offset: value }]],
      [`st${size}`, (value) => [{ code: 0x62 | bits, registers: 0x01, offset: value }]],
    ]),
  ),
};

/**
 * The 16 bytes from a record's instruction on, as a little-endian machine holds them.
 *
 * @param {string} form
 * @param {bigint} value
 */
export function codeOf(form, value) {
  const insns = [...FORMS[form](BigInt.asUintN(64, value)), EXIT].slice(0, 2);
  return Buffer.concat(insns.map((insn) => encodeInsn(insn, true)));
}

/**
 * Makes an eBPF object in which each record has a program of its own, or the one that is named.
 *
 * @param {Buffer} btf the object's types, with the strings that records and sections need
 * @param {Map<string, number>} offsets of SECTION and of the access strings
 * @param {{ kind: number, typeId: number, access?: string, accessOffset?: number, form?: string,
 *   value?: bigint, code?: Buffer }[]} records with an access string or its offset, and a form or the 16
 * bytes from the instruction on, as a little-endian machine holds them
 * @param {boolean} little
 * @param {string[]} [programs] by record; those of one program are neighbours
 */
export function assembleObject(btf, offsets, records, little, programs) {
  const names = programs ?? records.map((_, i) => `record_${i}`);
  const insns = [];
  const starts = [];
  const functions = new Map();
  records.forEach(({ form, value, code }, i) => {
    const start = insns.length * 8;
    starts.push(start);
    if (!functions.has(names[i])) functions.set(names[i], start);
    insns.push(...(code ? decode(code) : FORMS[form](BigInt.asUintN(64, value))));
    if (names[i + 1] !== names[i]) insns.push(EXIT);
  });
  const code = Buffer.concat(insns.map((insn) => encodeInsn(insn, little)));
  const core = records.flatMap(({ kind, typeId, access, accessOffset }, i) => [
    starts[i],
    typeId,
    accessOffset ?? offsets.get(access),
    kind,
  ]);
  const relocations = words([16, offsets.get(SECTION), records.length, ...core], little);
  // Loaders want the record sizes of function and line information even where there are none.
  const sizes = words([8, 16], little);
  const ext = Buffer.concat([
    Buffer.from(little ? [0x9f, 0xeb, 1, 0] : [0xeb, 0x9f, 1, 0]),
    words([32, 0, 4, 4, 4, 8, relocations.length], little),
    sizes,
    relocations,
  ]);
  const ends = [...functions.values(), code.length];
  const symbols = symbolTable([...functions.keys()], ends, little);
  return elf(
    [
      { name: SECTION, type: 1, flags: 6, data: code },
      { name: 'license', type: 1, flags: 3, data: Buffer.from('GPL\0') },
      { name: '.BTF', type: 1, data: btf },
      { name: '.BTF.ext', type: 1, data: ext },
      { name: '.strtab', type: 3, data: symbols.strings },
      { name: '.symtab', type: 2, data: symbols.table, link: 5, info: 1, entry: 24 },
    ],
    little,
  );
}

/** What must be among the strings of the object's BTF, besides the access strings. */
export const OBJECT_STRINGS = [SECTION];

function decode(bytes) {
  const insns = [0, 8].map((at) => ({
    code: bytes[at],
    registers: bytes[at + 1],
    offset: BigInt(bytes.readInt16LE(at + 2)),
    immediate: BigInt(bytes.readInt32LE(at + 4)),
  }));
  return insns.slice(0, bytes[0] === LDIMM64 ? 2 : 1);
}

function encodeInsn({ code, registers = 0, offset = 0n, immediate = 0n }, little) {
  const bytes = Buffer.alloc(8);
  bytes[0] = code;
  bytes[1] = little ? registers : ((registers << 4) | (registers >> 4)) & 0xff;
  const off = Number(BigInt.asIntN(16, offset));
  const imm = Number(BigInt.asIntN(32, immediate));
  if (little) {
    bytes.writeInt16LE(off, 2);
    bytes.writeInt32LE(imm, 4);
  } else {
    bytes.writeInt16BE(off, 2);
    bytes.writeInt32BE(imm, 4);
  }
  return bytes;
}

/** @param {number[]} starts of the functions, and behind them the end of the last */
function symbolTable(names, starts, little) {
  const strings = Buffer.from(`\0${names.map((name) => `${name}\0`).join('')}`);
  let at = 1;
  const entries = names.map((name, i) => {
    const size = starts[i + 1] - starts[i];
    const head = words([at], little);
    at += name.length + 1;
    const place = Buffer.from(little ? [0x12, 0, 1, 0] : [0x12, 0, 0, 1]);
    return Buffer.concat([head, place, long(starts[i], little), long(size, little)]);
  });
  return { strings, table: Buffer.concat([Buffer.alloc(24), ...entries]) };
}

function elf(given, little) {
  const sections = [{ name: '', type: 0, data: Buffer.alloc(0) }, ...given];
  const last = { name: '.shstrtab', type: 3, data: Buffer.alloc(0) };
  sections.push(last);
  last.data = Buffer.from(sections.map(({ name }) => `${name}\0`).join(''));
  let name = 0;
  let at = 64;
  const headers = [];
  const bodies = [];
  for (const { name: text, type, flags = 0, data, link = 0, info = 0, entry = 0 } of sections) {
    const padded = Buffer.concat([data, Buffer.alloc(-data.length & 7)]);
    headers.push(
      words([name, type], little),
      ...[flags, 0, type ? at : 0, data.length].map((number) => long(number, little)),
      words([link, info], little),
      ...[type ? 8 : 0, entry].map((number) => long(number, little)),
    );
    bodies.push(padded);
    name += text.length + 1;
    at += padded.length;
  }
  const identity = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, little ? 1 : 2, 1, ...Array(9).fill(0)]);
  const head = Buffer.concat([
    identity,
    halves([1, 247], little),
    words([1], little),
    ...[0, 0, at].map((number) => long(number, little)),
    words([0], little),
    halves([64, 0, 0, 64, sections.length, sections.length - 1], little),
  ]);
  return Buffer.concat([head, ...bodies, ...headers]);
}

function halves(numbers, little) {
  const bytes = Buffer.alloc(numbers.length * 2);
  numbers.forEach((number, i) => {
    if (little) bytes.writeUInt16LE(number, i * 2);
    else bytes.writeUInt16BE(number, i * 2);
  });
  return bytes;
}

function long(number, little) {
  const bytes = Buffer.alloc(8);
  if (little) bytes.writeBigUInt64LE(BigInt(number));
  else bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}
