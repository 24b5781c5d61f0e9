import { expect, test } from '@jest/globals';
import type { Finding } from '../../src/preflight/finding.js';
import { describeWhole } from '../../src/report/finding-words.js';
import type { VerdictContext } from '../../src/report/verdict-words.js';
import type { Verdict } from '../../src/verdict/verdict.js';

const CONTEXT: VerdictContext = {
  relocation: () => undefined,
  outcome: () => undefined,
  source: ({ file, line }) => ({ file: `src/${file}`, line }),
};
const at = (line: number) => ({ file: 'a.bpf.c', line });
const LOADS: Verdict = { verdict: 'loads' };
const DEPENDS: Verdict = {
  verdict: 'depends',
  guards: [{ source: at(3), causes: [{ kind: 'variable', name: 'flag', value: 0n }] }],
};
const HELPER: Finding = {
  effect: 'refused',
  subject: 'helper bpf_x',
  reason: 'this kernel has no helper bpf_x',
  source: at(9),
};
const KPROBE: Finding = {
  effect: 'unattached',
  subject: 'kprobe f',
  reason: 'this kernel has no function f',
};
const UNKNOWN: Finding = { effect: 'unknown', subject: 'map m', reason: 'its BTF does not tell' };
const whole = (verdict: Verdict, ...findings: Finding[]) =>
  describeWhole({ verdict, findings }, CONTEXT);

test('without findings the words are those of CO-RE', () => {
  expect(whole(LOADS)).toEqual({ verdict: 'loads' });
});

test('what refuses the load makes it broken, with its line and reason', () => {
  expect(whole(LOADS, KPROBE, HELPER)).toEqual({
    verdict: 'broken',
    reason: 'src/a.bpf.c:9: helper bpf_x: this kernel has no helper bpf_x',
    source: { file: 'src/a.bpf.c', line: 9 },
    findings: [
      { word: 'unattached', subject: 'kprobe f', reason: 'this kernel has no function f' },
      {
        word: 'broken',
        subject: 'helper bpf_x',
        reason: 'this kernel has no helper bpf_x',
        source: { file: 'src/a.bpf.c', line: 9 },
      },
    ],
    decidedBy: 1,
  });
});

test('what is not known is told, and makes nothing worse', () => {
  expect(whole(LOADS, UNKNOWN)).toEqual({
    verdict: 'loads',
    findings: [{ word: 'unknown', subject: 'map m', reason: 'its BTF does not tell' }],
  });
});

test('CO-RE’s reason stays as a finding if another one is worse', () => {
  const { verdict, reason, findings, decidedBy } = whole(DEPENDS, KPROBE);
  expect([verdict, reason, decidedBy]).toEqual([
    'unattached',
    'kprobe f: this kernel has no function f',
    0,
  ]);
  expect(findings?.slice(1)).toEqual([
    {
      word: 'depends',
      subject: 'CO-RE relocations',
      reason: 'src/a.bpf.c:3: `flag` is 0, and user space may set it',
      source: { file: 'src/a.bpf.c', line: 3 },
    },
  ]);
});

test('of two that are as bad CO-RE comes first', () => {
  const broken: Verdict = { verdict: 'broken', undecided: true };
  expect(whole(broken, HELPER)).toMatchObject({ verdict: 'broken', reason: 'too large to follow' });
  expect(whole(broken, HELPER).decidedBy).toBeUndefined();
});

test('what is guarded or depends is told by what keeps the verifier out, at its place', () => {
  const guards = [{ source: at(7), causes: [] }];
  const guarded = { ...HELPER, effect: 'guarded', guards } as const;
  const { source: _, ...placeless } = guarded;
  expect(whole(LOADS, placeless)).toMatchObject({
    verdict: 'guarded',
    reason: 'the branch at src/a.bpf.c:7 goes one way only',
    source: { file: 'src/a.bpf.c', line: 7 },
    findings: [
      {
        word: 'guarded',
        reason: 'this kernel has no helper bpf_x; the branch at src/a.bpf.c:7 goes one way only',
      },
    ],
  });
  const depends: Finding = {
    ...{ ...guarded, effect: 'depends' },
    conditions: [{ kind: 'verifier', release: '5.16' }],
  };
  expect(whole(LOADS, depends).reason).toBe(
    'the branch at src/a.bpf.c:7 goes one way only, but this helps only if the verifier knows what Linux 5.16’s does'.replace(
      '’',
      "'",
    ),
  );
});

test('what depends on what no guard tells has its own reason', () => {
  const off: Finding = { ...UNKNOWN, effect: 'depends', reason: 'unless user space turns it off' };
  expect(whole(LOADS, off)).toMatchObject({
    verdict: 'depends',
    reason: 'map m: unless user space turns it off',
  });
});
