import { expect, test } from '@jest/globals';
import { kernelId } from '../../src/kernels/kernel.js';

const kernel = { distro: 'ubuntu', version: '20.04', arch: 'x86_64', release: '5.4.0-42-generic' };
const id = 'ubuntu/20.04/x86_64/5.4.0-42-generic';

test('the id of a kernel', () => {
  expect(kernelId(kernel)).toBe(id);
});
