// Builds lib/ from src/ and dist/ from lib/: `node scripts/build.mjs [directory for dist]`.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageLicences } from './licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = process.argv[2] ?? join(root, 'dist');

/** Each becomes one file, with all that it needs, at `dist/<name>/index.js`. */
const entries = {
  main: 'lib/main.js',
  post: 'lib/post.js',
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
  const liblzma = ['liblzma.wasm', 'encoder.wasm'].some((file) => existsSync(join(out, file)));
  const licences = [
    // A thread's bundle holds no packages.
    ...(name === 'worker' ? [] : [packageLicences()]),
    ...(liblzma ? [readFileSync(join(root, 'liblzma/licenses.txt'), 'utf8')] : []),
  ];
  writeFileSync(join(out, 'licenses.txt'), licences.join('\n'));
}
