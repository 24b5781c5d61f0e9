import { createHash } from 'node:crypto';
import type { Compat } from '../core/compat.js';
import { VERSION } from '../version.js';
import type { ObjectFile } from './load.js';

/**
 * SHA-256, hex, over all that tailored files depend on besides the kernels' BTF.
 *
 * @param version of the btf-bundle that makes the files
 */
export function signatureOf(
  objects: readonly Pick<ObjectFile, 'signature' | 'architectures'>[],
  compat: Compat,
  version = VERSION,
): string {
  const parts = objects.map(({ signature, architectures }) => [signature, architectures ?? []]);
  return createHash('sha256')
    .update(JSON.stringify([version, parts, ...(compat === 'none' ? [] : [compat])]))
    .digest('hex');
}
