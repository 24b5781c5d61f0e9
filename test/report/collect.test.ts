import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type BpfObject, type Relocation, readObject } from '../../src/core/object.js';
import type { Outcome } from '../../src/core/outcome.js';
import type { ObjectFile } from '../../src/objects/load.js';
import { reportJson } from '../../src/output/json.js';
import { collectReport } from '../../src/report/collect.js';
import { identityOf, type Report, type ReportObject } from '../../src/report/report.js';
import { newOutcomeTable } from '../../src/tailor/outcome-table.js';
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
  const collector = collectReport(files, table.outcomes, workspace);
  for (const [kernel, outcome] of Object.entries(kernels)) {
    files.forEach(({ object }, index) => {
      const outcomes = object.sites.map(() => table.numberOf(outcome));
      collector.add(kernel, index, Uint32Array.from(outcomes));
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
    );
    const answers = [RESOLVED, { ...RESOLVED, width: 4 }, RESOLVED].map(table.numberOf);
    collector.add('a', 0, Uint32Array.from(answers));
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
    const report = collectReport(files, [], workspace).report([
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
