import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readBaseline, readId } from '../../src/inputs/baseline.js';
import { reportJson } from '../../src/output/json.js';
import { REPORT } from '../report/samples.js';

const here = mkdtempSync(join(tmpdir(), 'baseline-'));
const bundle = join(here, 'bundle');
mkdirSync(bundle);
const report = join(bundle, 'report.json');
writeFileSync(report, reportJson(REPORT));

const file = (name: string, text: string) => {
  writeFileSync(join(here, name), text);
  return join(here, name);
};

function read(...values: string[]) {
  const errors: string[] = [];
  return { value: readBaseline(values, errors), errors };
}

describe('baseline', () => {
  test('is a word, or auto', () => {
    expect(read('')).toEqual({ value: 'auto', errors: [] });
    expect(read(' auto\n')).toEqual({ value: 'auto', errors: [] });
    expect(read('none')).toEqual({ value: 'none', errors: [] });
  });

  test.each([report, bundle])('is the report in %s', (path) => {
    expect(read(path)).toEqual({ value: { report: REPORT, baseline: { path } }, errors: [] });
  });

  const old = new URL('../output/version-0.1.0/report.json', import.meta.url);
  test.each([
    [join(here, 'none.json'), 'does not exist: give a report.json or a directory with one.'],
    [
      here,
      'is a directory whose report.json does not exist: give the directory that it was written to.',
    ],
    [file('text', 'x'), 'is not JSON: give the report.json that btf-bundle wrote.'],
    [file('other.json', '{}'), 'tells no schema: give the report.json that btf-bundle wrote.'],
    [
      file('newer.json', '{"schema": 99}'),
      'has schema 99, and this btf-bundle reads no newer one than 4: use a newer btf-bundle.',
    ],
    [file('broken.json', '{"schema": 4, "tool": "x"}'), 'has no list at "kernels".'],
    [
      file('old.json', readFileSync(old, 'utf8')),
      'tells no verdicts, since an older btf-bundle made it: make it again with this one.',
    ],
    ['a\nb', 'baseline has 2 lines: give one value.'],
  ])('%j is of no use', (path, sentence) => {
    const whole = sentence.startsWith('baseline')
      ? sentence
      : `baseline ${JSON.stringify(path)} ${sentence}`;
    expect(read(path).errors[0]).toBe(whole);
  });
});

describe('id', () => {
  const id = (value: string) => {
    const errors: string[] = [];
    return [readId([value], errors), errors];
  };

  test('is a name', () => {
    expect(id('')).toEqual(['default', []]);
    expect(id('arm64_only-2')).toEqual(['arm64_only-2', []]);
  });

  test.each(['a b', 'a/b', 'a,b', 'é', 'x'.repeat(41), '<!--'])('%j is none', (value) => {
    expect(id(value)[1]).toEqual([
      `id ${JSON.stringify(value)} is no name: use at most 40 letters, digits, - and _.`,
    ]);
  });
});
