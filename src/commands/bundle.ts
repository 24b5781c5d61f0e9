import { openArchives } from '../archive/open.js';
import { bundle } from '../bundle.js';
import { type Inputs, makeRequest } from '../inputs/request.js';
import { keepersOnMachine } from '../keep/on-machine.js';
import { describeRunFailure } from '../report/problems.js';
import { renderPaths, renderTerminal } from '../report/terminal.js';
import { sourceLinks } from '../workspace/source-links.js';
import { DONE, FAILED, type Work } from './command.js';

/**
 * Makes a bundle.
 *
 * @throws InputError if the inputs are wrong; nothing has been done then
 */
export function bundleWork(inputs: Inputs): Work {
  const request = makeRequest(inputs);
  return async ({ log, access, interrupt, write, tell }) => {
    const archives = openArchives(request.archives, access);
    const keepers = keepersOnMachine(request.cache, request.cacheSize, log);
    const result = await bundle(request, {
      ...{ archives, keepers, log, interrupt },
      links: sourceLinks(process.env),
    });
    const { manifest, report, failOn, comparison } = result;
    log.end();
    write(renderTerminal(manifest, report, comparison) + renderPaths(result));
    if (result.failures.length === 0) return DONE;
    tell(describeRunFailure(manifest, report, failOn, comparison));
    return FAILED;
  };
}
