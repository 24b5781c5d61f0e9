import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { InputError } from '../../src/errors.js';
import { type ExplainInputs, makeExplainRequest } from '../../src/inputs/explain-request.js';

const here = mkdtempSync(join(tmpdir(), 'explain-'));
const archive = join(here, 'archive');
mkdirSync(archive);
for (const name of ['a.o', 'b.o']) writeFileSync(join(here, name), '');

const request = (inputs: Partial<ExplainInputs>) =>
  makeExplainRequest({
    object: join(here, 'a.o'),
    program: 'probe',
    kernel: ['rhel/8/x86_64/4.18.0'],
    archive: [archive],
    'source-map': [],
    expectations: [],
    'expectations-file': [],
    ...inputs,
  });

const sentences = (inputs: Partial<ExplainInputs>): readonly string[] => {
  try {
    request(inputs);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.sentences;
    throw error;
  }
};

test('reads all of them', () => {
  const given = request({ expectations: ['probe never'], 'source-map': ['/build=.'] });
  expect(resolve(given.object.path)).toBe(join(here, 'a.o'));
  expect(given).toMatchObject({
    program: 'probe',
    target: { place: 'kernel "rhel/8/x86_64/4.18.0"', excludes: false },
    archives: [{ kind: 'directory', path: archive }],
    sourceMap: [{ from: '/build', to: '.' }],
    expectations: { programs: [{ word: 'never' }], variables: [] },
  });
});

test('says all that is wrong at once', () => {
  const missing = join(here, 'no.o');
  expect(
    sentences({
      ...{ object: missing, kernel: [], archive: ['!x'] },
      ...{ 'source-map': ['/a'], expectations: ['x'] },
    }),
  ).toEqual([
    `OBJECT "${missing}" matches no file: check the path, and that the build ran.`,
    'kernel is not given: write --kernel with one, as btf-bundle list prints them.',
    expect.stringContaining('archive line 1'),
    expect.stringContaining('source-map line 1'),
    expect.stringContaining('expectations line 1'),
  ]);
});

test.each([
  [['a', 'b'], 'kernel has 2 lines: give one value.'],
  [['"a"'], 'kernel "a" stands in quotes, which would be a part of it: leave them out.'],
  [['!a'], 'kernel "!a" excludes kernels: name the one that is meant.'],
  [
    ['a//b'],
    'kernel "a//b" has an empty part: write distro/version/arch/release, or the first of them.',
  ],
])('kernel cannot be %j', (kernel, sentence) => {
  expect(sentences({ kernel })).toEqual([sentence]);
});

test('one object only', () => {
  expect(sentences({ object: join(here, '*.o') })).toEqual([
    expect.stringMatching(/^OBJECT ".*" matches .*a\.o and .*b\.o: name one file\.$/),
  ]);
});
