import { pick } from '../numbers.mjs';
import { INT, openPointers, randomMember, randomType, typesIn } from './types.mjs';

/**
 * A kernel's types, made of those of an object: without flavours, mostly, and with some things moved,
 * renamed, retyped, wrapped, doubled or dropped.
 *
 * @param {(below: number) => number} random
 * @param {import('./types.mjs').Declaration[]} local
 * @returns {import('./types.mjs').Declaration[]}
 */
export function deriveKernel(random, local) {
  const declarations = withoutFlavours(random, structuredClone(local));
  const changes = random(6) === 0 ? 0 : 1 + random(14);
  for (let i = 0; i < changes; i++) change(random, declarations);
  const targets = declarations.filter(isComposite);
  for (const pointer of openPointers(declarations)) {
    pointer.to = targets.length ? { kind: 'declared', of: pick(random, targets) } : INT;
  }
  return declarations;
}

function withoutFlavours(random, declarations) {
  const seen = new Map();
  const kept = [];
  for (const declaration of declarations) {
    const plain = declaration.name.replace(/___.*/, '');
    for (const value of declaration.values ?? []) value.name = value.name.replace(/___.*/, '');
    const first = seen.get(plain);
    // Of several flavours one becomes the kernel's type; another stays, is a copy, or goes.
    const way = first ? random(4) : 3;
    if (way !== 1) declaration.name = plain;
    if (way < 3 && first) {
      if (way === 2) {
        replace(declarations, declaration, first);
        continue;
      }
    }
    seen.set(plain, declaration);
    kept.push(declaration);
  }
  return kept;
}

function replace(declarations, from, to) {
  for (const type of typesIn(declarations)) {
    if (type.kind === 'declared' && type.of === from) type.of = to;
  }
}

function isComposite({ kind }) {
  return kind === 'struct' || kind === 'union';
}

/** All structs and unions, also those in place. */
function composites(declarations) {
  const inline = [...typesIn(declarations)].filter(({ kind }) => kind === 'inline');
  return [...declarations.filter(isComposite), ...inline.map(({ of }) => of)];
}

function change(random, declarations) {
  const all = composites(declarations).filter(({ members }) => members.length > 0);
  const enums = declarations.filter(({ kind }) => kind === 'enum');
  const of = random(5) ? all : enums;
  if (of.length === 0) return;
  const target = pick(random, of);
  if (target.kind === 'enum') changeEnum(random, declarations, target);
  else if (random(4)) changeMembers(random, declarations, target);
  else changeType(random, declarations, pick(random, declarations));
}

function changeMembers(random, declarations, composite) {
  const { members } = composite;
  const at = random(members.length);
  const member = members[at];
  switch (random(12)) {
    case 0:
      members.splice(at, 1);
      return;
    case 1:
      members.splice(random(members.length), 0, ...members.splice(at, 1));
      return;
    case 2:
      if (member.name) member.name = pick(random, ['a', 'b', 'c', `${member.name}2`]);
      return;
    case 3:
      if (member.name)
        members[at] = randomMember(random, before(declarations, composite), member.name, 2);
      return;
    case 4:
    case 5: {
      // A run of members goes into a struct or union of its own.
      const inner = members.splice(at, 1 + random(3));
      const kind = random(2) ? 'struct' : 'union';
      const type = { kind: 'inline', of: { kind, members: inner } };
      members.splice(at, 0, { name: random(5) ? '' : 'w', type, bits: 0 });
      return;
    }
    case 6:
      if (member.type.kind === 'inline') members.splice(at, 1, ...member.type.of.members);
      return;
    case 7:
      members.splice(at, 0, randomMember(random, before(declarations, composite), 'pad', 1));
      return;
    case 8:
      if (member.type.kind === 'array') member.type.length = random(5);
      else if (member.name && !member.bits)
        member.type = { kind: 'array', of: member.type, length: 1 + random(3) };
      return;
    case 9:
      if (member.type.kind === 'base' && member.name) {
        member.type = { kind: 'base', name: pick(random, ['int', 'unsigned int']) };
        member.bits = random(3) ? 1 + random(30) : 0;
      }
      return;
    case 10:
      if (member.name && !member.bits) {
        const tagged = { kind: 'pointer', to: member.type, tag: 'rcu' };
        const constant = { kind: 'qualified', word: 'const', of: member.type };
        member.type = random(3) ? constant : tagged;
      }
      return;
    default:
      // The same once more, as names in BTF that is broken may stand twice.
      if (random(4) === 0) members.push({ ...member, type: copyOf(member.type) });
  }
}

function changeType(random, declarations, declaration) {
  const at = declarations.indexOf(declaration);
  switch (random(8)) {
    case 0:
    case 1: {
      // A second type of the name, which differs or not.
      const copy = copyOfDeclaration(declaration);
      declarations.splice(at + 1, 0, copy);
      if (isComposite(copy) && copy.members.length && random(3))
        changeMembers(random, declarations, copy);
      return;
    }
    case 2:
      declaration.name = `${declaration.name}${random(2) ? '___k' : '___k___l'}`;
      return;
    case 3:
      // What is left of it is a forward declaration, where something points to it.
      declarations.splice(at, 1);
      return;
    case 4:
      if (isComposite(declaration)) declaration.kind = random(2) ? 'struct' : 'union';
      return;
    case 5:
      if (declaration.kind === 'typedef')
        declaration.to = randomType(random, before(declarations, declaration), 2);
      return;
    case 6:
      // A typedef gives its name to a type of its own, or the other way around.
      declarations.push({
        kind: 'typedef',
        name: declaration.name,
        to: { kind: 'declared', of: declaration },
      });
      return;
    default: {
      if (!isComposite(declaration) || declaration.members.length < 2) return;
      // Half of it moves into a type of its own.
      const members = declaration.members.splice(0, declaration.members.length >> 1);
      const half = { kind: 'struct', name: `${declaration.name}_half`, members };
      declarations.splice(at, 0, half);
      const type = { kind: 'declared', of: half };
      declaration.members.unshift({ name: 'half', type, bits: 0 });
    }
  }
}

function changeEnum(random, declarations, { values }) {
  const at = random(values.length);
  switch (random(5)) {
    case 0:
      if (values.length > 1) values.splice(at, 1);
      return;
    case 1:
      values[at].value = BigInt(random(40)) - 20n;
      return;
    case 2:
      values[at].value += 0x1_0000_0000n;
      return;
    case 3:
      values[at].name = `${values[at].name}${random(2) ? '___k' : '2'}`;
      return;
    default:
      declarations.push({ kind: 'enum', name: `e${random(4)}`, values: structuredClone(values) });
  }
}

/** The declarations that it may hold. */
function before(declarations, composite) {
  const at = declarations.indexOf(composite);
  return at < 0 ? [] : declarations.slice(0, at);
}

/** A copy that holds and points to the same declarations, but has its own types in place. */
function copyOf(type) {
  if (!type || type.kind === 'declared' || type.kind === 'base') return type;
  if (type.kind === 'inline') return { ...type, of: copyOfComposite(type.of) };
  if (type.kind === 'pointer') return { ...type, to: copyOf(type.to) };
  return type.of ? { ...type, of: copyOf(type.of) } : type;
}

function copyOfComposite(composite) {
  const members = composite.members.map((member) => ({ ...member, type: copyOf(member.type) }));
  return { ...composite, members };
}

function copyOfDeclaration(declaration) {
  if (isComposite(declaration)) return copyOfComposite(declaration);
  if (declaration.kind === 'typedef') return { ...declaration, to: copyOf(declaration.to) };
  return structuredClone(declaration);
}
