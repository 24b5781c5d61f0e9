import { getInput } from '@actions/core';
import { INPUTS, type Inputs } from '../inputs/request.js';

/** What the workflow says; blank lines stay, so that lines are numbered as they are written. */
export function readInputs(): Inputs {
  return Object.fromEntries(
    INPUTS.map((name) => [name, [getInput(name, { trimWhitespace: false })]]),
  ) as unknown as Inputs;
}
