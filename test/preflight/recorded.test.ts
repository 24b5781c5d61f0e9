import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { HAPPENED, type Happened, keyOf, OBJECTS, type Said, SERIES, sayOf } from './recorded.js';

/**
 * Replays what booted kernels made of programs that use what kernels differ in
 * (`node conformance/preflight/record.mjs`). That needs root, a compiler and QEMU, and this needs nothing.
 */

/** Cases in which foretelling and kernels part, each with why: `SERIES object program # why`. */
const PARTINGS = readFileSync('test/preflight/partings.txt', 'utf8')
  .split('\n')
  .map((line) => line.replace(/\s*#.*/, ''))
  .filter(Boolean);

const parted = new Set<string>();

describe.each(SERIES)('Linux %s', (series) => {
  const all = Promise.all(
    OBJECTS.map(async (object) => {
      const said = await sayOf(object, series);
      return HAPPENED.filter((one) => one.series === series && one.object === object).map(
        (happened) => {
          const key = keyOf(happened.section, happened.program);
          const one = said.get(key);
          if (one === undefined) throw new Error(`nothing is said of ${object}, ${key}`);
          return { happened, said: one };
        },
      );
    }),
  ).then((lists) => lists.flat());
  const nameOf = ({ object, program }: Happened) => `${series} ${object} ${program}`;
  const wrong = async (isWrong: (happened: Happened, words: Said['words']) => boolean) => {
    const names = (await all)
      .filter(({ happened, said }) => isWrong(happened, said.words))
      .map(({ happened }) => nameOf(happened));
    for (const name of names) parted.add(name);
    return names.filter((name) => !PARTINGS.includes(name));
  };

  test('nothing that is said to load is refused for a reason that is foretold', async () => {
    const promises = (words: Said['words']) =>
      !words.some((word) => ['broken', 'refused', 'depends', 'unknown'].includes(word));
    expect(await wrong(({ became }, words) => became === 'refused' && promises(words))).toEqual([]);
  });

  test('nothing that is said to be refused loads', async () => {
    const alarms = (words: Said['words']) => words.includes('broken') || words.includes('refused');
    expect(
      await wrong(({ became }, words) => alarms(words) && !became.startsWith('refused')),
    ).toEqual([]);
  });

  test('nothing that is said to stay unattached is attached', async () => {
    const alarms = (words: Said['words']) => words.includes('unattached');
    expect(await wrong(({ became }, words) => alarms(words) && became === 'attached')).toEqual([]);
  });

  test('nothing that is said to be attached fails for a reason that is foretold', async () => {
    const promises = (words: Said['words']) =>
      !words.some((word) => !['loads', 'guarded'].includes(word));
    expect(
      await wrong(({ became }, words) => became === 'not attached' && promises(words)),
    ).toEqual([]);
  });
});

test('every parting that is named is one', () => {
  expect(PARTINGS.filter((name) => !parted.has(name))).toEqual([]);
});
