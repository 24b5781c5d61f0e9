import { createRequire } from 'node:module';

const { expect } = createRequire(import.meta.url)('expect');

/**
 * As much of `@jest/globals` as tests of formats and of the engine use, so that they run again and
 * again in one process, and end at the first failure.
 *
 * @returns {{ globals: object, run: () => Promise<void> }} `run` rejects with the first failure
 */
export function miniJest() {
  const root = block();
  let open = root;

  function describe(_name, body) {
    const inner = block();
    const outer = open;
    outer.steps.push(() => runBlock(inner));
    open = inner;
    body();
    open = outer;
  }
  function test(_name, body) {
    open.steps.push(body);
  }
  describe.each = each(describe);
  test.each = each(test);
  const hook = (name) => (body) => open[name].push(body);
  return {
    globals: {
      describe,
      test,
      it: test,
      expect,
      beforeAll: hook('before'),
      afterAll: hook('after'),
    },
    run: () => runBlock(root),
  };
}

function block() {
  return { before: [], steps: [], after: [] };
}

async function runBlock({ before, steps, after }) {
  for (const step of [...before, ...steps, ...after]) await step();
}

function each(define) {
  return (rows) => (name, body) => {
    for (const row of rows) define(name, () => (Array.isArray(row) ? body(...row) : body(row)));
  };
}
