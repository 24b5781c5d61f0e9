import { describe, expect, test } from '@jest/globals';
import type { Entry, Listing } from '../../src/archive/archive.js';
import { makeListing } from '../../src/archive/listing.js';
import { InputError } from '../../src/errors.js';
import { readLines } from '../../src/inputs/lines.js';
import { parseTargets, selectKernels } from '../../src/kernels/targets.js';

const listing = makeListing(
  [
    'amzn/2/aarch64/4.14.1-aarch64.btf.tar.xz',
    'amzn/2018/x86_64/4.14.2.amzn1.x86_64.btf.tar.xz',
    'centos/7/x86_64/3.10.0-957.el7.x86_64.btf.tar.xz',
    'centos/8/x86_64/4.18.0-80.el8.x86_64.btf.tar.xz',
    'debian/10/x86_64/4.19.0-5-amd64.btf.tar.xz',
    'debian/9/arm64/4.9.0-10-arm64.btf.tar.xz',
    'ol/7/x86_64/4.14.35-1902.el7uek.x86_64.btf.tar.xz',
    'rhel/8/x86_64/4.18.0-147.el8.x86_64.btf.tar.xz',
    'sles/15.3/x86_64/5.3.18-57-default.btf.tar.xz',
    'ubuntu/18.04/arm64/4.15.0-20-generic.btf.tar.xz',
    'ubuntu/18.04/x86_64/4.15.0-20-generic.btf.tar.xz',
    'ubuntu/20.04/x86_64/5.4.0-1009-aws.btf.tar.xz',
    'ubuntu/20.04/x86_64/5.4.0-42-generic.btf.tar.xz',
    'ubuntu/20.04/x86_64/5.4.0-90-generic.failed',
    'ubuntu/20.04/x86_64/5.8.0-63-generic.hasbtf',
  ].map((path) => ({ path })),
  new Map([
    ['amzn/1', 'amzn/2018'],
    ['redhat-like', 'centos'],
    ['redhat-like/seven', 'redhat-like/7'],
    ['loop', 'loop/loop'],
  ]),
  [],
);

const idOf = ({ kernel: { distro, version, arch, release } }: Entry) =>
  `${distro}/${version}/${arch}/${release}`;
const select = (...lines: string[]) => selected(lines).entries.map(idOf);
const whole = listing.entries.map(idOf);
const under = (...starts: string[]) =>
  whole.filter((id) => starts.some((start) => id.startsWith(start)));

/** @throws InputError with all that is wrong */
function selected(lines: readonly string[], of: Listing = listing) {
  const errors: string[] = [];
  const targets = parseTargets(readLines({ input: 'targets' }, lines, errors), errors);
  if (errors.length > 0) throw new InputError(errors);
  return selectKernels(targets, of);
}

function errorsOf(lines: readonly string[], of: Listing = listing): readonly string[] {
  try {
    selected(lines, of);
  } catch (error) {
    if (error instanceof InputError) return error.sentences;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('patterns', () => {
  test.each([
    ['*', ['']],
    ['**', ['']],
    ['ubuntu', ['ubuntu/']],
    ['ubuntu/', ['ubuntu/']],
    ['./ubuntu/18.04', ['ubuntu/18.04/']],
    ['ubuntu/18.04/arm64', ['ubuntu/18.04/arm64/']],
    ['ubuntu/20.04/x86_64/5.4.0-42-generic', ['ubuntu/20.04/x86_64/5.4.0-42-generic']],
    ['ubuntu/20.04/x86_64/*-aws', ['ubuntu/20.04/x86_64/5.4.0-1009-aws']],
    ['ubuntu/*/x86_64/5.?.0-4[0-9]-*', ['ubuntu/20.04/x86_64/5.4.0-42-generic']],
    ['*/*/*/*.el8.*', ['centos/8/', 'rhel/8/']],
    [`${'**/'.repeat(1000)}*.el8.*`, ['centos/8/', 'rhel/8/']],
    ['**/*.el8.*', ['centos/8/', 'rhel/8/']],
    ['{centos,rhel}/8', ['centos/8/', 'rhel/8/']],
    ['{centos/{7,8},debian/10}/x86_64', ['centos/', 'debian/10/']],
    ['{c*,d*}', ['centos/', 'debian/']],
    ['ubuntu/{18,20}.04/x86_64', ['ubuntu/18.04/x86_64', 'ubuntu/20.04/']],
    ['centos/{7..8}', ['centos/']],
    ['ubuntu/[!2]*', ['ubuntu/18.04/']],
  ])('%.60s', (pattern, starts) => {
    expect(select(pattern)).toEqual(under(...starts));
  });

  test('a star stays within its part', () => {
    expect(errorsOf(['ubuntu*x86_64'])).toHaveLength(1);
  });

  test('comments and blank lines say nothing', () => {
    expect(
      select('# all of it', '', '   ', '\tubuntu/18.04 # bionic', 'debian\t#', '  # *'),
    ).toEqual(under('debian', 'ubuntu/18.04'));
  });

  test('the last line that matches decides', () => {
    expect(select('*', '!*/*/*/4.*', 'rhel/8')).toEqual(
      whole.filter((id) => !id.includes('/4.') || id.startsWith('rhel/8/')),
    );
    expect(select('rhel/8', '*', '! */*/*/4.*')).toEqual(whole.filter((id) => !id.includes('/4.')));
  });

  test('kernels that have a marker only are told apart', () => {
    const { entries, ownBtf, failed } = selected(['ubuntu/20.04/*/5.{8,4.0-9}*']);
    expect(entries).toEqual([]);
    expect(ownBtf.map(({ release }) => release)).toEqual(['5.8.0-63-generic']);
    expect(failed.map(({ release }) => release)).toEqual(['5.4.0-90-generic']);
    expect(selected(['ubuntu', '!ubuntu/*/*/5.8*']).ownBtf).toEqual([]);
  });
});

describe('aliases', () => {
  test.each([
    ['oracle', ['ol/']],
    ['amazon', ['amzn/']],
    ['redhat/8', ['rhel/8/']],
    ['suse', ['sles/']],
    ['{oracle,suse}', ['ol/', 'sles/']],
    ['*/*/aarch64', ['amzn/2/', 'debian/9/arm64', 'ubuntu/18.04/arm64']],
    ['*/*/arm64', ['amzn/2/', 'debian/9/arm64', 'ubuntu/18.04/arm64']],
    ['*/*/arm*', ['amzn/2/', 'debian/9/arm64', 'ubuntu/18.04/arm64']],
    ['ubuntu/*/amd64', ['ubuntu/18.04/x86_64', 'ubuntu/20.04/x86_64']],
    ['ubuntu/{bionic,focal}', ['ubuntu/']],
    ['*/buster', ['debian/10/']],
    ['debian/{stretch,10}', ['debian/']],
    ['amzn/1', ['amzn/2018/']],
    ['amazon/{1,2}', ['amzn/']],
    ['redhat-like/8', ['centos/8/']],
    ['redhat-like/seven/x86_64', ['centos/7/']],
  ])('%s', (pattern, starts) => {
    expect(select(pattern)).toEqual(under(...starts));
  });

  test('a link is not found by a glob', () => {
    expect(select('amzn/?')).toEqual(under('amzn/2/'));
    expect(errorsOf(['redhat*'])).toHaveLength(1);
  });

  test('a code name belongs to its distro', () => {
    expect(errorsOf(['debian/bionic'])[0]).toContain('no version in debian is "bionic"');
  });
});

describe('lines that cannot be meant', () => {
  test.each([
    ['ubunut/20.04', 'no distro in the archive is "ubunut"; the nearest: "ubuntu"'],
    ['ubuntu/20.4', 'no version in ubuntu is "20.4"; the nearest: "20.04"'],
    ['ubuntu/18.04/arm', 'no arch in ubuntu/18.04 is "arm"; the nearest: "arm64"'],
    [
      'ubuntu/focal/x86_64/5.4.0-43-generic',
      'no release in ubuntu/focal/x86_64 is "5.4.0-43-generic"; the nearest: "5.4.0-42-generic", "5.4.0-90-generic", "5.8.0-63-generic"',
    ],
    ['ubuntu/x86_64', 'no version in ubuntu is "x86_64", but an arch is: write ubuntu/*/x86_64'],
    [
      '5.4.0-42-generic',
      'no distro in the archive is "5.4.0-42-generic", but a release is: write */*/*/5.4.0-42-generic',
    ],
    ['!debian/11', 'no version in debian is "11"; the nearest: "10", "9"'],
  ])('%s matches nothing', (line, why) => {
    expect(errorsOf(['*', line])).toEqual([
      `targets line 2, ${JSON.stringify(line)}, matches no kernel: ${why}.`,
    ]);
  });

  test.each([
    ['!', 'excludes nothing: write what to leave out behind the !'],
    ['"ubuntu"', 'stands in quotes, which would be a part of it: leave them out'],
    ['ubuntu debian', 'has white space in it: write one pattern a line'],
    ...['debian/{10,}', 'debian/{}', 'debian/{,10}', 'debian/{10,,9}', '{debian,{}}/10'].map(
      (line) => [
        line,
        'has an empty alternative in its braces, which would mean everything: fill it',
      ],
    ),
    ['a/b/c/d/e', 'has 5 parts: there are four, distro/version/arch/release'],
    [
      'ubuntu//x86_64',
      'has an empty part: write distro/version/arch/release, or the first of them',
    ],
    ['/ubuntu', 'has an empty part: write distro/version/arch/release, or the first of them'],
    ['ubuntu\\20.04', 'has a \\: write / between the parts'],
    ['{ubuntu,debian', 'has a { without its }: close it'],
    ['ubuntu}', 'has a } that closes nothing: put a { before it'],
    ['ubuntu/[12', 'has a [ without its ]: close it'],
    ['@(ol|sles)', 'has @(…), which is not understood: write {a,b}, or several lines'],
    ['[[:digit:]]', 'has a [: :], which is not understood: write [0-9a-z]'],
    ['{a,b}'.repeat(10), 'has more than 1000 alternatives: write several lines'],
  ])('%.20s is malformed', (line, why) => {
    expect(errorsOf(['', line])).toEqual([`targets line 2, ${JSON.stringify(line)}, ${why}.`]);
  });

  test('a very long line is cut short in the message', () => {
    expect(errorsOf(['a'.repeat(5000)])).toEqual([
      `targets line 1, "${'a'.repeat(200)}…", has more than 4096 characters: write several lines.`,
    ]);
  });

  test('all of them at once', () => {
    expect(errorsOf(['*', 'x', 'debian', 'y', '!z'])).toHaveLength(3);
    expect(errorsOf(['[', '', '{', 'a\\b'])).toHaveLength(3);
  });

  test('the first of very many', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `nothing${i}`);
    const start = performance.now();
    const sentences = errorsOf(lines);
    expect(performance.now() - start).toBeLessThan(1000);
    expect(sentences).toHaveLength(11);
    expect(sentences[9]).toContain('targets line 10, "nothing9", matches no kernel');
    expect(sentences[10]).toBe('targets has 390 more lines that are wrong: mend these first.');
  });

  test('lines that come to nothing', () => {
    expect(errorsOf([])).toEqual([
      'targets names no kernel: give a pattern such as ubuntu/20.04/x86_64, or * for all.',
    ]);
    for (const lines of [['debian', '!debian'], ['debian/10', '# x', '!*'], ['!debian']]) {
      expect(errorsOf(lines)).toEqual([
        `targets line ${lines.length}, "${lines.at(-1)}", leaves no kernel of those that the lines before it name: exclude less, or put it before what it is not to exclude.`,
      ]);
    }
    // A kernel that has a marker only is one.
    expect(selected(['ubuntu/20.04', '!ubuntu/20.04/*/5.4*']).ownBtf).toHaveLength(1);
  });

  test('an archive without kernels', () => {
    expect(errorsOf(['*'], makeListing([], new Map(), []))[0]).toContain('the archive holds none');
  });

  test('a line with control characters stays one line', () => {
    expect(errorsOf(['a\n::error::b'])[0]).not.toContain('\n');
  });
});

describe('no pattern hangs', () => {
  const release = `5.${'a'.repeat(60)}`;
  const hostile = makeListing(
    Array.from({ length: 500 }, (_, i) => ({
      path: `d/${i}/x86_64/${release.slice(0, 58)}${i % 9}.btf`,
    })),
    new Map(),
    [],
  );

  test.each([
    '((([0-9a-z.+-])+)+)+Z',
    `*/*/*/((([0-9a-z.+-])+)+)+Z`,
    `*/*/*/${'*a'.repeat(100)}*Z`,
    `**/${'*a'.repeat(100)}*Z`,
    `${'**/'.repeat(1000)}Z`,
    `*/*/*/${'[a-z]*'.repeat(100)}Z`,
    `*/*/*/${'?*'.repeat(100)}Z`,
    `*/*/*/{${'*a*a*a*a,'.repeat(400)}b}Z`,
    `*/*/*/${'{a,*}'.repeat(9)}Z`,
    `${'{'.repeat(2000)}${'}'.repeat(2000)}`,
  ])('%.40s', (line) => {
    const start = performance.now();
    expect(errorsOf([line], hostile)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('many lines of many alternatives are refused', () => {
    const start = performance.now();
    const lines = Array.from({ length: 5000 }, (_, i) => `d/{1..1000}/${i}`);
    expect(errorsOf(lines)).toEqual([
      'targets stand for more than 20000 patterns by their braces: write globs in their place.',
    ]);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

test('an archive of 4,300 kernels and 50 lines is a matter of milliseconds', () => {
  const files = Array.from({ length: 4300 }, (_, i) => ({
    path: `d${i % 8}/${i % 7}/${i % 2 ? 'arm64' : 'x86_64'}/5.${i % 11}.0-${i}-generic.btf.tar.xz`,
  }));
  const large: Listing = makeListing(files, new Map(), []);
  const lines = Array.from({ length: 50 }, (_, i) => `${i % 3 ? '' : '!'}*/*/*/5.${i % 11}.*-gen*`);
  const start = performance.now();
  selected(['*', ...lines], large);
  expect(performance.now() - start).toBeLessThan(1000);
});
