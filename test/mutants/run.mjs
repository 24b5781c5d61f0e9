#!/usr/bin/env node
// Changes the sources a little, one change at a time, and asks whether a test fails.
//
//   node test/mutants/run.mjs [--sample N] [--seed N] [--jobs N] [--all] [--tests PATH ...]
//     [folder or file of src ...]
//   node test/mutants/run.mjs --removals
//
// Without a path it takes src/core, src/btf, src/elf and src/verdict. --sample takes N mutants that the seed
// chooses; --all prints those that are killed as well. --removals tries removals.mjs instead: of these
// none may survive. The tests are those of the same folders of test/, or of --tests, run in one
// process each job by mini-jest.mjs, the quickest first, until one fails. The command ends with 1 if a removal
// survives, or if less than 85 % of all mutants are killed.

import { fork } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './graph.mjs';
import { mutantsOf } from './mutate-source.mjs';
import { removals } from './removals.mjs';

const FOLDERS = ['core', 'btf', 'elf', 'verdict'];
const GOAL = 0.85;
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', multiple: true, default: FOLDERS.map((name) => join('test', name)) },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    all: { type: 'boolean', default: false },
    removals: { type: 'boolean', default: false },
  },
});

const sources = (positionals.length ? positionals : FOLDERS.map((name) => join('src', name)))
  .flatMap((path) => filesBelow(join(ROOT, path)))
  .filter((file) => file.endsWith('.ts'));
const tests = await testsByTime();
const all = options.removals
  ? removals(sources)
  : sources.flatMap((file) => mutantsOf(file, readFileSync(file)));
const mutants = options.sample ? sampled(all, Number(options.sample)) : all;
const limit = 5000 + 3 * tests.milliseconds;
const start = performance.now();
console.log(
  `${mutants.length} of ${all.length} mutants; tests take ${Math.round(tests.milliseconds)} ms`,
);

const results = [];
const waiting = [...mutants];
await Promise.all(Array.from({ length: Number(options.jobs) }, work));
report();

function filesBelow(path) {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile())
    .sort();
}

/** The tests, the quickest first; they must pass without a mutant. */
async function testsByTime() {
  const files = options.tests
    .flatMap((path) => filesBelow(join(ROOT, path)))
    .filter((file) => file.endsWith('.test.ts'));
  const child = startWorker();
  const timed = [];
  for (const file of files) {
    const { failure, milliseconds } = await ask(child, { tests: [file] }, 600_000);
    if (failure) throw new Error(`${relative(ROOT, file)} fails without a mutant: ${failure}`);
    timed.push({ file, milliseconds });
  }
  child.kill();
  timed.sort((a, b) => a.milliseconds - b.milliseconds);
  return {
    files: timed.map(({ file }) => file),
    milliseconds: timed.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
  };
}

function startWorker() {
  return fork(join(import.meta.dirname, 'worker.mjs'), {
    cwd: ROOT,
    execArgv: ['--max-old-space-size=1024'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** @returns {Promise<object>} what the worker says, or `{ failure }` if it hangs or dies */
function ask(child, task, most) {
  return new Promise((resolve) => {
    const end = (answer) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      end({ failure: 'takes too long', gone: true });
    }, most);
    child.once('message', end);
    child.once('exit', () => end({ failure: 'the process died', gone: true }));
    child.send(task);
  });
}

async function work() {
  let child = startWorker();
  for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
    const answer = await ask(child, { tests: tests.files, mutant }, limit);
    if (answer.gone) child = startWorker();
    results.push({ mutant, ...answer });
    const place = `${relative(ROOT, mutant.file)}:${mutant.line}`;
    if (!answer.failure) console.log(`survives  ${place}  ${mutant.what}`);
    else if (options.all) console.log(`killed    ${place}  ${mutant.what}: ${answer.failure}`);
  }
  child.kill();
}

function report() {
  const folders = new Map();
  for (const { mutant, failure } of results) {
    const folder = relative(ROOT, mutant.file).split('/').slice(0, -1).join('/');
    const count = folders.get(folder) ?? { killed: 0, all: 0 };
    folders.set(folder, { killed: count.killed + Number(Boolean(failure)), all: count.all + 1 });
  }
  for (const [folder, { killed, all: count }] of [...folders].sort()) {
    console.log(`${folder}: ${killed} of ${count} killed, ${percent(killed / count)}`);
  }
  const killed = results.filter(({ failure }) => failure).length;
  const seconds = Math.round((performance.now() - start) / 1000);
  const score = killed / results.length;
  console.log(`all: ${killed} of ${results.length} killed, ${percent(score)}, in ${seconds} s`);
  process.exitCode = score < (options.removals ? 1 : GOAL) ? 1 : 0;
}

function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}

/** Some of them, the same for the same seed. */
function sampled(list, count) {
  let state = Number(options.seed);
  const chosen = list.map((mutant) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { mutant, order: state };
  });
  return chosen
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ mutant }) => mutant);
}
