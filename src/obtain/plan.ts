import type { FoundEntry, Search } from '../archive/search.js';
import { kernelId } from '../kernels/kernel.js';
import { objectsFor, reasonForNone } from '../objects/for-kernel.js';
import type { ObjectFile } from '../objects/load.js';
import { type Layout, plannedPath } from '../output/layout.js';
import { newClaims } from '../output/paths.js';
import { FILES_OF_RUN } from '../output/place.js';
import { failedKernels } from '../report/problems.js';
import type { Missing } from './shortfall.js';

/** Which kernels can be made, and which cannot whatever their BTF is. */
export function planKernels(
  search: Search,
  objects: readonly ObjectFile[],
  layout: Layout,
): { wanted: FoundEntry[]; missing: Missing[] } {
  const wanted: FoundEntry[] = [];
  const missing: Missing[] = [...failedKernels(search)];
  const claims = newClaims();
  for (const path of FILES_OF_RUN) claims.claim(path);
  for (const found of search.found) {
    const { kernel } = found.entry;
    const id = kernelId(kernel);
    const path = plannedPath(layout, kernel);
    const flaw = path === undefined ? undefined : claims.claim(path);
    if (flaw !== undefined) missing.push({ kernel: id, reason: `it can have no file: ${flaw}` });
    else if (objectsFor(kernel, objects).length > 0) wanted.push(found);
    else missing.push({ kernel: id, reason: reasonForNone(kernel, objects) });
  }
  return { wanted, missing };
}
