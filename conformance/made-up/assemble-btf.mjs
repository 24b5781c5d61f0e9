const KINDS = [
  '',
  'INT',
  'PTR',
  'ARRAY',
  'STRUCT',
  'UNION',
  'ENUM',
  'FWD',
  'TYPEDEF',
  'VOLATILE',
  'CONST',
  'RESTRICT',
  'FUNC',
  'FUNC_PROTO',
  'VAR',
  'DATASEC',
  'FLOAT',
  'DECL_TAG',
  'TYPE_TAG',
  'ENUM64',
];
const ENCODINGS = { SIGNED: 1, CHAR: 2, BOOL: 4 };
const LINKAGES = { static: 0, global: 1, extern: 2 };
const LINE =
  /^(?<indent>\s*)(?:\[(?<id>\d+)\]\s*(?<kind>\w+)\s*)?(?:'(?<quoted>[^']*)'|(?<bare>[^\s=]+)(?=\s|$))?(?<rest>.*)$/;

/**
 * Makes raw BTF of a description in the form that `bpftool btf dump format raw` prints. What is
 * plain may be left out: vlen, bits_offset=0, nr_bits, nr_elems=0, quotes around a name, and the
 * name of what has none.
 *
 * @param {string} text
 * @param {boolean} little byte order of the result
 * @param {readonly string[]} extra strings to add after those of the types
 * @returns {{ btf: Buffer, offsets: Map<string, number> }} offsets are those of the strings
 */
export function assembleBtf(text, little, extra = []) {
  const strings = stringTable();
  const types = parse(text).map((type, index) => {
    if (type.id !== index + 1) throw new Error(`type [${type.id}] stands as number ${index + 1}`);
    return encode(type, strings, little);
  });
  const offsets = new Map(extra.map((string) => [string, strings.offset(string)]));
  const body = Buffer.concat(types);
  const tail = strings.bytes();
  const header = words([24, 0, body.length, body.length, tail.length], little);
  const magic = Buffer.from(little ? [0x9f, 0xeb, 1, 0] : [0xeb, 0x9f, 1, 0]);
  return { btf: Buffer.concat([magic, header, body, tail]), offsets };
}

function stringTable() {
  const offsets = new Map([['', 0]]);
  let end = 1;
  const offset = (string) => {
    if (!offsets.has(string)) {
      offsets.set(string, end);
      end += Buffer.byteLength(string) + 1;
    }
    return offsets.get(string);
  };
  const bytes = () => Buffer.from([...offsets.keys()].map((string) => `${string}\0`).join(''));
  return { offset, bytes };
}

function parse(text) {
  const types = [];
  for (const line of text.split('\n')) {
    if (/^\s*(#|$)/.test(line)) continue;
    const { id, kind, quoted, bare, rest } = LINE.exec(line).groups;
    const given = quoted ?? bare ?? '';
    const fields = Object.fromEntries(
      [...rest.matchAll(/(\w+)=(\S+)/g)].map(([, key, value]) => [key, value]),
    );
    const item = { ...fields, name: given === '(anon)' ? '' : given };
    if (id) types.push({ ...item, id: Number(id), kind, parts: [] });
    else types.at(-1).parts.push(item);
  }
  return types;
}

function encode(type, strings, little) {
  const { kind, parts } = type;
  const code = KINDS.indexOf(kind);
  if (code < 1) throw new Error(`unknown kind ${kind}`);
  const size = Number(type.size ?? 0);
  const to = Number(type.type_id ?? type.ret_type_id ?? 0);
  const signed = ENCODINGS[type.encoding] ?? 0;
  const bitfields = parts.some(({ bitfield_size }) => bitfield_size !== undefined);
  const name = (item) => strings.offset(item.name);
  const member = (item) => [
    name(item),
    Number(item.type_id),
    Number(item.bits_offset ?? 0) + Number(item.bitfield_size ?? 0) * 2 ** 24,
  ];

  const {
    flag = 0,
    third = to,
    words: tail = [],
  } = {
    INT: () => ({
      third: size,
      words: [
        signed * 2 ** 24 +
          Number(type.bits_offset ?? 0) * 2 ** 16 +
          Number(type.nr_bits ?? size * 8),
      ],
    }),
    ARRAY: () => ({
      third: 0,
      words: [to, Number(type.index_type_id), Number(type.nr_elems ?? 0)],
    }),
    STRUCT: () => ({ flag: Number(bitfields), third: size, words: parts.flatMap(member) }),
    UNION: () => ({ flag: Number(bitfields), third: size, words: parts.flatMap(member) }),
    ENUM: () => ({
      flag: Number(signed),
      third: size,
      words: parts.flatMap((item) => [name(item), Number(item.val) >>> 0]),
    }),
    ENUM64: () => ({
      flag: Number(signed),
      third: size,
      words: parts.flatMap((item) => {
        const value = BigInt.asUintN(64, BigInt(item.val));
        return [name(item), Number(value & 0xffffffffn), Number(value >> 32n)];
      }),
    }),
    FWD: () => ({ flag: Number(type.fwd_kind === 'union'), third: 0 }),
    FUNC_PROTO: () => ({ words: parts.flatMap((item) => [name(item), Number(item.type_id)]) }),
    VAR: () => ({ words: [LINKAGES[type.linkage] ?? 0] }),
    DATASEC: () => ({
      third: size,
      words: parts.flatMap((item) => [
        Number(item.type_id),
        Number(item.offset ?? 0),
        Number(item.size ?? 0),
      ]),
    }),
    FLOAT: () => ({ third: size }),
    DECL_TAG: () => ({ words: [Number(type.component_idx ?? -1) >>> 0] }),
  }[kind]?.() ?? {};
  const length = kind === 'FUNC' ? (LINKAGES[type.linkage] ?? 0) : parts.length;
  return words([name(type), flag * 2 ** 31 + code * 2 ** 24 + length, third, ...tail], little);
}

/** 32-bit numbers in a byte order. */
export function words(numbers, little) {
  const bytes = Buffer.alloc(numbers.length * 4);
  numbers.forEach((number, i) => {
    if (little) bytes.writeUInt32LE(number, i * 4);
    else bytes.writeUInt32BE(number, i * 4);
  });
  return bytes;
}
