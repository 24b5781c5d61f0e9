import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Terminal } from '../../src/commands/command.js';
import { diffWork } from '../../src/commands/diff.js';
import { InputError } from '../../src/errors.js';
import { reportJson } from '../../src/output/json.js';
import { compareReports } from '../../src/report/comparison.js';
import type { Report, ReportObject } from '../../src/report/report.js';
import { BROKEN, programOf, REPORT } from '../report/samples.js';

const here = mkdtempSync(join(tmpdir(), 'diff-'));
const [OBJECT] = REPORT.objects as [ReportObject];
const GOOD: Report = {
  ...REPORT,
  kernels: ['debian/11/x86_64/a', 'ubuntu/20.04/x86_64/b', 'ubuntu/20.04/x86_64/c\u001b[2J'],
  objects: [{ ...OBJECT, programs: [programOf('on_exec')] }],
};
const BAD: Report = {
  ...GOOD,
  objects: [
    {
      ...OBJECT,
      programs: [programOf('on_exec', BROKEN), programOf('on_exit')],
      relocations: OBJECT.relocations.slice(0, 1),
    },
  ],
};

function write(name: string, report: Report): string {
  mkdirSync(join(here, name), { recursive: true });
  writeFileSync(join(here, name, 'report.json'), reportJson(report));
  return join(here, name);
}
const good = write('good', GOOD);
const bad = write('bad', BAD);

async function diff(older: string, newer: string, json = false) {
  let out = '';
  const terminal = { write: (text: string) => (out += text) } as unknown as Terminal;
  const status = await diffWork({ older, newer, json })(terminal);
  return { status, out };
}

describe('diff', () => {
  test('tells what is newly broken, and fails', async () => {
    expect(await diff(good, join(bad, 'report.json'))).toEqual({
      status: 1,
      out: `this change breaks \`on_exec\` on 2 kernels of ubuntu/20.04: ${BROKEN.reason} (baseline: ${good})
programs: 1 added
relocations: 2 gone
`,
    });
  });

  test('tells what is mended', async () => {
    expect(await diff(bad, good)).toEqual({
      status: 0,
      out: `this change breaks nothing new on 3 kernels and mends 1 program (baseline: ${bad})
programs that are mended: 1
  \`on_exec\` is mended on 2 kernels of ubuntu/20.04; before: ${BROKEN.reason}
programs: 1 gone
relocations: 2 added
`,
    });
  });

  test('counts the kernels that only one report has, and writes no control characters', async () => {
    const kernels = ['a/1/x86_64/x', 'debian/11/x86_64/a', GOOD.kernels[2] as string];
    const broken = { ...BROKEN, groups: [1] };
    const objects = [
      { ...OBJECT, groups: [[0, 1], [2]], programs: [programOf('on_exec', broken)] },
    ];
    expect(await diff(good, write('moved', { ...GOOD, kernels, objects }))).toEqual({
      status: 1,
      out: `this change breaks \`on_exec\` on ubuntu/20.04/x86_64/c: ${BROKEN.reason} (baseline: ${good})
kernels, which are not compared: 1 added, 1 gone
`,
    });
  });

  test('prints all as JSON', async () => {
    const { status, out } = await diff(good, bad, true);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual(compareReports(GOOD, BAD, { path: good }));
  });

  test('lists ten rows of each kind', async () => {
    const programs = Array.from({ length: 12 }, (_, i) =>
      programOf(`p${i}`, { ...BROKEN, reason: `reason ${i}` }),
    );
    const { out } = await diff(
      good,
      write('many', { ...GOOD, objects: [{ ...OBJECT, programs }] }),
    );
    const lines = out.trimEnd().split('\n');
    expect(lines.slice(0, 3)).toEqual([
      `this change breaks 12 programs on 2 of 3 kernels (baseline: ${good})`,
      'programs that are newly broken: 12',
      '  `p0` (not there before) is newly broken on 2 kernels of ubuntu/20.04: reason 0',
    ]);
    expect(lines[12]).toBe('  … and 2 more');
  });

  test('says of both reports what is wrong, before any work', () => {
    const old = join(here, 'old.json');
    const version1 = new URL('../output/version-0.1.0/report.json', import.meta.url);
    writeFileSync(old, readFileSync(version1));
    try {
      diffWork({ older: old, newer: join(here, 'none'), json: false });
      throw new Error('it should have thrown');
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).sentences).toEqual([
        `OLD ${JSON.stringify(old)} tells no verdicts, since an older btf-bundle made it: make it again with this one.`,
        `NEW ${JSON.stringify(join(here, 'none'))} does not exist: give a report.json or a directory with one.`,
      ]);
    }
  });
});
