import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readCase } from '../../conformance/made-up/case.mjs';
import { parseManifest, parseReport } from '../../src/output/parse.js';
import { renderHtml } from '../../src/report/html/render.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { type Compiled, compile } from '../compiled.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

let compiled: Compiled;
let here: string;
beforeAll(() => {
  compiled = compile();
  here = mkdtempSync(join(tmpdir(), 'report-'));
});
afterAll(() => {
  compiled.remove();
  rmSync(here, { recursive: true, force: true });
});

interface Flags {
  objects: string[];
  archive: string;
  workspace?: string;
}

/** Runs the command and gives what it wrote. */
function run(cwd: string, { objects, archive, workspace }: Flags) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [
      join(compiled.directory, 'cli.js'),
      ...objects.map((object) => `--objects=${object}`),
      ...['--targets=*', `--archive=${archive}`, '--cache=none', '--output=out'],
      // Some of its programs read what these kernels do not have.
      '--fail-on=missing,invalid',
    ],
    {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...(workspace && { GITHUB_WORKSPACE: workspace }) },
    },
  );
  expect([status, stderr.match(/^btf-bundle: .*/m)?.[0]]).toEqual([0, undefined]);
  const [manifest = '', report = ''] = ['manifest', 'report'].map((name) =>
    readFileSync(join(cwd, 'out', `${name}.json`), 'utf8'),
  );
  return { stdout, stderr, manifest, report };
}

function write(file: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

test('kernels that differ in the id of a type only are one group', async () => {
  const task = (id: number) => `[${id}] STRUCT task size=8\n\tpid type_id=1`;
  const int = '[1] INT int size=4 encoding=SIGNED';
  const kernels = [`${int}\n${task(2)}`, `${int}\n[2] INT other size=8\n${task(3)}`];
  const text = [
    `object:\n${int}\n${task(2)}`,
    'relocations:\ntarget_type_id [2] 0 ldimm64=2\nlocal_type_id [2] 0 ldimm64=2\nbyte_off [2] 0:0 ldx4=0',
    ...kernels.map((types, i) => `kernel: ${i}\n${types}`),
  ].join('\n');
  const made = await readCase(text, true, async () => []);
  const directory = join(here, 'ids');
  write(join(directory, 'x.o'), made.object);
  for (const { name, btf } of made.kernels) write(join(directory, `a/k/1/x86_64/${name}.btf`), btf);

  const { report } = run(directory, { objects: ['x.o'], archive: 'a' });
  const [object] = parseReport(report).objects;
  expect(object?.groups).toEqual([[0, 1]]);
  expect(object?.queries.map(({ kind, outcomes }) => [kind, outcomes])).toEqual([
    ['target_type_id', [{ status: 'resolved', groups: [0] }]],
    ['local_type_id', [{ status: 'resolved', groups: [0] }]],
    ['byte_off', [{ status: 'resolved', value: '0', groups: [0] }]],
  ]);
});

describe('two checkouts', () => {
  /** A repository in a directory, with another one beside it. */
  function checkout(name: string): string {
    const directory = join(here, name, 'product');
    cpSync(join(root, 'examples'), join(directory, 'examples'), { recursive: true });
    cpSync(join(root, 'test/fixtures'), join(here, name, 'tests/fixtures'), { recursive: true });
    mkdirSync(join(directory, 'sub'), { recursive: true });
    return directory;
  }
  let places: string[];
  beforeEach(() => {
    places = ['one', 'a/rather/long/way/to/the/other'].map(checkout);
  });

  const INSIDE = ['examples/*.bpf.o', '../tests/fixtures/all-kinds_bpfel.o'];
  test.each<[string, (place: string) => [cwd: string, Flags]]>([
    ['by relative paths', (at) => [at, { objects: INSIDE, archive: 'examples/archive' }]],
    [
      'by absolute paths, with an archive outside',
      (at) => [
        join(at, 'examples'),
        {
          objects: [`${at}/examples/*.o`, `${dirname(at)}/tests/fixtures/all-kinds_bpfel.o`],
          archive: join(at, 'examples/archive'),
        },
      ],
    ],
    [
      'in a directory of the runner’s workspace',
      (at) => [
        join(at, 'sub'),
        { objects: ['../examples/*.o'], archive: '../examples/archive', workspace: at },
      ],
    ],
  ])('give the same bytes: %s', (_what, how) => {
    const [one, other] = places.map((place) => run(...how(place)));
    expect(other?.manifest).toBe(one?.manifest);
    expect(other?.report).toBe(one?.report);
    for (const text of [one?.manifest, one?.report]) {
      expect(text).not.toContain(here);
      expect(text).not.toContain('"../');
    }
  });

  test('a file is called by its path in the workspace, wherever in it the run is', () => {
    const [place = ''] = places;
    const { manifest, report } = run(join(place, 'sub'), {
      objects: ['../examples/*.o', '../../tests/fixtures/all-kinds_bpfel.o'],
      archive: '../examples/archive',
      workspace: place,
    });
    expect(parseManifest(manifest).archives).toEqual([{ name: 'examples/archive' }]);
    expect(parseManifest(manifest).objects.map(({ path }) => path)).toEqual([
      '.../all-kinds_bpfel.o',
      'examples/exec-trace.bpf.o',
    ]);
    const files = parseReport(report).objects.map(({ path, relocations }) => [
      path,
      [...new Set(relocations.map(({ source }) => source?.file))],
    ]);
    expect(files).toEqual([
      ['.../all-kinds_bpfel.o', ['.../all-kinds.bpf.c']],
      ['examples/exec-trace.bpf.o', ['examples/exec-trace.bpf.c']],
    ]);
  });
});

test('what the terminal shows, and the page, are rendered from the two files alone', () => {
  const directory = join(here, 'rendered');
  cpSync(join(root, 'examples'), directory, { recursive: true });
  const { stdout, stderr, manifest, report } = run(directory, {
    objects: ['exec-trace.bpf.o'],
    archive: 'archive',
  });
  const rendered = renderTerminal(parseManifest(manifest), parseReport(report));
  expect(stdout.startsWith(rendered)).toBe(true);
  expect(stdout.slice(rendered.length)).toMatch(
    /^bundle: .*\nmanifest: .*\nreport: .*\npage: .*\n$/,
  );
  const page = stdout.match(/^page: +(.*)$/m)?.[1] ?? '';
  expect(readFileSync(page, 'utf8')).toBe(renderHtml(parseManifest(manifest), parseReport(report)));
  expect(stderr).toMatch(/^from: 2 kernels read from a directory \(1\.7 MB\)$/m);
  expect(stderr).toMatch(/^done in \d+\.\d s$/m);
});
