import { messageOf } from '../errors.js';
import { makeVerifyRequest, type VerifyInputs } from '../inputs/verify-request.js';
import { loadObjects } from '../objects/load.js';
import type { Manifest } from '../output/manifest.js';
import { formatCount, formatSize, plain } from '../report/text.js';
import { differentFiles } from '../report/totals.js';
import { openContent } from '../verify/content.js';
import { whyNotOf } from '../verify/of-objects.js';
import { inspect } from '../verify/whole.js';
import { openWorkspace } from '../workspace/workspace.js';
import { DONE, FAILED, type Terminal, type Work } from './command.js';

/** Flaws that people are told; `--json` tells all. */
const MOST_LINES = 20;

/**
 * Prints whether a bundle is whole and, if these are given, of some objects; fails if it is not.
 *
 * @throws InputError if there is no such bundle or object
 */
export function verifyWork(inputs: VerifyInputs): Work {
  const { bundle, objects, json } = makeVerifyRequest(inputs);
  return async ({ log, write }) => {
    const { manifest, flaws } = await inspectAt(bundle);
    const isWhole = flaws.length === 0;
    let isOfObjects: boolean | undefined;
    if (objects !== undefined && manifest !== undefined) {
      const loaded = loadObjects(objects);
      warnOfBroken(loaded, log);
      const workspace = openWorkspace(
        objects.map(({ path }) => path),
        [],
      );
      const why = whyNotOf(manifest, loaded.objects, workspace);
      isOfObjects = why === undefined;
      if (why !== undefined) flaws.push(why);
    }
    write(
      json
        ? `${JSON.stringify({ bundle, whole: isWhole, ofObjects: isOfObjects, flaws }, undefined, 2)}\n`
        : linesOf(manifest, flaws, isOfObjects),
    );
    return flaws.length === 0 ? DONE : FAILED;
  };
}

async function inspectAt(
  bundle: string,
): Promise<{ manifest?: Manifest | undefined; flaws: string[] }> {
  try {
    const { manifest, flaws } = inspect(await openContent(bundle));
    return { manifest, flaws: [...flaws] };
  } catch (error) {
    return { flaws: [`${JSON.stringify(bundle)} ${messageOf(error)}`] };
  }
}

/** A run leaves out what it cannot read, and so does the signature. */
function warnOfBroken({ broken }: ReturnType<typeof loadObjects>, log: Terminal['log']): void {
  for (const { path, error } of broken) log.warn(`object ${path} ${error}`);
}

function linesOf(
  manifest: Manifest | undefined,
  flaws: readonly string[],
  isOfObjects: boolean | undefined,
): string {
  const lines = flaws.slice(0, MOST_LINES).map((flaw) => `${flaw}.`);
  if (flaws.length > lines.length) lines.push(`And ${flaws.length - lines.length} more.`);
  if (flaws.length === 0 && manifest !== undefined) lines.push(praise(manifest, isOfObjects));
  return lines.map((line) => `${plain(line)}\n`).join('');
}

function praise({ kernels, signature, tool }: Manifest, isOfObjects: boolean | undefined): string {
  const { count, bytes } = differentFiles(kernels);
  const files = `${formatCount(kernels.length, 'kernel')}, ${formatCount(count, 'different file')} of ${formatSize(bytes)}`;
  const objects =
    isOfObjects === undefined ? 'of which objects, --objects would tell' : 'and of these objects';
  return `The bundle is whole, ${objects}: ${files}, signature ${signature.slice(0, 12)}, made by btf-bundle ${tool}.`;
}
