import { describe, expect, test } from '@jest/globals';
import type { Report, ReportObject } from '../../src/report/report.js';
import { sarifJson } from '../../src/report/sarif.js';
import { hostileReport, sampleReport } from '../html/samples.mjs';
import { BROKEN, DEPENDS, programOf, REPORT, UNATTACHED } from './samples.js';

interface Result {
  ruleId: string;
  ruleIndex: number;
  level: string;
  message: { text: string };
  locations: {
    physicalLocation: {
      artifactLocation: { uri: string; uriBaseId?: string };
      region?: { startLine: number };
    };
    logicalLocations: { name: string }[];
  }[];
  relatedLocations?: unknown[];
  partialFingerprints: Record<string, string>;
  properties: { kernels: number; of: number; first: string[] };
}

const [OBJECT] = REPORT.objects as [ReportObject];

function withObject(change: Partial<ReportObject>): Report {
  return { ...REPORT, objects: [{ ...OBJECT, ...change }] };
}

function resultsOf(report: Report): Result[] {
  return JSON.parse(sarifJson(report)).runs[0].results;
}

function fingerprintsOf(report: Report): string[] {
  return resultsOf(report).map((one) => one.partialFingerprints.primaryLocationLineHash as string);
}

/** What section 3 of SARIF 2.1.0 demands of the parts that are used, and its schema with it. */
function expectWellFormed(report: Report): void {
  const log = JSON.parse(sarifJson(report));
  expect(Object.keys(log).sort()).toEqual(['$schema', 'runs', 'version']);
  expect(log.version).toBe('2.1.0');
  expect(log.runs).toHaveLength(1);
  const [{ tool, results, originalUriBaseIds }] = log.runs;
  const { rules, name } = tool.driver;
  expect(name).toBe('btf-bundle');
  expect(originalUriBaseIds['%SRCROOT%'].uri).toBeUndefined();
  expect(new Set(rules.map(({ id }: { id: string }) => id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.help.text).toMatch(/\.$/);
    expect(rule.shortDescription.text).toMatch(/\.$/);
  }
  const prints = new Set<string>();
  for (const one of results as Result[]) {
    expect(rules[one.ruleIndex].id).toBe(one.ruleId);
    expect(['error', 'warning']).toContain(one.level);
    expect(one.message.text).not.toMatch(/\]\(|[\p{Cc}\u2028\u202e]/u);
    expect(one.locations).toHaveLength(1);
    const { physicalLocation } = one.locations[0] as Result['locations'][number];
    const { uri, uriBaseId } = physicalLocation.artifactLocation;
    // A relative reference of RFC 3986, with no scheme and no steps up.
    expect(uri).toMatch(/^(?!\/)([\w.!~*'()-]|%[0-9A-F]{2}|\/)+$/);
    expect([undefined, '%SRCROOT%']).toContain(uriBaseId);
    expect(physicalLocation.region?.startLine ?? 1).toBeGreaterThan(0);
    expect(one.partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]{64}$/);
    prints.add(one.partialFingerprints.primaryLocationLineHash as string);
  }
  expect(prints.size).toBe(results.length);
}

describe('report.sarif', () => {
  test.each<[string, Report]>([
    ['a small one', REPORT],
    ['one of everything', sampleReport()],
    ['hostile strings', hostileReport()],
    ['none', { tool: '0.1.0', kernels: [], objects: [] }],
  ])('is well-formed: %s', (_, report) => expectWellFormed(report));

  test('has a broken program on the line of what is refused', () => {
    expect(resultsOf(REPORT)).toEqual([
      {
        ruleId: 'program-broken',
        ruleIndex: 0,
        level: 'error',
        message: {
          text: 'on_exec is broken on 2 of 3 kernels (ubuntu 20.04: all 2): src/probe.bpf.c:12 reads `task_struct.state`, which is not there: no field `state` in struct `task_struct` here; the way there: src/probe.bpf.c:9, 12.',
        },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'src/probe.bpf.c', uriBaseId: '%SRCROOT%' },
              region: { startLine: 12 },
            },
            logicalLocations: [{ name: 'on_exec', kind: 'function' }],
          },
        ],
        partialFingerprints: expect.anything(),
        properties: {
          object: 'build/probe.bpf.o',
          program: 'on_exec',
          kernels: 2,
          of: 3,
          first: ['ubuntu/20.04/x86_64/b', 'ubuntu/20.04/x86_64/c'],
        },
      },
    ]);
  });

  test('has what depends as a warning, and leaves out what is excused, loads or needs the kernel BTF', () => {
    const programs = [
      programOf('a', DEPENDS),
      programOf('b', { ...BROKEN, excused: 'line 1' }, { ...DEPENDS, excused: 'line 2' }),
      { ...programOf('c', BROKEN), needsKernelBtf: 'fentry' },
      programOf('d'),
      programOf('e', UNATTACHED),
    ];
    const results = resultsOf(withObject({ programs }));
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['program-depends', 'warning'],
      ['program-unattached', 'warning'],
    ]);
  });

  test('has an invalid relocation once, and not the programs that it keeps from loading', () => {
    const queries = OBJECT.queries.map((query, index) =>
      index > 0
        ? query
        : {
            ...query,
            outcomes: [
              { status: 'ambiguous' as const, reason: 'two fit', groups: [1] },
              { status: 'resolved' as const, value: '16', groups: [0] },
            ],
          },
    );
    const results = resultsOf(withObject({ queries }));
    expect(results.map(({ ruleId, message }) => [ruleId, message.text])).toEqual(
      [0, 1].map(() => [
        'relocation-invalid',
        'task_struct.state (byte_off) in on_exec makes a loader give up on 2 of 3 kernels, such as ubuntu/20.04/x86_64/b: two fit.',
      ]),
    );
  });

  test('one program and relocation with two reasons is one result', () => {
    const other = { ...BROKEN, reason: 'it is elsewhere', groups: [0] };
    const [only, ...others] = resultsOf(
      withObject({ programs: [programOf('on_exec', BROKEN, other)] }),
    );
    expect(others).toEqual([]);
    expect(only?.properties).toMatchObject({ kernels: 3, of: 3 });
    expect(only?.message.text).toContain('Besides, on_exec is broken on 1 of 3 kernels');
  });

  test('fingerprints outlive edits of the source, other kernels and other words', () => {
    const moved = { ...BROKEN, source: { file: 'src/probe.bpf.c', line: 99 }, reason: 'otherwise' };
    const report = withObject({
      programs: [programOf('on_exec', { ...moved, groups: [0, 1] })],
      relocations: OBJECT.relocations.map((one) => ({ ...one, insn: 7 })),
    });
    expect(fingerprintsOf(report)).toEqual(fingerprintsOf(REPORT));
    const ofOther = withObject({ programs: [programOf('on_open', BROKEN)] });
    expect(fingerprintsOf(ofOther)).not.toEqual(fingerprintsOf(REPORT));
  });

  test('a file outside of the workspace has the end of its path, and no base', () => {
    const source = { file: '.../include/a b.h', line: 3 };
    const [result] = resultsOf(
      withObject({ programs: [programOf('on_exec', { ...BROKEN, source })] }),
    );
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'include/a%20b.h' },
      region: { startLine: 3 },
    });
    expect(result?.relatedLocations).toHaveLength(1);
  });

  test('what has no line is told of its object', () => {
    const { source: _, ...placeless } = BROKEN;
    const programs = [programOf('on_exec', { ...placeless, path: [] })];
    const relocations = OBJECT.relocations.map(({ source: __, ...one }) => one);
    const [result] = resultsOf(withObject({ programs, relocations }));
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'build/probe.bpf.o', uriBaseId: '%SRCROOT%' },
    });
  });

  test('is the same for the same report', () => {
    expect(sarifJson(sampleReport())).toBe(sarifJson(sampleReport()));
  });
});
