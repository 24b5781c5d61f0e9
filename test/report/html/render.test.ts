import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../src/output/manifest.js';
import type { PageData } from '../../../src/report/html/page-data.js';
import { FIRST_CELL } from '../../../src/report/html/page-data.js';
import { renderHtml } from '../../../src/report/html/render.js';
import type { Report } from '../../../src/report/report.js';
import {
  HOSTILE,
  hostileManifest,
  hostileReport,
  largeReport,
  manifestOf,
  sampleComparison,
  sampleReport,
} from '../../html/samples.mjs';
import { DEPENDS, MANIFEST, programOf, REPORT, UNATTACHED } from '../samples.js';

const LINKS = {
  server: 'https://github.example',
  repository: 'owner/name',
  commit: 'ab'.repeat(20),
};
const ROOT = `https://github.example/owner/name/blob/${LINKS.commit}`;

/** The texts of a page's elements of one name. */
function elements(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 'gs'))].map(
    ([, text = '']) => text,
  );
}

function dataOf(page: string): PageData {
  return JSON.parse(elements(page, 'script')[0] as string);
}

/** How a program fares on a kernel, as the page's script would find it. */
function entryOn(data: PageData, program: string, kernel: string) {
  const { entries, cells } = data.programs.find(({ name }) => name === program) ?? {};
  for (const { name, releases, classes } of data.groups) {
    const index = releases.findIndex((release) => `${name}/${release}` === kernel);
    if (index < 0) continue;
    return entries?.[(cells?.charCodeAt(classes[index] as number) ?? 0) - FIRST_CELL - 1];
  }
  return undefined;
}

describe('a page', () => {
  const page = renderHtml(MANIFEST, REPORT);
  const data = dataOf(page);

  test('lets a browser run its own script and load nothing', () => {
    const [, script = ''] = elements(page, 'script');
    const [style = ''] = elements(page, 'style');
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'">`,
    );
    expect(page).not.toMatch(/ (src|style|on\w+)="|<link/);
    expect(style).not.toMatch(/@import|url\(/);
  });

  test('has a script without imports, that is whole', () => {
    const [, script = ''] = elements(page, 'script');
    expect(script).not.toMatch(/^(import|export) /m);
    expect(() => new Function(script)).not.toThrow();
  });

  test('knows of each program and kernel what the report says', () => {
    for (const { groups, programs } of REPORT.objects) {
      for (const { program, verdicts } of programs) {
        for (const one of verdicts) {
          for (const kernel of one.groups.flatMap((group) => groups[group] ?? [])) {
            const entry = entryOn(data, program, REPORT.kernels[kernel] as string);
            expect(entry?.verdict).toBe(one.verdict);
            expect(data.texts[entry?.reason ?? -1]).toBe(one.reason);
          }
        }
      }
    }
  });

  test('has the lines of what decides, of the relocation, and of the way there', () => {
    const entry = entryOn(data, 'on_exec', 'ubuntu/20.04/x86_64/b');
    expect(data.files).toEqual([['src/probe.bpf.c']]);
    expect(entry).toMatchObject({
      source: [0, 12],
      relocationSource: [0, 12],
      path: [
        [0, 9],
        [0, 12],
      ],
    });
    expect(data.texts[entry?.relocation ?? -1]).toBe('task_struct.state (byte_off)');
  });

  test('groups kernels by distribution, version and architecture, in the order of releases', () => {
    const kernels = ['a/10/x/5.4.10', 'a/10/x/5.4.9', 'a/9/x/1', 'a/9/arm64/1', 'B/1/x/1', 'short'];
    const groups = [kernels.map((_, kernel) => kernel)];
    const report: Report = {
      ...REPORT,
      kernels,
      objects: REPORT.objects.map((object) => ({ ...object, groups, programs: [] })),
    };
    const { groups: shown } = dataOf(renderHtml(MANIFEST, report));
    expect(shown.map(({ name, releases }) => [name, ...releases])).toEqual([
      ['B/1/x', '1'],
      ['a/9/arm64', '1'],
      ['a/9/x', '1'],
      ['a/10/x', '5.4.9', '5.4.10'],
      ['short//', ''],
    ]);
  });

  test('is the same for the same inputs, and tells no time', () => {
    expect(renderHtml(MANIFEST, REPORT)).toBe(page);
    expect(page).not.toContain(String(new Date().getFullYear()));
  });

  test('tells without its script what fails, what is missing, and what needs no file', () => {
    expect(page).toContain('<noscript>');
    expect(page).toContain('<h2>Programs that are broken</h2>');
    expect(page).toContain('<code>on_exec</code></td><td>2 of 3 kernels</td>');
    expect(page).toContain('<td>src/probe.bpf.c:12 reads <code>task_struct.state</code>');
    expect(page).toContain('<code>rhel/8/x86_64/d</code>: the archive could not make its BTF</li>');
    expect(page).toContain('<code>ubuntu/22.04/x86_64</code>: 1 kernel');
  });

  test('tells what cannot attach, what was found besides, and what the product needs', () => {
    const [object] = REPORT.objects as [Report['objects'][number]];
    const needs = [
      { kind: 'helper' as const, name: 'bpf_x', since: '5.8', programs: ['on_open'] },
      { kind: 'attach point' as const, name: 'kprobe f', programs: ['on_open', 'on_exit'] },
    ];
    const programs = [programOf('on_open', UNATTACHED), programOf('on_exit')];
    const text = renderHtml(MANIFEST, { ...REPORT, objects: [{ ...object, programs, needs }] });
    expect(text).toContain('<h2>Programs that cannot attach</h2>');
    expect(text).toContain('<span class="chip unattached" aria-hidden="true">U</span>');
    const entry = entryOn(dataOf(text), 'on_open', 'debian/11/x86_64/a');
    expect(entry?.verdict).toBe('unattached');
    // The one that makes the verdict is its reason.
    expect(entry?.findings?.map((index) => dataOf(text).texts[index])).toEqual([
      'unknown: map events (BPF_MAP_TYPE_RINGBUF): its BTF has no enum bpf_map_type',
      `depends: CO-RE relocations: ${DEPENDS.reason}`,
    ]);
    expect(text).toContain('<summary>What this product needs of a kernel besides CO-RE: 2 things');
    expect(text).toContain('<td>helper</td><td><code>bpf_x</code></td><td>5.8</td><td>1</td>');
    expect(text).toContain('<td><code>kprobe f</code></td><td></td><td>2</td>');
  });

  test('says that every program loads, whatever they need', () => {
    const [object] = REPORT.objects as [Report['objects'][number]];
    const needs = [{ kind: 'helper' as const, name: 'bpf_x', programs: ['p'] }];
    const report = { ...REPORT, objects: [{ ...object, programs: [programOf('p')], needs }] };
    const text = renderHtml({ ...MANIFEST, missing: [], ownBtf: [] }, report);
    expect(text).toContain('<p>Every program loads on every kernel.</p>');
    expect(text).toContain('bpf_x');
  });

  test('is one of no programs, too', () => {
    const empty = { tool: '0.1.0', kernels: [], objects: [] };
    const none: Manifest = { ...MANIFEST, objects: [], kernels: [], missing: [], ownBtf: [] };
    expect(dataOf(renderHtml(none, empty))).toMatchObject({ groups: [], programs: [] });
  });
});

describe('what is told besides', () => {
  const sample: Report = sampleReport();
  const manifest: Manifest = manifestOf(sample);

  test('a program that needs the BTF of the kernel is broken nowhere', () => {
    const data = dataOf(renderHtml(manifest, sample));
    const entry = entryOn(data, 'lsm_open', sample.kernels[0] as string);
    expect(entry?.verdict).toBe('needs');
    expect(data.texts[entry?.reason ?? -1]).toBe('lsm');
  });

  test('what is excused says by what', () => {
    const data = dataOf(renderHtml(manifest, sample));
    const kernel = sample.kernels[sample.objects[0]?.groups[0]?.[0] as number] as string;
    const entry = entryOn(data, 'trace_mmap', kernel);
    expect(data.texts[entry?.excused ?? -1]).toBe('expectations line 3: never');
  });

  test('what a change did is marked on its kernels only, and at the head', () => {
    const comparison = sampleComparison(sample);
    const [broken, mended] = comparison.changes;
    const [first, ...others] = broken.kernels;
    const fewer = { ...comparison, changes: [{ ...broken, kernels: others }, mended] };
    const page = renderHtml(manifest, sample, { comparison: fewer });
    const data = dataOf(page);
    expect(data.isCompared).toBe(true);
    expect(entryOn(data, 'trace_exec', first)).not.toHaveProperty('change');
    for (const kernel of others) {
      expect(entryOn(data, 'trace_exec', kernel)).toMatchObject({
        verdict: 'broken',
        change: { kind: 'newly-broken', before: 'loads' },
      });
    }
    const entry = entryOn(data, 'trace_bind', mended.kernels[0]);
    expect(entry?.change).toMatchObject({ kind: 'mended', before: 'broken' });
    expect(data.texts[entry?.change?.reason ?? -1]).toBe(mended.reason);
    expect(page).toContain('<p class="headline bad">This change breaks <code>trace_exec</code>');
  });

  test('a change that breaks nothing says so', () => {
    const comparison = { ...sampleComparison(sample), changes: [] };
    const page = renderHtml(manifest, sample, { comparison });
    expect(page).toContain(
      '<p class="headline good">This change breaks nothing new on 322 kernels',
    );
  });
});

describe('links to sources', () => {
  const withFile = (file: string, links = LINKS) => {
    const source = { file, line: 12 };
    const report: Report = {
      ...REPORT,
      objects: REPORT.objects.map((object) => ({
        ...object,
        programs: object.programs.map((program) => ({
          ...program,
          verdicts: program.verdicts.map((one) => ({ ...one, source, path: [] })),
        })),
      })),
    };
    const page = renderHtml(MANIFEST, report, { links });
    const address = dataOf(page).files.find(([, address]) => address?.includes('/blob/'))?.[1];
    expect(page.includes('<a href="')).toBe(address !== undefined && !address.includes('probe'));
    return address;
  };

  test.each([
    ['src/a.bpf.c', `${ROOT}/src/a.bpf.c`],
    ['with space/100%/#1?.c', `${ROOT}/with%20space/100%25/%231%3F.c`],
    ['javascript:alert(1)', `${ROOT}/javascript%3Aalert(1)`],
    ['ümlaut"<.c', `${ROOT}/%C3%BCmlaut%22%3C.c`],
    ['..c/...d', `${ROOT}/..c/...d`],
  ])('%s', (file, address) => {
    expect(withFile(file)).toBe(address);
  });

  test.each([
    '.../outside.c',
    '../above.c',
    'a/../b.c',
    '/etc/passwd',
    'a//b.c',
    'C:/x.c',
    '\ud800',
  ])('%s has none', (file) => {
    expect(withFile(file) ?? '').not.toContain('/blob/'.concat(LINKS.commit, '/', 'x'));
    const files = dataOf(
      renderHtml(
        MANIFEST,
        {
          ...REPORT,
          objects: REPORT.objects.map((object) => ({
            ...object,
            relocations: [],
            programs: object.programs.map((program) => ({
              ...program,
              verdicts: program.verdicts.map((one) => ({
                ...one,
                source: { file, line: 1 },
                path: [],
              })),
            })),
          })),
        },
        { links: LINKS },
      ),
    ).files;
    expect(files.every((one) => one.length === 1)).toBe(true);
  });

  test.each([
    ['another protocol', { server: 'javascript://x' }],
    ['no address', { server: 'github' }],
    ['no repository', { repository: 'a/b/../../c' }],
    ['a script', { repository: '"><script>' }],
    ['no commit', { commit: 'main' }],
  ])('there are none for a server or a repository of %s', (_, other) => {
    expect(withFile('src/a.bpf.c', { ...LINKS, ...other })).toBeUndefined();
  });
});

describe('hostile strings', () => {
  const report: Report = hostileReport();
  const page = renderHtml(hostileManifest(report), report, { links: LINKS });

  test('end no element and begin none', () => {
    expect(elements(page, 'script')).toHaveLength(2);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script/g)).toHaveLength(2);
    const text = page.replace(/<script.*<\/script>/s, '');
    expect(text).not.toMatch(/<!--|<img|onerror="|onmouseover='/);
    expect(page).not.toMatch(/href="(?!https:\/\/github\.example\/)/);
  });

  test('are left without what turns the direction of writing, or ends a line of a script', () => {
    expect(page).not.toMatch(/[\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\0\ud800]/);
    const names = dataOf(page).programs.map(({ name }) => name);
    expect(names).toContain('</script><script>globalThis.attacked = 1</script>');
    expect(names).toContain('gnp.exe');
    expect(names).toHaveLength(HOSTILE.length);
  });
});

describe('300 programs on 7,000 kernels', () => {
  test('of 100 groups are below 1 MB', () => {
    const report: Report = largeReport(300, 7_000, 100);
    const manifest = manifestOf(report);
    const page = renderHtml(manifest, report, {
      links: LINKS,
      comparison: {
        ...sampleComparison(sampleReport()),
        changes: report.objects.slice(0, 20).flatMap(({ path, programs, groups }) =>
          programs.flatMap(({ program, verdicts }) =>
            verdicts
              .filter(({ verdict }) => verdict === 'broken')
              .map(({ groups: of }) => ({
                kind: 'newly-broken' as const,
                object: path,
                program,
                before: 'loads' as const,
                now: 'broken' as const,
                kernels: of.flatMap((group) =>
                  (groups[group] ?? []).map((kernel) => report.kernels[kernel] as string),
                ),
              })),
          ),
        ),
      },
    });
    expect(Buffer.byteLength(page)).toBeLessThan(1_000_000);
    expect(dataOf(page).programs[0]?.cells).toHaveLength(100);
  });

  test('that all fare differently are below 3 MB', () => {
    const report: Report = largeReport(300, 7_000, 7_000);
    expect(Buffer.byteLength(renderHtml(manifestOf(report), report))).toBeLessThan(3_000_000);
  });
});
