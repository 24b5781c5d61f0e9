import type { ObjectFindings } from '../findings.js';
import type { Finding } from '../loaders/loader.js';
import type { ObjectPart } from '../object-set.js';
import { RelocationKind } from '../spec/relocation-kind.js';

/**
 * What was found in a kept kernel, with the answers to `target_type_id` that the whole BTF gives. The
 * number matters to what becomes of an instruction, which may not hold a large one, and it is told where
 * candidates disagree.
 *
 * @param wholeIds as in `KeptKernel`
 */
export function withWholeIds(
  findings: ObjectFindings,
  { object }: ObjectPart,
  wholeIds: Uint32Array,
): ObjectFindings {
  const asksId = object.queries.map(({ kind }) => kind === RelocationKind.TYPE_ID_TARGET);
  if (!asksId.includes(true)) return findings;
  return findings.map((ofLoader) =>
    ofLoader.map((found, query) => (asksId[query] ? found.map(withWholeId) : found)),
  );

  function withWholeId(finding: Finding): Finding {
    const { match } = finding;
    if (match?.value === undefined) return finding;
    return { ...finding, match: { ...match, value: wholeIds[match.value as number] as number } };
  }
}
