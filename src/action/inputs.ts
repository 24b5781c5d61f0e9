import { getInput } from '@actions/core';
import { InputError } from '../errors.js';
import { INPUTS, type Inputs, makeRequest, type Request } from '../inputs/request.js';
import { type CommentMode, readCommentMode } from './comment.js';

/** What the workflow says; blank lines stay, so that lines are numbered as they are written. */
export function readInputs(): Inputs {
  return Object.fromEntries(
    INPUTS.map((name) => [name, [getInput(name, { trimWhitespace: false })]]),
  ) as unknown as Inputs;
}

/**
 * All that a run is asked for.
 *
 * @throws InputError with the sentences on all inputs
 */
export function readRequest(): { readonly request: Request; readonly comment: CommentMode } {
  const errors: string[] = [];
  const comment = readCommentMode(errors);
  try {
    const request = makeRequest(readInputs());
    if (errors.length === 0) return { request, comment };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    errors.unshift(...error.sentences);
  }
  throw new InputError(errors);
}
