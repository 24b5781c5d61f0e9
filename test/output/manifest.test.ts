import { expect, test } from '@jest/globals';
import { describeArchive, describeObjects } from '../../src/output/manifest.js';
import { openWorkspace } from '../../src/workspace/workspace.js';
import { BASE, objectOf } from '../core/made-up.js';

const archive = { list: async () => ({}) as never, read: async function* () {} };

test('an object is told by its name, and by how many relocations a loader looks at', async () => {
  const object = await objectOf(`${BASE}[3] STRUCT s size=4\n\ta type_id=1`, 'byte_off [3] 0:0');
  const [record] = object.relocations;
  const relocations = [...object.relocations, { section: record?.section ?? '', insn: 9 }];
  const file = { bytes: new Uint8Array(), sha256: 'ab', object: { ...object, relocations } };
  const files = [
    { ...file, path: '/work/b.o', architectures: ['arm64'] },
    { ...file, path: '/else/where/a.o' },
  ];
  const workspace = openWorkspace(
    files.map(({ path }) => path),
    [],
    '/work',
  );
  expect(describeObjects(files, workspace)).toEqual([
    { path: '.../a.o', sha256: 'ab', relocations: 1 },
    { path: 'b.o', sha256: 'ab', relocations: 1, arch: ['arm64'] },
  ]);
});

test('an archive is told by what the user called it, a directory by its path in the workspace', () => {
  const workspace = openWorkspace([], [], '/work');
  const commit = '1'.repeat(40);
  expect(describeArchive({ ...archive, name: 'a/b', commit }, workspace)).toEqual({
    name: 'a/b',
    commit,
  });
  const directory = { ...archive, name: '../work/of/kernels', directory: '/work/of/kernels' };
  expect(describeArchive(directory, workspace)).toEqual({ name: 'of/kernels' });
  expect(describeArchive({ ...directory, directory: '/tmp/kernels' }, workspace)).toEqual({
    name: '.../kernels',
  });
});
