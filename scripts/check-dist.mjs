// Builds anew and names every file of dist/ that differs: what is committed must come from src/.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'dist');
const fresh = mkdtempSync(join(tmpdir(), 'dist-'));

const filesBelow = (directory) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'));

const read = (directory, file) => {
  try {
    return readFileSync(join(directory, file));
  } catch {
    return undefined;
  }
};

try {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), fresh], { stdio: 'inherit' });
  const files = new Set([...filesBelow(committed), ...filesBelow(fresh)]);
  const differing = [...files].sort().filter((file) => {
    const [before, after] = [read(committed, file), read(fresh, file)];
    return before === undefined || after === undefined || !before.equals(after);
  });
  for (const file of differing) console.error(`dist/${file} differs from a new build`);
  if (differing.length > 0) {
    console.error('Run `npm run build` and commit dist/.');
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
