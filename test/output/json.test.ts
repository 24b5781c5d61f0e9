import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { manifestJson, reportJson } from '../../src/output/json.js';
import { parseManifest, parseReport } from '../../src/output/parse.js';
import type { Report } from '../../src/report/report.js';
import { MANIFEST, REPORT, UNATTACHED } from '../report/samples.js';

const schemaOf = (name: string) =>
  new Ajv2020({ allErrors: true }).compile(
    JSON.parse(readFileSync(new URL(`../../schema/${name}.schema.json`, import.meta.url), 'utf8')),
  );

/** The same value with the keys of every object in the opposite order. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as T;
}

const FULL_MANIFEST = {
  ...MANIFEST,
  archives: [{ name: 'somebody/archive', commit: '0'.repeat(40) }],
  kernels: MANIFEST.kernels.map((kernel) => {
    const { packedSha256: _, ...source } = kernel.source;
    return { ...kernel, source: { ...source, blob: '1'.repeat(40) } };
  }),
};
const CILIUM = { status: 'resolved', value: '7', width: 4 } as const;
const LINE_12 = { file: 'src/probe.bpf.c', line: 12 };
const FULL_REPORT: Report = {
  ...REPORT,
  expectations: ['expectations line 3 matches no program'],
  objects: [
    ...REPORT.objects.map((object) => ({
      ...object,
      needs: [
        {
          kind: 'helper' as const,
          name: 'bpf_probe_read_kernel',
          since: '4.1',
          source: 'docs/kernel-versions.md of bcc 0.35.0',
          instead: 'before Linux 5.5 libbpf calls bpf_probe_read instead',
          programs: ['on_exec', 'on_open'],
        },
        { kind: 'attach point' as const, name: 'kprobe do_unlinkat', programs: ['on_exec'] },
      ],
      programs: [
        {
          program: 'on_exec',
          section: 'tp/exec',
          verdicts: [
            {
              verdict: 'broken' as const,
              reason: 'src/probe.bpf.c:12 reads `task_struct.state`, which is not there',
              source: LINE_12,
              relocation: 0,
              path: [{ file: 'src/probe.bpf.c', line: 9 }, LINE_12],
              excused: 'expectations line 4: never',
              groups: [1],
            },
            { verdict: 'loads' as const, groups: [0] },
          ],
        },
        {
          program: 'on_exit',
          section: 'kprobe/do_unlinkat',
          verdicts: [{ verdict: 'loads' as const, groups: [1] }, UNATTACHED],
        },
        {
          program: 'on_open',
          section: 'fentry/do_open',
          needsKernelBtf: 'fentry',
          verdicts: [{ verdict: 'guarded' as const, reason: 'a guard', groups: [0, 1] }],
        },
      ],
      queries: [
        {
          kind: 'kind 99',
          type: 'struct a',
          access: 'b',
          outcomes: [
            {
              status: 'resolved' as const,
              value: '18446744073709551615',
              width: 8,
              loaders: { cilium: CILIUM, aya: { status: 'unresolved' as const } },
              groups: [0, 1],
            },
          ],
        },
        ...object.queries,
      ],
    })),
    {
      path: 'z.o',
      error: 'is no file',
      groups: [],
      programs: [],
      queries: [],
      relocations: [],
      ignored: [],
    },
  ],
};

describe.each([
  ['manifest', manifestJson, parseManifest, [MANIFEST, FULL_MANIFEST]],
  [
    'report',
    reportJson,
    parseReport,
    [REPORT, FULL_REPORT, { ...REPORT, kernels: [], objects: [] }],
  ],
] as const)('%s.json', (name, write, parse, values) => {
  const validate = schemaOf(name);
  const texts = values.map((value) => (write as (value: unknown) => string)(value));

  test('is what the schema says', () => {
    for (const text of texts) {
      validate(JSON.parse(text));
      expect(validate.errors).toBeNull();
      expect(text.endsWith('}\n')).toBe(true);
    }
  });

  test('is read back as the same value', () => {
    texts.forEach((text, i) => {
      expect(parse(text)).toEqual(values[i]);
    });
  });

  test('does not depend on the order of keys', () => {
    const again = values.map((value) => (write as (value: unknown) => string)(reversed(value)));
    expect(again).toEqual(texts);
  });

  test('the schema refuses what it does not know', () => {
    expect(validate({ ...JSON.parse(texts[0] ?? ''), extra: 1 })).toBe(false);
    expect(validate({})).toBe(false);
  });
});

test('report.json has a program a line', () => {
  expect(reportJson(FULL_REPORT)).toContain(
    [
      '\n        {"program":"on_exec","section":"tp/exec","verdicts":[',
      '{"verdict":"broken","reason":"src/probe.bpf.c:12 reads `task_struct.state`, which is not there",',
      '"source":"src/probe.bpf.c:12","relocation":0,"path":["src/probe.bpf.c:9","src/probe.bpf.c:12"],',
      '"excused":"expectations line 4: never","groups":[1]},{"verdict":"loads","groups":[0]}]},\n',
    ].join(''),
  );
});

test('report.json has a relocation a line, without what says nothing', () => {
  const text = reportJson(REPORT);
  expect(text).toContain(
    '\n        {"program":"on_exec","query":0,"section":"tp/exec","insn":3,"source":"src/probe.bpf.c:12"},\n',
  );
  expect(text).toContain('{"program":"on_exec","ordinal":1,"query":0,');
});
