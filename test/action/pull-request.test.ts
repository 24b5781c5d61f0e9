import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { parseElf, sectionNamed } from '../../src/elf/elf.js';
import { type Compiled, compile } from '../compiled.js';
import { newRunner, OBJECTS, type Run, type Runner } from '../network/runner.js';
import { type CacheServer, startCacheServer } from '../servers/cache-server.js';

/** Compares with the answer of `bpf_core_field_exists(task->gone)` in the program `fields`. */
const GUARD = 36;
const JUMP_IF_EQUAL = 0x15;
const JUMP = 0x05;
const GUARDED = new Uint8Array(readFileSync(OBJECTS.kinds));
const KERNEL = 'small/1/x86_64/5.4.0';
const COMMIT = 'c0ffee'.repeat(7).slice(0, 40);

let compiled: Compiled;
let runner: Runner;
let caches: CacheServer;
let object: string;
beforeAll(() => {
  compiled = compile();
  runner = newRunner(compiled);
  object = join(runner.directory, 'probe.bpf.o');
  const kernel = join(runner.directory, 'archive', `${KERNEL}.btf`);
  mkdirSync(join(kernel, '..'), { recursive: true });
  const btf = new URL('../fixtures/kernel_bpfel.btf', import.meta.url);
  writeFileSync(kernel, readFileSync(btf));
});
beforeEach(async () => {
  caches = await startCacheServer();
});
afterEach(() => caches.close());
afterAll(() => {
  runner.remove();
  compiled.remove();
});

/** The object without the jump around what reads the missing field. */
function unguarded(): Uint8Array {
  const bytes = GUARDED.slice();
  const section = sectionNamed(parseElf(bytes), 'raw_tracepoint/fields');
  const jump = (section?.offset ?? 0) + GUARD * 8;
  expect(bytes[jump]).toBe(JUMP_IF_EQUAL);
  bytes.set([JUMP, 0, 0, 0, 0, 0, 0, 0], jump);
  return bytes;
}

function run(
  bytes: Uint8Array,
  environment: Record<string, string>,
  inputs: Record<string, string> = {},
  protocol: 'v1' | 'v2' = 'v2',
): Promise<Run> {
  writeFileSync(object, bytes);
  return runner.run({
    inputs: {
      objects: object,
      targets: 'small',
      archive: join(runner.directory, 'archive'),
      'fail-on': '',
      ...inputs,
    },
    environment: {
      ...caches.environment(protocol),
      GITHUB_REPOSITORY: 'owner/product',
      ...environment,
    },
  });
}

const PUSH = { GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/main', GITHUB_SHA: COMMIT };
const PULL_REQUEST = {
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_SHA: 'd'.repeat(40),
  GITHUB_BASE_REF: 'main',
};
const FROM = '(baseline: commit c0ffeec of main)';

const output = ({ outputs }: Run, name: string) =>
  new RegExp(`^${name}<<(\\S+)\\n([\\s\\S]*?)\\n\\1$`, 'm').exec(outputs)?.[2];
const reports = () => caches.entries.filter(({ key }) => key.startsWith('btf-bundle-report-'));

test.each(['v1', 'v2'] as const)(
  'a push, and a pull request that breaks a program: %s',
  async (protocol) => {
    const pushed = await run(GUARDED, PUSH, {}, protocol);
    expect([pushed.status, pushed.stderr]).toEqual([0, '']);
    expect(output(pushed, 'newly-broken')).toBe('');
    expect(reports()).toHaveLength(1);

    const { status, lines, errors, ...rest } = await run(unguarded(), PULL_REQUEST, {}, protocol);
    expect(status).toBe(1);
    const head = lines.find((line) => line.startsWith('this change'));
    expect(head).toMatch(
      /^this change breaks `fields` on small\/1\/x86_64\/5\.4\.0: .*`task\.gone`/,
    );
    expect(head?.endsWith(FROM)).toBe(true);
    expect(lines.filter((line) => /^::(error|warning)/.test(line))[0]).toMatch(
      /^::error title=Program is newly broken::`fields` is newly broken on small\/1\/x86_64\/5\.4\.0: /,
    );
    expect(errors.at(-1)).toContain('The run fails because of newly-broken (1 program): mend');
    const run2 = { outputs: rest.outputs } as Run;
    expect(output(run2, 'newly-broken')).toBe('1');
    expect(output(run2, 'mended')).toBe('0');
    expect(output(run2, 'baseline-commit')).toBe(COMMIT);
    expect(rest.summary).toContain('failed (newly-broken)');
    expect(reports()).toHaveLength(1);
  },
);

test('what was broken before is listed, and does not fail a pull request', async () => {
  const pushed = await run(unguarded(), PUSH);
  expect(pushed.errors.at(-1)).toContain('The run fails because of broken (1 program)');
  const { status, lines } = await run(unguarded(), PULL_REQUEST);
  expect(status).toBe(0);
  expect(lines).toContain(`this change breaks nothing new on 1 kernel ${FROM}`);
  expect(lines).toContain('programs that are broken: 1');
  expect(lines.filter((line) => line.startsWith('::warning title=Program'))).toHaveLength(1);
});

test('a pull request that mends says so', async () => {
  await run(unguarded(), PUSH);
  const mended = await run(GUARDED, PULL_REQUEST);
  expect(mended.status).toBe(0);
  expect(mended.lines).toContain(
    `this change breaks nothing new on 1 kernel and mends 1 program ${FROM}`,
  );
  expect(output(mended, 'mended')).toBe('1');
});

test('a pull request without a baseline is judged by itself', async () => {
  const { status, lines, errors } = await run(unguarded(), PULL_REQUEST);
  expect(status).toBe(1);
  expect(lines).toContain(
    'No baseline, so this run is judged by itself: no run on main has kept a report with the id default.',
  );
  expect(errors.at(-1)).toContain('The run fails because of broken (1 program)');
  expect(reports()).toEqual([]);
});

test('a baseline by path, here of the bundle that is replaced', async () => {
  const bundle = join(runner.directory, 'kept-bundle');
  await run(GUARDED, PUSH, { output: bundle, baseline: 'none' });
  expect(reports()).toEqual([]);
  const { status, lines } = await run(unguarded(), PULL_REQUEST, {
    ...{ output: bundle, baseline: bundle, 'fail-on': 'newly-broken' },
  });
  expect(status).toBe(1);
  expect(lines.find((line) => line.startsWith('this change breaks `fields`'))).toContain(
    `(baseline: ${bundle})`,
  );
});
