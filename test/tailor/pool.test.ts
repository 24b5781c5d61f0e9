import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { KernelFacts } from '../../src/preflight/facts.js';
import { type Pool, startPool, ThreadsError } from '../../src/tailor/pool.js';
import { newTables } from '../../src/tailor/tables.js';

/**
 * Stands in the place of the worker: notes each kernel, and does to it what its first letter says. The
 * answer to a kernel has the kernel's own bytes.
 */
const NO_FACTS: KernelFacts = {
  enumerators: {
    bpf_func_id: null,
    bpf_map_type: null,
    bpf_prog_type: null,
    bpf_attach_type: null,
  },
  ...{ functions: null, missing: {}, patterns: {}, variables: [], tracepoints: null },
  ...{ missingTracepoints: {}, newest: null, events: [], structs: {} },
};

const WORKER = `
import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
let sent = false;
let held = 0;
let last = Promise.resolve();
parentPort.on('message', (task) => {
  if (++held > 1) appendFileSync(join(here, 'ahead' + held), 'x');
  last = last.then(() => new Promise((done) => work(task, done))).then(() => held--);
});
function work({ bytes, proven }, done) {
  const text = Buffer.from(bytes).toString();
  const tries = join(here, text.replaceAll(' ', '').slice(0, 20));
  const again = existsSync(tries);
  appendFileSync(tries, 'x');
  if (text[0] === 'D' || (text[0] === 'O' && !again)) process.exit(3);
  if (text[0] === 'T') setImmediate(() => { throw new Error('thrown from a timer'); });
  else if (text[0] === 'E') {
    parentPort.postMessage({ error: 'broken BTF' });
    done();
  } else setTimeout(() => {
    const kernel = { btf: Uint8Array.from(bytes), sha256: '', wholeSize: proven ? 2 : 1, objects: [0], outcomes: [Uint32Array.of(0)], facts: 0 };
    const newOutcomes = sent ? [] : [{ status: 'resolved', value: '7' }];
    const newFacts = sent ? [] : [${JSON.stringify({ ...NO_FACTS, variables: ['x'] })}];
    parentPort.postMessage({ kernel, newOutcomes, newFacts });
    sent = true;
    done();
  }, 20);
}
parentPort.postMessage('ready');
appendFileSync(join(here, 'started'), 'x');
`;

let directory: string;
let file: string;
let pool: Pool | undefined;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'btf-bundle-pool-'));
  file = join(directory, 'worker.mjs');
  writeFileSync(file, WORKER);
});
afterEach(async () => {
  await pool?.close();
  rmSync(directory, { recursive: true, force: true });
});

const work = (text: string) => ({ format: 'btf' as const, bytes: Buffer.from(text), objects: [0] });
const times = (name: string) => {
  const path = join(directory, name);
  return existsSync(path) ? readFileSync(path, 'utf8').length : 0;
};
const good = Array.from({ length: 9 }, (_, index) => `good${index}`);

/** What becomes of each kernel: its bytes, or why there are none. */
function runAll(texts: readonly string[], size = 2) {
  const started = startPool({ objects: [], compat: 'none' }, newTables(), size, file);
  pool = started;
  return Promise.all(
    texts.map((text) =>
      started.run(work(text)).then(
        ({ btf }) => Buffer.from(btf).toString(),
        (error: Error) => error.message,
      ),
    ),
  );
}

test('expected kernels start threads, no more than there will be work for', async () => {
  const started = startPool({ objects: [], compat: 'none' }, newTables(), 3, file);
  pool = started;
  started.expect(2);
  while (times('started') < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  started.expect(1);
  await Promise.all(['good1', 'good2'].map((text) => started.run(work(text))));
  expect(times('started')).toBe(2);
});

describe('a thread that dies', () => {
  test('is replaced, and costs no kernel but the one that it was at', async () => {
    const [dead, ...others] = await runAll(['Dies', ...good]);
    expect(dead).toBe('its thread ended 2 times (status 3)');
    expect(others).toEqual(good);
    expect(times('Dies')).toBe(2);
    for (const name of good) expect(times(name)).toBe(1);
  });

  test('of a kernel that is then done by another thread costs nothing', async () => {
    expect(await runAll(['Once', ...good])).toEqual(['Once', ...good]);
    expect(times('Once')).toBe(2);
  });

  test('by an error says which', async () => {
    expect(await runAll(['Throws', 'good'])).toEqual([
      expect.stringMatching(/^its thread ended 2 times \(.*thrown from a timer\)$/),
      'good',
    ]);
  });

  test('of a kernel that is too large for the inbox is replaced as well', async () => {
    const large = `Once${' '.repeat(9 << 20)}`;
    expect((await runAll([large]))[0]).toBe(large);
  });

  test('again and again leaves the others one thread', async () => {
    const results = await runAll(['D1', 'D2', 'D3', 'D4', ...good], 1);
    expect(results.slice(4)).toEqual(good);
    expect(times('started')).toBe(9);
  });
});

describe('a pool', () => {
  test('gives a thread its next kernel before the first one is done, in memory of its own', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `good${index}`.padEnd(40 + index, '.'));
    expect(await runAll(lines, 2)).toEqual(lines);
    expect(times('ahead2')).toBeGreaterThan(0);
    expect(times('ahead3')).toBe(0);
  });

  test('starts no more threads than there are kernels', async () => {
    expect(await runAll(['good'], 16)).toEqual(['good']);
    expect(times('started')).toBe(1);
  });

  test('tells its threads all that the work says', async () => {
    pool = startPool({ objects: [], compat: 'none' }, newTables(), 1, file);
    const sizes = [];
    for (const proven of [true, false]) {
      sizes.push((await pool.run({ ...work('good'), proven })).wholeSize);
    }
    expect(sizes).toEqual([2, 1]);
  });

  test('takes what a kernel is broken by from its thread, which lives on', async () => {
    expect(await runAll(['E', 'good'], 1)).toEqual(['broken BTF', 'good']);
    expect(times('started')).toBe(1);
  });

  test('has numbers of its own for the outcomes and facts of all threads', async () => {
    const tables = newTables();
    const { outcomes: table, facts } = tables;
    facts.numberOf({ ...NO_FACTS, events: ['y'] });
    table.numberOf({ status: 'absent' });
    pool = startPool({ objects: [], compat: 'none' }, tables, 2, file);
    const kernels = await Promise.all(good.map((text) => (pool as Pool).run(work(text))));
    for (const { outcomes } of kernels) expect(outcomes).toEqual([Uint32Array.of(1)]);
    expect(kernels.map((kernel) => kernel.facts)).toEqual(good.map(() => 1));
    expect(facts.facts).toHaveLength(2);
    expect(table.outcomes).toEqual([{ status: 'absent' }, { status: 'resolved', value: '7' }]);
  });

  test.each([
    ['is not there', () => rmSync(file), 'MODULE_NOT_FOUND'],
    ['fails at once', () => writeFileSync(file, 'throw new Error("no")'), 'no'],
  ])('whose worker %s blames no kernel', async (_, spoil, reason) => {
    spoil();
    pool = startPool({ objects: [], compat: 'none' }, newTables(), 4, file);
    const failures = await Promise.all(good.map((text) => pool?.run(work(text)).catch((e) => e)));
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(ThreadsError);
      expect(failure.message).toMatch(/^No thread could be started on this machine \(.*\)\.$/);
      expect(failure.message).toContain(reason);
      expect(failure.message).not.toContain(directory);
    }
  });
});
