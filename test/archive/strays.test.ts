import { expect, test } from '@jest/globals';
import { makeListing, strayAt } from '../../src/archive/listing.js';
import { describeStrays } from '../../src/archive/strays.js';

const files = (...paths: string[]) => paths.map((path) => ({ path }));

test('an archive without strays needs no word', () => {
  const listing = makeListing(files('mine/1/x86_64/5.1.0.btf'), new Map(), []);
  expect(describeStrays('mine', listing)).toEqual({});
});

test('an odd kernel costs no other one, and is told with its reason', () => {
  const listing = makeListing(
    files(
      'mine/1/x86_64/5.1.0-a.btf',
      'mine/1/x86_64/5.1.0-A.btf.tar.xz',
      'mine/1/x86_64/aux.btf',
      'manifest.json/1/x86_64/5.1.0.btf',
      'mine/1/x86_64/5.2.0.btf',
    ),
    new Map(),
    [],
  );
  expect(listing.entries.map(({ path }) => path)).toEqual([
    'mine/1/x86_64/5.1.0-A.btf.tar.xz',
    'mine/1/x86_64/5.2.0.btf',
  ]);
  expect(describeStrays('mine', listing)).toEqual({
    warning:
      'archive "mine" has 3 files of kernels that are left out: "manifest.json/1/x86_64/5.1.0.btf" (a bundle has a file of its own at "manifest.json"), "mine/1/x86_64/5.1.0-a.btf" (it is "mine/1/x86_64/5.1.0-A" to a file system to which case does not count), "mine/1/x86_64/aux.btf" ("aux" is a device on Windows). Rename or mend there what you need.',
  });
});

test('of many strays the first are named, whatever their names are', () => {
  const others = ['a\n::error::b', 'b'.repeat(5000), 'c', 'd', 'e'];
  const listing = makeListing(
    [],
    new Map(),
    others.map((path) => strayAt(path, 'it is a directory')),
  );
  const { info = '', warning } = describeStrays('mine', listing);
  expect(warning).toBeUndefined();
  expect(info).toMatch(
    /^archive "mine" has 5 files of no kernel: "a\\n::error::b" \(it is a directory\), "b{119}…" \(it is a directory\), "c" \(it is a directory\), 2 more\.$/,
  );
});
