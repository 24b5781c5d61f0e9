import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.js';
import {
  INPUTS,
  type InputName,
  type Inputs,
  makeListRequest,
  makeRequest,
} from '../../src/inputs/request.js';

const here = mkdtempSync(join(tmpdir(), 'request-'));
const archive = join(here, 'archive');
mkdirSync(join(archive, 'ubuntu'), { recursive: true });
const output = join(here, 'bundle');

const request = (inputs: Partial<Record<InputName, string[]>> = {}) =>
  makeRequest({
    ...(Object.fromEntries(INPUTS.map((name) => [name, []])) as unknown as Record<
      InputName,
      string[]
    >),
    objects: ['a.o'],
    targets: ['ubuntu'],
    archive: [archive],
    output: [output],
    ...inputs,
  });

const sentences = (inputs: Partial<Record<InputName, string[]>>): readonly string[] => {
  try {
    request(inputs);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.sentences;
    throw error;
  }
};

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(here, name), content);
  return join(here, name);
};

describe('makeRequest', () => {
  test('splits lines, and puts those of targets-file last', () => {
    const list = file('targets.txt', '\ufeff# mine\r\nrhel/8 \r\n\n!rhel/8/arm64');
    expect(
      request({ objects: ['a.o\n b.o\n\n', 'c.o'], targets: ['ubuntu'], 'targets-file': [list] }),
    ).toEqual({
      objects: ['a.o', 'b.o', 'c.o'],
      targets: ['ubuntu', '# mine', 'rhel/8', '!rhel/8/arm64'],
      archives: [{ kind: 'directory', path: archive }],
      cache: 'auto',
      output,
      reportDirectory: undefined,
      sourceMap: [],
      failOn: new Set(['missing', 'invalid']),
    });
  });

  test('says all that is wrong at once, a sentence each', () => {
    const wrong = sentences({
      objects: ['# none', '!a.o', 'arm64: !b.o'],
      targets: ['!ubuntu'],
      archive: ['nowhere'],
      cache: ['some'],
      output: ['.'],
      'fail-on': ['mising', 'none'],
    });
    expect(wrong.map((sentence) => sentence.split(' ')[0])).toEqual([
      'objects',
      'targets',
      'archive',
      'output',
      'fail-on',
      'fail-on',
      'cache',
    ]);
    for (const sentence of wrong) expect(sentence).toMatch(/^[^\n]+: [^\n]+\.$/);
  });

  test.each([
    ['missing', join(here, 'nothing'), 'does not exist'],
    ['a directory', here, 'is not a file'],
    ['binary', file('binary', new Uint8Array([65, 0, 66])), 'is not UTF-8 text'],
    ['not UTF-8', file('latin1', new Uint8Array([0xe9, 0x0a])), 'is not UTF-8 text'],
    ['huge', file('huge', 'a\n'.repeat(600_000)), 'is larger than 1 MiB'],
  ])('a targets-file that is %s is one sentence', (_what, path, words) => {
    const wrong = sentences({ targets: [], 'targets-file': [path] });
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toContain(`targets-file "${path}" ${words}`);
  });

  test('an archive must be a directory', () => {
    const path = file('archive.txt', '');
    expect(sentences({ archive: [archive, path, 'nowhere'] })).toEqual([
      expect.stringContaining(`archive "${path}" is not a directory`),
      expect.stringContaining('archive "nowhere" is no directory here'),
    ]);
  });

  test('archive, cache and output have defaults', () => {
    expect(request({ archive: [], output: [] })).toMatchObject({
      archives: [{ kind: 'git', url: 'https://github.com/aquasecurity/btfhub-archive' }],
      cache: 'auto',
      output: 'btf-bundle',
    });
  });

  test.each([[['all\nnone']], [['all', 'none']], [['All']]])('cache cannot be %j', (cache) => {
    expect(sentences({ cache })).toEqual([expect.stringMatching(/^cache does not know .*: use /)]);
  });

  test('to list kernels, nothing is asked of the other inputs', () => {
    const none = Object.fromEntries(INPUTS.map((name) => [name, []])) as unknown as Inputs;
    const inputs = { ...none, targets: ['ubuntu'], archive: [archive, 'o/r'], 'fail-on': ['x'] };
    expect(makeListRequest(inputs)).toEqual({
      targets: ['ubuntu'],
      archives: [
        expect.objectContaining({ path: archive }),
        expect.objectContaining({ name: 'o/r' }),
      ],
    });
    expect(() => makeListRequest({ ...none, objects: ['a.o'] })).toThrow(
      /^targets names no kernel/,
    );
  });

  test.each([
    ['the root', parse(here).root],
    ['the current directory', process.cwd()],
    ['its parent', '..'],
    ['.git', '.git'],
    ['a directory in .git', 'x/.GIT/hooks'],
    ['the archive', archive],
    ['a directory in the archive', join(archive, 'ubuntu', 'new', 'one')],
    ['the archive, by a relative path', relative(process.cwd(), archive)],
    ['a directory that holds the archive', here],
  ])('output cannot be %s', (_what, path) => {
    expect(sentences({ output: [path] })).toEqual([expect.stringContaining(`output "${path}"`)]);
  });

  test('output cannot lead into the archive by a link', () => {
    symlinkSync(archive, join(here, 'link'), 'junction');
    expect(sentences({ output: [join(here, 'link', 'x')] })[0]).toContain('is inside the archive');
  });

  test.each([
    ['the root', parse(here).root, 'is the root'],
    ['the current directory', '.', 'is the current directory'],
    ['its parent', '..', 'holds the current directory'],
    ['in .git', '.git/reports', 'is inside a .git directory'],
    ['in the archive', join(archive, 'reports'), 'is inside the archive'],
    ['below the output', join(output, 'reports'), 'is inside the output directory'],
  ])('report-directory cannot be %s', (_what, path, words) => {
    const wrong = sentences({ 'report-directory': [path] });
    expect(wrong).toEqual([expect.stringContaining(`report-directory "${path}" ${words}`)]);
  });

  test('report-directory is one, as it was written', () => {
    const directory = relative(process.cwd(), join(here, 'reports'));
    expect(request({ 'report-directory': [directory] }).reportDirectory).toBe(directory);
    expect(request({ 'report-directory': [output] }).reportDirectory).toBe(output);
    expect(sentences({ 'report-directory': ['a\nb'] })).toEqual([
      'report-directory names several directories: give one.',
    ]);
  });

  test('source-map has a prefix a line', () => {
    expect(
      request({ 'source-map': ['# ours\n/build/=./\n\n/a=b=src\n /=root', 'C:\\x = .'] }).sourceMap,
    ).toEqual([
      { from: '/build', to: '.' },
      { from: '/a=b', to: 'src' },
      { from: '/', to: 'root' },
      { from: 'C:\\x', to: '.' },
    ]);
  });

  test('a wrong line of source-map is named by its number', () => {
    const wrong = sentences({ 'source-map': ['\n/build\n=src\n/src=', '/a=b\n/a/=c'] });
    expect(wrong).toEqual([
      expect.stringContaining('source-map line 2, "/build", is not FROM=TO'),
      expect.stringContaining('source-map line 3, "=src", is not FROM=TO'),
      expect.stringContaining('source-map line 4, "/src=", is not FROM=TO'),
      'source-map line 6, "/a/=c", maps "/a" a second time: leave one line for it.',
    ]);
  });

  test('only one output', () => {
    expect(sentences({ output: [output, `${output}2`] })).toEqual([
      'output names several directories: give one.',
    ]);
  });

  test.each([
    [[''], ['missing', 'invalid']],
    [['none'], []],
    [['unresolved'], ['unresolved']],
    [
      ['missing,invalid', 'unresolved\nmissing'],
      ['missing', 'invalid', 'unresolved'],
    ],
  ])('fail-on %j is %j', (words, conditions) => {
    expect([...request({ 'fail-on': words }).failOn]).toEqual(conditions);
  });
});
