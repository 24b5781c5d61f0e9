import { afterEach, expect, test } from '@jest/globals';
import { readInputs } from '../../src/action/inputs.js';
import { INPUTS, makeListRequest } from '../../src/inputs/request.js';

const before = { ...process.env };
afterEach(() => {
  process.env = { ...before };
});

test('lines are counted as the workflow has them', () => {
  process.env.INPUT_TARGETS = '\n\n  ubuntu\n\n  debian/{}\n';
  expect(() => makeListRequest(readInputs())).toThrow(
    /^targets line 5, "debian\/\{\}", has an empty/,
  );
});

test('an input that is not given is empty', () => {
  for (const name of INPUTS) delete process.env[`INPUT_${name.toUpperCase()}`];
  expect(Object.values(readInputs()).flat().join('')).toBe('');
});
