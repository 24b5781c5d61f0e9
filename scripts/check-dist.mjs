// Builds anew and names every file of dist/ that differs: what is committed must come from src/.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const committed = join(root, 'dist');
const fresh = mkdtempSync(join(tmpdir(), 'dist-'));

const filesBelow = (directory) =>
  !existsSync(directory)
    ? []
    : readdirSync(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'),
        );

const read = (directory, file) => {
  const path = join(directory, file);
  return existsSync(path) ? readFileSync(path) : undefined;
};

const { status } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), fresh], {
  stdio: 'inherit',
});
if (status === 0) compare();
else process.exitCode = 1;
rmSync(fresh, { recursive: true, force: true });

function compare() {
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
}
