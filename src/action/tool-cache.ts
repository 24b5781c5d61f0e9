import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir, find } from '@actions/tool-cache';

const TOOL = 'btf-bundle';
/** Of what lies in the directory, not of this program. */
const FORMAT = '1.0.0';

/**
 * The directory of a self-hosted runner that stays from job to job. It lies in the runner's tool cache,
 * in the layout that runners and their administrators know: by tool, version and architecture.
 *
 * @param temporary directory for what is not needed any more when this ends
 * @throws Error if the tool cache cannot be written
 */
export async function toolCacheDirectory(temporary: string): Promise<string> {
  const found = find(TOOL, FORMAT);
  if (found !== '') return found;
  const empty = await mkdtemp(join(temporary, `${TOOL}-`));
  try {
    return await cacheDir(empty, TOOL, FORMAT);
  } finally {
    await rm(empty, { recursive: true, force: true });
  }
}
