import { expect, test } from '@jest/globals';
import { signatureOf } from '../../src/objects/signature.js';
import { VERSION } from '../../src/version.js';

const OBJECTS = [
  { signature: 'a', architectures: undefined },
  { signature: 'b', architectures: ['arm64'] },
];

test('the signature is another one for other objects, versions and formats', () => {
  const signature = signatureOf(OBJECTS, 'none');
  expect(signature).toMatch(/^[0-9a-f]{64}$/);
  expect(signatureOf(OBJECTS, 'none', VERSION)).toBe(signature);
  const others = [
    signatureOf(OBJECTS.slice(1), 'none'),
    signatureOf(OBJECTS, 'libbpf-0.8'),
    signatureOf(OBJECTS, 'none', '0.0.0'),
  ];
  expect(new Set([signature, ...others]).size).toBe(4);
});
