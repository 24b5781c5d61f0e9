import { describe, expect, test } from '@jest/globals';
import type { BundleResult } from '../../src/bundle.js';
import { summary } from '../../src/report/summary.js';
import { kernelOf, MANIFEST, REPORT, RESULT, STATE } from './samples.js';

const HOSTILE = 'a`|\n<img src=x>**_[x](http://evil)\u001b[31m::error::@root www.evil.example';

describe('summary', () => {
  const text = summary(RESULT);

  test('tells the whole run', () => {
    expect(text).toContain('## BTF bundle: failed (missing)');
    expect(text).toContain('**3 kernels**, **13.5 MB** of BTF tailored to **6.0 kB**');
    expect(text).toContain('1 object with 4 relocations (2 do not resolve everywhere).');
    expect(text).toContain('| ubuntu | 20.04 | x86&#95;64 | 2 | 9.0 MB | 4.0 kB |');
    expect(text).toContain('| unresolved | 4 |');
    expect(text).toContain('| 2 of 3 |');
    expect(text).toContain('Kernels that are missing: 1');
    expect(text).toContain('Kernels that carry their own BTF and need none: 1');
  });

  test('a foreign string stays a string', () => {
    const hostile: BundleResult = {
      ...RESULT,
      manifest: {
        ...MANIFEST,
        kernels: [kernelOf(`${HOSTILE}/${HOSTILE}/${HOSTILE}/${HOSTILE}`, 1)],
        missing: [{ kernel: HOSTILE, reason: HOSTILE }],
        ownBtf: [HOSTILE],
      },
      report: {
        ...REPORT,
        kernels: [HOSTILE, HOSTILE, HOSTILE],
        objects: [
          { path: HOSTILE, error: HOSTILE, groups: [], sites: [], relocations: [] },
          {
            path: 'x.o',
            groups: [[0], [1, 2]],
            sites: [
              {
                ...STATE,
                type: `struct ${HOSTILE}`,
                outcomes: [{ status: 'invalid', reason: HOSTILE, groups: [0, 1] }],
              },
            ],
            relocations: [{ section: HOSTILE, insn: 0, site: 0, source: `${HOSTILE}:1` }],
          },
        ],
      },
      problems: [{ condition: 'invalid', message: HOSTILE }],
    };
    const written = summary(hostile);
    const markup = written.replace(/<\/?(code|details|summary)>/g, '');
    expect(markup).not.toContain('\u001b');
    expect(markup).not.toMatch(/[<`@]|\*\*_|\]\(|http:|www\./);
    for (const line of written.split('\n').filter((row) => row.startsWith('| <code>'))) {
      expect([3, 6]).toContain(line.match(/\|/g)?.length);
    }
  });

  test('stays below 1 MiB, whatever there is to tell', () => {
    const long = '\u{1f600}'.repeat(2_000);
    const kernels = Array.from({ length: 5_000 }, (_, i) => `${long}/${i}/x86_64/${i}`);
    const huge: BundleResult = {
      ...RESULT,
      manifest: {
        ...MANIFEST,
        kernels: kernels.map((id) => kernelOf(id, 1)),
        missing: kernels.map((kernel) => ({ kernel, reason: long })),
        ownBtf: kernels,
      },
      problems: kernels.map((message) => ({ condition: 'missing', message })),
    };
    const written = summary(huge);
    expect(Buffer.byteLength(written)).toBeLessThan(1024 * 1024);
    expect(written).toMatch(/… and 4,\d\d\d more\./);
  });

  test('a run without any kernel or relocation has a summary too', () => {
    const empty: BundleResult = {
      ...RESULT,
      manifest: { ...MANIFEST, kernels: [], missing: [], ownBtf: [], objects: [] },
      report: { ...REPORT, kernels: [], objects: [] },
      problems: [],
      failures: [],
    };
    expect(summary(empty)).toContain('for 0 objects with 0 relocations.');
  });
});
