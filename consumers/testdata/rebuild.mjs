// Writes bundles/ and broken.tsv. Run: node consumers/testdata/rebuild.mjs [--check]
// With --check it writes nothing, and fails if what stands there is not what it would write.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenBundles, smallBundle } from './broken.mjs';
import { brokenArchives } from './broken-archives.mjs';
import {
  btfFile,
  bundle,
  gzip,
  gzipFixed,
  gzipStored,
  sha256,
  tar,
  tarEnd,
  tarMember,
} from './formats.mjs';

const here = dirname(fileURLToPath(import.meta.url));

const kernels = readFileSync(join(here, 'kernels.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t'))
  .map(([id, number]) => ({ id, btf: btfFile(Number(number)) }));

const signature = sha256('the objects of the product');

/** Everything that is written, as a map from path (below testdata) to bytes. */
function content() {
  const files = new Map();
  const directory = (name, map) => {
    for (const [path, bytes] of map) files.set(`bundles/${name}/${path}`, bytes);
  };
  for (const layout of ['tree', 'shared']) {
    const product = bundle(kernels, layout, signature);
    directory(`product-${layout}`, product);
    files.set(`bundles/product-${layout}.tar.gz`, gzip(tar(product)));
  }
  files.set('bundles/product-shared.tar', tar(bundle(kernels, 'shared', signature)));
  const small = smallBundle(kernels, 'tree', signature);
  directory('small-inspektor-gadget', smallBundle(kernels, 'inspektor-gadget', signature));
  files.set('bundles/small-stored.tar.gz', gzipStored(tar(small)));
  files.set('bundles/small-fixed.tar.gz', gzipFixed(tar(small)));

  files.set('bundles/small-other-tar.tar', otherTar(small));
  directory('small-other-json', new Map([...small, ['index.json', otherJson(small)]]));

  const lines = [];
  for (const broken of [...brokenBundles(small, signature), ...brokenArchives(small)]) {
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

/** index.json as another program may write it: keys that nobody knows, 8 levels, escapes, no line of its own. */
function otherJson(small) {
  const index = JSON.parse(small.get('index.json'));
  const more = { more: [[[[[[[1.5e3, true, null, 'é']]]]]]], later: { schema: 2 } };
  return Buffer.from(JSON.stringify({ ...more, ...index }).replaceAll('/', '\\u002f'));
}

const files = content();
const there = readdirSync(here, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(here, join(entry.parentPath ?? entry.path, entry.name)))
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.startsWith('bundles/'));

if (process.argv.includes('--check')) {
  const differ = [
    ...there.filter((path) => !files.has(path)).map((path) => `${path} is one too many`),
    ...[...files].flatMap(([path, bytes]) =>
      existsSync(join(here, path)) && readFileSync(join(here, path)).equals(bytes)
        ? []
        : [`${path} is not what rebuild.mjs writes`],
    ),
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
