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
 * @returns {{ types: string, records: object[], kernels: { name: string, types: string }[] }} records
 * with their `text`, `kind`, `typeId`, `access`, `form` and, if it is given, `value`
 */
export function parseCase(text) {
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
    .map(({ name, body }) => ({ name, types: body }));
  return { types: bodyOf('object'), records, kernels };
}

/**
 * The object and the kernels of a case.
 *
 * @param {string} text
 * @param {boolean} little byte order of the object and its kernels
 * @param {(btf: Buffer, records: object[]) => Promise<bigint[]>} localValues asks for the values that
 * the object's types say
 * @returns {Promise<{ object: Buffer, kernels: { name: string, btf: Buffer }[] }>}
 */
export async function readCase(text, little, localValues) {
  const { types, records, kernels } = parseCase(text);
  const { btf, asked } = assembleTypes(types, records, little);
  const values = await localValues(btf, asked);
  return {
    object: makeObject(types, records, little, values),
    kernels: kernels.map(({ name, types: own }) => ({ name, btf: assembleBtf(own, little).btf })),
  };
}

/**
 * An object's types, and its records as they are handed to an oracle.
 *
 * @param {string} types
 * @param {object[]} records as parseCase() gives them
 * @param {boolean} little
 */
export function assembleTypes(types, records, little) {
  const strings = [...OBJECT_STRINGS, ...records.map(({ access }) => access)];
  const { btf, offsets } = assembleBtf(types, little, strings);
  const asked = records.map((record) => ({
    ...record,
    accessOffset: offsets.get(record.access),
    code: codeOf(record.form, record.value ?? 0n),
  }));
  return { btf, offsets, asked };
}

/**
 * An object with some of a case's records; its types and strings are those of all.
 *
 * @param {string} types
 * @param {object[]} records all of the case
 * @param {boolean} little
 * @param {bigint[]} values by record: what the object's types say
 * @param {(record: object, index: number) => boolean} [chosen] all records if it is not given
 * @param {(record: object, index: number) => string} [programOf] the program that holds each of the
 * chosen ones; without it each has one of its own. Records of one program must be neighbours.
 * @returns {Buffer}
 */
export function makeObject(types, records, little, values, chosen = () => true, programOf) {
  const { btf, offsets } = assembleTypes(types, records, little);
  const whole = records.map((record, i) => ({ ...record, value: record.value ?? values[i] }));
  const programs = programOf && whole.filter(chosen).map(programOf);
  return assembleObject(btf, offsets, whole.filter(chosen), little, programs);
}

function readRecord(line) {
  const [, kind, typeId, access, form, value] =
    /^\s*(\w+)\s+\[(\d+)\]\s+(\S+)(?:\s+(\w+)(?:=(-?\w+))?)?/.exec(line) ?? [];
  const number = KINDS.includes(kind) ? KINDS.indexOf(kind) : Number(kind);
  if (Number.isNaN(number)) throw new Error(`not a record: ${line}`);
  return {
    text: line.trim(),
    kind: number,
    typeId: Number(typeId),
    access: access === '-' ? '' : access,
    form: form ?? 'alu',
    value: value === undefined ? undefined : BigInt(value),
  };
}
