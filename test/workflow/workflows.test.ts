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

test.each(['docs/examples/release.yml', 'docs/examples/pull-request.yml'])(
  '%s is there',
  (path) => {
    expect(WORKFLOWS).toContain(path);
  },
);

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
    const writers = content.match(/: write$/gm) ?? [];
    expect(writers).toHaveLength(path === 'docs/examples/release.yml' ? 1 : 0);
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
