import type { ObjectFile } from '../objects/load.js';
import { signatureOf } from '../objects/signature.js';
import type { Manifest, ManifestObject } from '../output/manifest.js';
import type { Workspace } from '../workspace/workspace.js';

const MOST_NAMED = 5;

/**
 * Says why a bundle is not of some objects: one sentence without a full stop, or undefined if it is.
 * What counts is the signature: objects that were built again and ask the same have it, too.
 *
 * @param objects in the order in which a run reads them
 */
export function whyNotOf(
  { tool, compat, signature, objects: made }: Manifest,
  objects: readonly ObjectFile[],
  workspace: Pick<Workspace, 'nameOfObject'>,
): string | undefined {
  const given = objects.map((file) => ({ file, name: workspace.nameOfObject(file.path) }));
  // Somewhere else, the same files may come in another order.
  const moved = inOrderOf(made, given);
  const orders = [objects, ...(moved === undefined ? [] : [moved])];
  if (orders.some((order) => signatureOf(order, compat ?? 'none', tool) === signature))
    return undefined;

  const hashes = new Set(objects.map(({ sha256 }) => sha256));
  const gone = made.filter(({ sha256 }) => !hashes.has(sha256));
  const known = new Set(made.map(({ sha256 }) => sha256));
  const fresh = given.filter(({ file }) => !known.has(file.sha256));
  const names = new Set(fresh.map(({ name }) => name));
  const changed = gone.filter(({ path }) => names.has(path)).map(({ path }) => path);
  const missing = gone.filter(({ path }) => !names.has(path)).map(({ path }) => path);
  const added = fresh.map(({ name }) => name).filter((name) => !changed.includes(name));
  const why = [
    ...told('changed since it was made', changed),
    ...told('it was made for, and not given', missing),
    ...told('it was not made for', added),
  ];
  const reason =
    why.length > 0
      ? why.join('; ')
      : `they are the same files, so that it was changed by hand, or they were limited to other architectures than ${tool} was told`;
  return `the bundle is not of these objects, whose signature is another one: ${reason}`;
}

function told(what: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MOST_NAMED).map((name) => JSON.stringify(name));
  if (names.length > shown.length) shown.push(`${names.length - shown.length} more`);
  return [`${what}: ${shown.join(', ')}`];
}

/** The objects as the manifest has them, told by what they are; undefined if they are others. */
function inOrderOf(
  made: readonly ManifestObject[],
  given: readonly { readonly file: ObjectFile }[],
): ObjectFile[] | undefined {
  const left = given.map(({ file }) => file);
  const ordered: ObjectFile[] = [];
  for (const { sha256 } of made) {
    const at = left.findIndex((file) => file.sha256 === sha256);
    if (at < 0) return undefined;
    ordered.push(...left.splice(at, 1));
  }
  return left.length === 0 ? ordered : undefined;
}
