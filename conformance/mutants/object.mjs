import { pick } from '../numbers.mjs';
import { readRecords } from '../records.mjs';
import { mutateBtf } from './btf.mjs';

/**
 * Changes one thing in an object: a CO-RE record, or its types.
 *
 * @param {(below: number) => number} random
 * @param {Buffer} elf changed in place
 * @returns {string} what was changed
 */
export function mutateObject(random, elf) {
  const { little, btf, records } = readRecords(elf);
  if (records.length === 0 || random(3) === 0) return `object: ${mutateBtf(random, btf)}`;
  const write = (at, value) =>
    little ? elf.writeUInt32LE(value >>> 0, at) : elf.writeUInt32BE(value >>> 0, at);
  const index = random(records.length);
  const record = records[index];
  const other = pick(random, records);
  const set = ({ typeId, accessOffset, kind }, at) => {
    write(at + 4, typeId);
    write(at + 8, accessOffset);
    write(at + 12, kind);
  };
  const say = (what) => `record ${index} ${what}`;
  switch (random(6)) {
    case 0: {
      const kind = random(14);
      write(record.at + 12, kind);
      return say(`is of kind ${kind}`);
    }
    case 1:
      write(record.at + 4, other.typeId);
      return say(`is about [${other.typeId}]`);
    case 2: {
      const typeId = random(10) ? 1 + random(40) : 0x7fff_ffff;
      write(record.at + 4, typeId);
      return say(`is about [${typeId}]`);
    }
    case 3:
      write(record.at + 8, other.accessOffset);
      return say(`has the access string at ${other.accessOffset}`);
    case 4:
      set(other, record.at);
      return say(`asks what record ${records.indexOf(other)} asks`);
    default:
      set(other, record.at);
      set(record, other.at);
      return say(`and ${records.indexOf(other)} change places`);
  }
}
