import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** Licences that let an Apache-2.0 project ship the package with no more than its notice. */
const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT'];

interface Lock {
  packages: Record<string, { dev?: boolean; license?: string }>;
}

test('what dist/ is made of may be shipped under Apache-2.0', () => {
  const file = new URL('../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as Lock;
  const shipped = Object.entries(packages).filter(([, { dev }]) => dev !== true);
  const others = shipped.filter(([, { license = 'none' }]) =>
    license.split(/ AND |[()]/).some((part) => part !== '' && !PERMISSIVE.includes(part)),
  );
  expect(shipped.length).toBeGreaterThan(10);
  expect(others).toEqual([]);
});
