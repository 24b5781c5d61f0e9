import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Compiled, compile } from '../compiled.js';

const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url);

let compiled: Compiled;
let here: string;
let workspace: string;
beforeAll(() => {
  compiled = compile();
  here = mkdtempSync(join(tmpdir(), 'annotations-'));
});
afterAll(() => {
  compiled.remove();
  rmSync(here, { recursive: true, force: true });
});
beforeEach(() => {
  workspace = mkdtempSync(join(here, 'workspace-'));
  place('kernel_bpfel.btf', 'archive/made/1/x86_64/1.0.btf');
});

/** Puts a fixture at a path of the workspace. */
function place(name: string, path: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  copyFileSync(fixture(name), join(workspace, path));
}

/** Puts a file of the same name there that is another one. */
function placeOther(path: string): void {
  mkdirSync(dirname(join(workspace, path)), { recursive: true });
  writeFileSync(join(workspace, path), '/* another */\n'.repeat(200));
}

/** Runs the action as it is, and gives the annotations of relocations. */
function annotationsOf(inputs: Record<string, string>, directory = workspace): string[] {
  const given = {
    targets: '*',
    archive: 'archive',
    cache: 'none',
    // Otherwise they are told by the programs that they break.
    'fail-on': 'unresolved',
    ...inputs,
  };
  const { stdout } = spawnSync(process.execPath, [join(compiled.directory, 'main.js')], {
    cwd: directory,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      RUNNER_TEMP: here,
      GITHUB_WORKSPACE: directory,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    },
  });
  return stdout.split(/\r?\n/).filter((line) => line.includes('title=CO-RE relocation'));
}

/** The compiler was given `./all-kinds.bpf.c`. */
describe('relocations of all-kinds_bpfel.o are told as errors if they fail the run', () => {
  const lines = (file: string) =>
    [79, 81, 83].map((line) =>
      expect.stringContaining(`::error title=CO-RE relocation,file=${file},line=${line}::`),
    );

  test('on the file of the directory that it was built in, not on the one in the root', () => {
    place('all-kinds_bpfel.o', 'sub/build/x.o');
    place('all-kinds.bpf.c', 'sub/all-kinds.bpf.c');
    placeOther('all-kinds.bpf.c');
    expect(annotationsOf({ objects: 'sub/build/*.o' })).toEqual(lines('sub/all-kinds.bpf.c'));
  });

  test('below a workspace that is a link', () => {
    place('all-kinds_bpfel.o', 'build/x.o');
    place('all-kinds.bpf.c', 'bpf/src/all-kinds.bpf.c');
    const link = join(here, 'link');
    symlinkSync(workspace, link, 'junction');
    expect(annotationsOf({ objects: 'build/x.o' }, link)).toEqual(lines('bpf/src/all-kinds.bpf.c'));
  });

  test('on one of two equal files only if the user says which', () => {
    place('all-kinds_bpfel.o', 'build/x.o');
    for (const path of ['a', 'b']) place('all-kinds.bpf.c', `${path}/all-kinds.bpf.c`);
    const untold = annotationsOf({ objects: 'build/x.o' });
    expect(untold).toHaveLength(3);
    for (const line of untold) {
      expect(line).toMatch(/^::error title=CO-RE relocation::\.\.\.\/all-kinds\.bpf\.c:\d+: /);
    }
    const sourceMap = { 'source-map': '.=b' };
    expect(annotationsOf({ objects: 'build/x.o', ...sourceMap })).toEqual(
      lines('b/all-kinds.bpf.c'),
    );
  });
});
