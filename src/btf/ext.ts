import type { ByteOrder } from '../byte-order.js';
import { FormatError } from '../errors.js';
import { MAGIC } from './btf.js';

/** The records that `.BTF.ext` has for one ELF section. */
export interface ExtSection<Record> {
  /** String offset, in the object's BTF, of the section's name. */
  readonly name: number;
  readonly records: readonly Record[];
}

/** `struct bpf_core_relo` */
export interface CoreRecord {
  /** Byte offset of the instruction in its section. */
  readonly insnOffset: number;
  readonly typeId: number;
  /** String offset of the access string. */
  readonly access: number;
  /** `enum bpf_core_relo_kind` */
  readonly kind: number;
}

/** `struct bpf_line_info` */
export interface LineRecord {
  /** Byte offset of the first instruction of the line, in its section. */
  readonly insnOffset: number;
  /** String offset of the file name. */
  readonly file: number;
  /** String offset of the line's text; 0 if the compiler had none. */
  readonly text: number;
  /** From 1; 0 if the compiler gave none. */
  readonly line: number;
}

/** `struct bpf_func_info` */
export interface FunctionRecord {
  /** Byte offset of the function's first instruction, in its section. */
  readonly insnOffset: number;
  /** A FUNC. */
  readonly typeId: number;
}

export interface BtfExt {
  readonly functions: readonly ExtSection<FunctionRecord>[];
  readonly lines: readonly ExtSection<LineRecord>[];
  readonly relocations: readonly ExtSection<CoreRecord>[];
}

/** Bytes that a record has at the least; newer ones may be longer. */
const FUNCTION_SIZE = 8;
const LINE_SIZE = 16;
const RELOCATION_SIZE = 16;

/**
 * Reads a `.BTF.ext` section (`libbpf btf.c: btf_ext_parse`).
 *
 * @throws FormatError if it is broken
 */
export function parseBtfExt(bytes: Uint8Array, byteOrder: ByteOrder): BtfExt {
  if (bytes.length < 24) throw new FormatError('.BTF.ext', bytes.length, 'header is cut off');
  const little = byteOrder === 'little';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => view.getUint32(at, little);
  if (view.getUint16(0, little) !== MAGIC) throw new FormatError('.BTF.ext', 0, 'no BTF magic');
  if (bytes[2] !== 1) throw new FormatError('.BTF.ext', 2, `unknown version ${bytes[2]}`);
  const headerLength = word(4);
  if (headerLength < 24 || headerLength > bytes.length) {
    throw new FormatError('.BTF.ext', 4, `header length ${headerLength} is out of range`);
  }
  const part = (at: number) => ({ offset: headerLength + word(at), length: word(at + 4) });
  const none = { offset: 0, length: 0 };
  return {
    functions: readPart(view, little, part(8), FUNCTION_SIZE, (at) => ({
      insnOffset: word(at),
      typeId: word(at + 4),
    })),
    lines: readPart(view, little, part(16), LINE_SIZE, (at) => ({
      insnOffset: word(at),
      file: word(at + 4),
      text: word(at + 8),
      line: word(at + 12) >>> 10,
    })),
    relocations: readPart(
      view,
      little,
      headerLength < 32 ? none : part(24),
      RELOCATION_SIZE,
      (at) => ({
        insnOffset: word(at),
        typeId: word(at + 4),
        access: word(at + 8),
        kind: word(at + 12),
      }),
    ),
  };
}

function readPart<Record>(
  view: DataView,
  little: boolean,
  { offset, length }: { offset: number; length: number },
  leastSize: number,
  read: (at: number) => Record,
): ExtSection<Record>[] {
  if (length === 0) return [];
  const end = offset + length;
  const broken = (at: number, what: string) => new FormatError('.BTF.ext', at, what);
  if (end > view.byteLength) throw broken(offset, 'a part reaches beyond the end');
  if (length < 4) throw broken(offset, 'a part has no record size');
  const size = view.getUint32(offset, little);
  if (size < leastSize || size % 4 !== 0)
    throw broken(offset, `record size ${size} is out of range`);
  const sections: ExtSection<Record>[] = [];
  for (let at = offset + 4; at < end; ) {
    if (at + 8 > end) throw broken(at, 'a section is cut off');
    const name = view.getUint32(at, little);
    const count = view.getUint32(at + 4, little);
    if (count === 0 || count > (end - at - 8) / size) {
      throw broken(at + 4, `count of ${count} records is out of range`);
    }
    const records: Record[] = [];
    for (let i = 0; i < count; i++) records.push(read(at + 8 + i * size));
    sections.push({ name, records });
    at += 8 + count * size;
  }
  return sections;
}
