import { describe, expect, test } from '@jest/globals';
import { parseFlags } from '../../src/commands/flags.js';
import { InputError } from '../../src/errors.js';

function sentences(...args: string[]): readonly string[] {
  try {
    parseFlags(args);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.sentences;
    throw error;
  }
}

test('without a command, and list', () => {
  const flags = ['--targets=a', '--targets', 'b', '--expectations', '*.v = any'];
  const inputs = { targets: ['a', 'b'], expectations: ['*.v = any'], objects: [] };
  expect(parseFlags(flags)).toMatchObject({ command: 'bundle', inputs });
  expect(parseFlags(['list', ...flags])).toMatchObject({ command: 'list', inputs });
  expect(sentences('bundle', ...flags)).toEqual([
    expect.stringContaining('"bundle" belongs to no flag: put --objects or another flag'),
  ]);
});

test('verify takes a bundle, objects or none, and --json', () => {
  expect(parseFlags(['verify', 'out', '--objects', 'a.o', '--objects=b.o', '--json'])).toEqual({
    command: 'verify',
    inputs: { bundle: 'out', objects: ['a.o', 'b.o'], json: true },
  });
  expect(parseFlags(['verify', 'out'])).toEqual({
    command: 'verify',
    inputs: { bundle: 'out', objects: [], json: false },
  });
  expect(sentences('verify', 'out', 'more', '--targets=x')).toEqual([
    '"more" belongs to no flag: verify takes BUNDLE, and --json and --objects.',
    '--targets is no flag of btf-bundle verify: --help lists them.',
  ]);
});

describe('explain', () => {
  const words = ['build/exec.bpf.o', 'exec_probe'];

  test('takes an object, a program and its flags, in any order', () => {
    const inputs = {
      object: 'build/exec.bpf.o',
      program: 'exec_probe',
      kernel: ['rhel/8/x86_64/4.18.0-80.el8.x86_64'],
      archive: ['a', 'b'],
      'source-map': [],
      expectations: ['x never'],
      'expectations-file': ['more.txt'],
    };
    const flags = [
      `--kernel=${inputs.kernel[0]}`,
      ...['--archive', 'a', '--archive=b'],
      ...['--expectations=x never', '--expectations-file', 'more.txt'],
    ];
    expect(parseFlags(['explain', ...words, ...flags])).toEqual({ command: 'explain', inputs });
    expect(parseFlags(['explain', ...flags, ...words])).toEqual({ command: 'explain', inputs });
  });

  test('says all that is wrong', () => {
    expect(sentences('explain')).toEqual([
      'explain has no OBJECT: write btf-bundle explain OBJECT PROGRAM.',
      'explain has no PROGRAM: write btf-bundle explain OBJECT PROGRAM.',
    ]);
    expect(
      sentences('explain', ...words, 'more', '--targets=x', '--cache', 'all', '--what', '--kernel'),
    ).toEqual([
      '"more" belongs to no flag: explain takes OBJECT and PROGRAM, and flags with their values.',
      '--targets is no flag of btf-bundle explain: --help lists them.',
      '--cache is no flag of btf-bundle explain: --help lists them.',
      '--what is no flag of btf-bundle: --help lists them.',
      '--kernel has no value: write --kernel=VALUE.',
    ]);
  });

  test('its flags are no others’', () => {
    expect(sentences('--kernel=x')).toEqual([
      '--kernel is no flag of btf-bundle without a command: --help lists them.',
    ]);
    expect(sentences('list', '--kernel=x')).toEqual([
      '--kernel is no flag of btf-bundle list: --help lists them.',
    ]);
  });
});

test('diff takes two reports and one switch, and no other flag', () => {
  const inputs = { older: 'a', newer: 'b', json: false };
  expect(parseFlags(['diff', 'a', 'b'])).toEqual({ command: 'diff', inputs });
  const asJson = { command: 'diff', inputs: { ...inputs, json: true } };
  expect(parseFlags(['diff', '--json', 'a', 'b'])).toEqual(asJson);
  expect(sentences('diff', '--json')).toEqual([
    'diff has no OLD: write btf-bundle diff OLD NEW.',
    'diff has no NEW: write btf-bundle diff OLD NEW.',
  ]);
  expect(sentences('diff', 'a', 'b', 'c', '--objects=x')).toEqual([
    '"c" belongs to no flag: diff takes OLD and NEW, and --json.',
    '--objects is no flag of btf-bundle diff: --help lists them.',
  ]);
  expect(sentences('--json')).toEqual([
    '--json is no flag of btf-bundle without a command: --help lists them.',
  ]);
});

describe('cache', () => {
  const inputs = { list: false, clear: false, olderThan: [] };

  test('takes its own flags', () => {
    expect(parseFlags(['cache', '--list'])).toEqual({
      command: 'cache',
      inputs: { ...inputs, list: true },
    });
    expect(parseFlags(['cache', '--older-than', '30', '--clear'])).toEqual({
      command: 'cache',
      inputs: { ...inputs, clear: true, olderThan: ['30'] },
    });
  });

  test('and no other', () => {
    expect(sentences('cache', 'all', '--clear', '--objects=x', '--older-than')).toEqual([
      '"all" belongs to no flag: cache takes --list, --clear and --older-than.',
      '--objects is no flag of btf-bundle cache: --help lists them.',
      '--older-than has no value: write --older-than=VALUE.',
    ]);
    expect(sentences('--clear', '--older-than=3')).toEqual([
      '--clear is no flag of btf-bundle without a command: --help lists them.',
      '--older-than is no flag of btf-bundle without a command: --help lists them.',
    ]);
  });
});

test('id is of workflows only', () => {
  expect(sentences('--id=x')).toEqual(['--id is no flag of btf-bundle: --help lists them.']);
  expect(parseFlags([])).toMatchObject({ inputs: { id: [], baseline: [] } });
});

test('help comes before all that is wrong, and the version asks for nothing else', () => {
  expect(parseFlags(['explain', '--help', 'a', 'b', 'c', '-q'])).toEqual({ command: 'help' });
  expect(parseFlags(['list', '-h', '--version'])).toEqual({ command: 'help' });
  expect(parseFlags(['explain', '--version'])).toEqual({ command: 'version' });
  expect(sentences('--version', '-q')).toEqual(['-q is no flag of btf-bundle: --help lists them.']);
});

test('merge takes directories and the flags of where a run ends', () => {
  const flags = ['--output=all', '--pack', 'tar.gz'];
  expect(parseFlags(['merge', 'a', ...flags, 'b', 'c/*'])).toMatchObject({
    command: 'merge',
    inputs: { merge: ['a', 'b', 'c/*'], output: ['all'], pack: ['tar.gz'], sarif: [], id: [] },
  });
  expect(sentences('merge', '--objects=x')).toEqual([
    '--objects is no flag of btf-bundle merge: --help lists them.',
    'merge has no DIRECTORY…: write btf-bundle merge DIRECTORY….',
  ]);
});
