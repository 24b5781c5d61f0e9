import { expect, test } from '@jest/globals';
import { describeNeed, productNeeds } from '../../src/report/needs-words.js';
import type { ReportNeed, ReportObject } from '../../src/report/report.js';
import { REPORT } from './samples.js';

const [OBJECT] = REPORT.objects as [ReportObject];
const HELPER: ReportNeed = { kind: 'helper', name: 'bpf_x', since: '5.8', programs: ['a'] };
const POINT: ReportNeed = { kind: 'attach point', name: 'kprobe f', programs: ['a', 'b'] };
const MAP: ReportNeed = { kind: 'map', name: 'BPF_MAP_TYPE_X', since: '5.8', programs: ['b'] };

test('what objects need is told once, kind by kind, with the number of programs', () => {
  const objects = [
    { ...OBJECT, needs: [MAP, POINT, HELPER] },
    {
      ...OBJECT,
      path: 'b.o',
      needs: [
        { ...HELPER, programs: ['c', 'd'] },
        { ...HELPER, name: 'y' },
      ],
    },
    { ...OBJECT, path: 'old.o' },
  ];
  expect(productNeeds({ ...REPORT, objects })).toEqual([
    { kind: 'map', name: 'BPF_MAP_TYPE_X', since: '5.8', programs: 1 },
    { kind: 'helper', name: 'bpf_x', since: '5.8', programs: 3 },
    { kind: 'helper', name: 'y', since: '5.8', programs: 1 },
    { kind: 'attach point', name: 'kprobe f', programs: 2 },
  ]);
});

test('a row in words has the release, if there is one', () => {
  expect([HELPER, POINT].map(describeNeed)).toEqual([
    'helper bpf_x (5.8)',
    'attach point kprobe f',
  ]);
});
