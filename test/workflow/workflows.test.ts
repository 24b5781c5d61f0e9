import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
import { describe, expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const trace = new NoOperationTraceWriter();
const contentOf = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** The repository's own, and those that users copy. */
const WORKFLOWS = ['.github/workflows', 'docs/examples'].flatMap((directory) =>
  readdirSync(fileURLToPath(new URL(directory, root)))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => `${directory}/${name}`),
);

test('action.yml is an action by GitHub’s schema', () => {
  const { context } = parseAction({ name: 'action.yml', content: contentOf('action.yml') }, trace);
  expect(context.errors.getErrors()).toEqual([]);
});

test('what action.yml starts is built, and nothing is started after a job that is a success', () => {
  const action = contentOf('action.yml');
  const started = [...action.matchAll(/^ {2}(\w+): dist\/(\w+)\/index\.js$/gm)];
  expect(started.map(([, stage, entry]) => [stage, entry])).toEqual([
    ['main', 'main'],
    ['post', 'post'],
  ]);
  const build = contentOf('scripts/build.mjs');
  for (const [, , entry] of started) expect(build).toContain(`  ${entry}: 'lib/${entry}.js',\n`);
  expect(action).toMatch(/^ {2}post-if: cancelled\(\) \|\| failure\(\)$/m);
});

/** What examples may write, and how often. */
const WRITES: Readonly<Record<string, string[]>> = {
  'docs/examples/release.yml': ['contents'],
  'docs/examples/pull-request.yml': ['pull-requests'],
  'docs/examples/pull-request-forks.yml': ['pull-requests'],
};

test.each(Object.keys(WRITES))('%s is there', (path) => {
  expect(WORKFLOWS).toContain(path);
});

test('where a stranger’s report is read, nothing is checked out and no script runs', () => {
  const content = contentOf('docs/examples/pull-request-forks.yml');
  expect(content).not.toMatch(/actions\/checkout|^ *(- )?run:/m);
  expect(content).not.toContain('pull_request_target');
});

describe.each(WORKFLOWS)('%s', (path) => {
  const content = contentOf(path);

  test('is a workflow by GitHub’s schema', async () => {
    const { context, value } = parseWorkflow({ name: path, content }, trace);
    if (value === undefined) throw new Error(String(context.errors.getErrors()));
    const { jobs } = await convertWorkflowTemplate(context, value);
    expect(context.errors.getErrors()).toEqual([]);
    expect(jobs.length).toBeGreaterThan(0);
  });

  test('takes actions of others by their commit, and says which version that is', () => {
    const others = [...content.matchAll(/uses: (.*)/g)]
      .map(([, action]) => action)
      .filter((action) => action !== './' && action !== '<owner>/btf-bundle@v1');
    for (const action of others) expect(action).toMatch(/^\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('may do no more than it needs', () => {
    expect(content).toMatch(/^permissions:( \{\}|\n {2}contents: read)\n\n/m);
    const checkouts = content.match(/uses: actions\/checkout@/g) ?? [];
    expect(content.match(/persist-credentials: false/g) ?? []).toHaveLength(checkouts.length);
    const writes = [...content.matchAll(/^ *([\w-]+): write$/gm)].map(([, what]) => what);
    expect(writes).toEqual(WRITES[path] ?? []);
  });

  test('ends every job in bounded time', () => {
    const jobs = content.match(/^ {4}runs-on:/gm) ?? [];
    expect(content.match(/^ {4}timeout-minutes: \d+$/gm) ?? []).toHaveLength(jobs.length);
  });

  test('puts no expression into a script', () => {
    const scripts = content.matchAll(/^( *)(?:- )?run: (?:\|\n((?:\1 {2,}.*\n|\n)*)|(.*))/gm);
    for (const [script] of scripts) expect(script).not.toContain('${{');
  });
});
