// Runs tests against one mutant after the other; run.mjs starts it, and ends it when it hangs.

import { readFileSync } from 'node:fs';
import { moduleGraph } from './graph.mjs';
import { miniJest } from './mini-jest.mjs';

process.on('message', async ({ id, tests, mutant }) => {
  const start = performance.now();
  let failure;
  let failedIn;
  const changed = mutant && { file: mutant.file, source: mutated(mutant) };
  for (const test of tests) {
    const { globals, run } = miniJest();
    try {
      moduleGraph(globals, changed)(test);
      await run();
    } catch (error) {
      failedIn = test;
      failure = `${error?.message ?? error}`.split('\n')[0];
      break;
    }
  }
  process.send({ id, failedIn, failure, milliseconds: performance.now() - start });
});

function mutated({ file, start, end, text }) {
  const source = readFileSync(file);
  return `${source.subarray(0, start)}${text}${source.subarray(end)}`;
}
