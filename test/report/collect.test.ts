import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BpfObject, type Relocation, readObject } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';
import { newVerdictTable } from '../../src/expectations/verdict-table.js';
import type { ObjectFile } from '../../src/objects/load.js';
import { reportJson } from '../../src/output/json.js';
import { collectReport } from '../../src/report/collect.js';
import { identityOf, type Report, type ReportObject } from '../../src/report/report.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
import type { Verdict } from '../../src/verdict/verdict.js';
import { openWorkspace } from '../../src/workspace/workspace.js';
import { BASE, objectOf } from '../core/made-up.js';

const TYPES = `${BASE}
[3] STRUCT task size=16
\tpid type_id=1
\tflags type_id=1 bits_offset=32
`;
const PID = 'byte_off [3] 0:0 ldx4';
const FLAGS = 'byte_off [3] 0:1 ldx4';
const EXISTS = 'field_exists [3] 0:1';

const NOTHING_JUDGED = { programs: [], needs: [], verdicts: [] };

const fileOf = (path: string, object: BpfObject): ObjectFile => ({
  path,
  bytes: new Uint8Array(),
  sha256: '00'.repeat(32),
  object,
});

/** An object of records, all in one program if it is named. */
async function madeUp(records: readonly string[], program?: string): Promise<BpfObject> {
  const object = await objectOf(TYPES, records.join('\n'));
  if (program === undefined) return object;
  return { ...object, relocations: object.relocations.map((one) => ({ ...one, program })) };
}

/** The report of objects, each with kernels that answer all its sites in one way. */
function collect(
  files: readonly ObjectFile[],
  kernels: Record<string, Outcome>,
  root = '/',
): Report {
  const table = newOutcomeTable();
  const workspace = openWorkspace(
    files.map(({ path }) => path),
    [],
    root,
  );
  const collector = collectReport(files, table.outcomes, workspace, NOTHING_JUDGED);
  for (const [kernel, outcome] of Object.entries(kernels)) {
    files.forEach(({ object }, index) => {
      const outcomes = object.sites.map(() => table.numberOf(outcome));
      collector.add(kernel, index, Uint32Array.from(outcomes), new Uint32Array());
    });
  }
  return collector.report([]);
}

const RESOLVED: Outcome = { status: 'resolved', value: '1' };
const GONE: Outcome = { status: 'unresolved', reason: 'gone' };

describe('a relocation’s identity', () => {
  const identities = async (records: string[]) => {
    const report = collect([fileOf('/x.o', await madeUp(records, 'on_exec'))], { a: RESOLVED });
    const [object] = report.objects as [ReportObject];
    return object.relocations.map((relocation) => identityOf(object, relocation));
  };

  test('is its object, program, kind, type, access and ordinal', async () => {
    expect(await identities([PID, FLAGS, PID, EXISTS])).toEqual([
      ['x.o', 'on_exec', 'byte_off', 'struct task', 'pid', 0],
      ['x.o', 'on_exec', 'byte_off', 'struct task', 'flags', 0],
      ['x.o', 'on_exec', 'byte_off', 'struct task', 'pid', 1],
      ['x.o', 'on_exec', 'field_exists', 'struct task', 'flags', 0],
    ]);
  });

  test('outlives an edit of what stands before and between', async () => {
    const before = await identities([PID, FLAGS, PID]);
    const after = await identities([EXISTS, PID, EXISTS, PID, FLAGS]);
    expect(after.map(String)).toEqual(expect.arrayContaining(before.map(String)));
  });

  test('is the same for another form of instruction', async () => {
    expect(await identities(['byte_off [3] 0:0 ldx8'])).toEqual(await identities([PID]));
  });

  test('is counted for each program apart', async () => {
    const report = collect([fileOf('/x.o', await madeUp([PID, PID]))], { a: RESOLVED });
    expect(
      report.objects[0]?.relocations.map(({ program, ordinal }) => [program, ordinal]),
    ).toEqual([
      ['record_0', 0],
      ['record_1', 0],
    ]);
  });
});

describe('a report', () => {
  test('groups kernels that agree, and asks each question once', async () => {
    const object = await madeUp([PID, FLAGS, PID, 'byte_off [3] 0:0 ldx8'], 'p');
    const report = collect([fileOf('/x.o', object)], { c: GONE, a: RESOLVED, b: GONE });
    expect(report.kernels).toEqual(['a', 'b', 'c']);
    const [found] = report.objects as [ReportObject];
    expect(found.groups).toEqual([[0], [1, 2]]);
    expect(found.queries.map(({ access, outcomes }) => [access, outcomes])).toEqual(
      ['pid', 'flags'].map((access) => [
        access,
        [
          { ...GONE, groups: [1] },
          { ...RESOLVED, groups: [0] },
        ],
      ]),
    );
    expect(found.relocations.map(({ query }) => query)).toEqual([0, 1, 0, 0]);
  });

  test('asks twice what is answered in two ways', async () => {
    const object = await madeUp([PID, 'byte_off [3] 0:0 ldx8', 'byte_off [3] 0:0 alu'], 'p');
    const table = newOutcomeTable();
    const collector = collectReport(
      [fileOf('/x.o', object)],
      table.outcomes,
      openWorkspace(['/x.o'], [], '/'),
      NOTHING_JUDGED,
    );
    const answers = [RESOLVED, { ...RESOLVED, width: 4 }, RESOLVED].map(table.numberOf);
    collector.add('a', 0, Uint32Array.from(answers), new Uint32Array());
    const [found] = collector.report([]).objects as [ReportObject];
    expect(found.queries).toHaveLength(2);
    expect(found.relocations.map(({ query, ordinal }) => [query, ordinal])).toEqual([
      [0, 0],
      [1, 1],
      [0, 2],
    ]);
  });

  test('has broken objects among the others, by their paths', async () => {
    const files = [fileOf('/b.o', await madeUp([PID]))];
    const workspace = openWorkspace(['/b.o', '/a.o'], [], '/');
    const report = collectReport(files, [], workspace, NOTHING_JUDGED).report([
      { path: '/a.o', error: 'is empty' },
    ]);
    expect(report.objects.map(({ path, error }) => [path, error])).toEqual([
      ['a.o', 'is empty'],
      ['b.o', undefined],
    ]);
  });

  test('tells answers of other loaders apart', async () => {
    const object = await madeUp([PID]);
    const other: Outcome = { ...RESOLVED, loaders: { cilium: { status: 'unresolved' } } };
    const report = collect([fileOf('/x.o', object)], { a: RESOLVED, b: other });
    expect(report.objects[0]?.groups).toEqual([[0], [1]]);
    expect(report.objects[0]?.queries[0]?.outcomes[1]).toEqual({ ...other, groups: [1] });
  });

  test('names an access string or a kind that makes no sense', async () => {
    const object = await madeUp(['byte_off [3] x', '99 [3] 0:0']);
    const report = collect([fileOf('/x.o', object)], { a: { status: 'invalid', reason: 'x' } });
    expect(report.objects[0]?.queries.map(({ kind, access }) => [kind, access])).toEqual([
      ['byte_off', ''],
      ['kind 99', ''],
    ]);
  });

  test('keeps records apart that no loader looks at', async () => {
    const whole = await madeUp([PID, FLAGS]);
    const relocations = whole.relocations.map(({ program, site, ...record }, i) =>
      i === 0 ? record : { ...record, program, site },
    ) as Relocation[];
    const report = collect([fileOf('/x.o', { ...whole, relocations })], { a: RESOLVED });
    const [found] = report.objects as [ReportObject];
    expect(found.ignored).toEqual([{ section: 'raw_tracepoint/made_up', insn: 0 }]);
    expect(found.relocations).toHaveLength(1);
  });
});

describe('verdicts in a report', () => {
  const at = (line: number) => ({ file: '/nowhere/x.bpf.c', line });
  const BROKEN: Verdict = { verdict: 'broken', reached: { relocation: 1, path: [at(4), at(7)] } };
  const GUARDED: Verdict = { verdict: 'guarded', guards: [{ source: at(3), causes: [] }] };

  /** The report on an object of two programs; each kernel with an outcome and two verdicts. */
  async function collectVerdicts(
    kernels: Record<string, [Outcome, ...[verdict: Verdict, excused?: string][]]>,
  ): Promise<ReportObject> {
    const whole = await madeUp([PID, FLAGS], 'p');
    const [ignored, ...relocations] = [...whole.relocations, ...whole.relocations];
    const { program: _, site: __, ...record } = ignored as Relocation;
    const object = { ...whole, relocations: [record, ...relocations] as Relocation[] };
    const table = newOutcomeTable();
    const verdicts = newVerdictTable();
    const programs = [
      { program: 'p', section: 's' },
      { program: 'q', section: 'fentry/q', needsKernelBtf: 'fentry' },
    ];
    const collector = collectReport(
      [fileOf('/x.o', object)],
      table.outcomes,
      openWorkspace(['/x.o'], [], '/'),
      { programs: [programs], needs: [[]], verdicts: verdicts.verdicts },
    );
    for (const [kernel, [outcome, ...given]] of Object.entries(kernels)) {
      collector.add(
        kernel,
        0,
        Uint32Array.from(object.sites, () => table.numberOf(outcome)),
        Uint32Array.from(given, ([verdict, excused]) =>
          verdicts.numberOf({ verdict, findings: [] }, excused),
        ),
      );
    }
    return collector.report([]).objects[0] as ReportObject;
  }

  test('group kernels that agree on them, in words, that of most kernels first', async () => {
    const { groups, programs } = await collectVerdicts({
      a: [GONE, [GUARDED], [{ verdict: 'loads' }]],
      b: [GONE, [BROKEN], [{ verdict: 'loads' }]],
      c: [GONE, [{ ...BROKEN }], [{ verdict: 'loads' }]],
    });
    expect(groups).toEqual([[0], [1, 2]]);
    expect(programs).toEqual([
      {
        program: 'p',
        section: 's',
        verdicts: [
          {
            verdict: 'broken',
            reason: '.../x.bpf.c:7 reads `task.flags`, which does not fit there: gone',
            source: { file: '.../x.bpf.c', line: 7 },
            relocation: 0,
            path: [
              { file: '.../x.bpf.c', line: 4 },
              { file: '.../x.bpf.c', line: 7 },
            ],
            groups: [1],
          },
          {
            verdict: 'guarded',
            reason: 'the branch at .../x.bpf.c:3 goes one way only',
            source: { file: '.../x.bpf.c', line: 3 },
            groups: [0],
          },
        ],
      },
      {
        program: 'q',
        section: 'fentry/q',
        needsKernelBtf: 'fentry',
        verdicts: [{ verdict: 'loads', groups: [0, 1] }],
      },
    ]);
  });

  test('take no more room where more kernels agree', async () => {
    const sizeOf = async (kernels: number) => {
      const given = Array.from(
        { length: kernels },
        (_, i): [string, [Outcome, [Verdict], [Verdict]]] => [
          `d/1/x86_64/${i}`,
          [GONE, [i % 2 === 0 ? BROKEN : GUARDED], [GUARDED]],
        ],
      );
      const { groups, ...rest } = await collectVerdicts(Object.fromEntries(given));
      expect(groups.map(({ length }) => length)).toEqual([kernels / 2, kernels / 2]);
      return JSON.stringify(rest).length;
    };
    expect(await sizeOf(1_000)).toBe(await sizeOf(2));
  });

  test('of one kind with two reasons are two', async () => {
    const { groups, programs } = await collectVerdicts({
      a: [GONE, [BROKEN], [GUARDED]],
      b: [{ ...GONE, reason: 'no struct' }, [BROKEN], [GUARDED]],
    });
    expect(groups).toEqual([[0], [1]]);
    expect(programs[0]?.verdicts.map(({ reason, groups: of }) => [reason?.slice(-9), of])).toEqual([
      ['ere: gone', [0]],
      ['no struct', [1]],
    ]);
    expect(programs[1]?.verdicts).toHaveLength(1);
  });

  test('are told apart by what excuses them', async () => {
    const { groups, programs } = await collectVerdicts({
      a: [GONE, [BROKEN], [GUARDED]],
      b: [GONE, [BROKEN, 'SEC("?")'], [GUARDED]],
    });
    expect(groups).toEqual([[0], [1]]);
    expect(programs[0]?.verdicts.map(({ excused }) => excused)).toEqual([undefined, 'SEC("?")']);
  });

  test('that say the same in words are one', async () => {
    const twice: Verdict = {
      ...GUARDED,
      guards: [...(GUARDED.guards ?? []), ...(GUARDED.guards ?? [])],
    };
    const { groups, programs } = await collectVerdicts({
      a: [GONE, [GUARDED], [GUARDED]],
      b: [GONE, [twice], [GUARDED]],
    });
    expect(groups).toEqual([[0, 1]]);
    expect(programs[0]?.verdicts.map(({ groups: of }) => of)).toEqual([[0]]);
  });
});

describe('two checkouts at different places', () => {
  let here: string;
  beforeEach(() => {
    here = mkdtempSync(join(tmpdir(), 'collect-'));
  });
  afterEach(() => rmSync(here, { recursive: true, force: true }));

  const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

  /** The text of the report on an object whose compiler was given `compiledIn` and the file's name. */
  function reportOf(root: string, compiledIn: string): string {
    const object = readObject(fixture('all-kinds_bpfel.o'));
    const relocations = object.relocations.map((one) => ({
      ...one,
      source: one.source && { ...one.source, file: join(compiledIn, one.source.file) },
    })) as Relocation[];
    return reportJson(
      collect([fileOf(join(root, 'build/x.o'), { ...object, relocations })], { a: RESOLVED }, root),
    );
  }

  function checkout(name: string): string {
    const root = join(here, name);
    mkdirSync(join(root, 'bpf'), { recursive: true });
    writeFileSync(join(root, 'bpf', 'all-kinds.bpf.c'), fixture('all-kinds.bpf.c'));
    return root;
  }

  test('give the same bytes, each with its own absolute paths, a container’s, or the other’s', () => {
    const [one, other] = [checkout('one'), checkout('elsewhere')] as const;
    const text = reportOf(one, join(one, 'bpf'));
    expect(text).toContain('"source":"bpf/all-kinds.bpf.c:');
    expect(reportOf(other, join(other, 'bpf'))).toBe(text);
    expect(reportOf(other, join(one, 'bpf'))).toBe(text);
    expect(reportOf(one, '/build')).toBe(text);
    expect(text).not.toContain(here);
  });

  test('name the file whose lines the compiler saw', () => {
    const one = checkout('one');
    mkdirSync(join(one, 'other'));
    writeFileSync(join(one, 'other', 'all-kinds.bpf.c'), '/* another */\n'.repeat(200));
    expect(reportOf(one, '/build')).toBe(reportOf(checkout('two'), '/build'));
  });

  test('give the same bytes if the source is in neither', () => {
    const [one, other] = [join(here, 'one'), join(here, 'elsewhere')] as const;
    const text = reportOf(one, join(one, 'bpf'));
    expect(text).toContain('"source":".../all-kinds.bpf.c:');
    expect(reportOf(other, join(other, 'bpf'))).toBe(text);
    expect(text).not.toContain(here);
  });
});
