#!/usr/bin/env node
// The whole archive in one job: the action, as a process, over thousands of entries from a git server on loopback, with
// a cache server beside it.
//
//   npm run build && node bench/scale.mjs [--entries 7000] [--variants 300] [--other DIST]
//
// See README.md for how to read it.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generatedObject } from './large-object.mjs';
import { scaleArchive } from './scale-archive.mjs';
import { compiled } from './servers.mjs';

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '7000' },
    variants: { type: 'string', default: '300' },
    other: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..');
const cache = join(import.meta.dirname, '.cache');
mkdirSync(cache, { recursive: true });
const sources = join(root, 'conformance', '.cache', 'archive-all');
execFileSync('node', [join(root, 'conformance', 'kernels.mjs'), '--all', sources], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const count = Number(values.entries);
const { repository, kernels } = await scaleArchive(sources, cache, count, Number(values.variants));
const objects = productObjects();
const work = mkdtempSync(join(cache, 'work-'));
const { startGitServer } = await compiled('git-http', work);
const { startCacheServer } = await compiled('cache-server', work);

/** What people run, of one entry: a directory of its own, and bpftool. */
const SHELL = `
  one=$(mktemp -d)
  tar -xJf "$1" -C "$one" && bpftool gen min_core_btf "$one"/*.btf "$one/min" "$OBJECT"
  rm -r "$one"`;

try {
  const floor = measureSample('exec xz -dc "$1" >/dev/null', 4);
  console.log(`${count} entries; xz -dc of all, one process per core: ${floor.toFixed(1)} s`);
  const shell = measureSample(SHELL, Math.max(4, Math.floor(count / 300)));
  console.log(
    `the shell loop over bpftool: ${shell.toFixed(1)} s, ${(shell / floor).toFixed(2)} of the floor`,
  );
  await measureRevision('this revision', join(root, 'dist'), floor);
  if (values.other) await measureRevision('the other revision', values.other, floor);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** All runs of one revision, which begins with nothing kept. */
async function measureRevision(title, dist, floor) {
  const git = await startGitServer();
  const service = await startCacheServer();
  try {
    serve(git);
    const copy = join(work, 'dist');
    rmSync(copy, { recursive: true, force: true });
    cpSync(dist, copy, { recursive: true });
    const runner = { git, service, dist: copy };
    console.log(`\n${title}`);
    const first = await run(runner, 'first run', objects.before);
    const show = (result) => describe(result, first, floor);
    show(first);
    show(await run(runner, 'nothing new', objects.before));
    addKernel(git);
    show(await run(runner, 'one new kernel', objects.before));
    show(await run(runner, 'a new field', objects.field));
    show(await run(runner, 'a new type', objects.type));
    appendFileSync(join(copy, 'main', 'index.js'), '\n// Another version.\n');
    show(await run(runner, 'new tool version', objects.type));
  } finally {
    await git.close();
    await service.close();
  }
}

function describe(result, first, floor) {
  const { name, seconds, cpu, servers, peak, disk, requests, fetched, restored, saved } = result;
  const cells = [
    name.padEnd(17),
    `${seconds.toFixed(1).padStart(7)} s`,
    `${((100 * seconds) / first.seconds).toFixed(1).padStart(6)} % of the first`,
    `${(seconds / floor).toFixed(2)} of the floor`,
    `${cpu.toFixed(1)} s of processor, ${servers.toFixed(1)} s of the servers'`,
    `${peak.toFixed(0)} MB memory`,
    `${disk.toFixed(1)} GB disk`,
    `${requests} requests`,
    `${fetched.toFixed(0)} MB fetched`,
    `${restored.toFixed(0)} MB restored`,
    `${saved.toFixed(0)} MB saved`,
    `report.json ${result.report.toFixed(1)} MB`,
    `summary ${result.summary.toFixed(2)} MB`,
  ];
  console.log(cells.join('  '));
  for (const line of result.lines) console.log(`  ${line}`);
}

/** Runs the action on a runner of its own: what an earlier run left is in the cache service only. */
async function run({ git, service, dist }, name, object) {
  const temporary = join(work, 'runner');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  git.forget();
  service.forget();
  const free = freeBytes();
  let least = free;
  const watch = setInterval(() => {
    least = Math.min(least, freeBytes());
  }, 200);
  const figures = join(temporary, 'time.txt');
  const summary = join(temporary, 'summary.md');
  writeFileSync(summary, '');
  const start = performance.now();
  const entry = join(dist, 'main', 'index.js');
  const before = cpuSeconds();
  const child = spawn('time', ['-f', '%U %S %M', '-o', figures, process.execPath, entry], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...service.environment('v2'),
      INPUT_OBJECTS: object,
      INPUT_TARGETS: '*',
      INPUT_ARCHIVE: git.url,
      INPUT_OUTPUT: join(temporary, 'bundle'),
      INPUT_CACHE: 'all',
      'INPUT_FAIL-ON': 'none',
      RUNNER_TEMP: temporary,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: root,
    },
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  const status = await new Promise((resolve) => child.once('close', resolve));
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${output.slice(-4000)}`);
  const [user, system, peak] = readFileSync(figures, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  const cpu = user + system;
  return {
    name,
    seconds,
    cpu,
    servers: cpuSeconds() - before - cpu,
    peak: peak / 1024,
    disk: (free - least) / 1e9,
    requests: git.requests.length,
    fetched: git.bytes / 1e6,
    restored: service.counts.bytesDown / 1e6,
    saved: service.counts.bytesUp / 1e6,
    report: statSync(join(temporary, 'bundle', 'report.json')).size / 1e6,
    summary: statSync(summary).size / 2 ** 20,
    lines: output.split('\n').filter((line) => /^(from: |done in |::warning::)/.test(line)),
  };
}

/** The large repository is read where it is; what is committed on top is the server's own. */
function serve(git) {
  writeFileSync(join(git.repository, 'objects', 'info', 'alternates'), `${repository}/objects\n`);
  const head = execFileSync('git', ['rev-parse', 'main'], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();
  git.git('update-ref', 'refs/heads/main', head);
  // GitHub does not look for deltas while it serves, either.
  git.git('config', 'core.bigFileThreshold', '1k');
  git.git('config', 'core.compression', '0');
}

function addKernel(git) {
  const file = join(work, 'new.btf.tar.xz');
  writeFileSync(file, Buffer.concat([readFileSync(kernels[0]), Buffer.alloc(4 * (count + 1))]));
  const blob = git.git('hash-object', '-w', file);
  git.git('read-tree', 'main');
  const row = `100644,${blob},ubuntu/20.04/x86_64/5.4.0-9999-generic.btf.tar.xz`;
  git.git('update-index', '--add', '--cacheinfo', row);
  const commit = git.git('commit-tree', git.git('write-tree'), '-p', 'main', '-m', 'A new kernel');
  git.git('update-ref', 'refs/heads/main', commit);
}

function productObjects() {
  const kernel = join(cache, 'kernel.btf');
  if (!existsSync(kernel)) {
    const path = readdirSync(sources, { recursive: true }).find((name) =>
      /\/6\.1\.\d+-\d+-amd64\.btf\.tar\.xz$/.test(name),
    );
    const options = { maxBuffer: 1 << 28 };
    writeFileSync(kernel, execFileSync('tar', ['-xJOf', join(sources, path)], options));
  }
  const size = { programs: 24, reads: 40 };
  const make = (name, more) => generatedObject(kernel, cache, name, { ...size, more });
  return {
    before: make('agent', []),
    field: make('agent-field', ['task_struct, rcu_tasks_idx']),
    type: make('agent-type', ['kmem_cache, object_size']),
  };
}

/**
 * Seconds of a shell command over every entry, one process per core, from those of each so many-th one. A kernel's file
 * stands for all its entries.
 */
function measureSample(script, each) {
  const list = join(work, 'entries.txt');
  const some = kernels.filter((_, index) => index % each === 0);
  writeFileSync(list, some.map((path) => `${path}\n`).join(''));
  const start = performance.now();
  const command = ['-a', list, '-P', `${availableParallelism()}`, '-n', '1', 'sh', '-c'];
  const { status } = spawnSync('xargs', [...command, script, 'sh'], {
    stdio: 'ignore',
    env: { ...process.env, OBJECT: objects.before, TMPDIR: work },
  });
  if (status !== 0) throw new Error(`xargs ended with ${status}`);
  return ((performance.now() - start) / 1000) * (kernels.length / some.length);
}

/** Seconds of processor that this process, in which the servers are, and those that it waited for have taken. */
function cpuSeconds() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  const TICKS = 100;
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS;
}

function freeBytes() {
  const { bavail, bsize } = statfsSync(work);
  return bavail * bsize;
}
