#!/usr/bin/env node
// Measures a whole run beside the shell loop that it replaces, and beside unpacking alone.
//
//   npm run build && node bench/run.mjs [--rounds 5] [--copies 1] [--node node] [--memory]
//                                       [--other DIST]
//
// See README.md for what it needs and how to read what it prints.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { largeObject } from './large-object.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    node: { type: 'string', default: process.execPath },
    copies: { type: 'string', default: '1' },
    memory: { type: 'boolean', default: false },
    other: { type: 'string' },
  },
});
const root = join(import.meta.dirname, '..');
const cache = join(import.meta.dirname, '.cache');
const cores = availableParallelism();
mkdirSync(cache, { recursive: true });

const archive = join(root, 'conformance', '.cache', 'archive-all');
execFileSync('node', [join(root, 'conformance', 'kernels.mjs'), '--all', archive], {
  stdio: 'inherit',
});
/** bpftool reads one byte order only, so the kernels of big-endian machines are left out. */
const ARCHES = ['x86_64', 'arm64'];
const entries = entriesOf(archive);
const objects = {
  small: join(root, 'examples', 'exec-trace.bpf.o'),
  large: largeObject(unpackedKernel(), cache),
};

describeMachine();
if (values.memory) compareMemory();
else compareTimes();

function compareTimes() {
  const from = copyArchive(entries.length * Number(values.copies));
  const list = join(cache, 'entries.txt');
  writeFileSync(
    list,
    entriesOf(from)
      .map((path) => `${join(from, path)}\n`)
      .join(''),
  );
  const commands = {
    floor: floor(list),
    'small, ours': ours(objects.small, from),
    'small, shell': shell(objects.small, list),
    'large, ours': ours(objects.large, from),
    'large, shell': shell(objects.large, list),
    ...(values.other && {
      'small, other': ours(objects.small, from, values.other),
      'large, other': ours(objects.large, from, values.other),
    }),
  };
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  measure(commands.floor);
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [name, command] of Object.entries(commands)) runs[name].push(measure(command));
  }

  console.log(`\nmedians of ${values.rounds} rounds, interleaved`);
  const row = (...cells) =>
    console.log(cells.map((cell, i) => cell.padStart(i ? 10 : 14)).join(''));
  row('', 'seconds', 'CPU s', 'peak MB', 'failed');
  for (const [name, ofName] of Object.entries(runs)) {
    const of = (key) => median(ofName.map((run) => run[key]));
    row(
      name,
      of('wall').toFixed(2),
      of('cpu').toFixed(2),
      of('peak').toFixed(0),
      `${of('failed')}`,
    );
  }
  console.log('\nratios, medians of the rounds');
  row('', 'seconds', 'CPU s');
  for (const size of Object.keys(objects)) {
    for (const [title, other] of [
      ['floor', 'floor'],
      ['shell', `${size}, shell`],
      ...(values.other ? [['other', `${size}, other`]] : []),
    ]) {
      const ratio = (key) => {
        const pairs = runs[`${size}, ours`].map((run, round) => run[key] / runs[other][round][key]);
        return median(pairs).toFixed(2);
      };
      row(`${size}/${title}`, ratio('wall'), ratio('cpu'));
    }
  }
}

/** The peak must not grow with the number of entries: the same ones under several names. */
function compareMemory() {
  console.log('\npeak of the one process, MB');
  for (const number of [60, 300]) {
    const copies = copyArchive(number);
    for (const [size, object] of Object.entries(objects)) {
      const peaks = [1, 2, 3].map(() => measure(ours(object, copies)).peak);
      console.log(`${size} object, ${number} entries: ${median(peaks).toFixed(0)}`);
    }
  }
}

function ours(object, from, dist = join(root, 'dist')) {
  const cli = join(dist, 'cli', 'index.js');
  const targets = ARCHES.flatMap((arch) => ['--targets', `*/*/${arch}`]);
  // An older revision refuses to replace what a newer one wrote.
  const bundle = join(cache, dist === join(root, 'dist') ? 'bundle' : 'bundle-other');
  const output = ['--output', bundle, '--fail-on', 'none', '--cache', 'none'];
  return [values.node, cli, '--objects', object, '--archive', from, ...targets, ...output];
}

/** What people run: each entry is unpacked into a directory of its own, and bpftool reads it there. */
function shell(object, list) {
  const script = `
    work=$(mktemp -d)
    tar -xJf "$2" -C "$work" && bpftool gen min_core_btf "$work"/*.btf "$work/min" "$1" ||
      echo failed
    rm -r "$work"`;
  return ['xargs', '-a', list, '-P', `${cores}`, '-n', '1', 'sh', '-c', script, 'sh', object];
}

function floor(list) {
  return [
    'xargs',
    '-a',
    list,
    '-P',
    `${cores}`,
    '-n',
    '1',
    'sh',
    '-c',
    'exec xz -dc "$1" >/dev/null',
    'sh',
  ];
}

/** Runs a command: seconds, seconds of processor, megabytes of its largest process, failed kernels. */
function measure(command) {
  const figures = join(cache, 'time.txt');
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(
    'time',
    ['-f', '%U %S %M', '-o', figures, ...command],
    { encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, TMPDIR: cache } },
  );
  const wall = (performance.now() - start) / 1000;
  if (error) throw error;
  if (status !== 0) throw new Error(`${command.join(' ')} ended with status ${status}:\n${stderr}`);
  const [user, system, peak] = readFileSync(figures, 'utf8').trim().split(' ').map(Number);
  const failed = stdout.match(/^failed$/gm)?.length ?? 0;
  return { wall, cpu: user + system, peak: peak / 1024, failed };
}

function entriesOf(directory) {
  return readdirSync(directory, { recursive: true })
    .filter((path) => path.endsWith('.btf.tar.xz') && ARCHES.includes(path.split('/')[2]))
    .sort();
}

function unpackedKernel() {
  const path = entries.findLast((entry) => /\/6\.1\.\d+-\d+-amd64\./.test(entry)) ?? entries[0];
  const kernel = join(cache, 'kernel.btf');
  const options = { maxBuffer: 1 << 28 };
  writeFileSync(kernel, execFileSync('tar', ['-xJOf', join(archive, path)], options));
  return kernel;
}

/** An archive of so many entries: the same ones, under other names each time round. */
function copyArchive(number) {
  const copies = join(cache, `archive-${number}`);
  rmSync(copies, { recursive: true, force: true });
  for (let i = 0; i < number; i++) {
    const path = entries[i % entries.length];
    const name = path.replace('.btf.tar.xz', `-copy${Math.floor(i / entries.length)}.btf.tar.xz`);
    const copy = join(copies, name);
    if (!existsSync(dirname(copy))) mkdirSync(dirname(copy), { recursive: true });
    linkSync(join(archive, path), copy);
  }
  return copies;
}

function describeMachine() {
  const version = (program, ...args) =>
    execFileSync(program, args, { encoding: 'utf8' }).split('\n')[0];
  console.log(`${entries.length} entries, ${cores} cores, ${cpus()[0]?.model}`);
  console.log(
    [
      version(values.node, '--version'),
      version('bpftool', 'version'),
      version('xz', '--version'),
    ].join('; '),
  );
}

function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
