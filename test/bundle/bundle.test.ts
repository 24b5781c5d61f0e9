import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseBtf } from '../../src/btf/btf.js';
import { type Compiled, compile } from '../compiled.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (name: string) => join(root, 'test', 'fixtures', name);
const schemaOf = (name: string) =>
  new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync(join(root, 'schema', `${name}.schema.json`), 'utf8')),
  );

let compiled: Compiled;
beforeAll(() => {
  compiled = compile();
});
afterAll(() => compiled.remove());

/** Files below the archive of a fresh directory, by path: fixtures, or text. */
const ARCHIVE: Record<string, string> = {
  'made/1/x86_64/raw.btf': fixture('kernel_bpfel.btf'),
  'made/1/x86_64/image.vmlinux': fixture('kernel_bpfel.vmlinux'),
  'made/1/s390x/big.btf': fixture('kernel_bpfeb.btf'),
};

/** A working directory with an archive, the examples in it, and objects. */
function place(archive = ARCHIVE, objects = ['all-kinds_bpfel.o', 'all-kinds_bpfeb.o']): string {
  const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
  cpSync(join(root, 'examples', 'archive'), join(directory, 'archive'), { recursive: true });
  for (const [path, source] of Object.entries(archive)) {
    const file = join(directory, 'archive', path);
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(source)) copyFileSync(source, file);
    else writeFileSync(file, source);
  }
  mkdirSync(join(directory, 'build'));
  copyFileSync(join(root, 'examples', 'exec-trace.bpf.o'), join(directory, 'build', 'trace.o'));
  for (const object of objects) copyFileSync(fixture(object), join(directory, 'build', object));
  return directory;
}

/** Runs the command as a process; `threads` stands for the number of processors. */
function run(cwd: string, flags: readonly string[] = [], threads?: number) {
  const preload = `import os from 'node:os';import { syncBuiltinESMExports } from 'node:module';os.availableParallelism = () => ${threads};syncBuiltinESMExports();`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...(threads === undefined
        ? []
        : ['--import', `data:text/javascript,${encodeURIComponent(preload)}`]),
      join(compiled.directory, 'cli.js'),
      ...['--objects', 'build/*.o', '--targets', '*', '--archive', 'archive', '--cache', 'none'],
      // Some programs read what the made-up kernels do not have.
      ...(flags.includes('--fail-on') ? [] : ['--fail-on', 'missing,invalid']),
      ...flags,
    ],
    { cwd, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/** SHA-256 of every file below a directory, by path. */
function digests(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(directory, path)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      path.replaceAll('\\', '/'),
      createHash('sha256')
        .update(readFileSync(join(directory, path)))
        .digest('hex'),
    ]),
  );
}

const jsonOf = (directory: string, name: string) =>
  JSON.parse(readFileSync(join(directory, 'btf-bundle', name), 'utf8'));

describe('a run over good kernels', () => {
  let directory: string;
  let first: ReturnType<typeof run>;
  beforeAll(() => {
    directory = place();
    first = run(directory);
  });

  test('ends well', () => {
    expect(first.stderr).not.toContain('Error');
    expect(first.status).toBe(0);
    expect(jsonOf(directory, 'manifest.json').missing).toEqual([]);
  });

  test('writes what the schemas say', () => {
    for (const name of ['manifest', 'report', 'index']) {
      const validate = schemaOf(name);
      validate(jsonOf(directory, `${name}.json`));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  test('the manifest tells the truth of every file', () => {
    const bundle = join(directory, 'btf-bundle');
    const manifest = jsonOf(directory, 'manifest.json');
    const found = digests(bundle);
    const kernels: { kernel: string; file: string; size: number; sha256: string }[] =
      manifest.kernels;
    expect(kernels.map(({ kernel }) => kernel)).toEqual([
      'debian/11/arm64/5.10.0-32-cloud-arm64',
      'debian/12/x86_64/6.1.0-50-cloud-amd64',
      'made/1/s390x/big',
      'made/1/x86_64/image',
      'made/1/x86_64/raw',
    ]);
    for (const { file, size, sha256 } of kernels) {
      expect(found[file]).toBe(sha256);
      expect(statSync(join(bundle, file)).size).toBe(size);
      expect(() => parseBtf(readFileSync(join(bundle, file)))).not.toThrow();
    }
    expect(Object.keys(found).sort()).toEqual(
      [
        ...kernels.map(({ file }) => file),
        'index.json',
        'manifest.json',
        'report.html',
        'report.json',
      ].sort(),
    );
    expect(found['made/1/x86_64/image.btf']).toBe(found['made/1/x86_64/raw.btf']);
  });

  test('each kernel is for the objects of its byte order', () => {
    const { objects, kernels } = jsonOf(directory, 'report.json');
    const served = Object.fromEntries(
      objects.map(({ path, groups }: { path: string; groups: number[][] }) => [
        path,
        groups
          .flat()
          .map((index) => kernels[index])
          .sort(),
      ]),
    );
    expect(served['build/all-kinds_bpfeb.o']).toEqual(['made/1/s390x/big']);
    expect(served['build/all-kinds_bpfel.o']).toHaveLength(4);
    expect(served['build/trace.o']).toHaveLength(4);
  });

  test('names no place of this machine', () => {
    for (const name of ['manifest.json', 'report.json', 'report.html']) {
      const text = readFileSync(join(directory, 'btf-bundle', name), 'utf8');
      expect(text).not.toContain(directory);
      expect(text).not.toContain(tmpdir());
      expect(text).not.toContain(root);
    }
  });

  test.each([1, 2, 5])(
    'comes to the same bytes with %i threads, over an older bundle',
    (threads) => {
      const before = digests(join(directory, 'btf-bundle'));
      expect(run(directory, [], threads).status).toBe(0);
      expect(digests(join(directory, 'btf-bundle'))).toEqual(before);
    },
  );

  test('comes to the same bytes at another place', () => {
    const elsewhere = place();
    expect(run(elsewhere).status).toBe(0);
    expect(digests(join(elsewhere, 'btf-bundle'))).toEqual(digests(join(directory, 'btf-bundle')));
  });
});

describe('a run in another layout', () => {
  interface ManifestJson {
    readonly layout: string;
    readonly kernels: { kernel: string; file: string; size: number; sha256: string }[];
  }
  const withoutPlaces = ({ kernels }: ManifestJson) => kernels.map(({ file: _, ...rest }) => rest);

  test('shared has each different file once, over a tree, and index.json leads to all', () => {
    const directory = place();
    expect(run(directory).status).toBe(0);
    const tree: ManifestJson = jsonOf(directory, 'manifest.json');
    const { status, stdout } = run(directory, ['--layout', 'shared'], 3);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^shared: 4 different files of [^,]+, \d+ % less than a file each$/m);
    const shared: ManifestJson = jsonOf(directory, 'manifest.json');
    expect([tree.layout, shared.layout]).toEqual(['tree', 'shared']);
    expect(withoutPlaces(shared)).toEqual(withoutPlaces(tree));
    const found = digests(join(directory, 'btf-bundle'));
    const files = Object.keys(found).filter((path) => path.endsWith('.btf'));
    expect(files).toEqual([
      ...new Set(shared.kernels.map(({ sha256 }) => `btf/${sha256.slice(0, 16)}.btf`).sort()),
    ]);
    const index = jsonOf(directory, 'index.json');
    for (const { kernel, sha256 } of shared.kernels) {
      const [, distro, release = ''] = /^(.*)\/([^/]+)$/.exec(kernel) ?? [];
      const { path } = index.files[index.releases[release][distro ?? '']];
      expect(found[path]).toBe(sha256);
    }
    expect(run(directory, [], 1).status).toBe(0);
    expect(Object.keys(digests(join(directory, 'btf-bundle')))).not.toContain(files[0]);
  });

  test('inspektor-gadget has them where that looks for them', () => {
    const directory = place();
    expect(run(directory, ['--layout=inspektor-gadget']).status).toBe(0);
    const found = Object.keys(digests(join(directory, 'btf-bundle')));
    expect(found).toContain('x86/debian/12/x86_64/6.1.0-50-cloud-amd64.btf');
    expect(found).toContain('arm64/debian/11/aarch64/5.10.0-32-cloud-arm64.btf');
  });
});

describe('a run over some that are broken', () => {
  const broken = {
    ...ARCHIVE,
    'made/1/x86_64/broken.btf': 'no BTF at all, and long enough for a header',
    'made/1/x86_64/cut.btf.tar.xz': '\u00fd7zXZ',
    'made/1/x86_64/turned.btf': fixture('kernel_bpfeb.btf'),
  };

  test('ends with 1, with the rest of the bundle, and with every name', () => {
    const directory = place(broken, ['all-kinds_bpfel.o', 'x86.o']);
    const { status, stdout, stderr } = run(directory);
    expect(status).toBe(1);
    const manifest = jsonOf(directory, 'manifest.json');
    expect(manifest.missing).toEqual([
      {
        kernel: 'made/1/s390x/big',
        reason: expect.stringMatching(
          /^kernels of s390x are big-endian, and every object is little/,
        ),
      },
      { kernel: 'made/1/x86_64/broken', reason: expect.stringMatching(/^BTF: no BTF magic/) },
      { kernel: 'made/1/x86_64/cut', reason: expect.stringMatching(/^xz: /) },
      {
        kernel: 'made/1/x86_64/turned',
        reason: 'no object is big-endian, as the kernel is',
      },
    ]);
    expect(manifest.kernels).toHaveLength(4);
    const report = jsonOf(directory, 'report.json');
    expect(report.objects.find(({ path }: { path: string }) => path === 'build/x86.o').error).toBe(
      'is built for another machine than BPF; build it with clang -target bpf',
    );
    for (const name of ['made/1/x86_64/broken', 'made/1/x86_64/cut', 'build/x86.o']) {
      expect(stdout + stderr).toContain(name);
    }
    for (const name of ['manifest', 'report', 'index']) {
      expect(schemaOf(name)(jsonOf(directory, `${name}.json`))).toBe(true);
    }
    expect(run(directory, ['--fail-on', 'none']).status).toBe(0);
  });

  test('without a good object there is no bundle', () => {
    const directory = place(ARCHIVE, ['x86.o']);
    const { status, stderr } = run(directory, ['--objects', '!build/trace.o']);
    expect(status).toBe(1);
    expect(stderr).toContain('object build/x86.o is built for another machine');
    expect(existsSync(join(directory, 'btf-bundle'))).toBe(false);
  });

  test('a directory that is no bundle is left as it is', () => {
    const directory = place();
    mkdirSync(join(directory, 'btf-bundle'));
    writeFileSync(join(directory, 'btf-bundle', 'precious.txt'), 'mine');
    const { status, stderr } = run(directory);
    expect(status).toBe(2);
    expect(stderr).toContain('btf-bundle');
    expect(readdirSync(join(directory, 'btf-bundle'))).toEqual(['precious.txt']);
    expect(readdirSync(directory).sort()).toEqual(['archive', 'btf-bundle', 'build']);
  });
});
