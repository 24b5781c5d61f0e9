import { compare } from '../compare.js';
import type { Manifest } from './manifest.js';
import { newClaims } from './paths.js';
import { listOf, natural, recordOf, type Shape, text, textLike } from './shape.js';
import { parseStrictJson } from './strict-json.js';

/** Version of the format of `index.json`, as `schema/index.schema.json` describes it. */
const INDEX_SCHEMA = 1;

/** A file of a bundle may have this many bytes. */
export const MOST_FILE_BYTES = 64 << 20;

/** Levels of nested lists and objects that are read; an index has 3. */
const MOST_DEPTH = 8;

/** What leads from a kernel to its file. Consumers of a bundle read it and no manifest. */
export interface BundleIndex {
  /** Version of btf-bundle that made the bundle. */
  readonly tool: string;
  /** The manifest's signature. */
  readonly signature: string;
  /** Sorted by path. */
  readonly files: readonly IndexFile[];
  /**
   * By `uname -r`, and then by `distro/version/arch`, as the archive has both: the index into `files`.
   * Both sorted.
   */
  readonly releases: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface IndexFile {
  /** Relative to the directory of the index, with `/` between its parts. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

/** The index of what a manifest lists: of a whole bundle, or of a part of it. */
export function indexOf({ tool, signature, kernels }: Manifest): BundleIndex {
  const byPath = new Map(
    kernels.map(({ file, size, sha256 }) => [file, { path: file, size, sha256 }]),
  );
  const files = [...byPath.values()].sort((a, b) => compare(a.path, b.path));
  const numbers = new Map(files.map(({ path }, number) => [path, number]));
  const releases = new Map<string, Map<string, number>>();
  for (const { kernel, file } of kernels) {
    const end = kernel.lastIndexOf('/');
    const places = releases.get(kernel.slice(end + 1)) ?? new Map<string, number>();
    releases.set(kernel.slice(end + 1), places);
    places.set(kernel.slice(0, end), numbers.get(file) as number);
  }
  return { tool, signature, files, releases: sortedMap(releases, sortedMap) };
}

function sortedMap<Value>(
  map: ReadonlyMap<string, Value>,
  change = (value: Value): Value => value,
): Map<string, Value> {
  const sorted = [...map].sort(([a], [b]) => compare(a, b));
  return new Map(sorted.map(([key, value]) => [key, change(value)]));
}

/** The text of `index.json`, with a file or a release a line. */
export function indexJson({ tool, signature, files, releases }: BundleIndex): string {
  const fileLines = files.map(({ path, size, sha256 }) =>
    membersJson([
      ['path', path],
      ['size', size],
      ['sha256', sha256],
    ]),
  );
  const releaseLines = [...releases].map(
    ([release, places]) => `${JSON.stringify(release)}: ${membersJson([...places])}`,
  );
  return [
    '{',
    `  "schema": ${INDEX_SCHEMA},`,
    `  "tool": ${JSON.stringify(tool)},`,
    `  "signature": ${JSON.stringify(signature)},`,
    `  "files": ${linesJson('[', fileLines, ']')},`,
    `  "releases": ${linesJson('{', releaseLines, '}')}`,
    '}',
    '',
  ].join('\n');
}

function membersJson(members: readonly (readonly [string, string | number])[]): string {
  const written = members.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{ ${written.join(', ')} }`;
}

function linesJson(open: string, lines: readonly string[], close: string): string {
  if (lines.length === 0) return open + close;
  return `${open}\n${lines.map((line) => `    ${line}`).join(',\n')}\n  ${close}`;
}

/**
 * Reads the text of an `index.json`, which may come from anywhere. What it has besides is passed over.
 *
 * @throws Error that continues a sentence on the file, if it is none, of another schema, or leads to
 *   files that no bundle has
 */
export function parseIndex(json: string): BundleIndex {
  const value = parseStrictJson(json, MOST_DEPTH);
  const schema: unknown = value instanceof Object && 'schema' in value ? value.schema : undefined;
  if (schema !== INDEX_SCHEMA) {
    throw new Error(
      typeof schema === 'number'
        ? `has schema ${schema}, and this btf-bundle reads schema ${INDEX_SCHEMA} only: use the btf-bundle that wrote it`
        : 'tells no schema: give the index.json that btf-bundle wrote',
    );
  }
  const index = INDEX(value, '');
  const claims = newClaims();
  for (const { path, size } of index.files) {
    const flaw = claims.claim(path);
    if (flaw !== undefined) throw new Error(`names a file ${JSON.stringify(path)}, but ${flaw}`);
    if (size > MOST_FILE_BYTES) {
      throw new Error(
        `says that ${JSON.stringify(path)} has ${size} bytes, and no file of a bundle has more than ${MOST_FILE_BYTES >> 20} MiB`,
      );
    }
  }
  for (const number of [...index.releases.values()].flatMap((places) => [...places.values()])) {
    if (number >= index.files.length) {
      throw new Error(`refers to file number ${number}, and has ${index.files.length} files`);
    }
  }
  return index;
}

const sha256 = textLike(/^[0-9a-f]{64}$/, 'SHA-256');

const INDEX: Shape<BundleIndex> = recordOf({
  tool: text,
  signature: sha256,
  files: listOf(recordOf({ path: text, size: natural, sha256 })),
  releases: mapOf(
    textLike(/^[^/]+$/, 'release'),
    mapOf(textLike(/^[^/]+\/[^/]+\/[^/]+$/, 'distro/version/arch'), natural),
  ),
});

/** An object as a map: keys of foreign text could be names that objects inherit. */
function mapOf<Value>(key: Shape<string>, value: Shape<Value>): Shape<ReadonlyMap<string, Value>> {
  return (given, path) => {
    const at = (name: string) => `${path}.${name}`;
    const members = Object.entries(recordOf({})(given, path) && (given as object));
    return new Map(members.map(([name, inner]) => [key(name, at(name)), value(inner, at(name))]));
  };
}
