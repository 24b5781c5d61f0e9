import * as core from '@actions/core';
import { access } from './action/access.js';
import { annotate, locateBelow } from './action/annotate.js';
import { readInputs } from './action/inputs.js';
import { actionKeepers } from './action/keepers.js';
import { type ActionLog, actionLog } from './action/log.js';
import { setOutputs } from './action/outputs.js';
import { openArchives } from './archive/open.js';
import { type BundleResult, bundle } from './bundle.js';
import { ExpectedError, messageOf } from './errors.js';
import { makeRequest, type Request } from './inputs/request.js';
import { exitOnInterrupt } from './interrupt.js';
import { type Annotation, annotations } from './report/annotations.js';
import { summary } from './report/summary.js';
import { failureLine, terminalReport } from './report/terminal.js';
import { plain } from './report/text.js';

exitOnInterrupt();
const log = actionLog();
try {
  const request = makeRequest(readInputs());
  const surroundings = {
    archives: openArchives(request.archives, access(log)),
    keepers: actionKeepers(request.cache, log),
    log,
  };
  const result = await core.group('Tailor BTF', () => bundle(request, surroundings));
  await tell(request, result);
  if (result.failures.length > 0) core.setFailed(plain(failureLine(result)));
} catch (error) {
  annotate(warningsOf(log), 1);
  const foreseen = error instanceof ExpectedError;
  if (!foreseen && error instanceof Error) core.debug(error.stack ?? '');
  const sentences = foreseen ? error.sentences : [messageOf(error)];
  core.setFailed(sentences.map(plain).join('\n'));
}
// A call or a download that was given up may still be under way, and is not waited for.
process.stdout.write('', () => process.exit());

async function tell(request: Request, result: BundleResult): Promise<void> {
  setOutputs(result);
  for (const line of terminalReport(result).trimEnd().split('\n')) log.info(line);
  const workspace = process.env.GITHUB_WORKSPACE ?? process.cwd();
  const known = new Set(result.problems.map(({ message }) => message));
  annotate(
    [
      ...annotations(result, request.failOn, locateBelow(workspace)),
      ...warningsOf(log).filter(({ message }) => !known.has(message)),
    ],
    result.failures.length > 0 ? 1 : 0,
  );
  if (!process.env.GITHUB_STEP_SUMMARY) return;
  try {
    await core.summary.addRaw(summary(result)).write();
  } catch (error) {
    log.info(`The step summary could not be written: ${messageOf(error)}`);
  }
}

function warningsOf({ warnings }: ActionLog): Annotation[] {
  return warnings.map((message) => ({ level: 'warning', message }));
}
