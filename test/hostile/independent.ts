import { readTypes } from '../../conformance/btf-types.mjs';
import { KINDS } from '../../conformance/made-up/case.mjs';
import { readRecords } from '../../conformance/records.mjs';
import type { Relocation } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';

type Type = ReturnType<typeof readTypes>[number];
type Item = Type['items'][number];

const COMPOSITES = ['struct', 'union'];
const THROUGH = ['typedef', 'const', 'volatile', 'restrict', 'type_tag'];
const MOST_LEVELS = 64;

/**
 * What cannot be true of the Outcomes of an object on a kernel, by readers that share no code with the
 * engine: a field at an offset, a type of a size or an enumerator of a value that the kernel has
 * nowhere under that name. Compatibility of types, narrowing and instructions are not looked at.
 *
 * @returns sentences, and how many Outcomes were looked at
 */
export function contradictions(
  object: Uint8Array,
  kernel: Uint8Array,
  relocations: readonly Relocation[],
  outcomes: readonly Outcome[],
): { faults: string[]; checked: number } {
  const { btf, records } = readRecords(Buffer.from(object));
  const local = readTypes(Buffer.from(btf));
  const target = readTypes(Buffer.from(kernel));
  const faults: string[] = [];
  let checked = 0;
  if (records.length !== relocations.length) faults.push(`${records.length} records`);
  relocations.forEach(({ site }, i) => {
    const outcome = outcomes[site as number];
    const record = records[i];
    if (record === undefined || outcome?.status !== 'resolved') return;
    const possible = possibleValues(
      KINDS[record.kind],
      local,
      target,
      record,
      accessOf(btf, record),
    );
    if (possible === undefined || outcome.value === undefined) return;
    checked++;
    if (!possible.includes(outcome.value)) {
      faults.push(`record ${i}: ${outcome.value}, which is none of ${possible.join(', ')}`);
    }
  });
  return { faults, checked };
}

/** Undefined if it is not told here. */
function possibleValues(
  kind: string,
  local: Type[],
  target: Type[],
  { typeId }: { typeId: number },
  access: string,
): string[] | undefined {
  const name = local[typeId]?.name;
  if (!name) return undefined;
  const roots = target.flatMap((type, id) =>
    id > 0 && withoutFlavour(type.name) === withoutFlavour(name) ? [id] : [],
  );
  switch (kind) {
    case 'byte_off':
    case 'field_exists': {
      const path = namesOf(local, typeId, access);
      if (path === undefined) return undefined;
      const fields = roots.flatMap((root) => walk(target, root, path, 0));
      if (fields.some(({ bitfield }) => bitfield)) return undefined;
      if (kind === 'field_exists') return fields.length > 0 ? ['1'] : [];
      return fields.map(({ bit }) => `${Math.floor((bit % 2 ** 32) / 8)}`);
    }
    case 'type_exists':
    case 'type_matches':
      return roots.length > 0 ? ['1'] : [];
    case 'enumval_value': {
      const enumerator = under(local, typeId)?.items[Number(access)]?.name ?? '';
      return roots.flatMap((root) => {
        const type = under(target, root);
        const same = (item: Item) => withoutFlavour(item.name) === withoutFlavour(enumerator);
        return (type?.items ?? [])
          .filter(same)
          .map((item) => `${enumeratorValue(type as Type, item)}`);
      });
    }
    default:
      return undefined;
  }
}

/**
 * The named members on the way of an access string; undefined if it goes through an array, or ends at a
 * member without a name.
 */
function namesOf(types: Type[], root: number, access: string): string[] | undefined {
  if (!/^0(:\d+)+$/.test(access)) return undefined;
  const names: string[] = [];
  let isNamed = false;
  let id = root;
  for (const index of access.split(':').slice(1)) {
    const type = under(types, id);
    const member = type?.items[Number(index)];
    if (type === undefined || member === undefined || !COMPOSITES.includes(type.kind)) {
      return undefined;
    }
    isNamed = member.name !== '';
    if (isNamed) names.push(withoutFlavour(member.name));
    id = member.type;
  }
  return isNamed ? names : undefined;
}

/** Every place to which members of these names lead, through anonymous ones. */
function walk(types: Type[], id: number, names: string[], bit: number, level = 0): Field[] {
  const [name, ...rest] = names;
  const type = under(types, id);
  if (name === undefined || type === undefined || !COMPOSITES.includes(type.kind)) return [];
  if (level > MOST_LEVELS) return [];
  return type.items.flatMap((member) => {
    const at = bit + (type.flag ? member.offset & 0xffffff : member.offset);
    if (!member.name) return walk(types, member.type, names, at, level + 1);
    if (withoutFlavour(member.name) !== name) return [];
    const bitfield = type.flag === 1 && member.offset >>> 24 > 0;
    return rest.length === 0
      ? [{ bit: at, bitfield }]
      : walk(types, member.type, rest, at, level + 1);
  });
}

interface Field {
  readonly bit: number;
  readonly bitfield: boolean;
}

function under(types: Type[], root: number): Type | undefined {
  let type = types[root];
  for (let steps = 0; type && THROUGH.includes(type.kind) && steps < types.length; steps++) {
    type = types[type.to];
  }
  return type;
}

function enumeratorValue({ kind }: Type, { type: low, offset: high }: Item): bigint {
  if (kind === 'enum') return BigInt.asUintN(64, BigInt(low | 0));
  return (BigInt(high) << 32n) | BigInt(low);
}

function withoutFlavour(name: string): string {
  return /^(.*[^_])___[^_].*$/s.exec(name)?.[1] ?? name;
}

function accessOf(btf: Buffer, { accessOffset }: { accessOffset: number }): string {
  const little = btf[0] === 0x9f;
  const word = (at: number) => (little ? btf.readUInt32LE(at) : btf.readUInt32BE(at));
  const at = word(4) + word(16) + accessOffset;
  return btf.toString('latin1', at, btf.indexOf(0, at));
}
