import { stringAt, typeCount } from '../../lib/btf/btf.js';
import { isAnyEnum, isComposite, Kind } from '../../lib/btf/kinds.js';
import {
  arrayElement,
  enumeratorName,
  kindOf,
  lengthOf,
  memberName,
  memberType,
  nameOf,
} from '../../lib/btf/types.js';
import {
  isEnumeratorBased,
  isTypeBased,
  RelocationKind,
} from '../../lib/core/spec/relocation-kind.js';
import { generator, pick } from '../numbers.mjs';

const HEADER_SIZE = 24;
const ASK_EXISTENCE = new Set([
  RelocationKind.FIELD_EXISTS,
  RelocationKind.TYPE_EXISTS,
  RelocationKind.ENUMVAL_EXISTS,
  RelocationKind.TYPE_MATCHES,
]);
/** At most so many things are renamed in one kernel. */
const MOST = 3;

/**
 * @typedef {object} Kernel
 * @property {import('../../lib/btf/btf.js').Btf} btf
 * @property {Map<string, number[]>} byName its types by their names without flavours
 *
 * @typedef {object} Thing what an object asks for, by the words of the kernel's BTF that hold its name
 * @property {string} what
 * @property {string} scope what has names of its own: a struct, an enum; or empty for types
 * @property {number[]} words indices into the words of the types
 * @property {boolean} isExpected whether the object asks if it exists, and so may do without it
 */

/**
 * @param {import('../../lib/btf/btf.js').Btf} btf little-endian
 * @returns {Kernel}
 */
export function readKernel(btf) {
  const byName = new Map();
  for (let id = 1; id < typeCount(btf); id++) {
    const name = essential(stringAt(btf, nameOf(btf, id)));
    if (name === '') continue;
    const ids = byName.get(name);
    if (ids) ids.push(id);
    else byName.set(name, [id]);
  }
  return { btf, byName };
}

/**
 * Takes names away that an object asks for: of fields, types and enumerators, half of them such as it
 * asks whether they exist. Every fourth, and every second of those, becomes a name that the object asks
 * for as well and the kernel does not have, as where `state` turned into `__state`. The same seed gives
 * the same kernel.
 *
 * @param {Kernel} kernel
 * @param {import('../../lib/core/object.js').BpfObject} object
 * @param {number} seed
 * @returns {{ bytes: Buffer, changes: string[] } | undefined} raw BTF, and what was renamed in it;
 * undefined if the kernel has nothing that the object asks for
 */
export function mutateKernel(kernel, object, seed) {
  const random = generator(seed);
  const { things, missing } = askedFor(kernel, object);
  if (things.length === 0) return undefined;
  const words = kernel.btf.words.slice();
  const added = [];
  let end = kernel.btf.strings.length;
  const changes = [];
  const count = 1 + random(Math.min(MOST, things.length));
  const left = [...things];
  for (let i = 0; i < count; i++) {
    const expected = left.filter(({ isExpected }) => isExpected);
    const thing = pick(random, random(2) === 0 && expected.length > 0 ? expected : left);
    left.splice(left.indexOf(thing), 1);
    const { what, scope, words: at, isExpected } = thing;
    const others = missing.get(scope) ?? [];
    const other = random(isExpected ? 2 : 4) === 0 && others.length > 0;
    const name = other ? pick(random, others) : `renamed_${seed}_${i}`;
    for (const word of at) words[word] = end;
    added.push(Buffer.from(`${name}\0`));
    end += added.at(-1).length;
    changes.push(`${what} is ${name}`);
  }
  return { bytes: write(words, Buffer.concat([kernel.btf.strings, ...added])), changes };
}

/** What an object asks for: where the kernel has it, and by scope what it has not. */
function askedFor(kernel, { btf, queries }) {
  const things = new Map();
  const missing = new Map();
  const add = (scope, name, words, isExpected) => {
    const what = scope === '' ? name : `${scope}.${name}`;
    const known = things.get(what);
    if (words.length === 0) missing.set(scope, [...new Set(missing.get(scope)).add(name)]);
    else things.set(what, { what, scope, words, isExpected: isExpected || known?.isExpected });
  };
  for (const { spec } of queries) {
    if (spec === undefined) continue;
    const name = essential(stringAt(btf, nameOf(btf, spec.rootId)));
    if (name === '') continue;
    const kind = kindOf(btf, spec.rootId);
    const isExpected = ASK_EXISTENCE.has(spec.kind);
    const ids = (kernel.byName.get(name) ?? []).filter((id) =>
      isLike(kind, kindOf(kernel.btf, id)),
    );
    const roots = ids.map((id) => kernel.btf.starts[id]);
    if (isNameable(kind)) add('', name, roots, isExpected && isTypeBased(spec.kind));
    if (isTypeBased(spec.kind)) continue;
    const names = spec.accessors.map((accessor) => stringAt(btf, accessor.name)).filter(Boolean);
    if (isEnumeratorBased(spec.kind)) {
      const wanted = essential(names[0]);
      add(
        name,
        wanted,
        ids.flatMap((id) => enumerators(kernel.btf, id, wanted)),
        isExpected,
      );
      continue;
    }
    let owners = ids;
    let scope = name;
    for (const member of names) {
      const found = owners.flatMap((id) => members(kernel.btf, id, member));
      add(
        scope,
        member,
        found.map(({ word }) => word),
        isExpected,
      );
      owners = found.map(({ type }) => type);
      scope = `${scope}.${member}`;
    }
  }
  return { things: [...things.values()], missing };
}

/** The name without its flavour (`libbpf relo_core.c: bpf_core_essential_name_len`). */
function essential(name) {
  return /^(.*[^_])___[^_]/.exec(name)?.[1] ?? name;
}

function isLike(local, target) {
  return local === target || (isAnyEnum(local) && isAnyEnum(target));
}

/** Of int, float and the like there is one of each name, and everything is made of them. */
function isNameable(kind) {
  return isComposite(kind) || isAnyEnum(kind) || kind === Kind.TYPEDEF;
}

/** Members of a name, inside of anonymous ones too, with what type they have. */
function members(btf, id, name) {
  const owner = within(btf, id);
  if (!isComposite(kindOf(btf, owner))) return [];
  const found = [];
  for (let i = 0; i < lengthOf(btf, owner); i++) {
    const at = memberName(btf, owner, i);
    if (btf.strings[at] === 0) found.push(...members(btf, memberType(btf, owner, i), name));
    else if (stringAt(btf, at) === name) {
      found.push({ word: btf.starts[owner] + 3 + i * 3, type: memberType(btf, owner, i) });
    }
  }
  return found;
}

/** The type below modifiers, typedefs and arrays. */
function within(btf, id) {
  let type = btf.underlying[id];
  while (kindOf(btf, type) === Kind.ARRAY) type = btf.underlying[arrayElement(btf, type)];
  return type;
}

function enumerators(btf, id, name) {
  const type = btf.underlying[id];
  if (!isAnyEnum(kindOf(btf, type))) return [];
  const step = kindOf(btf, type) === Kind.ENUM ? 2 : 3;
  const words = [];
  for (let i = 0; i < lengthOf(btf, type); i++) {
    if (essential(stringAt(btf, enumeratorName(btf, type, i))) === name)
      words.push(btf.starts[type] + 3 + i * step);
  }
  return words;
}

function write(words, strings) {
  const header = Buffer.alloc(HEADER_SIZE);
  header.writeUInt16LE(0xeb9f, 0);
  header[2] = 1;
  const types = words.byteLength;
  [HEADER_SIZE, 0, types, types, strings.length].forEach((value, i) => {
    header.writeUInt32LE(value, 4 + 4 * i);
  });
  return Buffer.concat([header, Buffer.from(words.buffer, words.byteOffset, types), strings]);
}
