/** Numbers that follow from a seed alone (mulberry32): from 0 up to, but without, `below`. */
export type Random = (below: number) => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), bits | 61)) ^ bits;
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Offsets, counts and sizes that a careless reader trips over. */
const WORDS = [0, 1, 0xffff_ffff, 0x7fff_ffff, 0x8000_0000, 0x00ff_ffff, 0x0100_0000, 0x8400_ffff];

/**
 * A broken copy: cut off, with 1 to 8 flipped bits, with overwritten words, or with one place copied
 * over another.
 *
 * @param within from where to where, in bytes, it may be changed; all of it unless it is given
 */
export function mutate(
  bytes: Uint8Array,
  random: Random,
  within: readonly [number, number] = [0, bytes.length],
): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const [start, end] = within;
  const place = () => start + random(end - start);
  const word = () => Math.min(start + random((end - start) >> 2) * 4, bytes.length - 4);
  switch (random(8)) {
    case 0:
      return copy.subarray(0, place());
    case 1:
    case 2:
    case 3:
      for (let flips = 1 + random(8); flips > 0; flips--) copy[place()] ^= 1 << random(8);
      return copy;
    case 4:
    case 5:
      for (let words = 1 + random(2); words > 0; words--) {
        view.setUint32(word(), WORDS[random(WORDS.length)] as number, random(2) === 0);
      }
      return copy;
    case 6:
      // A small number is a type, a string or a kind that there is.
      view.setUint32(word(), random(64), random(2) === 0);
      return copy;
    default: {
      const [from, to] = [word(), word()];
      copy.copyWithin(to, from, Math.min(from + 4 * (1 + random(6)), end));
      return copy;
    }
  }
}
