#!/usr/bin/env node
// What reuse saves: the action, as a process, against a git server and a cache server on loopback.
//
//   npm run build && node bench/network.mjs [--entries 300]
//
// See README.md for how to read it.

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compiled } from './servers.mjs';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '300' } } });
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'btf-bundle-bench-'));
const { startGitServer } = await compiled('git-http', work);
const { startCacheServer } = await compiled('cache-server', work);

const git = await startGitServer();
const cache = await startCacheServer();
try {
  const files = entries(Number(values.entries));
  const paths = Object.keys(files);
  git.commit(files);
  git.git('repack', '-a', '-d', '-q');

  const first = await run('first run', 'examples/exec-trace.bpf.o');
  const same = await run('nothing new', 'examples/exec-trace.bpf.o');
  files[`${paths[0]}`.replace('.btf.tar.xz', '-new.btf.tar.xz')] = distinct(files[paths[0]], 9999);
  git.commit(files);
  const one = await run('one new kernel', 'examples/exec-trace.bpf.o');
  const changed = await run('changed object', 'test/fixtures/all-kinds_bpfel.o');

  console.log(`${paths.length} entries, ${megabytes(Object.values(files))} MB`);
  for (const { name, seconds, requests, bytes } of [first, same, one, changed]) {
    const share = ((100 * seconds) / first.seconds).toFixed(1);
    console.log(
      `${name.padEnd(15)} ${seconds.toFixed(2).padStart(7)} s  ${share.padStart(5)} %  ${String(requests).padStart(3)} requests  ${(bytes / 1e6).toFixed(2).padStart(8)} MB from the git server`,
    );
  }
} finally {
  await git.close();
  await cache.close();
  rmSync(work, { recursive: true, force: true });
}

/** Runs the action on a runner of its own: what an earlier run left is in the cache service only. */
async function run(name, object) {
  const temporary = join(work, 'runner');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  git.forget();
  const start = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist', 'main', 'index.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...cache.environment('v2'),
      INPUT_OBJECTS: object,
      INPUT_TARGETS: 'debian',
      INPUT_ARCHIVE: git.url,
      INPUT_OUTPUT: join(temporary, 'bundle'),
      INPUT_CACHE: 'all',
      'INPUT_FAIL-ON': 'none',
      RUNNER_TEMP: temporary,
      GITHUB_WORKSPACE: root,
    },
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${output}`);
  console.log(output.split('\n').find((line) => line.startsWith('from: ')));
  return { name, seconds, requests: git.requests.length, bytes: git.bytes };
}

/** Entries of real kernels; copies under other names have content of their own, as kernels have. */
function entries(count) {
  const archive = ['archive-all', 'archive']
    .map((name) => join(root, 'conformance', '.cache', name))
    .find((directory) => existsSync(directory));
  if (archive === undefined) throw new Error('Run node conformance/kernels.mjs first.');
  const names = readdirSync(archive, { recursive: true })
    .filter((name) => name.endsWith('.btf.tar.xz'))
    .sort();
  const files = {};
  for (let copy = 0; Object.keys(files).length < count; copy++) {
    for (const name of names.slice(0, count - Object.keys(files).length)) {
      const bytes = readFileSync(join(archive, name));
      files[name.replace('.btf.tar.xz', `-${copy}.btf.tar.xz`)] = distinct(bytes, copy);
    }
  }
  return files;
}

/** The same entry with other bytes: an xz stream may be followed by zeros, four at a time. */
function distinct(bytes, copy) {
  return Buffer.concat([bytes, Buffer.alloc(4 * copy)]);
}

function megabytes(list) {
  return Math.round(list.reduce((sum, { length }) => sum + length, 0) / 1e6);
}
