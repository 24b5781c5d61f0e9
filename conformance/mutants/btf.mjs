import { pick } from '../numbers.mjs';

const NAMES =
  'void int ptr array struct union enum fwd typedef volatile const restrict func func_proto var datasec float decl_tag type_tag enum64'.split(
    ' ',
  );
const WORDS_BEHIND = { 1: 1, 3: 3, 14: 1, 17: 1 };
const WORDS_PER_ITEM = { 4: 3, 5: 3, 6: 2, 13: 2, 15: 3, 19: 3 };

/** Kinds with as many words, so that one can stand in another's place. */
const ALIKE = [
  [2, 7, 8, 9, 10, 11, 12, 16, 18],
  [4, 5, 15, 19],
  [6, 13],
  [1, 14, 17],
];
const REFERENCES = new Set([2, 8, 9, 10, 11, 12, 13, 14, 17, 18]);
const SIZED = new Set([1, 4, 5, 6, 15, 16, 19]);
const SIZES = [0, 1, 2, 3, 4, 7, 8, 16, 24, 0x1000, 0x7fff_ffff, 0x8000_0000, 0xffff_fff8];
const BITS = [0, 1, 7, 8, 31, 32, 33, 63, 64, 96, 128, 0xff_ffff, 0x100_0000, 0x0800_0008];

/**
 * Changes one thing in BTF, by what it means: a type, a reference, a member, a name.
 *
 * @param {(below: number) => number} random
 * @param {Buffer} bytes changed in place
 * @returns {string} what was changed
 */
export function mutateBtf(random, bytes) {
  const btf = open(bytes);
  for (;;) {
    const what = pick(random, CHANGES)(random, btf);
    if (what) return what;
  }
}

/** The words of the types and where each type stands in them. Type 0 is void. */
function open(bytes) {
  const little = bytes[0] === 0x9f;
  const read = (at) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const write = (at, value) =>
    little ? bytes.writeUInt32LE(value >>> 0, at) : bytes.writeUInt32BE(value >>> 0, at);
  const base = read(4) + read(8);
  const words = {
    get: (index) => read(base + 4 * index),
    set: (index, value) => write(base + 4 * index, value),
  };
  const types = [{ at: -1, kind: 0, items: 0, step: 0, first: 0 }];
  for (let at = 0; at < read(12) / 4; ) {
    const info = words.get(at + 1);
    const kind = (info >>> 24) & 0x1f;
    const step = WORDS_PER_ITEM[kind] ?? 0;
    const items = step ? info & 0xffff : 0;
    const first = at + 3;
    types.push({ at, kind, items, step, first });
    at = first + (WORDS_BEHIND[kind] ?? 0) + items * step;
  }
  const strings = { at: read(4) + read(16), length: read(20) };
  return { bytes, words, types, strings, read, write };
}

function describe(id, kind) {
  return `[${id}] ${NAMES[kind]}`;
}

function someType(random, types, fits) {
  const ids = types.map((_, id) => id).filter((id) => id > 0 && fits(types[id]));
  return ids.length ? pick(random, ids) : undefined;
}

/** Words that hold ids of types: [index, whose]. */
function referencesOf({ at, kind, items, step, first }) {
  if (REFERENCES.has(kind) || kind === 13) {
    const own = [at + 2];
    const parameters = Array.from({ length: items }, (_, i) => first + i * step + 1);
    return [...own, ...parameters];
  }
  if (kind === 3) return [first, first + 1];
  if (kind === 4 || kind === 5) return Array.from({ length: items }, (_, i) => first + i * 3 + 1);
  return kind === 15 ? Array.from({ length: items }, (_, i) => first + i * 3) : [];
}

function namesOf({ at, kind, items, step, first }) {
  const own = kind === 15 ? [] : Array.from({ length: items }, (_, i) => first + i * step);
  return [at, ...own];
}

function changeReference(random, { words, types }) {
  const id = someType(random, types, (type) => referencesOf(type).length > 0);
  if (!id) return undefined;
  const word = pick(random, referencesOf(types[id]));
  const ways = [id, 0, types.length, types.length + random(1000), 0xffff_ffff];
  const to = random(4) ? random(types.length) : pick(random, ways);
  const from = words.get(word);
  words.set(word, to);
  return `${describe(id, types[id].kind)} refers to [${to}] instead of [${from}]`;
}

function changeName(random, { words, types, strings }) {
  const id = someType(random, types, () => true);
  const word = pick(random, namesOf(types[id]));
  const other = types[1 + random(types.length - 1)];
  const ways = [0, random(strings.length), strings.length - 1, strings.length, 0x7fff_ffff];
  const to = random(4) ? words.get(pick(random, namesOf(other))) : pick(random, ways);
  words.set(word, to);
  return `${describe(id, types[id].kind)} has a name at ${to}, word ${word - types[id].at}`;
}

function changeSize(random, { words, types }) {
  const id = someType(random, types, ({ kind }) => SIZED.has(kind));
  if (!id) return undefined;
  const to = pick(random, SIZES);
  words.set(types[id].at + 2, to);
  return `${describe(id, types[id].kind)} has size ${to}`;
}

function changeKind(random, { words, types }) {
  const id = someType(random, types, ({ kind }) => ALIKE.some((list) => list.includes(kind)));
  const { at, kind } = types[id];
  const to = pick(
    random,
    ALIKE.find((list) => list.includes(kind)),
  );
  words.set(at + 1, (words.get(at + 1) & 0xe0ff_ffff) | (to << 24));
  return `${describe(id, kind)} becomes ${NAMES[to]}`;
}

function changeFlag(random, { words, types }) {
  const id = someType(random, types, ({ kind }) => [4, 5, 6, 7, 19].includes(kind));
  if (!id) return undefined;
  words.set(types[id].at + 1, words.get(types[id].at + 1) ^ 0x8000_0000);
  return `${describe(id, types[id].kind)} has the other flag`;
}

function changeMember(random, { words, types }) {
  const id = someType(random, types, ({ kind, items }) => (kind === 4 || kind === 5) && items > 0);
  if (!id) return undefined;
  const { kind, items, first, at } = types[id];
  const member = random(items);
  const to = pick(random, BITS);
  words.set(first + member * 3 + 2, to);
  if (random(3) === 0) words.set(at + 1, words.get(at + 1) | 0x8000_0000);
  return `${describe(id, kind)} has member ${member} at ${to}`;
}

/** Items of one composite, enum or prototype change places, or one takes the other's. */
function moveItems(random, { words, types }) {
  const id = someType(random, types, ({ items }) => items > 1);
  if (!id) return undefined;
  const { kind, items, first, step } = types[id];
  const [from, to] = [random(items), random(items)];
  const both = random(2) === 0;
  for (let word = 0; word < step; word++) {
    const [a, b] = [first + from * step + word, first + to * step + word];
    const [left, right] = [words.get(a), words.get(b)];
    words.set(b, left);
    if (both) words.set(a, right);
  }
  return `${describe(id, kind)} has item ${from} ${both ? 'changed with' : 'as'} ${to}`;
}

/** Two types of equal length change places; what referred to one now refers to the other. */
function swapTypes(random, { words, types }) {
  const lengthOf = (id) => (types[id + 1]?.at ?? Number.NaN) - types[id].at;
  const id = someType(random, types, () => true);
  const other = someType(random, types, () => true);
  if (id === other || lengthOf(id) !== lengthOf(other)) return undefined;
  const copy = random(2) === 0;
  for (let word = 0; word < lengthOf(id); word++) {
    const [a, b] = [types[id].at + word, types[other].at + word];
    const [left, right] = [words.get(a), words.get(b)];
    words.set(b, left);
    if (!copy) words.set(a, right);
  }
  return `${describe(id, types[id].kind)} ${copy ? 'is copied over' : 'changes with'} [${other}]`;
}

function changeTail(random, { words, types }) {
  const id = someType(random, types, ({ kind }) => [1, 3, 6, 14, 17, 19].includes(kind));
  if (!id) return undefined;
  const { kind, items, first, step } = types[id];
  if (step && items === 0) return undefined;
  const ints = [0, 1, 4, 8, 64, 128].map((bits) => bits | (random(8) << 24) | (random(3) << 16));
  const word = step ? first + random(items) * step + 1 : kind === 3 ? first + 2 : first;
  const to = kind === 1 ? pick(random, ints) : pick(random, [...SIZES, 0xffff_ffff]);
  words.set(word, to);
  return `${describe(id, kind)} has ${to} in word ${word - types[id].at}`;
}

function changeLength(random, { words, types }) {
  if (random(8)) return undefined;
  const id = someType(random, types, () => true);
  const word = types[id].at + 1;
  const to = random(2) ? random(6) : words.get(word) + 1;
  words.set(word, (words.get(word) & 0xff00_0000) | (to & 0xffff));
  return `${describe(id, types[id].kind)} has vlen ${to & 0xffff}`;
}

function changeString(random, { bytes, strings }) {
  const at = random(strings.length);
  const ways = ['\0', '_', '___x', '___', 'a', 's0', '\xff', 'long'];
  const text = pick(random, ways);
  bytes.write(text.slice(0, strings.length - at), strings.at + at, 'latin1');
  return `string section has ${JSON.stringify(text)} at ${at}`;
}

function changeHeader(random, { read, write }) {
  if (random(10)) return undefined;
  const at = pick(random, [4, 8, 12, 16, 20]);
  const to = pick(random, [0, 4, read(at) - 4, read(at) + 4, read(at) + 1, 0xffff_fff0]);
  write(at, to);
  return `header has ${to >>> 0} at ${at}`;
}

const CHANGES = [
  changeReference,
  changeReference,
  changeReference,
  changeName,
  changeName,
  changeSize,
  changeKind,
  changeKind,
  changeFlag,
  changeMember,
  changeMember,
  moveItems,
  swapTypes,
  changeTail,
  changeLength,
  changeString,
  changeHeader,
];
