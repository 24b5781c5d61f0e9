import { createHash } from 'node:crypto';
import { type BpfObject, readObject } from '../core/object.js';
import { relocationSignature } from '../core/signature.js';
import { messageOf } from '../errors.js';
import { readRegularFile } from '../regular-file.js';
import type { FoundObject } from './find.js';
import { libbpfRefusal } from './refusal.js';
import { architecturesByRegisters } from './registers.js';

/** An object file of the product. */
export interface ObjectFile {
  /** Path relative to the current directory, with `/` between its parts. */
  readonly path: string;
  /** What the user wrote that named it. */
  readonly written: string;
  /** SHA-256, hex. */
  readonly sha256: string;
  readonly object: BpfObject;
  /** SHA-256, hex, over what its relocations ask. */
  readonly signature: string;
  /** Architectures that it is for, as archives name them; undefined: any of its byte order. */
  readonly architectures?: readonly string[];
  /** Whether nobody said so, but the registers that it reads. */
  readonly isLimitedByRegisters?: boolean;
  /** Why libbpf would refuse to open it; goes on after "libbpf refuses it:". */
  readonly refusal?: string;
}

export interface BrokenObject {
  readonly path: string;
  /** Continues a sentence that the path begins. */
  readonly error: string;
}

const MAX_SIZE = 256 << 20;

/**
 * Reads the object files. One that is broken, or that cannot be worked with, does not stop the others.
 *
 * @returns both lists in the order of the files
 */
export function loadObjects(found: readonly FoundObject[]): {
  objects: ObjectFile[];
  broken: BrokenObject[];
} {
  const objects: ObjectFile[] = [];
  const broken: BrokenObject[] = [];
  for (const one of found) {
    try {
      objects.push(loadObject(one));
    } catch (error) {
      broken.push({ path: one.path, error: messageOf(error) });
    }
  }
  return { objects, broken };
}

function loadObject({ path, written, architectures }: FoundObject): ObjectFile {
  const bytes = readRegularFile(path, MAX_SIZE, 'an eBPF object file');
  const object = readObject(bytes);
  const registers = architectures === undefined ? architecturesByRegisters(object) : undefined;
  const limits = architectures ?? registers;
  const refusal = libbpfRefusal(bytes, object.btf);
  return {
    ...{ path, written, object },
    sha256: createHash('sha256').update(bytes).digest('hex'),
    signature: relocationSignature(object),
    ...(limits && { architectures: limits }),
    ...(registers && { isLimitedByRegisters: true }),
    ...(refusal !== undefined && { refusal }),
  };
}
