// Writes bundles/ and broken.tsv. Run: npx tsc && node consumers/testdata/rebuild.mjs [--check]
// The good bundles are written by btf-bundle itself; the broken and the odd ones are made of them.
// With --check it writes nothing, and fails if what stands there is not what it would write.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brokenBundles } from './broken.mjs';
import { brokenArchives } from './broken-archives.mjs';
import { gzipFixed, gzipStored, indexText, tarEnd, tarMember } from './formats.mjs';
import { bundler, filesOf, inScratch } from './made.mjs';

const here = import.meta.dirname;

const kernels = readFileSync(join(here, 'kernels.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([id, number]) => ({ id, number: Number(number) }));

/** The kernels of the small bundle, which have two files. */
const SMALL = [
  'centos/7/x86_64/3.10.0-1160.49.1.el7.x86_64',
  'ubuntu/20.04/x86_64/5.4.0-42-generic',
];

/** Everything that is written, as a map from path (below testdata) to bytes. */
async function content(scratch) {
  const bundleOf = await bundler(kernels, scratch);
  const files = new Map();
  const directory = (name, map) => {
    for (const [path, bytes] of map) files.set(`bundles/${name}/${path}`, bytes);
  };
  for (const layout of ['tree', 'shared']) {
    const product = bundleOf(layout, 'tar.gz');
    directory(`product-${layout}`, product.files);
    files.set(`bundles/product-${layout}.tar.gz`, product.packed);
  }
  files.set('bundles/product-shared.tar', bundleOf('shared', 'tar').packed);
  directory('small-inspektor-gadget', bundleOf('inspektor-gadget', 'none', SMALL).files);

  const { files: small, packed: tar } = bundleOf('tree', 'tar', SMALL);
  files.set('bundles/small-stored.tar.gz', gzipStored(tar));
  files.set('bundles/small-fixed.tar.gz', gzipFixed(tar));
  files.set('bundles/small-other-tar.tar', otherTar(small));
  directory('small-other-json', new Map([...small, ['index.json', otherJson(small)]]));
  const text = small.get('index.json').toString();
  // Else a broken bundle would differ by more than what breaks it.
  if (indexText(JSON.parse(text)) !== text)
    throw new Error('indexText() is not as btf-bundle writes');

  const lines = [];
  for (const broken of [...brokenBundles(small), ...brokenArchives(small, tar)]) {
    const name = `broken/${broken.name}`;
    if (broken.archive) files.set(`bundles/${name}`, broken.archive);
    else directory(name, broken.files);
    const { when, kernel, match, sentence } = broken;
    lines.push([name, broken.signature, when, kernel, match, sentence].join('\t'));
  }
  const head = '# bundle\texpected signature\twhen\tkernel\tmatch\tsentence';
  files.set('broken.tsv', Buffer.from(`${[head, ...lines].join('\n')}\n`));
  return files;
}

/** What other programs make of a bundle: GNU's magic, directories, names without ./ or cut into two fields. */
function otherTar(small) {
  const gnu = { 257: 'ustar  \0' };
  const parts = [tarMember('./', Buffer.alloc(0), { ...gnu, 156: '5' })];
  for (const [path, bytes] of small) {
    const cut = path.lastIndexOf('/');
    if (cut < 0) parts.push(tarMember(path, bytes, gnu));
    else parts.push(tarMember(path.slice(cut + 1), bytes, { 345: `./${path.slice(0, cut)}` }));
  }
  // A member that fills its blocks, and one block of zeros as the end.
  parts.push(tarMember('./notes', Buffer.alloc(1024, '.')), tarEnd.subarray(0, 512));
  return Buffer.concat(parts);
}

/**
 * index.json as another program may write it: keys that nobody knows, one of them twice, 8 levels, escapes, half a
 * character, a zero, no line of its own.
 */
function otherJson(small) {
  const index = JSON.parse(small.get('index.json'));
  const more = { more: [[[[[[[1.5e3, true, null, 'é']]]]]]], later: { schema: 2 } };
  const odd = { 'zero\0': '\ud83d', 'half \udc00': 0, twice: 1 };
  const text = JSON.stringify({ ...more, ...odd, ...index });
  return Buffer.from(text.replace('"twice":1', '"twice":1,"twice":2').replaceAll('/', '\\u002f'));
}

const files = await inScratch(content);

if (process.argv.includes('--check')) {
  const there = filesOf(here);
  const differ = [
    ...[...there.keys()]
      .filter((path) => path.startsWith('bundles/') && !files.has(path))
      .map((path) => `${path} is one too many`),
    ...[...files]
      .filter(([path, bytes]) => !there.get(path)?.equals(bytes))
      .map(([path]) => `${path} is not what rebuild.mjs writes`),
  ];
  for (const line of differ) console.error(line);
  console.log(`${files.size} files, ${differ.length} differ`);
  process.exitCode = differ.length > 0 ? 1 : 0;
} else {
  rmSync(join(here, 'bundles'), { recursive: true, force: true });
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(here, path)), { recursive: true });
    writeFileSync(join(here, path), bytes);
  }
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(`${files.size} files, ${total} bytes`);
}
