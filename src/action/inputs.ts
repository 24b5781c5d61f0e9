import { getInput } from '@actions/core';
import { INPUTS, type Inputs } from '../inputs/request.js';

export function readInputs(): Inputs {
  return Object.fromEntries(INPUTS.map((name) => [name, [getInput(name)]])) as unknown as Inputs;
}
