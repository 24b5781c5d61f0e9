const PTR = 2;
const ARRAY = 3;
const STRUCT = 4;
const UNION = 5;
const FUNC_PROTO = 13;
const DATASEC = 15;
/** Kinds whose third word is a type id. */
const REFERS = new Set([PTR, 8, 9, 10, 11, 12, FUNC_PROTO, 14, 17, 18]);

/**
 * A kernel's BTF as a producer without deduplication leaves it: the same types again and again, each
 * time of ids of their own.
 *
 * @param {object} btf as parseBtf() gives it
 * @param {number} times
 * @param {boolean} sharedStrings whether the copies have one set of names; else each has its own
 * @returns {Buffer} raw BTF in the same byte order
 */
export function undeduplicated({ words, starts, kinds, strings, byteOrder }, times, sharedStrings) {
  const count = kinds.length - 1;
  const types = new Uint32Array(words.length * times);
  for (let copy = 0; copy < times; copy++) {
    const at = copy * words.length;
    types.set(words, at);
    const toType = (word) => {
      if (types[at + word] !== 0) types[at + word] += copy * count;
    };
    const toName = (word) => {
      if (!sharedStrings && types[at + word] !== 0) types[at + word] += copy * strings.length;
    };
    for (let id = 1; id <= count; id++) {
      const start = starts[id];
      const kind = kinds[id];
      const length = words[start + 1] & 0xffffff;
      toName(start);
      if (REFERS.has(kind)) toType(start + 2);
      if (kind === ARRAY) {
        toType(start + 3);
        toType(start + 4);
      }
      const [step, name, type] = ITEMS[kind] ?? [0];
      for (let item = 0; step > 0 && item < length; item++) {
        const first = start + 3 + item * step;
        if (name !== undefined) toName(first + name);
        if (type !== undefined) toType(first + type);
      }
    }
  }
  const names = Buffer.concat(Array(sharedStrings ? 1 : times).fill(strings));
  const head = new Uint32Array([0, 24, 0, types.length * 4, types.length * 4, names.length]);
  const bytes = Buffer.concat([Buffer.from(head.buffer), Buffer.from(types.buffer)]);
  bytes.writeUInt32LE(0x1eb9f, 0);
  if (byteOrder === 'big') {
    bytes.swap32();
    bytes.set([0xeb, 0x9f, 1, 0]);
  }
  return Buffer.concat([bytes, names]);
}

/** Of what has items: words of an item, and which of them is a name, and a type. */
const ITEMS = {
  [STRUCT]: [3, 0, 1],
  [UNION]: [3, 0, 1],
  6: [2, 0],
  19: [3, 0],
  [FUNC_PROTO]: [2, 0, 1],
  [DATASEC]: [3, undefined, 0],
};
