import { assembleObject, OBJECT_STRINGS } from './made-up/assemble-object.mjs';

/**
 * An object in which each of another object's records has a program of its own, with the
 * instruction that it had. For little-endian objects.
 *
 * @param {Buffer} btf the object's types
 * @param {import('./records.mjs').CoreRecord[]} records
 * @returns {Buffer}
 */
export function singleRecords(btf, records) {
  const [section] = OBJECT_STRINGS;
  const strings = btf.readUInt32LE(4) + btf.readUInt32LE(16);
  const length = btf.readUInt32LE(20);
  const own = Buffer.from(btf.subarray(0, strings + length));
  own.writeUInt32LE(length + section.length + 1, 20);
  const types = Buffer.concat([own, Buffer.from(`${section}\0`)]);
  const core = records.map(({ kind, typeId, accessOffset, code }) => ({
    kind,
    typeId,
    accessOffset,
    code,
  }));
  return assembleObject(types, new Map([[section, length]]), core, true);
}
