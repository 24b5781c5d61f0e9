import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

/** A directory with objects and an archive of one kernel for x86_64 and one for arm64. */
function place(): string {
  const here = mkdtempSync(join(tmpdir(), 'job-'));
  for (const arch of ['x86_64', 'arm64']) {
    mkdirSync(join(here, 'archive', 'made', '1', arch), { recursive: true });
    copyFileSync(
      fixture('kernel_bpfel.btf'),
      join(here, 'archive', 'made', '1', arch, '5.4.0.btf'),
    );
  }
  mkdirSync(join(here, 'build'));
  for (const name of ['all-kinds_bpfel.o', 'all-kinds_bpfeb.o', 'kprobe-x86.o', 'kprobe-arm.o']) {
    copyFileSync(fixture(name), join(here, 'build', name));
  }
  return here;
}

function run(cwd: string, ...flags: string[]) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(compiled.directory, 'cli.js'),
      ...['--archive', 'archive', '--cache', 'none', '--fail-on', 'missing,invalid', ...flags],
    ],
    { cwd, encoding: 'utf8', timeout: 20_000 },
  );
  return { status, stdout, stderr, seconds: (performance.now() - start) / 1000 };
}

describe('the whole job', () => {
  test('targets that come to nothing leave the bundle that is there', () => {
    const here = place();
    const flags = ['--objects', 'build/all-kinds_bpfel.o', '--targets', 'made'];
    expect(run(here, ...flags).status).toBe(0);
    const before = readdirSync(join(here, 'btf-bundle'), { recursive: true }).sort();
    expect(before).toHaveLength(10);
    const { status, stderr } = run(here, ...flags, '--targets', '!made');
    expect(status).toBe(1);
    expect(stderr).toContain('btf-bundle: targets line 2, "!made", leaves no kernel');
    expect(readdirSync(join(here, 'btf-bundle'), { recursive: true }).sort()).toEqual(before);
  });

  test('report.sarif is written if it is asked for, and goes with the bundle', () => {
    const here = place();
    const flags = ['--objects', 'build/all-kinds_bpfel.o', '--targets', 'made'];
    const { stdout } = run(here, ...flags, '--sarif', 'true');
    const file = join(here, 'btf-bundle', 'report.sarif');
    expect(stdout).toMatch(/^sarif: +.*report\.sarif$/m);
    expect(JSON.parse(readFileSync(file, 'utf8')).version).toBe('2.1.0');
    expect(run(here, ...flags).stdout).not.toContain('sarif');
    expect(readdirSync(join(here, 'btf-bundle'))).not.toContain('report.sarif');
  });

  test('an object is for the kernels whose registers it reads', () => {
    const here = place();
    const { status, stderr } = run(here, '--objects', 'build/kprobe-*.o', '--targets', 'made');
    expect(status).toBe(0);
    expect(stderr).toContain(
      'build/kprobe-x86.o reads registers that only x86_64 has, so it is used for kernels of x86_64 only; to say so, write "!build/kprobe-x86.o" and then "x86_64: build/kprobe-x86.o" in objects.',
    );
    const report = readFileSync(join(here, 'btf-bundle', 'report.json'), 'utf8');
    expect(report).toContain('build/kprobe-arm.o');
  });

  test('kernels of another byte order than every object are one sentence', () => {
    const here = place();
    copyFileSync(
      fixture('kernel_bpfel.btf'),
      join(here, 'archive', 'made', '1', 'x86_64', '5.5.0.btf'),
    );
    mkdirSync(join(here, 'archive', 'made', '1', 's390x'));
    copyFileSync(
      fixture('kernel_bpfeb.btf'),
      join(here, 'archive', 'made', '1', 's390x', '5.4.0.btf'),
    );
    const { status, stdout } = run(
      here,
      ...['--objects', 'build/all-kinds_bpfeb.o', '--targets', 'made'],
    );
    expect(status).toBe(1);
    expect(stdout.split('\n').filter((line) => line.includes('missing: '))).toEqual([
      expect.stringMatching(/missing: made\/1\/arm64\/5\.4\.0: kernels of arm64 are little-endian/),
      '  missing: 2 kernels, such as made/1/x86_64/5.4.0: kernels of x86_64 are little-endian, and every object is big-endian: build for x86_64 with clang -target bpfel',
    ]);
  });

  test('what hostile objects and links say is told with their names', () => {
    if (process.platform === 'win32') return;
    const here = place();
    symlinkSync('/dev/zero', join(here, 'build', 'zero.o'));
    const { status, stdout, seconds } = run(
      here,
      ...['--objects', 'build/all-kinds_bpfel.o\nbuild/zero.o', '--targets', 'made'],
    );
    expect(status).toBe(1);
    expect(stdout).toContain('build/zero.o is no regular file');
    expect(stdout).toContain('2 kernels: ');
    expect(seconds).toBeLessThan(10);
  });

  test.each(['((([0-9a-z.+-])+)+)+Z', `${'*a'.repeat(50)}Z`])(
    'the pattern %.30s ends soon',
    (pattern) => {
      const here = place();
      const targets = run(here, '--objects', 'build/kprobe-x86.o', '--targets', pattern);
      expect([targets.status, targets.stderr]).toEqual([1, expect.stringContaining('no kernel')]);
      const objects = run(here, '--objects', `build/${pattern}`, '--targets', 'made');
      expect([objects.status, objects.stderr]).toEqual([2, expect.stringContaining('no file')]);
      expect(targets.seconds + objects.seconds).toBeLessThan(10);
    },
  );

  test('list says what is wrong as the job does', () => {
    const here = place();
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(compiled.directory, 'cli.js'), 'list', '--archive', 'archive', '--targets', 'made/{}'],
      { cwd: here, encoding: 'utf8' },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('targets line 1, "made/{}", has an empty alternative');
  });
});
