import { type BundleIndex, indexOf } from '../output/bundle-index.js';
import type { Manifest } from '../output/manifest.js';

/**
 * Where an index and a manifest tell different things, one sentence each, without a full stop. A
 * consumer believes the index, and people the manifest.
 */
export function disagreements(index: BundleIndex, manifest: Manifest): string[] {
  const expected = indexOf(manifest);
  const flaws: string[] = [];
  for (const [what, ours, theirs] of [
    ['version of btf-bundle', index.tool, expected.tool],
    ['signature', index.signature, expected.signature],
  ] as const) {
    if (ours !== theirs) {
      flaws.push(
        `index.json and manifest.json disagree on the ${what}: ${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`,
      );
    }
  }
  const inIndex = filesByKernel(index);
  const inManifest = filesByKernel(expected);
  for (const [kernel, file] of inIndex) {
    const other = inManifest.get(kernel);
    if (other === undefined) flaws.push(`index.json has ${kernel}, and manifest.json has not`);
    else if (other !== file) {
      flaws.push(
        `index.json and manifest.json disagree on the file of ${kernel}: ${file} and ${other}`,
      );
    }
  }
  for (const kernel of inManifest.keys()) {
    if (!inIndex.has(kernel)) flaws.push(`manifest.json has ${kernel}, and index.json has not`);
  }
  const used = new Set([...inIndex.values()]);
  for (const file of index.files) {
    if (!used.has(describe(file))) {
      flaws.push(`index.json has ${JSON.stringify(file.path)}, to which no kernel leads`);
    }
  }
  return flaws;
}

/** By kernel id, its file as text. */
function filesByKernel({ releases, files }: BundleIndex): Map<string, string> {
  const found = new Map<string, string>();
  for (const [release, places] of releases) {
    for (const [place, number] of places) {
      found.set(`${place}/${release}`, describe(files[number] as BundleIndex['files'][number]));
    }
  }
  return found;
}

function describe({ path, size, sha256 }: BundleIndex['files'][number]): string {
  return `${JSON.stringify(path)} of ${size} bytes with SHA-256 ${sha256.slice(0, 12)}…`;
}
