import { openArchives } from '../archive/open.js';
import { bundle } from '../bundle.js';
import type { RunResult } from '../finish.js';
import { type Inputs, makeRequest } from '../inputs/request.js';
import { keepersOnMachine } from '../keep/on-machine.js';
import { describeRunFailure } from '../report/problems.js';
import { renderPaths, renderTerminal } from '../report/terminal.js';
import { sourceLinks } from '../workspace/source-links.js';
import { DONE, FAILED, type Terminal, type Work } from './command.js';

/**
 * Makes a bundle.
 *
 * @throws InputError if the inputs are wrong; nothing has been done then
 */
export function bundleWork(inputs: Inputs): Work {
  const request = makeRequest(inputs);
  return async (terminal) => {
    const { log, access, interrupt } = terminal;
    const archives = openArchives(request.archives, access);
    const keepers = keepersOnMachine(request.cache, request.cacheSize, log);
    const links = sourceLinks(process.env);
    const surroundings = { archives, keepers, links, log, interrupt };
    return showResult(await bundle(request, surroundings), terminal);
  };
}

/** Prints what came of a run, and ends in its exit status. */
export function showResult(result: RunResult, { log, write, tell }: Terminal): number {
  const { manifest, report, failOn, comparison } = result;
  log.end();
  write(renderTerminal(manifest, report, comparison) + renderPaths(result));
  if (result.failures.length === 0) return DONE;
  tell(describeRunFailure(manifest, report, failOn, comparison));
  return FAILED;
}
