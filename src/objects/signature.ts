import { createHash } from 'node:crypto';
import { VERSION } from '../version.js';
import type { ObjectFile } from './load.js';

/** SHA-256, hex, over all that tailored files depend on besides the kernels' BTF. */
export function signatureOf(
  objects: readonly Pick<ObjectFile, 'signature' | 'architectures'>[],
): string {
  const parts = objects.map(({ signature, architectures }) => [signature, architectures ?? []]);
  return createHash('sha256')
    .update(JSON.stringify([VERSION, parts]))
    .digest('hex');
}
