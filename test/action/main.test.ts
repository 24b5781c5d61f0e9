import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { INPUTS } from '../../src/inputs/request.js';
import { compileWithJob } from '../compiled.js';
import { RESULT } from '../report/samples.js';

/** Stands in the place of the job: says hostile things, and ends as the environment says. */
const JOB = `
import { InputError } from './errors.js';
import { conditionsOf } from './inputs/fail-on.js';
import { failedConditions } from './report/problems.js';
const result = ${JSON.stringify(RESULT)};
export async function bundle(request, { log }) {
  log.info('x\\n::error::from a kernel name');
  log.info('  ::set-output name=a::b');
  log.info('\\u200b::error::hidden');
  log.info('ab ##[error]old');
  log.warn('\\u001b[31m::stop-commands::x');
  for (let i = 0; i < Number(process.env.WARNINGS ?? 0); i++) log.warn('warning ' + i);
  if (process.env.JOB === 'data') throw new InputError(['One\\n::error::a.', 'Two 100%.']);
  if (process.env.JOB === 'crash') throw new TypeError('a fault');
  if (process.env.JOB === 'rejection') {
    Promise.reject(new TypeError('::error::nobody waits'));
    await new Promise((done) => setTimeout(done, 5_000));
  }
  if (process.env.JOB === 'throw') {
    setImmediate(() => { throw new TypeError('from nowhere'); });
    await new Promise((done) => setTimeout(done, 5_000));
  }
  if (process.env.JOB === 'never') await new Promise(() => {});
  const { manifest, report } = result;
  if (request.shard) {
    return { ...result, shard: request.shard, failOn: new Set(), failures: [] };
  }
  const failOn = conditionsOf(request.failOn, false);
  return { ...result, failOn, failures: failedConditions(manifest, report, failOn) };
}`;

let compiled: ReturnType<typeof compileWithJob>;
beforeAll(() => {
  compiled = compileWithJob(JOB);
});
afterAll(() => compiled.remove());

function run(environment: Record<string, string> = {}, inputs: Record<string, string> = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'action-'));
  mkdirSync(join(workspace, 'archive'));
  mkdirSync(join(workspace, 'src'));
  writeFileSync(join(workspace, 'a.o'), '');
  writeFileSync(join(workspace, 'src', 'probe.bpf.c'), '');
  const file = (name: string) => {
    writeFileSync(join(workspace, name), '');
    return join(workspace, name);
  };
  const given = {
    objects: 'a.o',
    targets: 'ubuntu',
    archive: 'archive',
    'fail-on': 'none',
    ...inputs,
  };
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(compiled.directory, 'main.js')],
    {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: file('outputs'),
        GITHUB_STEP_SUMMARY: file('summary.md'),
        ...Object.fromEntries(
          Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
        ...environment,
      },
    },
  );
  return {
    status,
    stderr,
    lines: stdout.split(/\r?\n/),
    outputs: readFileSync(join(workspace, 'outputs'), 'utf8'),
    summary: readFileSync(join(workspace, 'summary.md'), 'utf8'),
  };
}

/** Lines that the runner takes for a command. */
const commands = (lines: string[]) => lines.filter((line) => /^\s*::|##\[/.test(line));

describe('the action', () => {
  test('sets its outputs, and every one that action.yml names', () => {
    const { status, stderr, outputs, summary } = run();
    expect([status, stderr]).toEqual([0, '']);
    const set = Object.fromEntries(
      [...outputs.matchAll(/^([\w-]+)<<(\S+)\r?\n(.*)\r?\n\2$/gm)].map(([, name, , value]) => [
        name,
        value,
      ]),
    );
    expect(set).toEqual({
      directory: RESULT.directory,
      manifest: RESULT.manifestFile,
      report: RESULT.reportFile,
      html: RESULT.htmlFile,
      sarif: '',
      packed: '/somewhere/btf-bundle.tar.gz',
      'archive-commit': '',
      kernels: '3',
      files: '3',
      bytes: '6000',
      signature: RESULT.manifest.signature,
      missing: '1',
      broken: '1',
      verdicts: 'loads=1,guarded=3,depends=0,unattached=0,broken=2',
      relocations: '3',
      unresolved: '2',
      invalid: '0',
      'newly-broken': '',
      mended: '',
      'baseline-commit': '',
    });
    const [, named = ''] = /\noutputs:\n([\s\S]*?)\n\n/.exec(actionYml()) ?? [];
    expect(named.match(/^ {2}[\w-]+(?=:$)/gm)?.map((name) => name.trim())).toEqual(
      Object.keys(set),
    );
    expect(summary).toContain('## BTF bundle: done');
    expect(summary).toContain('- packed as <code>btf-bundle.tar.gz</code> (1.2 kB)\n');
  });

  test('a foreign string is no command', () => {
    expect(commands(run().lines)).toEqual([
      '::group::Tailor BTF',
      '::endgroup::',
      '::warning::rhel/8/x86_64/d: the archive could not make its BTF',
      '::warning title=Program does not load,file=src/probe.bpf.c,line=12::on_exec is broken on 2 of 3 kernels (ubuntu 20.04: all 2): src/probe.bpf.c:12 reads `task_struct.state`, which is not there: no field `state` in struct `task_struct` here; the way there: src/probe.bpf.c:9, 12',
      '::warning::: :stop-commands::x',
    ]);
  });

  test('no more annotations than GitHub shows, the most important first', () => {
    const warnings = commands(run({ WARNINGS: '30' }).lines).filter((l) =>
      l.startsWith('::warning'),
    );
    expect(warnings).toHaveLength(10);
    expect(warnings[1]).toContain('on_exec is broken');
    expect(warnings[9]).toBe('::warning::24 more warnings: see the log and the step summary.');
  });

  test('a run that fails by fail-on says so once, after its outputs', () => {
    const { status, lines, outputs } = run({}, { 'fail-on': 'missing, unresolved' });
    expect(status).toBe(1);
    expect(outputs).toContain('directory');
    expect(commands(lines).filter((line) => !/^::(end)?group/.test(line))).toEqual([
      '::error::rhel/8/x86_64/d: the archive could not make its BTF',
      expect.stringMatching(/^::error title=CO-RE relocation,file=src\/probe\.bpf\.c,line=12::/),
      expect.stringMatching(
        /^::warning title=Program does not load,file=src\/probe\.bpf\.c,line=12::/,
      ),
      '::warning::: :stop-commands::x',
      '::error::The run fails because of missing (1 kernel), unresolved (2 relocations): mend what is reported, or change fail-on.',
    ]);
  });

  test('a shard leaves to the merge what people look at', () => {
    const { status, lines, outputs, summary } = run({}, { shard: '2/3' });
    expect(status).toBe(0);
    expect(summary).toBe('');
    expect(commands(lines)).toEqual([
      '::group::Tailor BTF',
      '::endgroup::',
      '::warning::: :stop-commands::x',
    ]);
    expect(outputs).toContain('directory');
  });

  test('a merge takes no inputs that say what to make', () => {
    const { status, lines } = run({}, { merge: 'shards/*', shard: '1/2' });
    expect(status).toBe(1);
    expect(commands(lines)).toEqual([
      `::error::${[
        'merge line 1, "shards/*", is no bundle and matches none: give the directories that hold a manifest.json.',
        ...['objects', 'targets', 'shard', 'archive'].map(
          (name) => `${name} is of no use beside merge, which makes nothing: leave out one.`,
        ),
      ].join('%0A')}`,
    ]);
  });

  test.each([
    ['crash', 'a fault'],
    ['rejection', 'btf-bundle ended by what it did not expect, ::error::nobody waits: run the job'],
    ['throw', 'btf-bundle ended by what it did not expect, from nowhere: run the job'],
    [
      'never',
      'btf-bundle ended by what it did not expect, all has ended but the work: run the job',
    ],
  ])('an end by a %s is one error, and no stack', (job, sentence) => {
    const { status, stderr, lines } = run({ JOB: job });
    expect([status, stderr]).toEqual([1, '']);
    const errors = commands(lines).filter((line) => line.startsWith('::error'));
    expect(errors).toEqual([expect.stringContaining(`::error::${sentence}`)]);
  });

  test('wrong data fails with all its sentences in one message', () => {
    const { status, lines } = run({ JOB: 'data' });
    expect(status).toBe(1);
    expect(commands(lines).filter((line) => line.startsWith('::error'))).toEqual([
      '::error::One ::error::a.%0ATwo 100%25.',
    ]);
  });

  test('wrong inputs fail with all their sentences, before any work', () => {
    const { status, lines } = run({}, { objects: '', archive: 'nowhere', 'fail-on': 'x' });
    expect(status).toBe(1);
    expect(commands(lines)).toEqual([
      expect.stringMatching(/^::error::objects [^%]+%0Aarchive [^%]+%0Afail-on [^%]+$/),
    ]);
  });
});

test('action.yml has the inputs that are read', () => {
  const [, named = ''] = /\ninputs:\n([\s\S]*?)\n\n/.exec(actionYml()) ?? [];
  const names = named.match(/^ {2}[\w-]+(?=:$)/gm)?.map((name) => name.trim());
  // What no terminal has a use for.
  const others = ['token', 'comment', 'report', 'merge'];
  expect(names?.filter((name) => !others.includes(name))).toEqual(INPUTS);
  expect(names).toEqual(expect.arrayContaining(others));
});

function actionYml(): string {
  return readFileSync(new URL('../../action.yml', import.meta.url), 'utf8');
}
