import { beforeAll, expect, test } from '@jest/globals';
import type { BpfObject } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';
import { newVerdictTable } from '../../src/expectations/verdict-table.js';
import type { ObjectFile } from '../../src/objects/load.js';
import { reportJson } from '../../src/output/json.js';
import { parseReport } from '../../src/output/parse.js';
import { collectReport } from '../../src/report/collect.js';
import { mergeReports } from '../../src/report/merge-reports.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
import type { Verdict } from '../../src/verdict/verdict.js';
import { openWorkspace } from '../../src/workspace/workspace.js';
import { BASE, objectOf } from '../core/made-up.js';
import { numbersOf } from '../verdict/random.js';

const TYPES = `${BASE}
[3] STRUCT task size=16
\tpid type_id=1
\tflags type_id=1 bits_offset=32
`;
const RECORDS = [
  'byte_off [3] 0:0 ldx4',
  'byte_off [3] 0:1 ldx4',
  'byte_off [3] 0:0 ldx8',
  'byte_off [3] 0:0 alu',
  'field_exists [3] 0:1',
  'byte_off [3] 0:1 ldx8',
];
const OUTCOMES: readonly Outcome[] = [
  { status: 'resolved', value: '4' },
  { status: 'resolved', value: '4', width: 4 },
  { status: 'unresolved', reason: 'gone' },
  { status: 'unresolved', reason: 'no struct', loaders: { aya: { status: 'absent' } } },
];
const at = (line: number) => ({ file: `/nowhere/${line % 3}.bpf.c`, line, text: `line ${line}` });
const guards = (...lines: number[]) => lines.map((line) => ({ source: at(line), causes: [] }));
/** The third and fourth are told in the same words, and so are the last two where both reasons are. */
const VERDICTS: readonly Verdict[] = [
  { verdict: 'loads' },
  { verdict: 'guarded', guards: guards(3) },
  { verdict: 'guarded', guards: guards(5) },
  { verdict: 'guarded', guards: guards(5, 5) },
  { verdict: 'broken', reached: { relocation: 1, path: [at(4), at(7)] } },
  { verdict: 'broken', reached: { relocation: 1, path: [at(4), at(4), at(7)] } },
  { verdict: 'depends', conditions: [{ kind: 'verifier', release: '5.16' }] },
];

let files: ObjectFile[];
beforeAll(async () => {
  const object = await objectOf(TYPES, RECORDS.join('\n'));
  const inPrograms = {
    ...object,
    relocations: object.relocations.map((one, i) => ({ ...one, program: `p${i % 2}` })),
  };
  const ignored = { section: 'raw_tracepoint/made_up', insn: 99 };
  const withIgnored = { ...inPrograms, relocations: [ignored, ...inPrograms.relocations] };
  files = [inPrograms, withIgnored].map((one: BpfObject, i) => ({
    path: `/${i}.o`,
    written: `/${i}.o`,
    sha256: '00'.repeat(32),
    signature: '',
    object: one,
  }));
});

interface Answers {
  readonly kernel: string;
  readonly object: number;
  readonly outcomes: readonly Outcome[];
  readonly verdicts: readonly (readonly [Verdict, string | undefined])[];
}

function reportOf(answers: readonly Answers[]): string {
  const table = newOutcomeTable();
  const verdicts = newVerdictTable();
  const programs = ['p0', 'p1'].map((program) => ({ program, section: 's' }));
  const workspace = openWorkspace(['/0.o', '/1.o', '/broken.o'], [], '/nowhere');
  const collector = collectReport(files, table.outcomes, workspace, {
    programs: [programs, programs],
    needs: [[], []],
    verdicts: verdicts.verdicts,
  });
  for (const { kernel, object, outcomes, verdicts: given } of answers) {
    collector.add(
      kernel,
      object,
      Uint32Array.from(outcomes, table.numberOf),
      Uint32Array.from(given, ([verdict, excused]) =>
        verdicts.numberOf({ verdict, findings: [] }, excused),
      ),
    );
  }
  return reportJson(collector.report([{ path: '/broken.o', error: 'is empty' }]));
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('any parts come to the report of the whole (%i)', (seed) => {
  const { below } = numbersOf(seed);
  const random = () => below(1_000) / 1_000;
  for (let i = 0; i < 40; i++) {
    // Few outcomes and verdicts of all: then many kernels agree.
    const outcomes = 1 + below(OUTCOMES.length);
    const verdicts = 1 + below(VERDICTS.length);
    const kernels = Array.from({ length: below(20) }, (_, k) => `d/1/x86_64/${(k * 7) % 20}`);
    const changes = random();
    let before: Outcome[] = [];
    const answers = kernels.flatMap((kernel) =>
      files.flatMap(({ object: { sites } }, object): Answers[] => {
        if (random() < 0.2) return [];
        before = sites.map((_, site) =>
          before[site] !== undefined && random() > changes
            ? (before[site] as Outcome)
            : (OUTCOMES[below(outcomes)] as Outcome),
        );
        const given = ['p0', 'p1'].map((): [Verdict, string | undefined] => [
          VERDICTS[below(verdicts)] as Verdict,
          random() < 0.2 ? 'SEC("?")' : undefined,
        ]);
        return [{ kernel, object, outcomes: before, verdicts: given }];
      }),
    );
    const parts = 1 + below(4);
    const partOf = new Map(kernels.map((kernel) => [kernel, below(parts)]));
    const reports = Array.from({ length: parts }, (_, part) =>
      parseReport(reportOf(answers.filter(({ kernel }) => partOf.get(kernel) === part))),
    );
    expect(reportJson(mergeReports(reports, []))).toBe(reportOf(answers));
  }
});

test('what does not tell all answers is no report', () => {
  const text = reportOf([
    {
      kernel: 'd/1/x86_64/a',
      object: 0,
      outcomes: (files[0] as ObjectFile).object.sites.map(() => OUTCOMES[0] as Outcome),
      verdicts: ['p0', 'p1'].map(() => [VERDICTS[0] as Verdict, undefined]),
    },
  ]).replace('"groups":[0]', '"groups":[]');
  expect(() => mergeReports([parseReport(text)], [])).toThrow('does not tell what all');
});
