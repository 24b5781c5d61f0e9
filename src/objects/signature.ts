import { createHash } from 'node:crypto';
import { relocationSignature } from '../core/signature.js';
import { VERSION } from '../version.js';
import type { ObjectFile } from './load.js';

/** SHA-256, hex, over all that tailored files depend on besides the kernels' BTF. */
export function signatureOf(objects: readonly ObjectFile[]): string {
  const parts = objects.map(({ object, architectures }) => [
    relocationSignature(object),
    architectures ?? [],
  ]);
  return createHash('sha256')
    .update(JSON.stringify([VERSION, parts]))
    .digest('hex');
}
