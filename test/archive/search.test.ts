import { expect, test } from '@jest/globals';
import { makeListing } from '../../src/archive/listing.js';
import { onlyEntry, searchArchives } from '../../src/archive/search.js';
import { readLines } from '../../src/inputs/lines.js';
import { parseTargets } from '../../src/kernels/targets.js';

const ARCHIVE = {
  name: 'archive',
  list: async () =>
    makeListing(
      [
        'debian/10/x86_64/4.19.0-5.btf.tar.xz',
        'debian/10/x86_64/4.19.0-6.btf.tar.xz',
        'debian/10/x86_64/4.19.0-7.failed',
        'debian/12/x86_64/6.1.0.hasbtf',
      ].map((path) => ({ path })),
      new Map([['debian/stable', 'debian/12']]),
      [],
    ),
  async *read() {},
};

async function search(pattern: string) {
  const targets = parseTargets(readLines({ input: 'kernel' }, [pattern], []), []);
  return searchArchives([ARCHIVE], targets);
}

test('one entry', async () => {
  const found = onlyEntry('kernel "x"', await search('**/4.19.0-6'));
  expect(found.entry.kernel.release).toBe('4.19.0-6');
});

test.each([
  [
    'debian',
    'matches 4 kernels, such as debian/10/x86_64/4.19.0-5 and debian/10/x86_64/4.19.0-6: name one of them',
  ],
  ['**/*-7', 'has no BTF, for the archive could not make it: name another kernel'],
  ['**/6.*', 'has BTF of its own, and the archive has none of it: name another kernel'],
])('%s is not one', async (pattern, why) => {
  const found = await search(pattern);
  expect(() => onlyEntry('kernel "x"', found)).toThrow(`kernel "x" ${why}.`);
});

test('the links of all archives are told', async () => {
  expect([...(await search('debian')).aliases]).toEqual([['debian/stable', 'debian/12']]);
});
