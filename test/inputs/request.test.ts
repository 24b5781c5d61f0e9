import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, parse, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.js';
import { conditionsOf } from '../../src/inputs/fail-on.js';
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
const objects = ['a.o', 'b.o', 'c.o'].map((name) => {
  writeFileSync(join(here, name), '');
  return join(here, name);
});
const [anObject = ''] = objects;

const request = (inputs: Partial<Record<InputName, string[]>> = {}) =>
  makeRequest({
    ...(Object.fromEntries(INPUTS.map((name) => [name, []])) as unknown as Record<
      InputName,
      string[]
    >),
    objects: [anObject],
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
  test('reads all of them', () => {
    const list = file('targets.txt', '\ufeff# mine\r\nrhel/8 \r\n\n!rhel/8/arm64');
    const given = request({
      objects: [`${objects[1]}\n ${objects[0]} # first\n\n`, `arm64: ${objects[2]}`],
      targets: ['\n\nubuntu'],
      'targets-file': [list],
    });
    expect(given).toMatchObject({
      archives: [{ kind: 'directory', path: archive }],
      cache: 'auto',
      cacheSize: 2e9,
      compat: 'none',
      output,
      layout: 'tree',
      pack: 'none',
      packBy: 'all',
      reportDirectory: undefined,
      sourceMap: [],
      expectations: { programs: [], variables: [] },
      failOn: 'default',
      baseline: 'auto',
      id: 'default',
      sarif: false,
    });
    expect(request({ sarif: ['true'] }).sarif).toBe(true);
    expect(request({ compat: ['libbpf-0.8'] }).compat).toBe('libbpf-0.8');
    expect(request({ layout: [' shared\n'] }).layout).toBe('shared');
    expect(given.objects.map(({ path, architectures }) => [resolve(path), architectures])).toEqual([
      [objects[0], undefined],
      [objects[1], undefined],
      [objects[2], ['arm64']],
    ]);
    expect(given.targets.map(({ place, excludes }) => [place, excludes])).toEqual([
      ['targets line 3, "ubuntu",', false],
      [`targets-file "${list}" line 2, "rhel/8",`, false],
      [`targets-file "${list}" line 4, "!rhel/8/arm64",`, true],
    ]);
  });

  test('says all that is wrong at once, a sentence each', () => {
    const list = file('wrong.txt', '\n\nrhel/8\n# [\nrhel/[\n');
    const expected = file('expected.txt', 'a.o:b never\n# x\n*.v = x');
    const wrong = sentences({
      objects: ['# none', 'vax: a.o', join(here, 'missing.o'), `${here}\n"a.o"`],
      targets: ['\nubuntu/{20.04,}'],
      'targets-file': [list],
      archive: ['nowhere', '!also'],
      cache: ['some'],
      compat: ['libbpf'],
      layout: ['tree shared'],
      baseline: ['no-report.json'],
      id: ['a b'],
      sarif: ['yes'],
      output: ['.'],
      'report-directory': ['..'],
      'source-map': ['x'],
      expectations: ['\na.o'],
      'expectations-file': [expected],
      'fail-on': ['mising', 'none'],
    });
    expect(wrong.map((sentence) => sentence.split(/,| (?=does|has|"\.(?!\.\.\/))/)[0])).toEqual([
      'objects line 5',
      'objects line 2',
      'objects line 3',
      'objects line 4',
      `targets line 2`,
      `targets-file "${list}" line 5`,
      'archive line 2',
      'archive line 1',
      'output',
      'report-directory',
      'layout',
      'source-map line 1',
      'expectations line 2',
      'expectations-file ".../expected.txt" line 3',
      'fail-on',
      'fail-on',
      'cache',
      'compat',
      'baseline "no-report.json"',
      'id "a b" is no name: use at most 40 letters',
      'sarif "yes" is no switch: use true or false.',
    ]);
    for (const sentence of wrong) expect(sentence).toMatch(/^[^\n]+: [^\n]+\.$/);
  });

  test.each([
    [{ objects: ['# none'] }, 'objects names no file'],
    [{ objects: [`!${anObject}`] }, 'objects names no file'],
    [{ objects: [`${anObject}\n!${here}/*.o`] }, 'objects excludes every file that it names'],
    [{ targets: ['# none'] }, 'targets names no kernel'],
    [{ targets: ['!ubuntu'] }, 'targets names no kernel'],
  ])('%j names nothing', (inputs, words) => {
    expect(sentences(inputs)).toEqual([expect.stringContaining(words)]);
  });

  test('many wrong lines are a few sentences', () => {
    const many = Array.from({ length: 400 }, (_, i) => `[${i}`);
    for (const input of ['objects', 'targets', 'archive', 'source-map', 'expectations'] as const) {
      const wrong = sentences({ [input]: [many.join('\n')] });
      expect(wrong).toHaveLength(11);
      expect(wrong[10]).toBe(`${input} has 390 more lines that are wrong: mend these first.`);
    }
  });

  test.each(['objects', 'targets', 'archive', 'source-map', 'expectations'] as const)(
    '%s has the rules of all for comments, quotes and blank lines',
    (input) => {
      const good = {
        ...{ objects: anObject, targets: 'ubuntu', archive },
        ...{ 'source-map': '/a=b', expectations: 'a.o:b never' },
      }[input];
      expect(sentences({ [input]: [`\n# x\n${good} # y\n\t#z`] })).toEqual([]);
      expect(sentences({ [input]: [`${good}\r\n\r\n"${good}"`] })).toEqual([
        expect.stringMatching(
          new RegExp(`^${input} line 3, .* stands in quotes, .*: leave them out`),
        ),
      ]);
      expect(sentences({ [input]: [`${good}\r! # nothing`] })).toEqual([
        expect.stringContaining(`${input} line 2, "!", excludes nothing`),
      ]);
    },
  );

  test.each(['archive', 'source-map', 'expectations'] as const)(
    '%s has nothing to exclude',
    (input) => {
      const [wrong] = sentences({ [input]: ['!a=b'] });
      expect(wrong).toMatch(new RegExp(`^${input} line 1, "!a=b", begins with !, but`));
    },
  );

  test('no password of a URL is repeated', () => {
    const wrong = sentences({ archive: ['!https://me:secret@host/x', 'https://me:secret@host/x'] });
    expect(wrong).toHaveLength(2);
    expect(wrong.join()).not.toContain('secret');
  });

  test.each([
    ['missing', join(here, 'nothing'), 'does not exist'],
    ['a directory', here, 'is a directory'],
    ['binary', file('binary', new Uint8Array([65, 0, 66])), 'is not UTF-8 text'],
    ['not UTF-8', file('latin1', new Uint8Array([0xe9, 0x0a])), 'is not UTF-8 text'],
    ['huge', file('huge', 'a\n'.repeat(600_000)), 'is larger than 1 MiB'],
  ])('a targets-file that is %s is one sentence', (_what, path, words) => {
    const wrong = sentences({ targets: [], 'targets-file': [path] });
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toContain(`targets-file "${path}" ${words}`);
  });

  test('an expectations-file that cannot be read is one sentence', () => {
    expect(sentences({ 'expectations-file': [here] })).toEqual([
      `expectations-file "${here}" is a directory: give a text file with an expectation a line.`,
    ]);
  });

  test('lines of expectations-file follow those of expectations', () => {
    const list = file('more.txt', '# ours\nb.o:* optional\n*.v = 1');
    const { expectations } = request({
      expectations: ['\na.o:x never'],
      'expectations-file': [list],
    });
    expect(expectations.programs.map(({ place }) => place)).toEqual([
      'expectations line 2, "a.o:x never",',
      // An absolute path would make reports differ from machine to machine.
      'expectations-file ".../more.txt" line 2, "b.o:* optional",',
    ]);
    expect(expectations.variables.map(({ where }) => where)).toEqual([
      'expectations-file ".../more.txt" line 3',
    ]);
  });

  test('a targets-file that never ends is read no further than its kind', () => {
    if (process.platform === 'win32') return;
    const link = join(here, 'zero.txt');
    symlinkSync('/dev/zero', link);
    expect(sentences({ targets: [], 'targets-file': [link] })).toEqual([
      `targets-file "${link}" is no regular file: give a text file with a pattern a line.`,
    ]);
  });

  test('an archive must be a directory', () => {
    const path = file('archive.txt', '');
    expect(sentences({ archive: [archive, path, 'nowhere'] })).toEqual([
      expect.stringContaining(`archive line 2, "${path}", is not a directory`),
      expect.stringContaining('archive line 3, "nowhere" is no directory here'),
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

  test('compat cannot be another word', () => {
    expect(sentences({ compat: ['libbpf'] })).toEqual([
      'compat does not know "libbpf": use none or libbpf-0.8.',
    ]);
  });

  test('to list kernels, nothing is asked of the other inputs', () => {
    const none = Object.fromEntries(INPUTS.map((name) => [name, []])) as unknown as Inputs;
    const inputs = { ...none, targets: ['ubuntu'], archive: [archive, 'o/r'], 'fail-on': ['x'] };
    expect(makeListRequest(inputs)).toEqual({
      targets: [expect.objectContaining({ excludes: false })],
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

  test.each(['output', 'report-directory'] as const)('%s is not in quotes', (input) => {
    expect(sentences({ [input]: ["'out'"] })).toEqual([
      `${input} 'out' stands in quotes, which would be a part of it: leave them out.`,
    ]);
  });

  test('report-directory is one, as it was written', () => {
    const directory = relative(process.cwd(), join(here, 'reports'));
    expect(request({ 'report-directory': [directory] }).reportDirectory).toBe(directory);
    expect(request({ 'report-directory': [output] }).reportDirectory).toBe(output);
    expect(sentences({ 'report-directory': ['a\nb'] })).toEqual([
      'report-directory has 2 lines: give one value.',
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

  test('output cannot hold files that are nobody’s bundle', () => {
    const full = join(here, 'full');
    mkdirSync(full);
    expect(sentences({ output: [full] })).toEqual([]);
    writeFileSync(join(full, 'mine.txt'), '');
    expect(sentences({ output: [full] })).toEqual([
      expect.stringContaining(`output "${full}" is a directory with files that are no bundle`),
    ]);
    expect(sentences({ output: [anObject] })).toEqual([
      expect.stringContaining(`output "${anObject}" is not a directory`),
    ]);
  });

  test('only one output', () => {
    expect(sentences({ output: [output, `${output}2`] })).toEqual([
      'output has 2 lines: give one value.',
    ]);
  });

  test.each([
    [['none'], []],
    [['unresolved'], ['unresolved']],
    [['broken, depends'], ['broken', 'depends']],
    [['unattached'], ['unattached']],
    [['newly-broken'], ['newly-broken']],
    [
      ['missing,invalid', 'unresolved\nmissing'],
      ['missing', 'invalid', 'unresolved'],
    ],
  ])('fail-on %j is %j', (words, conditions) => {
    expect(request({ 'fail-on': words }).failOn).toEqual(new Set(conditions));
  });

  test('fail-on by default is what a compared change makes newly broken, or what is broken', () => {
    const { failOn } = request({ 'fail-on': [''] });
    expect(failOn).toBe('default');
    expect([...conditionsOf(failOn, true)]).toEqual(['missing', 'invalid', 'newly-broken']);
    expect([...conditionsOf(failOn, false)]).toEqual(['missing', 'invalid', 'broken']);
    const chosen = new Set(['depends'] as const);
    expect(conditionsOf(chosen, true)).toBe(chosen);
  });
});
