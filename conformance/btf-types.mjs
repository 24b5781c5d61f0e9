const NAMES =
  'void int ptr array struct union enum fwd typedef volatile const restrict func func_proto var datasec float decl_tag type_tag enum64'.split(
    ' ',
  );
const EXTRA = { 1: 4, 3: 12, 14: 4, 17: 4 };
const PER_ITEM = { 4: 12, 5: 12, 6: 8, 13: 8, 15: 12, 19: 12 };

/**
 * The types of raw BTF, read apart from the engine that is to be proven. Index 0 is void.
 *
 * @param {Buffer} btf
 * @returns {{ kind: string, name: string, size: number, flag: number, to: number,
 *   items: { name: string, type: number, offset: number }[] }[]} `size` and `to` are the same word
 */
export function readTypes(btf) {
  const little = btf[0] === 0x9f;
  const u32 = (at) => (little ? btf.readUInt32LE(at) : btf.readUInt32BE(at));
  const start = u32(4) + u32(8);
  const end = start + u32(12);
  const strings = u32(4) + u32(16);
  const text = (at) => btf.toString('latin1', strings + at, btf.indexOf(0, strings + at));
  const types = [{ kind: 'void', name: '', size: 0, flag: 0, to: 0, items: [] }];
  for (let at = start; at < end; ) {
    const info = u32(at + 4);
    const code = (info >>> 24) & 0x1f;
    const length = info & 0xffff;
    const body = at + 12;
    const step = PER_ITEM[code] ?? 0;
    const items = Array.from({ length: step ? length : 0 }, (_, i) => {
      const item = body + i * step;
      return { name: text(u32(item)), type: u32(item + 4), offset: step > 8 ? u32(item + 8) : 0 };
    });
    const array = code === 3;
    types.push({
      kind: NAMES[code],
      name: text(u32(at)),
      size: u32(at + 8),
      flag: info >>> 31,
      to: array ? u32(body) : u32(at + 8),
      index: array ? u32(body + 4) : 0,
      count: array ? u32(body + 8) : 0,
      items,
    });
    at = body + (EXTRA[code] ?? 0) + step * (step ? length : 0);
  }
  return types;
}

/**
 * Whether a name in raw BTF begins inside of another string.
 *
 * @param {Buffer} btf of little or big endian
 */
export function hasNamesInside(btf) {
  const little = btf[0] === 0x9f;
  const u32 = (at) => (little ? btf.readUInt32LE(at) : btf.readUInt32BE(at));
  const end = u32(4) + u32(8) + u32(12);
  const strings = u32(4) + u32(16);
  const inside = (at) => u32(at) > 0 && btf[strings + u32(at) - 1] !== 0;
  for (let at = u32(4) + u32(8); at < end; ) {
    const info = u32(at + 4);
    const code = (info >>> 24) & 0x1f;
    const step = PER_ITEM[code] ?? 0;
    const length = step ? info & 0xffff : 0;
    if (inside(at)) return true;
    const names = code === 15 ? 0 : length;
    for (let i = 0; i < names; i++) if (inside(at + 12 + i * step)) return true;
    at += 12 + (EXTRA[code] ?? 0) + step * length;
  }
  return false;
}
