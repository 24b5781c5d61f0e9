import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Compiled {
  /** Holds cli.js, main.js and all that they need. */
  readonly directory: string;
  remove(): void;
}

/** Compiles src/ to a directory of its own, so that the faces run as the processes that they are. */
export function compile(): Compiled {
  // Below the repository, for Node.js finds its modules from there.
  mkdirSync(join(root, 'lib'), { recursive: true });
  const base = mkdtempSync(join(root, 'lib', 'test-'));
  const directory = join(base, 'lib');
  // Some files are named relative to the compiled ones.
  for (const name of ['node_modules', 'liblzma', 'src']) {
    symlinkSync(join(root, name), join(base, name), 'junction');
  }
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), '--outDir', directory],
      { cwd: root, stdio: 'ignore' },
    );
  } catch {
    // `npm run check` tells about types; what matters here is what was written.
  }
  return { directory, remove: () => rmSync(base, { recursive: true, force: true }) };
}

/** The same with `job`, an ES module, in the place of the job that the faces start. */
export function compileWithJob(job: string): Compiled {
  const compiled = compile();
  const file = join(compiled.directory, 'bundle.js');
  if (!existsSync(file)) throw new Error(`${file} was not written`);
  writeFileSync(file, job);
  return compiled;
}
