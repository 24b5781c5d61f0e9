import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const compiled = new Map();
/** Modules that import nothing of src/ are the same for every mutant. */
const shared = new Map();

/**
 * Loads test files with their imports as modules of their own, so that each mutant has the engine to
 * itself. Files are compiled once; only a mutated one is compiled anew.
 *
 * @param {object} globals what `@jest/globals` gives
 * @param {{ file: string, source: string }} [changed] a file with other contents
 * @returns {(path: string) => object} loads a file
 */
export function moduleGraph(globals, changed) {
  const own = new Map();
  return load;

  function load(path) {
    const cache = path.includes(`${ROOT}conformance`) ? shared : own;
    const known = cache.get(path);
    if (known) return known.exports;
    const module = { exports: {} };
    cache.set(path, module);
    const code = path === changed?.file ? compile(path, changed.source) : compiledFile(path);
    const inner = (name) => {
      if (name === '@jest/globals') return globals;
      if (!name.startsWith('.')) return require(name);
      return load(sourceOf(resolve(dirname(path), name)));
    };
    new Function('require', 'exports', 'module', '__filename', '__dirname', code)(
      inner,
      module.exports,
      module,
      path,
      dirname(path),
    );
    return module.exports;
  }
}

function sourceOf(path) {
  const typed = path.replace(/\.js$/, '.ts');
  return existsSync(typed) && statSync(typed).isFile() ? typed : path;
}

function compiledFile(path) {
  if (!compiled.has(path)) compiled.set(path, compile(path, readFileSync(path, 'utf8')));
  return compiled.get(path);
}

function compile(path, source) {
  const { code } = transformSync(source, {
    filename: path,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  // What a file knows of its place is put in before import.meta is gone.
  const placed = code
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)));
  return transformSync(placed, {
    swcrc: false,
    jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  }).code;
}
