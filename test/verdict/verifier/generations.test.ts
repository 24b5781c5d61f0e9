import { describe, expect, test } from '@jest/globals';
import {
  generationOf,
  MILESTONES,
  NEWEST,
  type Release,
  ROWS,
  type Rule,
  rulesOf,
} from '../../../src/verdict/verifier/generations.js';
import { isBefore, parseRelease, releaseOfHelpers } from '../../../src/verdict/verifier/release.js';

const rulesAt = (text: string) => rulesOf(parseRelease(text));
const name = ({ major, minor }: Release) => `${major}.${minor}`;

describe('the table of rules', () => {
  test('has its rows in the order of the releases', () => {
    const releases = ROWS.map(({ from }) => parseRelease(from));
    for (let i = 1; i < releases.length; i++) {
      expect(isBefore(releases[i] as Release, releases[i - 1] as Release)).toBe(false);
    }
  });

  test('has a row for every rule, and one each but for global functions, which changed twice', () => {
    const rules = ROWS.map(({ rule }) => rule);
    expect(new Set(rules)).toEqual(new Set(Object.keys(NEWEST)));
    const twice = rules.filter((rule, at) => rules.indexOf(rule) !== at);
    expect(twice).toEqual(['globalFunctions']);
  });

  test.each(ROWS.map((row) => [`${row.rule} from ${row.from}`, row] as const))(
    '%s was read in a source, and not seen in an older one',
    (_, { rule, value, from, read: [lacks, has], source }) => {
      expect(name(parseRelease(has))).toBe(from);
      expect(isBefore(parseRelease(lacks), parseRelease(from))).toBe(true);
      expect(source).toMatch(/^[a-z]/);
      expect(rulesAt(from)[rule]).toBe(value);
      expect(rulesAt(lacks)[rule]).not.toBe(value);
    },
  );

  test('a newer release knows all that an older one knows', () => {
    let known: Rule[] = [];
    for (const release of MILESTONES) {
      const rules = rulesOf(release);
      for (const rule of known) expect(rules[rule]).toBeTruthy();
      known = (Object.keys(rules) as Rule[]).filter((rule) => rules[rule] !== false);
    }
    expect(known.length).toBe(Object.keys(NEWEST).length);
  });
});

describe('what a release knows', () => {
  test('4.9 knows next to nothing', () => {
    const { globalFunctions, ...rest } = rulesAt('4.9.0');
    expect(globalFunctions).toBe('static');
    expect(Object.values(rest).every((value) => value === false)).toBe(true);
  });

  test('5.10 knows what its base knows, whatever stable releases took over', () => {
    expect(rulesAt('5.10.262')).toEqual(rulesAt('5.10'));
    expect(rulesAt('5.10.262')).toMatchObject({
      xor: true,
      scalarSpills: true,
      smallSpills: false,
      globalFunctions: 'always',
      readingHelpersKeepStack: false,
    });
  });

  test('the newest and all after it know every rule', () => {
    expect(Object.values(NEWEST)).not.toContain(false);
    expect(NEWEST.globalFunctions).toBe('reached');
    expect(rulesAt('9.1')).toEqual(NEWEST);
  });

  test('the milestones are the releases at which something changes', () => {
    const names = MILESTONES.map(name);
    expect(new Set(names).size).toBe(names.length);
    expect(names[0]).toBe('4.14');
    for (const release of MILESTONES) {
      const before = { major: release.major, minor: release.minor - 0.5, patch: undefined };
      expect(rulesOf(release)).not.toEqual(rulesOf(before));
    }
  });
});

describe('the generation of a kernel', () => {
  test.each([
    ['5.15.0-1004-aws', 5, 15, undefined],
    ['5.4.0-42-generic', 5, 4, undefined],
    ['6.1.0-50-cloud-amd64', 6, 1, undefined],
    ['4.9.0-13-amd64', 4, 9, undefined],
    ['4.18.0-147.el8.x86_64', 4, 18, undefined],
    ['3.10.0-1160.el7', 3, 10, undefined],
    ['6.12.117+deb13-cloud-amd64', 6, 12, 117],
    ['4.14.281-212.502.amzn2.x86_64', 4, 14, 281],
    ['5.10.43-perf-gabc', 5, 10, 43],
    ['5.10.0', 5, 10, 0],
    ['6.18', 6, 18, undefined],
    ['6.19-rc3', 6, 19, undefined],
  ])('starts at the base of %s', (release, major, minor, patch) => {
    const { low, high } = generationOf({ release });
    expect(low).toEqual({ major, minor, patch });
    expect(high).toEqual(low);
  });

  test.each(['', 'generic', '5', 'v5.10.0', '99999999999.5', '5.99999999999', '-5.10'])(
    'of %p starts before all releases',
    (release) => {
      const { low } = generationOf({ release });
      expect(low).toEqual({ major: 0, minor: 0, patch: undefined });
      expect(rulesOf(low)).toEqual(rulesAt('4.9'));
    },
  );

  test('a patch level that is too long to be one is none', () => {
    expect(generationOf({ release: '5.10.999999999' }).low.patch).toBeUndefined();
  });

  test.each([
    ['4.18.0-147.el8.x86_64', 93, '5.0'],
    ['4.18.0-553.el8_10.x86_64', 163, '5.11'],
    ['5.14.0-427.el9.x86_64', 212, '6.2'],
    ['5.10.0-32-amd64', 156, '5.10'],
    ['6.1.0-50-amd64', 210, '6.1'],
    ['6.12.117+deb13-amd64', 212, '6.12'],
    ['5.4.0-42-generic', 111, '5.4'],
    ['5.10.0-32-amd64', 40, '5.10'],
    ['nonsense', 160, '5.10'],
  ])('%s with %p helpers is at most as %s', (release, helpers, high) => {
    const generation = generationOf({ release, helpers });
    expect(name(generation.high)).toBe(high);
    expect(generation.low).toEqual(generationOf({ release }).low);
  });

  test('each release has as many helpers as its header says, and one less is the one before', () => {
    const counts: Record<string, number> = {
      ...{ '4.14': 54, '4.15': 58, '4.16': 60, '4.17': 65, '4.18': 81, '4.19': 84, '4.20': 91 },
      ...{ '5.0': 93, '5.1': 99, '5.2': 109, '5.3': 110, '5.4': 111, '5.5': 116, '5.6': 119 },
      ...{ '5.7': 125, '5.8': 136, '5.9': 142, '5.10': 156, '5.11': 163, '5.12': 164, '5.13': 166 },
      ...{ '5.14': 169, '5.15': 176, '5.16': 180, '5.17': 186, '5.18': 194, '5.19': 204 },
      ...{ '6.0': 208, '6.1': 210, '6.2': 212 },
    };
    let before = '4.13';
    for (const [release, helpers] of Object.entries(counts)) {
      expect(name(releaseOfHelpers(helpers) as Release)).toBe(release);
      expect(name(releaseOfHelpers(helpers - 1) as Release)).toBe(before);
      before = release;
    }
  });

  test('more helpers never date a kernel earlier', () => {
    expect(releaseOfHelpers(41)).toBeUndefined();
    let last = releaseOfHelpers(42) as Release;
    expect(name(last)).toBe('4.9');
    for (let helpers = 43; helpers <= 300; helpers++) {
      const next = releaseOfHelpers(helpers) as Release;
      expect(isBefore(next, last)).toBe(false);
      last = next;
    }
    expect(name(last)).toBe('6.2');
  });

  test('helpers that a distribution added do not make it newer than the release they reach', () => {
    expect(name(generationOf({ release: '5.4.0-1', helpers: 141 }).high)).toBe('5.8');
  });
});
