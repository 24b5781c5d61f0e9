// Builds lib/ from src/ and dist/ from lib/: `node scripts/build.mjs [directory for dist]`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageLicences } from './licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.argv[2] ?? join(root, 'dist');

/** Each becomes one file, with all that it needs, at `dist/<name>/index.js`. */
const entries = {
  main: 'lib/main.js',
  cli: 'lib/cli.js',
  worker: 'lib/worker/index.js',
};

function run(program, ...args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}

rmSync(join(root, 'lib'), { recursive: true, force: true });
rmSync(dist, { recursive: true, force: true });
run('typescript/bin/tsc');
for (const [name, file] of Object.entries(entries)) {
  const out = join(dist, name);
  run(
    '@vercel/ncc/dist/ncc/cli.js',
    'build',
    file,
    '--out',
    out,
    '--target',
    'es2022',
    '--no-cache',
    '--quiet',
  );
  // A thread's bundle holds no packages, but liblzma.
  const licences = join(out, 'licenses.txt');
  if (existsSync(join(out, 'liblzma.wasm'))) {
    copyFileSync(join(root, 'liblzma/licenses.txt'), licences);
  } else {
    writeFileSync(licences, packageLicences());
  }
}
