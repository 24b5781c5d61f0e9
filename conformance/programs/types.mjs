import { pick } from '../numbers.mjs';

/**
 * @typedef {{ kind: 'base', name: string }
 *   | { kind: 'declared', of: Declaration }
 *   | { kind: 'inline', of: Composite }
 *   | { kind: 'pointer', to: Type, tag?: string }
 *   | { kind: 'array', of: Type, length: number }
 *   | { kind: 'function', result: Type, parameters: Type[] }
 *   | { kind: 'qualified', word: 'const' | 'volatile', of: Type }} Type as C has it
 *
 * @typedef {object} Member without a name, it is a struct or union in place
 * @property {string} name
 * @property {Type} type
 * @property {number} bits 0 if it is no bitfield
 *
 * @typedef {{ kind: 'struct' | 'union', members: Member[] }} Composite
 * @typedef {(Composite | { kind: 'enum', values: { name: string, value: bigint }[] }
 *   | { kind: 'typedef', to: Type }) & { name: string }} Declaration
 */

const INTEGERS = ['int', 'unsigned int', 'char', 'unsigned char', 'short', 'unsigned short'];
const WIDE = ['long', 'unsigned long', 'long long', 'unsigned long long', '_Bool'];
const NAMES = [...'abcdefghijklmnopqrstuvwxyz'];
const FLAVOURS = ['', '', '', '', '___v1', '___v2', '___x', '___v1___x'];

export const INT = { kind: 'base', name: 'int' };

/**
 * Types for one object. A type holds only types that stand before it; a pointer points to any.
 *
 * @param {(below: number) => number} random
 * @returns {Declaration[]}
 */
export function randomDeclarations(random) {
  const declarations = [];
  const taken = new Set();
  const count = 8 + random(8);
  while (declarations.length < count) {
    const declaration = randomDeclaration(random, declarations);
    if (taken.has(declaration.name)) continue;
    taken.add(declaration.name);
    declarations.push(declaration);
  }
  const targets = declarations.filter(({ kind }) => kind === 'struct' || kind === 'union');
  for (const pointer of openPointers(declarations)) {
    pointer.to = targets.length ? { kind: 'declared', of: pick(random, targets) } : INT;
  }
  return declarations;
}

function randomDeclaration(random, before) {
  const flavour = pick(random, FLAVOURS);
  const number = random(4);
  switch (random(10)) {
    case 0:
    case 1: {
      const name = `e${number}${flavour}`;
      return { kind: 'enum', name, values: randomValues(random, `e${number}`, flavour) };
    }
    case 2:
    case 3:
      return { kind: 'typedef', name: `t${number}${flavour}`, to: randomType(random, before, 2) };
    case 4:
      return { ...randomComposite(random, before, 'union', 3), name: `u${number}${flavour}` };
    default:
      return { ...randomComposite(random, before, 'struct', 3), name: `s${number}${flavour}` };
  }
}

/** Names of enumerators are of one scope in C, so that each has its enum's name. */
function randomValues(random, name, flavour) {
  const wide = random(4) === 0;
  const signed = random(2) === 0;
  return ['A', 'B', 'C', 'D', 'E'].slice(0, 1 + random(5)).map((letter) => {
    const small = BigInt(random(12)) - (signed && random(2) ? 12n : 0n);
    const value = wide && random(2) ? small + 0x1_0000_0000n : small;
    return { name: `${name}_${letter}${flavour}`, value };
  });
}

/**
 * @param {(below: number) => number} random
 * @param {Declaration[]} before what it may hold
 * @param {'struct' | 'union'} kind
 * @param {number} depth of structs and unions in place
 * @param {string[]} [names] that are left in the scope
 * @returns {Composite}
 */
export function randomComposite(random, before, kind, depth, names = shuffled(random, NAMES)) {
  const members = [];
  for (let left = 1 + random(6); left > 0 && names.length > 0; left--) {
    if (depth > 0 && random(4) === 0) {
      const of = randomComposite(random, before, random(2) ? 'struct' : 'union', depth - 1, names);
      members.push({ name: '', type: { kind: 'inline', of }, bits: 0 });
    } else {
      members.push(randomMember(random, before, names.pop(), depth));
    }
  }
  if (kind === 'struct' && members.length > 0 && names.length > 0 && random(8) === 0) {
    const type = { kind: 'array', of: randomType(random, before, 0), length: 0 };
    members.push({ name: names.pop(), type, bits: 0 });
  }
  return { kind, members };
}

/** @returns {Member} */
export function randomMember(random, before, name, depth) {
  if (random(6) === 0) {
    const type = { kind: 'base', name: pick(random, [...INTEGERS, ...WIDE]) };
    const most = { char: 8, short: 16, _Bool: 1 }[type.name.replace('unsigned ', '')] ?? 30;
    return { name, type, bits: 1 + random(most) };
  }
  return { name, type: randomType(random, before, depth), bits: 0 };
}

/** @returns {Type} */
export function randomType(random, before, depth) {
  switch (random(depth > 0 ? 16 : 8)) {
    case 0:
    case 1:
    case 2:
      return { kind: 'base', name: pick(random, INTEGERS) };
    case 3:
      return { kind: 'base', name: pick(random, [...WIDE, 'double', 'float']) };
    case 4:
    case 5:
    case 6:
      return before.length ? { kind: 'declared', of: pick(random, before) } : INT;
    case 7:
    case 8:
      return { kind: 'pointer', to: undefined, tag: random(4) ? undefined : 'user' };
    case 9:
      return { kind: 'pointer', to: randomType(random, before, depth - 1) };
    case 10: {
      const of = randomType(random, before, depth - 1);
      return { kind: 'array', of, length: random(8) === 0 ? 0 : 1 + random(4) };
    }
    case 11:
      return { kind: 'pointer', to: randomFunction(random, depth) };
    case 12: {
      const of = randomType(random, before, depth - 1);
      return { kind: 'qualified', word: random(2) ? 'const' : 'volatile', of };
    }
    case 13:
    case 14: {
      const kind = random(2) ? 'struct' : 'union';
      return { kind: 'inline', of: randomComposite(random, before, kind, depth - 1) };
    }
    default:
      return { kind: 'base', name: 'int' };
  }
}

/** Its parameters are no arrays, which C would make pointers. */
function randomFunction(random, depth) {
  const simple = () =>
    random(2) ? { kind: 'pointer', to: undefined } : randomType(random, [], depth - 1);
  const parameters = Array.from({ length: random(3) }, simple);
  return { kind: 'function', result: INT, parameters: parameters.map(decayed) };
}

function decayed(type) {
  return ['inline', 'array', 'function'].includes(type.kind) ? INT : type;
}

function shuffled(random, list) {
  const rest = [...list];
  return list.map(() => rest.splice(random(rest.length), 1)[0]);
}

/** Every type in the declarations, each before what it holds. */
export function* typesIn(declarations) {
  for (const { members, to } of declarations) {
    const roots = members ? members.map(({ type }) => type) : to ? [to] : [];
    for (const root of roots) yield* typesWithin(root);
  }
}

function* typesWithin(type) {
  if (!type) return;
  yield type;
  if (type.kind === 'inline') yield* typesIn([type.of]);
  else if (type.kind === 'pointer') yield* typesWithin(type.to);
  else if (type.kind === 'array' || type.kind === 'qualified') yield* typesWithin(type.of);
  else if (type.kind === 'function') {
    for (const part of [type.result, ...type.parameters]) yield* typesWithin(part);
  }
}

/** Pointers that point to nothing yet. */
export function openPointers(declarations) {
  return [...typesIn(declarations)].filter(({ kind, to }) => kind === 'pointer' && !to);
}
