/** Words of 32 bits as bytes. */
export function words(numbers: readonly number[], little = true): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, i) => {
    view.setUint32(i * 4, number >>> 0, little);
  });
  return bytes;
}

/** Raw BTF with a header of `headerLength` bytes; what is after the strings comes from `tail`. */
export function rawBtf(
  types: readonly number[],
  strings: string,
  { little = true, headerWords = [] as number[], tail = new Uint8Array() } = {},
): Uint8Array {
  const length = types.length * 4;
  const head = [24 + headerWords.length * 4, 0, length, length, strings.length, ...headerWords];
  return Buffer.concat([
    Buffer.from(little ? [0x9f, 0xeb, 1, 0] : [0xeb, 0x9f, 1, 0]),
    words(head, little),
    words(types, little),
    Buffer.from(strings, 'latin1'),
    tail,
  ]);
}

/** The second word of a type. */
export const info = (kind: number, length = 0) => kind * 2 ** 24 + length;
