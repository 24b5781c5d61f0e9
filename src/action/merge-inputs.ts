import { getInput } from '@actions/core';
import { InputError } from '../errors.js';
import { type MergeRequest, makeMergeRequest } from '../inputs/merge-request.js';
import { type CommentMode, readCommentMode } from './comment.js';
import { readInputs } from './inputs.js';

/** Inputs that say what to make a bundle of; shards have it behind them. */
const MAKING = [
  'objects',
  'targets',
  'targets-file',
  'shard',
  'archive',
  'source-map',
  'expectations',
  'expectations-file',
] as const;

/** Whether the workflow asks for a merge. */
export function isMerge(): boolean {
  return getInput('merge') !== '';
}

/**
 * All that a run is asked for that merges shards.
 *
 * @throws InputError with the sentences on all inputs
 */
export function readMergeRequest(): {
  readonly request: MergeRequest;
  readonly comment: CommentMode;
} {
  const errors: string[] = [];
  const comment = readCommentMode(errors);
  for (const name of MAKING.filter((one) => getInput(one).trim() !== '')) {
    errors.push(`${name} is of no use beside merge, which makes nothing: leave out one.`);
  }
  try {
    const merge = [getInput('merge', { trimWhitespace: false })];
    const request = makeMergeRequest({ ...readInputs(), merge });
    if (errors.length === 0) return { request, comment };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    errors.unshift(...error.sentences);
  }
  throw new InputError(errors);
}
