import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';
import { makeWorkplace } from './archive.js';

const EXPECTATIONS = [
  'verdicts_bpfel.o:broken never on aaa',
  'verdicts_bpfel.o:{broken,by_config} one of on bbb/18.04',
  // Needed in one place only, in none, by nobody who reads it, and about nothing.
  'verdicts_bpfel.o:by_version_below optional on bbb/18.04/*/5.10.*',
  'verdicts_bpfel.o:guarded optional on bbb eee',
  'verdicts_bpfel.o:guarded never on ddd',
  'all-kinds_*.o:enums only on ccc bbb',
  'trace.o:* never on eee debian bbb',
  'trace.o:* optional on eee debian bbb',
  'verdicts_bpfel.o:broken never on rhel/8',
  'nowhere.o:x never',
  'verdicts_bpfel.o:brokem never',
  '*.targ_gone = any',
  '*.targ_gome = any',
];

const COMMON = [
  ...['--objects', 'build/*.o', '--targets', '*', '--archive', 'archive', '--cache', 'none'],
  ...['--expectations', EXPECTATIONS.join('\n')],
];

/** Starts the command once for each list of flags, in one process, for that takes less time. */
const MANY = `
import { bundleWork } from './commands/bundle.js';
import { parseFlags } from './commands/flags.js';
const log = { info() {}, warn() {}, progress() {}, end() {} };
const access = { onInfo() {}, onWarning() {}, onProgress() {} };
for (const args of JSON.parse(process.argv[2])) {
  const { inputs } = parseFlags(args);
  const status = await bundleWork(inputs)({ log, access, write() {}, tell() {} });
  console.log(status);
}
process.exit();
`;

let compiled: Compiled;
let here: string;
beforeAll(() => {
  compiled = compile();
  writeFileSync(join(compiled.directory, 'many.js'), MANY);
  here = mkdtempSync(join(tmpdir(), 'shards-'));
  makeWorkplace(here);
});
afterAll(() => {
  compiled.remove();
  rmSync(here, { recursive: true });
});

function node(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(compiled.directory, script), ...args],
    { cwd: here, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}
const merge = (...args: string[]) => node('cli.js', 'merge', ...args);

/** Makes all shards, in `<directory>/1` and so on; returns their directories and statuses. */
function makeShards(directory: string, of: number, ...flags: string[]) {
  const directories = Array.from({ length: of }, (_, i) => `${directory}/${i + 1}`);
  const commands = directories.map((output, i) => [
    ...COMMON,
    ...['--shard', `${i + 1}/${of}`, '--output', output],
    ...flags,
  ]);
  const { stdout, stderr } = node('many.js', JSON.stringify(commands));
  expect(stderr).toBe('');
  return { directories, statuses: stdout.trim().split('\n') };
}

/** SHA-256 of every file below a directory and of what is packed of it, by path. */
function digests(directory: string): Record<string, string> {
  const below = readdirSync(join(here, directory), { recursive: true, encoding: 'utf8' });
  const packed = new RegExp(`^${directory}-(x86_64|arm64|s390x|riscv64)\\.tar\\.gz`);
  const beside = readdirSync(here).filter((name) => packed.test(name));
  const files = [...below.map((path) => join(directory, path)), ...beside]
    .filter((path) => statSync(join(here, path)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      path.replaceAll('\\\\', '/').slice(directory.length),
      createHash('sha256')
        // The hash beside an archive names it.
        .update(readFileSync(join(here, path), 'latin1').replaceAll(directory, 'DIRECTORY'))
        .digest('hex'),
    ]),
  );
}

const jsonOf = (...path: string[]) => JSON.parse(readFileSync(join(here, ...path), 'utf8'));

describe.each([
  ['tree', [1, 2, 3, 8, 50]],
  ['shared', [3, 8]],
])('in the layout %s', (layout, counts) => {
  const end = ['--pack', 'tar.gz', '--pack-by', 'arch', '--sarif', 'true'];
  const whole = `whole-${layout}`;
  let expected: Record<string, string>;
  let status: number | null;
  beforeAll(() => {
    const run = node('cli.js', ...COMMON, ...end, '--layout', layout, '--output', whole);
    ({ status } = run);
    expected = digests(whole);
  });

  test('one run over all has something of everything', () => {
    expect(status).toBe(1);
    const { kernels, missing, ownBtf } = jsonOf(whole, 'manifest.json');
    expect([kernels.length, missing.length, ownBtf.length]).toEqual([34, 4, 5]);
    const report = jsonOf(whole, 'report.json');
    expect(report.expectations).toHaveLength(5);
    const groups = report.objects.map((object: { groups: unknown[] }) => object.groups.length);
    expect(Math.max(...groups)).toBeGreaterThan(8);
    expect(Object.keys(expected).filter((path) => path.endsWith('.tar.gz'))).toHaveLength(4);
  });

  test.each(counts)('%i shards come to the same bytes', (of) => {
    const shards = `${layout}-${of}`;
    const { directories, statuses } = makeShards(shards, of, '--layout', layout);
    expect(statuses).toEqual(Array(of).fill('0'));
    const merged = `merged-${layout}-${of}`;
    const run = merge(...directories.reverse(), ...end, '--output', merged);
    expect([run.stdout.includes('expectations to look at'), run.status]).toEqual([true, 1]);
    expect(digests(merged)).toEqual(expected);
    if (of === 8) {
      // That a line is needed only by kernels of other shards does not make it true of this one.
      const uses = directories.map((shard) =>
        jsonOf(shard, 'shard.json').remarks.map(({ use }: { use?: string }) => use),
      );
      const differing = uses[0].filter((_: string, line: number) => {
        return new Set(uses.map((ofShard) => ofShard[line])).size > 1;
      });
      expect(differing.length).toBeGreaterThan(2);
    }
  });
});

describe('a shard', () => {
  test('fails only by what makes it useless, or as it is told', () => {
    const broken = ['--fail-on', 'broken'];
    expect(makeShards('fails', 3, ...broken).statuses).toEqual(['1', '1', '1']);
    const { status } = node('cli.js', ...COMMON, '--shard', '1/3', '--output', 'fails/1');
    expect(status).toBe(0);
    expect(jsonOf('fails', '1', 'shard.json').shard).toEqual({ number: 1, of: 3 });
  });

  test('has no kernels if there are more shards than kernels, and says so', () => {
    const run = node('cli.js', ...COMMON, '--shard', '1/200', '--output', 'empty');
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('0 kernels of 36, shard 1/200, to make a file for.');
    expect(jsonOf('empty', 'manifest.json').kernels).toEqual([]);
  });

  test.each([
    ...['0/8', '9/8', '1/257', '3', '1/', 'x/8', '-1/8', '1/8/2'].map(
      (word) => [['--shard', word], `shard "${word}" is no part of a whole: write 1/8`] as const,
    ),
    [['--shard', '1/8', '--pack', 'tar'], 'pack is of no use beside shard'],
    [['--shard', '1/8', '--report-directory', 'r'], 'report-directory is of no use beside shard'],
    [['--shard', '1/8', '--sarif', 'true'], 'sarif is of no use beside shard'],
  ])('%j is refused', (flags, sentence) => {
    const { status, stderr } = node('cli.js', ...COMMON, ...flags, '--output', 'refused');
    expect(stderr).toContain(`btf-bundle: ${sentence}`);
    expect(status).toBe(2);
  });
});

describe('a merge', () => {
  let shards: string[];
  beforeAll(() => {
    shards = makeShards('good', 3).directories;
  });
  const refusal = (...directories: string[]) => {
    const { status, stderr } = merge(...directories, '--output', 'refused');
    expect(readdirSync(here)).not.toContain('refused');
    return [status, stderr];
  };

  test('takes globs, and a baseline', () => {
    const run = merge('good/*', '--output', 'by-glob', '--baseline', 'good/1', '--fail-on', 'none');
    expect(run.status).toBe(0);
    expect(run.stdout).toMatch(
      /^this change breaks nothing new on \d+ kernels \(baseline: good\/1\)/,
    );
  });

  test('says which shard is not there, or there twice', () => {
    expect(refusal('good/1', 'good/3')).toEqual([
      2,
      expect.stringContaining(
        'merge is not of all shards, for shard 2/3 is not there beside "good/1", "good/3": give',
      ),
    ]);
    cpSync(join(here, 'good/2'), join(here, 'again'), { recursive: true });
    expect(refusal('good/*', 'again')[1]).toMatch(
      /merge "(good\/2|again)" and "(good\/2|again)" are both shard 2\/3: leave one out\.\n/,
    );
  });

  test('refuses what are no shards, or of another plan', () => {
    const makeShard = (output: string, shard: string, ...flags: string[]) => {
      const end = ['--shard', shard, '--output', output];
      expect(node('cli.js', ...COMMON, ...end, ...flags).status).toBe(0);
    };
    makeShard('other', '2/3', '--layout', 'shared');
    expect(refusal('good/1', 'other', 'good/3')[1]).toContain(
      'merge "good/1" and "other" are not of one plan, for they differ in settings, such as layout',
    );
    makeShard('fewer', '2/3', '--targets', '!ccc');
    expect(refusal('good/1', 'fewer', 'good/3')[1]).toContain('for they differ in kernels: ');
    makeShard('more', '2/3', '--expectations', '*:x never');
    expect(refusal('good/1', 'more', 'good/3')[1]).toContain('for they differ in expectations: ');
    makeShard('halves', '2/2');
    expect(refusal('good/1', 'halves')[1]).toContain(
      '"good/1" and "halves" are shards 1/3 and 2/2: give those of one run',
    );
    expect(node('cli.js', ...COMMON, '--fail-on', 'none', '--output', 'plain').status).toBe(0);
    expect(refusal('good/*', 'plain')[1]).toContain(
      'merge "plain" is a directory whose shard.json does not exist: give the bundle of a run with the input shard.',
    );
    mkdirSync(join(here, 'nothing'));
    expect(refusal('nothing', 'nowhere/*')[1]).toMatch(
      /merge line 1, "nothing", is no bundle .*\n.*merge line 2, "nowhere\/\*", is no bundle/,
    );
  });

  test('does not write over a shard', () => {
    const { status, stderr } = merge(...shards, '--output', 'good/1');
    expect([status, stderr]).toEqual([2, expect.stringContaining('output "good/1" is a shard:')]);
    expect(merge(...shards, '--output', 'good').stderr).toContain('output "good" holds a shard:');
  });

  test('takes no file that is not the one of the manifest', () => {
    cpSync(join(here, 'good/2'), join(here, 'bad'), { recursive: true });
    const { file } = jsonOf('bad', 'manifest.json').kernels[0];
    writeFileSync(join(here, 'bad', file), 'other bytes');
    const { status, stderr } = merge('good/1', 'bad', 'good/3', '--output', 'refused');
    expect(status).toBe(1);
    expect(stderr).toContain(`is broken, for "${file}" is not what its manifest says: take it`);
    expect(readdirSync(here)).not.toContain('refused');
  });
});
