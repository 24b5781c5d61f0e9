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
const OURS = '<owner>/btf-bundle@v1';
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

/** Documents that show uses of the action. */
const SHOWN = [...WORKFLOWS, 'README.md', 'docs/adopting.md', 'docs/large-archives.md'].filter(
  (path) => contentOf(path).includes(OURS),
);

test.each(SHOWN)('%s gives the action inputs that it has', (path) => {
  const inputs = new Set(contentOf('action.yml').match(/^ {2}[\w-]+(?=:\n {4}description)/gm));
  const given = usesOf(contentOf(path)).flatMap((use) => use.match(/^[\w-]+(?=:)/gm) ?? []);
  expect(given).not.toEqual([]);
  for (const input of given) expect(inputs).toContain(`  ${input}`);
});

/** What stands below `with:` of each use of the action, without its indent. */
function usesOf(content: string): string[] {
  const uses = content.matchAll(
    /^( *)(?:- )?uses: <owner>\/btf-bundle@v1\n +with:\n((?:\1 {2,}.*\n)+)/gm,
  );
  return [...uses].map(([, , block]) => {
    const indent = /^ */.exec(block)?.[0] ?? '';
    return block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
  });
}

/** What examples may write, and how often. */
const WRITES: Readonly<Record<string, string[]>> = {
  'docs/examples/release.yml': ['contents', 'id-token', 'attestations'],
  'docs/examples/embed-go.yml': [],
  'docs/examples/container.yml': ['packages', 'id-token', 'attestations'],
  'docs/examples/pull-request.yml': ['pull-requests'],
  'docs/examples/pull-request-forks.yml': ['pull-requests'],
  'docs/examples/shards.yml': ['pull-requests'],
};

test.each(Object.keys(WRITES))('%s is there', (path) => {
  expect(WORKFLOWS).toContain(path);
});

/** What a run makes for others. */
const PUBLISHING = ['release', 'embed-go', 'container'].map((name) => `docs/examples/${name}.yml`);

test.each(PUBLISHING)('%s publishes nothing that a cache made', (path) => {
  expect(contentOf(path)).toMatch(/^ {10}cache: source$/m);
});

test('a release is public after its files are there and attested', () => {
  const content = contentOf('docs/examples/release.yml');
  const order = ['attest-build-provenance@', '--draft ', 'gh release upload', '--draft=false'];
  const places = order.map((words) => content.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
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
      .filter((action) => action !== './' && action !== OURS);
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
