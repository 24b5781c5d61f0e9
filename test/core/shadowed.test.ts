import { expect, test } from '@jest/globals';
import { BASE, kernelOf, namedTypes, objectOf, run } from './made-up.js';

test('a walk that fails behind a member goes on failing where another loader finds its namesake', async () => {
  const object = await objectOf(
    `${BASE}
[3] STRUCT part size=4
	a type_id=1
[4] STRUCT s size=4
	m type_id=3
`,
    'byte_off [4] 0:0:0',
  );
  // libbpf goes into the first anonymous member as deep as it can, and finds the `m` without an `a`.
  // cilium/ebpf looks at all members of a level first, and finds the other one.
  const kernel = kernelOf(`${BASE}
[3] STRUCT deep_part size=4
	b type_id=1
[4] STRUCT part size=8
	b type_id=1
	a type_id=1 bits_offset=32
[5] STRUCT (anon) size=4
	m type_id=3
[6] STRUCT (anon) size=4
	(anon) type_id=5
[7] STRUCT (anon) size=8
	m type_id=4
[8] STRUCT s size=24
	(anon) type_id=6
	(anon) type_id=7 bits_offset=64
	nobody_asks type_id=1 bits_offset=128
`);
  const { lines, tailored } = run(object, kernel);
  expect(lines).toEqual([expect.stringMatching(/^unresolved: /)]);
  expect(run(object, tailored).lines[0]).toMatch(/^unresolved: /);
  expect(namedTypes(tailored).join()).not.toContain('nobody_asks');
});
