import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assembleBtf } from '../../conformance/made-up/assemble-btf.mjs';
import { readCase } from '../../conformance/made-up/case.mjs';
import { parseBtf } from '../../src/btf/btf.js';
import { newerFormatsOf } from '../../src/btf/older-format.js';
import { type Compiled, compile } from '../compiled.js';

const CASE = `object:
[1] ENUM flags size=4
	LOW val=1
relocations:
enumval_value [1] 0
`;
const KERNEL = `
[1] ENUM64 flags size=8
	LOW val=2
	HIGH val=0x100000000
`;

let compiled: Compiled;
let here: string;

beforeAll(async () => {
  compiled = compile();
  here = mkdtempSync(join(tmpdir(), 'compat-'));
  mkdirSync(join(here, 'archive/made/1/x86_64'), { recursive: true });
  const { btf } = assembleBtf(KERNEL, true);
  writeFileSync(join(here, 'archive/made/1/x86_64/6.1.0.btf'), btf);
  const { object } = await readCase(CASE, true, async () => [1n]);
  writeFileSync(join(here, 'flags.o'), object);
});
afterAll(() => compiled.remove());

/** Makes the bundle, with what was kept of earlier runs. */
function make(...flags: string[]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(compiled.directory, 'cli.js'),
      ...['--objects=flags.o', '--targets=made', '--archive=archive', '--cache=all'],
      ...['--fail-on=none', ...flags],
    ],
    { cwd: here, encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: join(here, 'cache') } },
  );
  expect(status).toBe(0);
  const bundle = join(here, 'btf-bundle');
  const manifest = JSON.parse(readFileSync(join(bundle, 'manifest.json'), 'utf8'));
  const btf = parseBtf(new Uint8Array(readFileSync(join(bundle, 'made/1/x86_64/6.1.0.btf'))));
  return { stdout, manifest, formats: newerFormatsOf(btf) };
}

test('a bundle is for libbpf 0.8 if that is asked for, whatever was kept of other runs', () => {
  const own = make();
  expect(own.formats).toEqual(['ENUM64']);
  expect(own.manifest.kernels[0].formats).toEqual(['ENUM64']);
  expect(own.manifest.compat).toBeUndefined();
  expect(own.stdout).toContain('1 kernel with ENUM64 (refused by libbpf before 1.0); compat:');

  const older = make('--compat', 'libbpf-0.8');
  expect(older.formats).toEqual([]);
  expect(older.manifest.kernels[0].formats).toBeUndefined();
  expect(older.manifest.compat).toBe('libbpf-0.8');
  expect(older.stdout).not.toContain('libbpf before');
  expect(older.manifest.kernels[0].outcomes).toEqual(own.manifest.kernels[0].outcomes);
  expect(older.manifest.signature).not.toBe(own.manifest.signature);

  expect(make().formats).toEqual(['ENUM64']);
});
