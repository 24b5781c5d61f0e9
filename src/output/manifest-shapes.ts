import { NEWER_FORMAT_NAMES } from '../btf/older-format.js';
import { LAYOUTS, type Layout } from './layout.js';
import type { Manifest, ManifestSource } from './manifest.js';
import {
  changed,
  listOf,
  natural,
  oneOf,
  optional,
  recordOf,
  type Shape,
  text,
  textLike,
} from './shape.js';

const sha256 = textLike(/^[0-9a-f]{64}$/, 'SHA-256');
const objectId = textLike(/^[0-9a-f]{40}$/, 'object id of git');

const manifestOf = (layout: Shape<Layout>, source: Shape<ManifestSource>): Shape<Manifest> =>
  recordOf({
    tool: text,
    signature: sha256,
    compat: optional(oneOf(['libbpf-0.8'] as const, 'compat')),
    layout,
    archives: listOf(recordOf({ name: text, commit: optional(objectId) })),
    objects: listOf(
      recordOf({ path: text, sha256, relocations: natural, arch: optional(listOf(text)) }),
    ),
    kernels: listOf(
      recordOf({
        kernel: text,
        file: text,
        size: natural,
        sha256,
        formats: optional(listOf(oneOf(NEWER_FORMAT_NAMES, 'format'))),
        source,
        outcomes: recordOf({
          resolved: natural,
          absent: natural,
          unresolved: natural,
          ambiguous: natural,
          invalid: natural,
        }),
      }),
    ),
    missing: listOf(recordOf({ kernel: text, reason: text })),
    ownBtf: listOf(text),
  });

const packedSource = recordOf({
  archive: natural,
  path: text,
  blob: optional(objectId),
  packedSha256: optional(sha256),
  btfSize: natural,
});

const MANIFEST_4 = manifestOf(oneOf(LAYOUTS, 'layout'), packedSource);

/** Before there were layouts. */
const onlyTree = () => 'tree' as const;

const MANIFEST_2 = manifestOf(onlyTree, packedSource);

/** Version 0.1.0 of btf-bundle: a source had the hash of what is packed and the size of what is not. */
const MANIFEST_1 = manifestOf(
  onlyTree,
  changed(
    recordOf({
      archive: natural,
      path: text,
      blob: optional(objectId),
      sha256: optional(sha256),
      size: natural,
    }),
    ({ sha256: packedSha256, size: btfSize, ...rest }) => ({
      ...rest,
      ...(packedSha256 !== undefined && { packedSha256 }),
      btfSize,
    }),
  ),
);

/** What a `manifest.json` is like in each version of the format, from the first. */
export const MANIFESTS: readonly Shape<Manifest>[] = [
  ...[MANIFEST_1, MANIFEST_2, MANIFEST_2, MANIFEST_4, MANIFEST_4],
];
