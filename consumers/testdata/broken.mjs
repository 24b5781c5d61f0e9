// Bundles that a library refuses, each with the sentence that it refuses it with. They are made of two kernels.

import { NO_INDEX, PATH_RULE } from './broken-archives.mjs';
import { indexText, sha256 } from './formats.mjs';

const SHAPE = 'index.json is not what btf-bundle writes:';

/**
 * All broken directories, from the files of the small bundle: a map from path to bytes.
 *
 * @returns a list of { name, files, when, kernel, signature, match, sentence }: a directory's
 *   files; whether opening or finding `kernel` fails; whether the sentence is whole or its beginning.
 */
export function brokenBundles(small) {
  const list = [];
  const text = small.get('index.json').toString();
  const index = JSON.parse(text);
  const [first, second] = index.files.map((file) => file.path);
  const [firstKernel, secondKernel] = [first, second].map((path) => path.replace(/\.btf$/, ''));
  const mend = 'make the bundle again, or copy it whole';

  const add = (name, content, sentence, more) =>
    list.push({
      name,
      ...content,
      when: 'open',
      kernel: '-',
      signature: '-',
      match: 'is',
      sentence,
      ...more,
    });
  const directory = (name, changes, sentence, more = {}) =>
    add(
      name,
      { files: new Map([...new Map([...small, ...changes])].filter(([, bytes]) => bytes)) },
      sentence,
      more,
    );
  const withText = (name, changed, sentence, more) => {
    if (changed === text) throw new Error(`${name} is not broken`);
    add(name, { files: new Map([['index.json', Buffer.from(changed)]]) }, sentence, more);
  };
  const withIndex = (name, change, sentence, more) => {
    const changed = structuredClone(index);
    change(changed);
    withText(name, indexText(changed), sentence, more);
  };
  const begins = { match: 'begins' };

  // what finding a kernel refuses
  const other = Buffer.from(small.get(first)).fill(1, 30, 31);
  directory(
    'other-bytes',
    [[first, other]],
    `${first} is not the file that index.json names: its sha256 begins with ${sha256(other).slice(0, 12)}, not ${index.files[0].sha256.slice(0, 12)}: ${mend}`,
    { when: 'find', kernel: firstKernel },
  );
  directory(
    'other-size',
    [[first, small.get(first).subarray(1)]],
    `${first} has ${small.get(first).length - 1} bytes, and index.json says ${small.get(first).length}: ${mend}`,
    { when: 'find', kernel: firstKernel },
  );
  directory(
    'missing-file',
    [[second, undefined]],
    `${second} is in index.json, but not in the bundle: ${mend}`,
    {
      when: 'find',
      kernel: secondKernel,
    },
  );

  // what opening refuses in index.json
  directory('no-index', [['index.json', undefined]], NO_INDEX);
  withText('not-json', 'releases: none\n', 'index.json is not JSON', begins);
  withText('empty-index', '', 'index.json is not JSON', begins);
  withText('cut-json', text.slice(0, 300), 'index.json is not JSON', begins);
  withText('json-and-more', `${text}{}`, 'index.json is not JSON', begins);
  const deep = (depth) =>
    text.replace('{', `{\n  "more": ${'['.repeat(depth - 1)}${']'.repeat(depth - 1)},`);
  withText('deep-json', deep(9), 'index.json is nested deeper than 8 levels');
  withText(
    'very-deep-json',
    `{"more": ${'['.repeat(3000)}`,
    'index.json is nested deeper than 8 levels',
  );
  // Text alone could not say these bytes: it is made of one byte a character.
  withText(
    'not-utf-8',
    Buffer.from(text.replace('{', '{\n  "more": "\xff",'), 'latin1'),
    'index.json is not JSON',
    begins,
  );
  withText(
    'half-of-utf-8',
    Buffer.from(text.replace('{', '{\n  "\xe2\x82": 0,'), 'latin1'),
    'index.json is not JSON',
    begins,
  );
  withIndex(
    'schema-2',
    (changed) => {
      changed.schema = 2;
    },
    'index.json has schema 2, and this library reads schema 1: take the library of the btf-bundle that wrote the bundle',
  );
  withText(
    'schema-2-behind',
    '{ "files": {}, "files": 0, "schema": 2 }\n',
    'index.json has schema 2, and this library reads schema 1: take the library of the btf-bundle that wrote the bundle',
  );
  const shape = (name, change) => withIndex(name, change, SHAPE, begins);
  shape('no-schema', (changed) => delete changed.schema);
  shape('schema-text', (changed) => {
    changed.schema = '1';
  });
  shape('bad-signature', (changed) => {
    changed.signature = changed.signature.toUpperCase();
  });
  shape('no-signature', (changed) => delete changed.signature);
  withText('files-object', text.replace(/"files": \[[^\]]*\]/, '"files": {}'), SHAPE, begins);
  const { releases: _, ...noReleases } = index;
  withText('no-releases', JSON.stringify(noReleases), SHAPE, begins);
  withText('list', '[]\n', SHAPE, begins);
  shape('file-without-size', (changed) => delete changed.files[0].size);
  shape('negative-size', (changed) => {
    changed.files[0].size = -1;
  });
  shape('bad-sha256', (changed) => {
    changed.files[0].sha256 = changed.files[0].sha256.slice(1);
  });
  withIndex(
    'large-file',
    (changed) => {
      changed.files[0].size = 67108865;
    },
    `index.json gives ${first} 67108865 bytes, and no file of a bundle has more than 67108864`,
  );
  shape('inexact-size', (changed) => {
    changed.files[0].size = 2 ** 53;
  });
  const path = (name, value, shown = value) =>
    withIndex(
      name,
      (changed) => {
        changed.files[0].path = value;
      },
      `index.json names the file "${shown}": ${PATH_RULE}`,
    );
  path('path-up', '../../etc/passwd');
  path('path-up-inside', 'ubuntu/../../passwd');
  path('path-absolute', '/etc/passwd');
  path('path-empty-part', 'ubuntu//x.btf');
  path('path-dot', './x.btf');
  path('path-empty', '');
  path('path-backslash', '..\\passwd');
  path('path-long', 'a'.repeat(256));
  path('path-control', 'a\u001b[31m.btf', 'a?[31m.btf');
  path('path-zero', 'a\u0000.btf', 'a?.btf');
  const [release, place] = [
    secondKernel.split('/').pop(),
    secondKernel.split('/').slice(0, 3).join('/'),
  ];
  withIndex(
    'number-out-of-range',
    (changed) => {
      changed.releases[release][place] = index.files.length;
    },
    `index.json leads ${secondKernel} to file ${index.files.length}, and has ${index.files.length}`,
  );
  shape('negative-number', (changed) => {
    changed.releases[release][place] = -1;
  });
  shape('broken-number', (changed) => {
    changed.releases[release][place] = 0.5;
  });
  withText(
    'huge-number',
    text.replace(`"${place}": 1`, `"${place}": 99999999999999999999`),
    SHAPE,
    begins,
  );
  withText('exponent', text.replace(`"${place}": 1`, `"${place}": 1e400`), SHAPE, begins);
  shape('place-of-two-parts', (changed) => {
    changed.releases[release] = { 'ubuntu/20.04': 0 };
  });
  shape('place-that-leads-up', (changed) => {
    changed.releases[release] = { 'ubuntu/../x86_64': 0 };
  });
  shape('release-with-blank', (changed) => {
    changed.releases['5.4 x'] = { [place]: 0 };
  });
  shape('release-with-slash', (changed) => {
    changed.releases['a/x'] = { [place]: 0 };
  });
  withText(
    'release-twice',
    text.replace(/("releases": \{\s*)([^\n]*?),?\n/, '$1$2,\n    $2,\n'),
    SHAPE,
    begins,
  );
  withText(
    'place-twice',
    text.replace(`{ "${place}":`, `{ "${place}": 0, "${place}":`),
    SHAPE,
    begins,
  );
  withText('schema-2-and-1', text.replace('{', '{\n  "schema": 2,'), SHAPE, begins);
  withText('schema-twice', text.replace('{', '{\n  "schema": 1,'), SHAPE, begins);

  // whose bundle it is
  const wanted = sha256('another object');
  directory(
    'of-other-objects',
    [],
    `the bundle is of other objects: its signature begins with ${index.signature.slice(0, 12)}, and ${wanted.slice(0, 12)} is expected: build the bundle and the program from the same objects`,
    { signature: wanted },
  );
  directory(
    'expected-no-signature',
    [],
    'the expected signature "main" is not 64 hex digits: take the one in index.json of the build\'s bundle',
    { signature: 'main' },
  );
  return list;
}
