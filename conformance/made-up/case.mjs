import { assembleBtf } from './assemble-btf.mjs';
import { assembleObject, codeOf, OBJECT_STRINGS } from './assemble-object.mjs';

/** Relocation kinds by libbpf's names for them, in the order of their numbers. */
export const KINDS = [
  'byte_off',
  'byte_sz',
  'field_exists',
  'signed',
  'lshift_u64',
  'rshift_u64',
  'local_type_id',
  'target_type_id',
  'type_exists',
  'type_size',
  'enumval_exists',
  'enumval_value',
  'type_matches',
];

/**
 * Reads a case: `object:` with types, `relocations:` with a record a line, and one or more
 * `kernel: NAME` with types. Types are written as assembleBtf() reads them. A record is
 *
 *     byte_off [2] 0:1 ldx4=8
 *
 * kind, type, access string ('-' for an empty one) and instruction. Without its value the
 * instruction holds what the object's types say, as a compiler would have it.
 *
 * @param {string} text
 * @param {boolean} little byte order of the object and its kernels
 * @param {(btf: Buffer, records: object[]) => Promise<bigint[]>} localValues asks for those values
 * @returns {Promise<{ object: Buffer, kernels: { name: string, btf: Buffer }[] }>}
 */
export async function readCase(text, little, localValues) {
  const parts = text.split(/^(object|relocations|kernel):[ \t]*(.*)$/m).slice(1);
  const chapters = [];
  for (let i = 0; i < parts.length; i += 3) {
    chapters.push({ head: parts[i], name: parts[i + 1].trim(), body: parts[i + 2] });
  }
  const bodyOf = (head) => chapters.find((chapter) => chapter.head === head).body;
  const records = bodyOf('relocations')
    .split('\n')
    .filter((line) => /^\s*[^#\s]/.test(line))
    .map(readRecord);
  const kernels = chapters
    .filter(({ head }) => head === 'kernel')
    .map(({ name, body }) => ({ name, btf: assembleBtf(body, little).btf }));
  return { object: await makeObject(bodyOf('object'), records, little, localValues), kernels };
}

async function makeObject(types, records, little, localValues) {
  const strings = [...OBJECT_STRINGS, ...records.map(({ access }) => access)];
  const { btf, offsets } = assembleBtf(types, little, strings);
  const asked = records.map((record) => ({
    ...record,
    accessOffset: offsets.get(record.access),
    code: codeOf(record.form, record.value ?? 0n),
  }));
  const values = await localValues(btf, asked);
  const whole = records.map((record, i) => ({ ...record, value: record.value ?? values[i] }));
  return assembleObject(btf, offsets, whole, little);
}

function readRecord(line) {
  const [, kind, typeId, access, form, value] =
    /^\s*(\w+)\s+\[(\d+)\]\s+(\S+)(?:\s+(\w+)(?:=(-?\w+))?)?/.exec(line) ?? [];
  const number = KINDS.includes(kind) ? KINDS.indexOf(kind) : Number(kind);
  if (Number.isNaN(number)) throw new Error(`not a record: ${line}`);
  return {
    kind: number,
    typeId: Number(typeId),
    access: access === '-' ? '' : access,
    form: form ?? 'alu',
    value: value === undefined ? undefined : BigInt(value),
  };
}
