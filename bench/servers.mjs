// The servers of the tests, for benches: they are TypeScript, and are compiled one by one.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformFileSync } from '@swc/core';

/**
 * @param {string} name of a file in test/servers
 * @param {string} directory where the compiled file is put
 */
export async function compiled(name, directory) {
  const source = join(import.meta.dirname, '..', 'test', 'servers', `${name}.ts`);
  const { code } = transformFileSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  const file = join(directory, `${name}.mjs`);
  writeFileSync(file, code);
  return import(file);
}
