/**
 * The CO-RE records of an eBPF object, read apart from the engine that is to be proven.
 *
 * @typedef {object} CoreRecord
 * @property {string} section
 * @property {number} insn index in its section
 * @property {number} kind
 * @property {number} typeId
 * @property {number} at its offset in the file
 * @property {number} accessOffset of its access string in the object's BTF
 * @property {Buffer} code 16 bytes from its instruction on, as a little-endian machine holds them
 *
 * @param {Buffer} elf
 * @returns {{ little: boolean, btf: Buffer, records: CoreRecord[] }}
 */
export function readRecords(elf) {
  const little = elf[5] === 1;
  const u16 = (at) => (little ? elf.readUInt16LE(at) : elf.readUInt16BE(at));
  const u32 = (at) => (little ? elf.readUInt32LE(at) : elf.readUInt32BE(at));
  const u64 = (at) => Number(little ? elf.readBigUInt64LE(at) : elf.readBigUInt64BE(at));
  const text = (at) => elf.toString('latin1', at, elf.indexOf(0, at));

  const table = Array.from({ length: u16(60) }, (_, i) => {
    const at = u64(40) + i * 64;
    return { name: u32(at), offset: u64(at + 24), size: u64(at + 32) };
  });
  const names = table[u16(62)].offset;
  const sections = new Map(table.map((part) => [text(names + part.name), part]).reverse());
  const types = sections.get('.BTF');
  const ext = sections.get('.BTF.ext');
  const btf = elf.subarray(types.offset, types.offset + types.size);
  const records = [];
  if (ext && u32(ext.offset + 4) >= 32) {
    const strings = types.offset + u32(types.offset + 4) + u32(types.offset + 16);
    let at = ext.offset + u32(ext.offset + 4) + u32(ext.offset + 24);
    const end = at + u32(ext.offset + 28);
    const size = end > at ? u32(at) : 0;
    for (at += 4; at < end; ) {
      const section = text(strings + u32(at));
      const count = u32(at + 4);
      at += 8;
      for (let i = 0; i < count; i++, at += size) {
        const offset = u32(at);
        records.push({
          section,
          insn: offset / 8,
          typeId: u32(at + 4),
          accessOffset: u32(at + 8),
          kind: u32(at + 12),
          at,
          code: instructions(elf, sections.get(section), offset, little),
        });
      }
    }
  }
  return { little, btf, records };
}

function instructions(elf, section, offset, little) {
  const code = Buffer.alloc(16);
  elf.copy(code, 0, section.offset + offset, section.offset + Math.min(offset + 16, section.size));
  if (!little) {
    for (const at of [0, 8]) {
      code[at + 1] = (code[at + 1] << 4) | (code[at + 1] >> 4);
      code.subarray(at + 2, at + 4).swap16();
      code.subarray(at + 4, at + 8).swap32();
    }
  }
  return code;
}
