import { LINE_USES, type Remark } from '../expectations/remarks.js';
import { MOST_SENTENCES } from '../inputs/lines.js';
import { listOf, natural, oneOf, recordOf, type Shape, text, textLike } from '../output/shape.js';
import { parseStrictJson } from '../output/strict-json.js';
import { PLAN_PARTS, type Plan } from './plan.js';
import type { Shard } from './shard.js';

/** What a shard tells, besides its manifest and report, to the run that merges it with the others. */
export interface ShardFile {
  /** Version of btf-bundle that made it: only the same one can merge it. */
  readonly tool: string;
  readonly shard: Shard;
  readonly plan: Plan;
  /** On expectations, by what the kernels of this shard say. */
  readonly remarks: readonly Remark[];
}

const MOST_DEPTH = 4;

/** The text of `shard.json`. */
export function shardJson({ tool, shard, plan, remarks }: ShardFile): string {
  let fixed = 0;
  const written = remarks.map((remark) => {
    if (typeof remark !== 'function') {
      const { use, unneeded, undecided } = remark;
      return { use, unneeded, undecided };
    }
    // Those after so many are never shown, and some take time to put together.
    return ++fixed > MOST_SENTENCES ? '' : remark();
  });
  const ordered = {
    tool,
    shard: { number: shard.number, of: shard.of },
    plan: Object.fromEntries(
      Object.keys(PLAN_PARTS).map((part) => [part, plan[part as keyof Plan]]),
    ),
    remarks: written,
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

/**
 * Reads the text of a `shard.json`.
 *
 * @throws Error that continues a sentence on the file
 */
export function parseShardFile(json: string): ShardFile {
  return SHARD_FILE(parseStrictJson(json, MOST_DEPTH), '');
}

const sha256 = textLike(/^[0-9a-f]{64}$/, 'SHA-256');

const lineRemark = recordOf({
  use: oneOf(LINE_USES, 'use'),
  unneeded: text,
  undecided: text,
});

const remark: Shape<Remark> = (value, path) =>
  typeof value === 'string' ? () => value : lineRemark(value, path);

const SHARD_FILE: Shape<ShardFile> = recordOf({
  tool: text,
  shard: recordOf({ number: natural, of: natural }),
  plan: recordOf({
    settings: sha256,
    archives: sha256,
    objects: sha256,
    kernels: sha256,
    expectations: sha256,
  }),
  remarks: listOf(remark),
});
