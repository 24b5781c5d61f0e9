import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXPLAIN_INPUTS } from '../../src/inputs/explain-request.js';
import { INPUTS, WORKFLOW_INPUTS } from '../../src/inputs/request.js';
import { compileWithJob } from '../compiled.js';
import { RESULT } from '../report/samples.js';

/** Stands in the place of the job: prints what it is asked for, and ends as the environment says. */
const JOB = `
import { ExpectedError, InputError } from './errors.js';
import { conditionsOf } from './inputs/fail-on.js';
export async function bundle(request, { log }) {
  const objects = request.objects.map(({ path }) => path);
  const targets = request.targets.map(({ place }) => place);
  log.info('asked ' + JSON.stringify({ ...request, objects, targets, failOn: [...request.failOn] }));
  log.warn('two\\nlines');
  log.progress('kernels', 1, 2);
  if (process.env.JOB === 'data') throw new InputError(['One \\u001b[2Jsentence.', 'Another.']);
  if (process.env.JOB === 'fault') throw new Error('unforeseen');
  if (process.env.JOB === 'path') (await import('node:fs')).readFileSync('no\\u001b[2J/::error::where');
  if (process.env.JOB === 'own') throw new ExpectedError(['The server said no.']);
  if (process.env.JOB === 'network') await fetch('http://127.0.0.1:59999/');
  if (process.env.JOB === 'late') {
    setTimeout(() => { throw new Error('in a callback'); });
    await new Promise(() => setTimeout(() => {}, 10_000));
  }
  if (process.env.JOB === 'forgotten') {
    void Promise.reject(new InputError(['Nobody waits for this.']));
    await new Promise(() => setTimeout(() => {}, 10_000));
  }
  const failOn = conditionsOf(request.failOn, false);
  return { ...${JSON.stringify(RESULT)}, failOn, failures: process.env.JOB === 'policy' ? ['missing'] : [] };
}`;

let compiled: ReturnType<typeof compileWithJob>;
beforeAll(() => {
  compiled = compileWithJob(JOB);
});
afterAll(() => compiled.remove());

const here = mkdtempSync(join(tmpdir(), 'cli-'));
mkdirSync(join(here, 'archive'));
for (const name of ['a.o', 'b.o']) writeFileSync(join(here, name), '');
mkdirSync(join(here, 'full'));
writeFileSync(join(here, 'full', 'mine.txt'), '');
const GOOD = ['--objects', 'a.o', '--targets', 'ubuntu', '--archive', 'archive'];

async function run(args: string[], job = '', reads = true) {
  const child = spawn(process.execPath, [join(compiled.directory, 'cli.js'), ...args], {
    cwd: here,
    env: { PATH: process.env.PATH, JOB: job },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += data;
  });
  child.stderr.on('data', (data) => {
    err += data;
  });
  if (!reads) child.stdout.destroy();
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, out, err };
}

describe('btf-bundle', () => {
  test('0: the result on stdout, messages on stderr', async () => {
    const { status, out, err } = await run(GOOD);
    expect(status).toBe(0);
    expect(out).toContain('3 kernels: 13.5 MB of BTF tailored to 6.0 kB');
    expect(out).toContain('bundle:   /somewhere/btf-bundle\n');
    expect(err).toContain(
      'asked {"objects":["a.o"],"targets":["targets line 1, \\"ubuntu\\","],"archives":[{"kind":"directory","path":"archive"}]',
    );
    expect(err).toContain('warning: two lines\n');
    expect(out + err).not.toContain('\r');
    expect(out + err).not.toContain('\u001b');
  });

  test('flags take both forms and may be repeated', async () => {
    const { err } = await run([
      '--objects=a.o',
      '--objects',
      '!b.o',
      '--targets=u\nv',
      '--archive=archive',
      '--archive=o/r@main',
      '--cache=source',
      '--cache-size=500 MB',
      '--output=x',
      '--fail-on=missing',
      '--fail-on',
      'unresolved',
    ]);
    expect(err).toContain(
      'asked {"objects":["a.o"],"targets":["targets line 1, \\"u\\",","targets line 2, \\"v\\","],"archives":[{"kind":"directory","path":"archive"},{"kind":"git","name":"o/r","url":"https://github.com/o/r","ref":"main","repository":{"server":"https://github.com","owner":"o","name":"r"}}],"cache":"source","cacheSize":500000000,"compat":"none","layout":"tree","output":"x","pack":"none","packBy":"all","sourceMap":[],"expectations":{"programs":[],"variables":[]},"failOn":["missing","unresolved"],"baseline":"auto","id":"default","sarif":false}',
    );
  });

  test('1: the run did its work and fails by fail-on', async () => {
    const { status, out, err } = await run(GOOD, 'policy');
    expect(status).toBe(1);
    expect(out).toContain('bundle:');
    expect(err).toContain(
      'btf-bundle: The run fails because of broken (1 program), missing (1 kernel)',
    );
  });

  test('1: the data is wrong', async () => {
    const { status, out, err } = await run(GOOD, 'data');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/btf-bundle: One sentence\.\nbtf-bundle: Another\.\n$/);
  });

  test.each([
    ['path', '"no\\u001b[2J/::error::where" failed (open ENOENT): check the path.'],
    ['own', 'The server said no.'],
    [
      'network',
      '"127.0.0.1:59999" failed (connect ECONNREFUSED): nobody answers there; check the address.',
    ],
  ])('1: what can happen is a sentence (%s)', async (job, sentence) => {
    const { status, err } = await run(GOOD, job);
    expect(status).toBe(1);
    expect(err.split('\n').filter((line) => line.startsWith('btf-bundle'))).toEqual([
      `btf-bundle: ${sentence}`,
    ]);
  });

  test('1: what is thrown where nobody waits', async () => {
    const late = await run(GOOD, 'late');
    expect(late.status).toBe(1);
    expect(late.err).toMatch(/btf-bundle: Error: in a callback\nbtf-bundle: {5}at /);
    const forgotten = await run(GOOD, 'forgotten');
    expect(forgotten.status).toBe(1);
    expect(forgotten.err).toMatch(/\nbtf-bundle: Nobody waits for this\.\n$/);
  });

  test('1: a fault of ours tells where', async () => {
    const { status, err } = await run(GOOD, 'fault');
    expect(status).toBe(1);
    expect(err).toMatch(/btf-bundle: Error: unforeseen\nbtf-bundle: {5}at bundle /);
  });

  test('2: every wrong flag has a sentence, and no work is begun', async () => {
    const { status, out, err } = await run(['--objects', '--target', 'x', 'a.o', '--output']);
    expect([status, out]).toEqual([2, '']);
    const lines = err.trimEnd().split('\n');
    expect(lines).toEqual([
      expect.stringContaining('--objects has no value'),
      expect.stringContaining('"x" belongs to no flag'),
      expect.stringContaining('"a.o" belongs to no flag'),
      expect.stringContaining('--output has no value'),
      'Try btf-bundle --help.',
    ]);
  });

  test('2: an unknown flag', async () => {
    const { status, err } = await run([...GOOD, '--target=x', '-q']);
    expect(status).toBe(2);
    expect(err).toContain('--target is no flag of btf-bundle');
    expect(err).toContain('-q is no flag of btf-bundle');
  });

  test.each([
    [
      'a pattern',
      ['--targets', 'ubuntu/{20.04,}'],
      'targets line 2, "ubuntu/{20.04,}", has an empty',
    ],
    [
      'a prefix',
      ['--objects', 'vax: a.o'],
      'objects line 2, "vax: a.o", begins with an architecture',
    ],
    ['a file that is not there', ['--objects', 'no.o'], 'objects line 2, "no.o", matches no file'],
    ['an output of others', ['--output', 'full'], 'output "full" is a directory with files that'],
    ['a line of source-map', ['--source-map', '/a'], 'source-map line 1, "/a", is not FROM=TO'],
  ])('2: %s that cannot be', async (_what, flags, words) => {
    const { status, out, err } = await run([...GOOD, ...flags]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(`btf-bundle: ${words}`);
    expect(err).not.toContain('asked');
  });

  test('2: inputs that are missing', async () => {
    const { status, err } = await run([]);
    expect(status).toBe(2);
    for (const input of ['objects', 'targets']) {
      expect(err).toContain(`btf-bundle: ${input} `);
    }
  });

  test('--help names every flag, --version is package.json’s', async () => {
    const help = await run(['--help']);
    expect(help.status).toBe(0);
    for (const flag of [...INPUTS, ...EXPLAIN_INPUTS]) {
      if (WORKFLOW_INPUTS.some((input) => input === flag)) continue;
      expect(help.out).toContain(`--${flag} `);
    }
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    expect(await run(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  test('a reader that went away changes nothing', async () => {
    const { status, err } = await run(GOOD, '', false);
    expect(status).toBe(0);
    expect(err).not.toContain('EPIPE');
  });
});
