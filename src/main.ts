import * as core from '@actions/core';
import { access } from './action/access.js';
import { type ActionLog, actionLog } from './action/action-log.js';
import { annotate } from './action/annotate.js';
import { actionBaselines } from './action/baselines.js';
import { type CommentMode, commentOnRun } from './action/comment.js';
import { commentOnGivenReport } from './action/given-report.js';
import { readRequest } from './action/inputs.js';
import { actionKeepers } from './action/keepers.js';
import { isMerge, readMergeRequest } from './action/merge-inputs.js';
import { setOutputs } from './action/outputs.js';
import { forgetUnsaved } from './action/unsaved.js';
import { openArchives } from './archive/open.js';
import { bundle } from './bundle.js';
import { ExpectedError, messageOf } from './errors.js';
import type { RunResult } from './finish.js';
import { exitOnInterrupt } from './interrupt.js';
import { mergeShards } from './merge.js';
import { type Annotation, annotationsOf } from './report/annotations.js';
import { describeRunFailure, problemsOf } from './report/problems.js';
import { renderSummary } from './report/summary.js';
import { renderPaths, renderTerminal } from './report/terminal.js';
import { plain } from './report/text.js';
import { sourceLinks } from './workspace/source-links.js';

const interrupt = exitOnInterrupt();
const log = actionLog();
// Node.js would end the step with a stack, or with nothing, and without an annotation.
process.once('uncaughtException', (error) => endUnexpectedly(messageOf(error)));
process.once('beforeExit', () => endUnexpectedly('all has ended but the work'));
try {
  const given = core.getInput('report');
  if (given !== '') {
    await commentOnGivenReport(given, log);
    annotate(warningsOf(log), 0);
  } else if (isMerge()) {
    await mergeBundles();
  } else {
    await makeBundle();
  }
} catch (error) {
  fail(error);
}
forgetUnsaved();
exit();

async function makeBundle(): Promise<void> {
  const { request, comment } = readRequest();
  const surroundings = {
    archives: openArchives(request.archives, access(log)),
    keepers: await actionKeepers(request, log),
    baselines: actionBaselines(request, log),
    links: sourceLinks(process.env),
    log,
    interrupt,
  };
  const result = await core.group('Tailor BTF', () => bundle(request, surroundings));
  await showResult(result, request.id, comment);
}

async function mergeBundles(): Promise<void> {
  const { request, comment } = readMergeRequest();
  const baselines = actionBaselines(request, log);
  const surroundings = { baselines, links: sourceLinks(process.env), log };
  const result = await core.group('Merge shards', () => mergeShards(request, surroundings));
  await showResult(result, request.id, comment);
}

async function showResult(result: RunResult, id: string, comment: CommentMode): Promise<void> {
  const { manifest, report, comparison, failOn, failures } = result;
  setOutputs(result);
  const text = renderTerminal(manifest, report, comparison) + renderPaths(result);
  for (const line of text.trimEnd().split('\n')) log.info(line);
  // What is to be seen at one glance, the run that merges the shards has once.
  if (result.shard === undefined) await showToPeople(result, id, comment);
  else annotate(warningsOf(log), failures.length > 0 ? 1 : 0);
  if (failures.length > 0) {
    core.setFailed(plain(describeRunFailure(manifest, report, failOn, comparison)));
  }
}

/** Annotations, the step summary and the comment. */
async function showToPeople(result: RunResult, id: string, comment: CommentMode): Promise<void> {
  const { manifest, report, comparison, failOn, failures, packed } = result;
  const known = new Set(problemsOf(manifest, report, comparison).map(({ message }) => message));
  annotate(
    [
      ...annotationsOf(manifest, report, failOn, comparison),
      ...warningsOf(log).filter(({ message }) => !known.has(message)),
    ],
    failures.length > 0 ? 1 : 0,
  );
  if (process.env.GITHUB_STEP_SUMMARY) {
    try {
      await core.summary
        .addRaw(renderSummary(manifest, report, failOn, comparison, packed))
        .write();
    } catch (error) {
      log.info(`The step summary could not be written: ${messageOf(error)}`);
    }
  }
  await commentOnRun(comment, { id, report, comparison }, log);
}

/** Ends a run that has no result, with an annotation that says why. */
function fail(error: unknown): void {
  annotate(warningsOf(log), 1);
  const foreseen = error instanceof ExpectedError;
  if (!foreseen && error instanceof Error) core.debug(error.stack ?? '');
  const sentences = foreseen ? error.sentences : [messageOf(error)];
  core.setFailed(sentences.map(plain).join('\n'));
}

/** The end by what nobody waits for, such as a promise that is rejected. */
function endUnexpectedly(what: string): void {
  fail(
    new Error(
      `btf-bundle ended by what it did not expect, ${what}: run the job again with debug logging, and report what it says.`,
    ),
  );
  exit();
}

/** A call or a download that was given up may still be under way, and is not waited for. */
function exit(): void {
  process.stdout.write('', () => process.exit());
}

function warningsOf({ warnings }: ActionLog): Annotation[] {
  return warnings.map((message) => ({ level: 'warning', message }));
}
