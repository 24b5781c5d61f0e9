import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { reportJson } from '../../src/output/json.js';
import { compareReports } from '../../src/report/comparison.js';
import type { Report, ReportObject } from '../../src/report/report.js';
import { compileWithJob } from '../compiled.js';
import { programOf, REPORT, RESULT } from '../report/samples.js';
import { type GitHubComments, startGitHubComments } from '../servers/github-comments.js';

const TOKEN = 'ghs_secret';
const COMMIT = 'cd'.repeat(20);
const MARKER = '<!-- btf-bundle:default -->';

const [object] = REPORT.objects as [ReportObject];
const GOOD: Report = { ...REPORT, objects: [{ ...object, programs: [programOf('on_exec')] }] };
const comparison = compareReports(GOOD, REPORT, {
  commit: 'ab'.repeat(20),
  ref: 'refs/heads/main',
});

/** Stands in the place of the job, and says that the change breaks a program, or that there is no baseline. */
const JOB = `
const result = ${JSON.stringify(RESULT)};
const comparison = ${JSON.stringify(comparison)};
export async function bundle() {
  const failed = process.env.FAILS ? ['missing'] : [];
  return {
    ...result,
    comparison: process.env.COMPARED ? comparison : undefined,
    failOn: new Set(failed),
    failures: failed,
  };
}`;

let compiled: ReturnType<typeof compileWithJob>;
let workspace: string;
let server: GitHubComments;
beforeAll(() => {
  compiled = compileWithJob(JOB);
});
afterAll(() => compiled.remove());
beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'comment-'));
  await start('write');
});
afterEach(async () => {
  rmSync(workspace, { recursive: true });
  await server.close();
});

async function start(may: 'write' | 'read') {
  await server?.close();
  server = await startGitHubComments({ token: TOKEN, may });
  server.comments.set(7, []);
}

const PULL = { number: 7, head: { sha: COMMIT }, base: { ref: 'main' } };
const WORKFLOW_RUN = {
  id: 55,
  event: 'pull_request',
  head_sha: COMMIT,
  head_branch: 'topic',
  head_repository: { id: 42, owner: { login: 'fork' } },
};

interface Run {
  readonly event?: string;
  readonly payload?: unknown;
  readonly inputs?: Record<string, string>;
  readonly environment?: Record<string, string>;
}

async function run({ event = 'pull_request', payload, inputs = {}, environment = {} }: Run = {}) {
  const file = (name: string, content = '') => {
    writeFileSync(join(workspace, name), content);
    return join(workspace, name);
  };
  file('a.o');
  mkdirSync(join(workspace, 'archive'), { recursive: true });
  const making =
    inputs.report === undefined ? { objects: 'a.o', targets: 'u', archive: 'archive' } : {};
  const given = { token: TOKEN, ...making, ...inputs };
  const child = spawn(process.execPath, [join(compiled.directory, 'main.js')], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: file('outputs'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload ?? { pull_request: PULL })),
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '66',
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_API_URL: server.apiUrl,
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      ...environment,
    },
  });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  child.stderr.on('data', (data) => {
    output += data;
  });
  const status = await new Promise((done) => child.once('close', done));
  const lines = output.split(/\r?\n/).filter((line) => !line.startsWith('::add-mask::'));
  expect(lines.join('\n')).not.toContain(TOKEN);
  return {
    status,
    said: lines.filter((line) => /comment/i.test(line) && !line.startsWith('::')),
    errors: lines.filter((line) => line.startsWith('::error')),
    summary: readFileSync(join(workspace, 'summary.md'), 'utf8'),
  };
}

const bodies = () => server.comments.get(7)?.map(({ body }) => body);
const COMPARED = { COMPARED: '1' };

describe('a run of a pull request', () => {
  test('that breaks a program makes a comment, and the next one updates it', async () => {
    const first = await run({ environment: COMPARED });
    expect(first.status).toBe(0);
    expect(first.said).toEqual(['The comment on pull request 7 is made.']);
    const [body = ''] = bodies() ?? [];
    expect(body).toContain(`${MARKER}\n\n### BTF bundle\n\n**this change breaks <code>on&#95;exec`);
    expect(body).toContain(
      'this change: cdcdcdc · [run](https://github.example/o/r/actions/runs/66)',
    );
    expect(first.summary).toContain('**this change breaks <code>on&#95;exec</code>');
    const second = await run();
    expect(second.said).toEqual(['The comment on pull request 7 is updated.']);
    expect(bodies()).toEqual([expect.stringContaining('no baseline to compare with')]);
  });

  test('that changes nothing makes none, unless one is always wanted', async () => {
    expect((await run()).said).toEqual([]);
    expect(bodies()).toEqual([]);
    await run({ inputs: { comment: 'always', id: 'other' } });
    expect(bodies()).toEqual([expect.stringMatching(/^<!-- btf-bundle:other -->\n/)]);
  });

  test('that fails makes it too', async () => {
    const { status, said } = await run({ environment: { ...COMPARED, FAILS: '1' } });
    expect([status, said]).toEqual([1, ['The comment on pull request 7 is made.']]);
  });

  test('asks nothing if comment is never', async () => {
    expect((await run({ environment: COMPARED, inputs: { comment: 'never' } })).said).toEqual([]);
    expect(server.asked).toEqual([]);
  });

  test('from a fork has a token that may not, and a summary', async () => {
    await start('read');
    const { status, said, errors, summary } = await run({ environment: COMPARED });
    expect([status, errors]).toEqual([0, []]);
    expect(said).toEqual([
      'No comment, the step summary has it all: the comment on pull request 7: the token may not do it (HTTP 403): the job needs the permission pull-requests: write, which a pull request from a fork does not get.',
    ]);
    expect(summary).toContain('**this change breaks <code>on&#95;exec</code>');
  });

  test('does not fail by a server that is not there', async () => {
    const gone = { GITHUB_API_URL: 'http://127.0.0.1:1/api/v3' };
    const { status, said, errors } = await run({ environment: { ...COMPARED, ...gone } });
    expect([status, errors]).toEqual([0, []]);
    expect(said).toEqual([expect.stringMatching(/^No comment, .*ECONNREFUSED.*after 3 tries\.$/)]);
  });

  test.each([
    [{}, 'the event names none'],
    [{ pull_request: { ...PULL, number: '7/../8' } }, 'the event names none'],
    [{ pull_request: { ...PULL, head: null } }, 'the event names none'],
    [[], 'the event names none'],
  ])('whose event is %j comments none', async (payload, reason) => {
    const { status, said } = await run({ payload, environment: COMPARED });
    expect([status, said]).toEqual([0, [`No pull request is commented: ${reason}.`]]);
    expect(server.asked).toEqual([]);
  });
});

describe('a run of another event', () => {
  test('comments nothing, and says so where a comment is always wanted', async () => {
    expect((await run({ event: 'push', environment: COMPARED })).said).toEqual([]);
    const { said } = await run({ event: 'push', inputs: { comment: 'always' } });
    expect(said).toEqual(['No pull request is commented: this run is about none.']);
    expect(server.asked).toEqual([]);
  });

  test('of pull_request_target comments nothing, and says what does', async () => {
    const { said } = await run({ event: 'pull_request_target', environment: COMPARED });
    expect(said).toEqual([expect.stringContaining('docs/examples/pull-request-forks.yml')]);
    expect(server.asked).toEqual([]);
  });
});

test('a wrong word is told with all else that is wrong', async () => {
  const { status, errors } = await run({ inputs: { comment: 'maybe', 'fail-on': 'x' } });
  expect(status).toBe(1);
  expect(errors).toEqual([
    expect.stringMatching(
      /^::error::fail-on does not know .*%0Acomment does not know "maybe": use auto, always or never\.$/,
    ),
  ]);
});

describe('a report that another run made', () => {
  const event = { event: 'workflow_run', payload: { workflow_run: WORKFLOW_RUN } };
  beforeEach(() => {
    writeFileSync(join(workspace, 'report.json'), reportJson(REPORT));
    writeFileSync(join(workspace, 'base.json'), reportJson(GOOD));
    server.pulls.push({
      number: 7,
      state: 'open',
      base: { ref: 'main' },
      head: { ref: 'topic', sha: COMMIT, label: 'fork:topic', repo: { id: 42 } },
    });
  });
  const inputs = { report: 'report.json', baseline: 'base.json' };

  test('is commented on the pull request that GitHub names, and told to be not checked', async () => {
    const { status, said } = await run({ ...event, inputs });
    expect([status, said]).toEqual([0, ['The comment on pull request 7 is made.']]);
    const [body = ''] = bodies() ?? [];
    expect(body).toContain('**this change breaks <code>on&#95;exec</code>');
    expect(body).toContain('[run](https://github.example/o/r/actions/runs/55)');
    expect(body).toContain('handed over, and not checked');
  });

  test('is not compared with anything where nothing was kept', async () => {
    const { status } = await run({ ...event, inputs: { report: '.', comment: 'always' } });
    expect(status).toBe(0);
    expect(bodies()).toEqual([expect.stringContaining('no baseline to compare with')]);
  });

  test('of a commit that is not the newest any more is passed over', async () => {
    server.pulls.splice(0);
    const { status, said } = await run({ ...event, inputs });
    expect(status).toBe(0);
    expect(said).toEqual([expect.stringContaining('no open one has the commit of that run')]);
    expect(bodies()).toEqual([]);
  });

  test.each([
    [{ ...WORKFLOW_RUN, event: 'push' }, 'the workflow’s run is about no pull request'],
    [{ ...WORKFLOW_RUN, head_sha: 'main' }, 'the event does not say which'],
    [{ ...WORKFLOW_RUN, head_repository: null }, 'the event does not say which'],
  ])('of the run %j is passed over', async (workflow_run, reason) => {
    const { said } = await run({ ...event, payload: { workflow_run }, inputs });
    expect(said).toEqual([`No pull request is commented: ${reason}.`]);
    expect(server.asked).toEqual([]);
  });

  test('that is none fails, and inputs that say what to make do not go with it', async () => {
    writeFileSync(join(workspace, 'report.json'), '{"schema":3,"tool":{}}');
    const { status, errors } = await run({ ...event, inputs: { ...inputs, objects: 'a.o' } });
    expect(status).toBe(1);
    expect(errors).toEqual([
      expect.stringMatching(
        /^::error::objects is of no use beside report.*%0Areport "report.json" /,
      ),
    ]);
  });

  test('may also be of an earlier job of a pull request’s run', async () => {
    await run({ inputs });
    expect(bodies()).toEqual([expect.not.stringContaining('not checked')]);
  });
});
