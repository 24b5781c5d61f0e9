import { generator, pick } from '../numbers.mjs';
import { KINDS } from './case.mjs';

const COMPOSITE = new Set(['STRUCT', 'UNION']);
const REFERENCE = new Set(['TYPEDEF', 'CONST', 'VOLATILE', 'TYPE_TAG']);
const FORMS = ['alu', 'alu', 'ldx1', 'ldx2', 'ldx4', 'ldx4', 'ldx8', 'ldx8', 'stx4', 'ldimm64'];

/**
 * A made-up case, as readCase() reads it: types, records that fit them more or less, and kernels
 * that are mutations of those types or types of their own. The same seed gives the same case.
 *
 * @param {number} seed
 * @param {{ records: number, kernels: number }} counts
 */
export function randomCase(seed, { records, kernels }) {
  const random = generator(seed);
  const local = randomTypes(random, false);
  const lines = ['object:', print(local), 'relocations:', ...randomRecords(random, local, records)];
  for (let i = 0; i < kernels; i++) {
    const types = random(3) ? mutate(random, local) : randomTypes(random, true);
    lines.push(`kernel: ${i}`, print(types));
  }
  return `${lines.join('\n')}\n`;
}

/** Types by id; 0 is void. A type holds only types of lower ids; a pointer points anywhere. */
function randomTypes(random, kernel) {
  const types = [
    null,
    { kind: 'INT', name: 'int', size: 4, signed: true },
    { kind: 'INT', name: 'unsigned int', size: 4 },
    { kind: 'INT', name: 'long unsigned int', size: random(4) || !kernel ? 8 : 4 },
    { kind: 'INT', name: 'unsigned char', size: 1 },
    { kind: 'PTR', to: 1 },
  ];
  const count = 25 + random(20);
  while (types.length < count) types.push(randomType(random, types, kernel));
  for (const type of types) if (type?.kind === 'PTR') type.to = random(types.length);
  return types;
}

function randomType(random, types, kernel) {
  const lower = () => random(types.length);
  const flavour = () => (random(4) ? '' : `___${pick(random, ['x', 'y'])}`);
  switch (random(13)) {
    case 0:
    case 1:
    case 2:
    case 3:
      return randomComposite(
        random,
        types,
        random(4) ? 'STRUCT' : 'UNION',
        `s${random(4)}${flavour()}`,
      );
    case 4:
      return { ...randomComposite(random, types, random(2) ? 'STRUCT' : 'UNION', ''), inner: true };
    case 5:
      return { kind: 'TYPEDEF', name: `t${random(3)}${flavour()}`, to: lower() };
    case 6:
      return { kind: 'PTR', to: 0 };
    case 7:
      return { kind: pick(random, ['CONST', 'VOLATILE']), to: lower() };
    case 8: {
      const sized = types.map((_, id) => id).filter((id) => sizeOf(types, id) > 0);
      return { kind: 'ARRAY', to: pick(random, sized), count: random(4) };
    }
    case 9: {
      const wide = !random(4);
      const names = ['A', 'B', 'C', 'D___v'].filter(() => random(3));
      const values = names.map((name) => ({ name, value: random(9) - (random(4) ? 0 : 9) }));
      const size = wide ? 8 : 4;
      return {
        kind: wide ? 'ENUM64' : 'ENUM',
        name: `e${random(2)}${flavour()}`,
        size,
        values,
        signed: !random(3),
      };
    }
    case 10:
      return { kind: 'FWD', name: `s${random(4)}`, union: !random(3) };
    case 11: {
      const parameters = Array.from({ length: random(3) }, lower);
      return { kind: 'FUNC_PROTO', to: lower(), parameters };
    }
    default:
      return kernel && random(2)
        ? { kind: 'TYPE_TAG', name: 'user', to: lower() }
        : { kind: 'FLOAT', name: 'double', size: 8 };
  }
}

/**
 * No name stands twice in a composite, also not through its one anonymous member, for C forbids it.
 */
function randomComposite(random, types, kind, name) {
  const inner = types.flatMap((type, id) => (type?.inner ? [id] : []));
  const names = name === '' ? ['p', 'q'] : ['a', 'b', 'c', 'd', 'p'];
  const embeds = name !== '' && inner.length > 0 && !random(2);
  const members = names
    .filter((member) => !(embeds && member === 'p') && random(3))
    .map((member) => randomMember(random, types, member));
  if (embeds) members.splice(random(members.length + 1), 0, { name: '', to: pick(random, inner) });
  return { kind, name, members };
}

function randomMember(random, types, name) {
  const to = pick(
    random,
    types.map((_, id) => id).filter((id) => sizeOf(types, id) > 0),
  );
  const bits = under(types, to)?.kind === 'INT' && !random(4) ? 1 + random(12) : 0;
  return { name, to, bits };
}

/** The same types with some things moved, renamed, resized, dropped or doubled. */
function mutate(random, local) {
  const types = structuredClone(local);
  const named = () =>
    pick(
      random,
      types.filter((type) => COMPOSITE.has(type?.kind) && type.members.length),
    );
  for (let i = 1 + random(12); i > 0; i--) {
    const type = named();
    if (!type) return types;
    const at = random(type.members.length);
    const id = types.indexOf(type);
    switch (random(9)) {
      case 0:
        type.members.splice(at, 1);
        break;
      case 1:
        type.members.push(...type.members.splice(at, 1));
        break;
      case 2:
        if (type.members[at].name) {
          type.members[at] = randomMember(random, types.slice(0, id), type.members[at].name);
        }
        break;
      case 3:
        if (!type.inner) types.push(structuredClone(type));
        break;
      case 4:
        if (!type.inner)
          types.push({ ...structuredClone(type), members: type.members.toReversed() });
        break;
      case 5:
        if (type.name) type.name = `s${random(4)}${random(2) ? '' : '___x'}`;
        break;
      case 6:
        pick(
          random,
          types.filter((other) => other?.kind === 'INT'),
        ).size = pick(random, [1, 2, 4, 8]);
        break;
      case 7: {
        const of = pick(random, types.filter((other) => other?.values?.length) ?? []);
        if (of) pick(random, of.values).value = random(9);
        break;
      }
      default: {
        const of = pick(random, types.filter((other) => other?.kind === 'ARRAY') ?? []);
        if (of) of.count = random(4);
      }
    }
  }
  return types;
}

function under(types, id) {
  let type = types[id];
  while (type && REFERENCE.has(type.kind)) type = types[type.to];
  return type;
}

function sizeOf(types, id) {
  const type = under(types, id);
  switch (type?.kind) {
    case 'PTR':
      return 8;
    case 'ARRAY':
      return type.count * sizeOf(types, type.to);
    case 'STRUCT':
    case 'UNION':
      return layout(types, type).size;
    default:
      return type?.size ?? 0;
  }
}

function layout(types, { kind, members }) {
  let bit = 0;
  let end = 0;
  const offsets = members.map(({ to, bits }) => {
    const size = sizeOf(types, to);
    const align = bits ? 1 : Math.min(8, size & -size || 1) * 8;
    const offset = kind === 'UNION' ? 0 : Math.ceil(bit / align) * align;
    bit = offset + (bits || size * 8);
    end = Math.max(end, bit);
    return offset;
  });
  return { offsets, size: Math.ceil(end / 64) * 8 };
}

function print(types) {
  return types
    .slice(1)
    .map((type, i) => `[${i + 1}] ${printType(types, type)}`)
    .join('\n');
}

function printType(types, type) {
  const { kind, name, size, to, signed } = type;
  const head = `${kind} '${name ?? ''}'`;
  const sign = signed ? ' encoding=SIGNED' : '';
  if (COMPOSITE.has(kind)) {
    const { offsets, size: total } = layout(types, type);
    const members = type.members.map(
      (member, i) =>
        `\n\t'${member.name}' type_id=${member.to} bits_offset=${offsets[i]}` +
        (member.bits ? ` bitfield_size=${member.bits}` : ''),
    );
    return `${head} size=${total}${members.join('')}`;
  }
  switch (kind) {
    case 'INT':
    case 'FLOAT':
      return `${head} size=${size}${sign}`;
    case 'ARRAY':
      return `${head} type_id=${to} index_type_id=2 nr_elems=${type.count}`;
    case 'ENUM':
    case 'ENUM64':
      return `${head} size=${size}${sign}${type.values.map(({ name: of, value }) => `\n\t'${of}' val=${value}`).join('')}`;
    case 'FWD':
      return `${head} fwd_kind=${type.union ? 'union' : 'struct'}`;
    case 'FUNC_PROTO':
      return `${head} ret_type_id=${to}${type.parameters.map((id) => `\n\t'' type_id=${id}`).join('')}`;
    default:
      return `${head} type_id=${to}`;
  }
}

/**
 * Records in any order, of which a third ask for another one's field again, by the same instruction or
 * another: what libbpf leaves of a type's candidates depends on what was asked before.
 */
function randomRecords(random, types, count) {
  const fresh = Array.from({ length: count - Math.floor(count / 3) }, () =>
    randomRecord(random, types),
  );
  const fields = fresh.filter((record) => /^(byte|field|signed|.shift)/.test(record));
  const records = [...fresh];
  while (records.length < count) {
    const record = pick(random, fields.length ? fields : fresh);
    const other = record.replace(/\w+$/, random(2) ? '$&' : pick(random, FORMS));
    records.splice(random(records.length + 1), 0, fields.length ? other : record);
  }
  return records;
}

/** A record whose kind mostly fits its type; its access string mostly leads somewhere. */
function randomRecord(random, types) {
  const ids = types.map((_, id) => id).slice(1);
  const composites = ids.filter((id) => COMPOSITE.has(under(types, id)?.kind));
  const enums = ids.filter((id) => under(types, id)?.values);
  const group = random(10);
  const kindOf = (from, to) => KINDS[from + random(to - from)];
  if (group < 5 && composites.length) {
    const id = pick(random, composites);
    const form = pick(random, FORMS);
    return `${kindOf(0, 6)} [${id}] ${randomAccess(random, types, id)} ${form}`;
  }
  if (group === 5 && enums.length) {
    return `${kindOf(10, 12)} [${pick(random, enums)}] ${random(4)} ldimm64`;
  }
  const kind = random(2) ? 'type_matches' : kindOf(6, 10);
  return `${kind} [${pick(random, ids)}] 0`;
}

function randomAccess(random, types, root) {
  const indices = [random(8) ? 0 : 1];
  let type = under(types, root);
  for (let depth = 0; depth < 5 && (depth === 0 || random(4)); depth++) {
    if (COMPOSITE.has(type?.kind) && type.members.length) {
      const index = random(type.members.length);
      indices.push(index);
      type = under(types, type.members[index].to);
    } else if (type?.kind === 'ARRAY') {
      indices.push(random(type.count + (random(6) ? 0 : 2)) || 0);
      type = under(types, type.to);
    } else break;
  }
  return indices.join(':');
}
