import { type MergeInputs, makeMergeRequest } from '../inputs/merge-request.js';
import { mergeShards } from '../merge.js';
import { sourceLinks } from '../workspace/source-links.js';
import { showResult } from './bundle.js';
import type { Work } from './command.js';

/**
 * Puts the bundles of shards together.
 *
 * @throws InputError if the inputs are wrong, or these are not all shards of one plan; nothing has been
 *   done then
 */
export function mergeWork(inputs: MergeInputs): Work {
  const request = makeMergeRequest(inputs);
  return async (terminal) => {
    const links = sourceLinks(process.env);
    return showResult(await mergeShards(request, { links, log: terminal.log }), terminal);
  };
}
