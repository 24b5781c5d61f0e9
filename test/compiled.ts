import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Compiles src/ to a directory of its own, so that the faces run as the processes that they are, and
 * puts `job`, an ES module, in the place of the job that they start.
 */
export function compileWithJob(job: string): { directory: string; remove: () => void } {
  // Below the repository, for Node.js finds its modules from there.
  mkdirSync(join(root, 'lib'), { recursive: true });
  const directory = mkdtempSync(join(root, 'lib', 'test-'));
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '--outDir', directory],
      { cwd: root, stdio: 'ignore' },
    );
  } catch {
    // `npm run check` tells about types; what matters here is what was written.
  }
  const file = join(directory, 'bundle.js');
  readFileSync(file);
  writeFileSync(file, job);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
