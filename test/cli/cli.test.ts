import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INPUTS } from '../../src/inputs/request.js';
import { compileWithJob } from '../compiled.js';
import { RESULT } from '../report/samples.js';

/** Stands in the place of the job: prints what it is asked for, and ends as the environment says. */
const JOB = `
import { InputError } from './errors.js';
export async function bundle(request, { log }) {
  log.info('asked ' + JSON.stringify({ ...request, failOn: [...request.failOn] }));
  log.warn('two\\nlines');
  log.progress('kernels', 1, 2);
  if (process.env.JOB === 'data') throw new InputError(['One \\u001b[2Jsentence.', 'Another.']);
  if (process.env.JOB === 'fault') throw new Error('unforeseen');
  return { ...${JSON.stringify(RESULT)}, failures: process.env.JOB === 'policy' ? ['missing'] : [] };
}`;

let compiled: ReturnType<typeof compileWithJob>;
beforeAll(() => {
  compiled = compileWithJob(JOB);
});
afterAll(() => compiled.remove());

const here = mkdtempSync(join(tmpdir(), 'cli-'));
mkdirSync(join(here, 'archive'));
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
      'asked {"objects":["a.o"],"targets":["ubuntu"],"archives":[{"kind":"directory","path":"archive"}]',
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
      '--output=x',
      '--fail-on=missing',
      '--fail-on',
      'unresolved',
    ]);
    expect(err).toContain(
      'asked {"objects":["a.o","!b.o"],"targets":["u","v"],"archives":[{"kind":"directory","path":"archive"},{"kind":"git","name":"o/r","url":"https://github.com/o/r","ref":"main","repository":{"server":"https://github.com","owner":"o","name":"r"}}],"cache":"source","output":"x","sourceMap":[],"failOn":["missing","unresolved"]}',
    );
  });

  test('1: the run did its work and fails by fail-on', async () => {
    const { status, out, err } = await run(GOOD, 'policy');
    expect(status).toBe(1);
    expect(out).toContain('bundle:');
    expect(err).toContain('btf-bundle: The run fails because of missing (1 kernel)');
  });

  test('1: the data is wrong', async () => {
    const { status, out, err } = await run(GOOD, 'data');
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/btf-bundle: One sentence\.\nbtf-bundle: Another\.\n$/);
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
    for (const flag of INPUTS) {
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
