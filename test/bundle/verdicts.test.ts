import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ReportObject } from '../../src/report/report.js';
import { type Compiled, compile } from '../compiled.js';
import { newRunner } from '../network/runner.js';
import { startCacheServer } from '../servers/cache-server.js';
import { startGitServer } from '../servers/git-http.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (name: string) => join(root, 'test', 'fixtures', name);

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

/** Kernels by their paths in the archive. */
const KERNELS = {
  'made/1/x86_64/5.10.7': 'kernel_bpfel.btf',
  // As centos 8 has it: of 4.18 by its name, with as many helpers as 5.11.
  'made/8/x86_64/4.18.0-553.el8_10.x86_64': 'kernel-5.11.btf',
};

function place(): string {
  const here = mkdtempSync(join(tmpdir(), 'verdicts-'));
  for (const [path, name] of Object.entries(KERNELS)) {
    const file = join(here, 'archive', `${path}.btf`);
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(fixture(name), file);
  }
  mkdirSync(join(here, 'build'));
  copyFileSync(join(root, 'examples', 'exec-trace.bpf.o'), join(here, 'build', 'trace.o'));
  copyFileSync(fixture('verdicts_bpfel.o'), join(here, 'build', 'verdicts.o'));
  return here;
}

function run(here: string, objects: string, ...flags: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(compiled.directory, 'cli.js'),
      ...['--objects', objects, '--targets', 'made', '--archive', 'archive', '--cache', 'none'],
      ...flags,
    ],
    { cwd: here, encoding: 'utf8', timeout: 20_000 },
  );
  return { status, stdout, stderr };
}

const reportOf = (here: string) =>
  JSON.parse(readFileSync(join(here, 'btf-bundle', 'report.json'), 'utf8'));

/** What becomes of a program, by kernel. */
function verdictsOn(report: { kernels: string[]; objects: ReportObject[] }, program: string) {
  const object = report.objects.find(({ programs }) =>
    programs.some((one) => one.program === program),
  );
  const found = object?.programs.find((one) => one.program === program);
  return Object.fromEntries(
    (found?.verdicts ?? []).flatMap((verdict) =>
      verdict.groups
        .flatMap((group) => object?.groups[group] ?? [])
        .map((kernel) => [report.kernels[kernel] as string, verdict] as const),
    ),
  );
}

const [ON_5_10, ON_CENTOS] = Object.keys(KERNELS) as [string, string];

describe('a run whose programs are broken', () => {
  test('fails, and names them with their lines', () => {
    const here = place();
    const { status, stdout, stderr } = run(here, 'build/verdicts.o', '--fail-on', 'broken');
    expect(status).toBe(1);
    expect(stderr).toContain('The run fails because of broken');
    expect(stdout).toContain('broken');
    const report = reportOf(here);
    const { [ON_5_10]: verdict } = verdictsOn(report, 'broken');
    expect(verdict).toMatchObject({
      verdict: 'broken',
      reason: expect.stringContaining(
        'reads `task.gone`, which is not there: no field `gone` in struct `task` here',
      ),
      source: expect.stringMatching(/verdicts\.bpf\.c:\d+$/),
    });
    const { relocation } = verdict as { relocation: number };
    expect(report.objects[0].relocations[relocation].program).toBe('broken');
    expect(verdictsOn(report, 'guarded')[ON_5_10]?.verdict).toBe('guarded');
    // The made-up kernel has neither symbols nor tracepoints to tell of.
    expect(verdictsOn(report, 'loads')[ON_5_10]).toMatchObject({
      verdict: 'loads',
      findings: [
        { word: 'unknown', subject: 'kernel variable strong_symbol' },
        { word: 'unknown', subject: 'raw_tracepoint loads' },
      ],
    });
    // That of centos has a number of helpers, and none of them by name.
    expect(verdictsOn(report, 'loads')[ON_CENTOS]).toMatchObject({
      verdict: 'broken',
      reason: expect.stringContaining(': this kernel has no helper bpf_probe_read'),
      decidedBy: 0,
    });
    // It needs BTF in the kernel itself, so that nobody loads it there.
    expect(stdout).not.toContain('with_btf');
  });

  test('does not fail if nobody loads them there; the expectations are told', () => {
    const here = place();
    const broken = reportAfter(here);
    expect(broken).toEqual(expect.arrayContaining(['broken']));
    const never = broken.map((program) => `verdicts.o:${program} never`).join('\n');
    const flags = ['--fail-on', 'broken', '--expectations', never];
    expect(run(here, 'build/verdicts.o', ...flags).status).toBe(0);
    const report = reportOf(here);
    expect(verdictsOn(report, 'broken')[ON_5_10]).toMatchObject({
      verdict: 'broken',
      excused: expect.stringMatching(/^expectations line \d+: never$/),
    });
    expect(report.expectations).toBeUndefined();
    // One line less, and it fails for that one.
    const less = never.replace('verdicts.o:broken never', '');
    const failed = run(here, 'build/verdicts.o', '--fail-on', 'broken', '--expectations', less);
    expect(failed.status).toBe(1);
  });

  test('an expectation that matches nothing, or that nothing needs, is told', () => {
    const here = place();
    const lines = ['broken', 'guarded', 'brocken']
      .map((name) => `verdicts.o:${name} never`)
      .join('\n');
    run(here, 'build/verdicts.o', '--fail-on', 'broken', '--expectations', lines);
    expect(reportOf(here).expectations).toEqual([
      expect.stringContaining('"verdicts.o:guarded never"'),
      expect.stringContaining('"verdicts.o:brocken", matches no program; the nearest: "broken"'),
    ]);
  });

  test('what user space sets decides', () => {
    const here = place();
    const wordOf = (...lines: string[]) => {
      run(here, 'build/verdicts.o', '--expectations', lines.join('\n'));
      return verdictsOn(reportOf(here), 'by_variable')[ON_5_10]?.verdict;
    };
    expect(wordOf('*.nothing = 1')).toBe('depends');
    expect(wordOf('*.targ_gone = any')).toBe('broken');
    expect(wordOf('*.targ_gone = 0')).toBe('guarded');
    expect(wordOf('*.targ_gone = default')).toBe('guarded');
    expect(wordOf('*.targ_gone = 1')).toBe('broken');
  });

  test('depends fails a run that asks for it', () => {
    const here = place();
    const others = reportAfter(here, ['broken', 'depends']).filter(
      (name) => name !== 'by_variable',
    );
    const lines = others.map((program) => `verdicts.o:${program} never`).join('\n');
    const flags = ['--expectations', lines, '--fail-on'];
    expect(run(here, 'build/verdicts.o', ...flags, 'broken').status).toBe(0);
    const failed = run(here, 'build/verdicts.o', ...flags, 'depends');
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain('depends');
  });

  /** Names of the programs with a verdict of some words, on any kernel. */
  function reportAfter(here: string, words = ['broken']): string[] {
    run(here, 'build/verdicts.o');
    return (reportOf(here).objects as ReportObject[]).flatMap(({ programs }) =>
      programs
        .filter(
          ({ verdicts, needsKernelBtf }) =>
            needsKernelBtf === undefined && verdicts.some(({ verdict }) => words.includes(verdict)),
        )
        .map(({ program }) => program),
    );
  }
});

describe('verdicts by what a kernel’s own BTF tells', () => {
  test('as many helpers as a newer release has make it uncertain what the verifier knows', () => {
    const here = place();
    run(here, 'build/verdicts.o');
    const { [ON_CENTOS]: inGlobal } = verdictsOn(reportOf(here), 'in_global_function');
    expect(inGlobal).toMatchObject({
      verdict: 'depends',
      reason: expect.stringContaining('this helps only if the verifier knows what Linux 6.8'),
    });
  });

  test('the example is guarded where it has been tried', () => {
    const here = place();
    const { status } = run(here, 'build/trace.o', ...['--fail-on', 'none']);
    expect(status).toBe(0);
    const trace = spawnSync(
      process.execPath,
      [
        join(compiled.directory, 'cli.js'),
        ...['--objects', 'build/trace.o', '--targets', 'debian', '--cache', 'none'],
        ...['--archive', join(root, 'examples', 'archive'), '--fail-on', 'broken,depends'],
      ],
      { cwd: here, encoding: 'utf8', timeout: 20_000 },
    );
    expect(trace.status).toBe(0);
    const verdicts = Object.values(verdictsOn(reportOf(here), 'exec_trace'));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(['guarded', 'guarded']);
  });

  test('kept results come to the same report, helpers too', async () => {
    const server = await startGitServer();
    const caches = await startCacheServer();
    const runner = newRunner(compiled);
    try {
      server.commit(
        Object.fromEntries(
          Object.entries(KERNELS).map(([path, name]) => [
            `${path}.btf`,
            readFileSync(fixture(name)),
          ]),
        ),
      );
      const once = () =>
        runner.run({
          inputs: { archive: server.url, objects: fixture('verdicts_bpfel.o'), targets: 'made' },
          environment: { ...caches.environment('v2'), GITHUB_EVENT_NAME: 'pull_request' },
        });
      const first = await once();
      expect(first.stderr).toBe('');
      expect(first.from).toMatch(/^2 kernels fetched/);
      const second = await once();
      expect(second.from).toMatch(/^2 kernels with the results of an earlier run/);
      expect(second.bundle).toEqual(first.bundle);
      const report = JSON.parse(
        Buffer.from(first.bundle['report.json'] as string, 'hex').toString(),
      );
      expect(verdictsOn(report, 'in_global_function')[ON_CENTOS]?.verdict).toBe('depends');
    } finally {
      runner.remove();
      await caches.close();
      await server.close();
    }
  });
});
