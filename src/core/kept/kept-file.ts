import { createHash } from 'node:crypto';
import { type Btf, parseBtf, typeCount } from '../../btf/btf.js';
import type { KeptKernel } from './keep-kernel.js';

/**
 * A kept kernel as a file:
 *
 * | bytes    | what                                                                              |
 * | -------- | --------------------------------------------------------------------------------- |
 * | 4        | `BTFK`                                                                              |
 * | 4        | the format, `FORMAT`                                                                |
 * | 4        | bytes of the whole BTF                                                            |
 * | 4        | how many helpers the kernel has, 0xffffffff if its BTF does not tell                |
 * | 4        | bytes of the list of ids, a multiple of 4                                         |
 * | 4        | bytes of the answers, a multiple of 4                                             |
 * | 32       | SHA-256 of the content's id, of the digest of the names, and of all that stands here but this |
 * |          | the list of ids: of each candidate how far its id lies behind that of the one before, here and in the whole BTF, as numbers of 7 bits a byte, lowest first; then zeros |
 * |          | answers: what the whole BTF says of other names, as whoever asked wrote it; then blanks |
 * |          | raw BTF, in the kernel's byte order                                                 |
 *
 * Numbers are little-endian. The BTF is not packed: caches do that, and find what kernels have in common.
 */

/**
 * Changes with what is kept of a kernel, and with this form: files of another format are not there. A change of a loader
 * that makes it go further than `keep-kernel.ts` followed it is such a change.
 */
export const FORMAT = 2;

/** What a run needs to know of a kernel besides its types. */
export interface WholeKernel {
  /** Bytes of the whole BTF. */
  readonly wholeSize: number;
  /** How many helpers it has, if its BTF tells (`verdict/verifier/helpers-of.ts`). */
  readonly helpers?: number | undefined;
}

/** What a file is of. */
export interface KeptOf {
  /** The content of an archive's entry: the Git blob id or the SHA-256 of its bytes, hex. */
  readonly content: string;
  /** What the kernel is kept for, by its digest (`obtain/kept-set.ts`). */
  readonly names: string;
}

const MAGIC = 'BTFK';
const HEADER = 24;
const SHA256 = 32;
const UNKNOWN = 0xffff_ffff;

/** What is kept of a kernel. */
export interface KeptPart extends Pick<KeptKernel, 'bytes' | 'wholeIds'> {
  /** What the whole BTF says of names that are not about relocations, as text. */
  readonly answers?: string | undefined;
}

export function writeKept(
  { bytes, wholeIds, answers = '' }: KeptPart,
  { wholeSize, helpers = UNKNOWN }: WholeKernel,
  of: KeptOf,
): Uint8Array {
  const ids = packIds(wholeIds);
  const said = Buffer.from(answers);
  const saidBytes = Math.ceil(said.length / 4) * 4;
  const idsAt = HEADER + SHA256;
  const file = Buffer.alloc(idsAt + ids.length + saidBytes + bytes.length, ' ');
  file.write(MAGIC, 'latin1');
  [FORMAT, wholeSize, helpers, ids.length, saidBytes].forEach((word, index) => {
    file.writeUInt32LE(word, 4 + 4 * index);
  });
  file.set(ids, idsAt);
  file.set(said, idsAt + ids.length);
  file.set(bytes, idsAt + ids.length + saidBytes);
  file.set(digestOf(file, of), HEADER);
  return file;
}

/** @returns undefined if the file is broken, or is of something else */
export function readKept(
  file: Uint8Array,
  of: KeptOf,
): (KeptKernel & WholeKernel & { readonly answers: string }) | undefined {
  const checked = checkKept(file, of);
  if (checked === undefined) return undefined;
  const { bytes, ids, wholeSize, helpers } = checked;
  const answers = Buffer.from(checked.answers).toString().trimEnd();
  const btf = parsed(bytes);
  const wholeIds = btf && unpackIds(ids, btf);
  return btf && wholeIds && { bytes, btf, wholeIds, wholeSize, helpers, answers };
}

/** What stands in a file, not looked into. */
export interface CheckedKept extends WholeKernel {
  readonly ids: Uint8Array;
  readonly answers: Uint8Array;
  /** Raw BTF. */
  readonly bytes: Uint8Array;
}

/** Reads a file up to its digest. @returns undefined if it is broken, or is of something else */
export function checkKept(file: Uint8Array, of: KeptOf): CheckedKept | undefined {
  const view = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (file.length < HEADER + SHA256 || view.toString('latin1', 0, 4) !== MAGIC) return undefined;
  const [format, wholeSize, helpers, idBytes, saidBytes] = [1, 2, 3, 4, 5].map((word) =>
    view.readUInt32LE(word * 4),
  ) as [number, number, number, number, number];
  const idsAt = HEADER + SHA256;
  const bytesAt = idsAt + idBytes + saidBytes;
  if (format !== FORMAT || bytesAt > file.length) return undefined;
  if (!digestOf(view, of).equals(view.subarray(HEADER, idsAt))) return undefined;
  return {
    ids: file.subarray(idsAt, idsAt + idBytes),
    answers: file.subarray(idsAt + idBytes, bytesAt),
    bytes: file.subarray(bytesAt),
    wholeSize,
    helpers: helpers === UNKNOWN ? undefined : helpers,
  };
}

function digestOf(file: Buffer, { content, names }: KeptOf): Buffer {
  return createHash('sha256')
    .update(`${content} ${names} `)
    .update(file.subarray(0, HEADER))
    .update(file.subarray(HEADER + SHA256))
    .digest();
}

function parsed(bytes: Uint8Array): Btf | undefined {
  try {
    return parseBtf(bytes);
  } catch {
    return undefined;
  }
}

function packIds(wholeIds: Uint32Array): Uint8Array {
  const packed: number[] = [];
  const push = (distance: number) => {
    let left = distance;
    for (; left > 0x7f; left >>>= 7) packed.push((left & 0x7f) | 0x80);
    packed.push(left);
  };
  let [last, lastWhole] = [0, 0];
  wholeIds.forEach((whole, id) => {
    if (whole === 0) return;
    push(id - last);
    push(whole - lastWhole);
    [last, lastWhole] = [id, whole];
  });
  while (packed.length % 4 !== 0) packed.push(0);
  return Uint8Array.from(packed);
}

/** @returns undefined if an id is none of the BTF */
function unpackIds(packed: Uint8Array, btf: Btf): Uint32Array | undefined {
  const wholeIds = new Uint32Array(typeCount(btf));
  let at = 0;
  const next = () => {
    let [value, shift] = [0, 0];
    for (let byte = 0x80; byte > 0x7f && shift < 32; shift += 7) {
      byte = packed[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
    }
    return value;
  };
  for (let [id, whole] = [0, 0]; at < packed.length; ) {
    const distance = next();
    if (distance === 0) break;
    id += distance;
    whole += next();
    if (id >= wholeIds.length || whole < id || whole > 0xffff_ffff) return undefined;
    wholeIds[id] = whole;
  }
  return wholeIds;
}
