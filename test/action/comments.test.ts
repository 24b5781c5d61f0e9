import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type CommentAccess, findPull, keepComment } from '../../src/action/comments.js';
import { type GitHubComments, startGitHubComments } from '../servers/github-comments.js';

const TOKEN = 'ghs_secret';
const MARKER = '<!-- btf-bundle:default -->';
const REPOSITORY = { owner: 'o', repo: 'r' };
const BOT = { login: 'github-actions[bot]', type: 'Bot' as const };
const SOMEBODY = { login: 'somebody', type: 'User' as const };
const LIST = 'GET /repos/o/r/issues/7/comments';
const COMMENT = { marker: MARKER, body: `${MARKER}\nnew`, isWanted: true };

let server: GitHubComments;
async function start(options: Partial<Parameters<typeof startGitHubComments>[0]> = {}) {
  server = await startGitHubComments({ token: TOKEN, ...options });
  server.comments.set(7, []);
}
beforeEach(() => start());
afterEach(() => server.close());

function access(changes: Partial<CommentAccess> = {}): CommentAccess {
  const patience = { tries: 3, firstWait: 1, longestWait: 2_000, silence: 300 };
  const signal = AbortSignal.timeout(20_000);
  return { apiUrl: server.apiUrl, token: TOKEN, patience, signal, ...changes };
}

const keep = (comment = COMMENT, changes = {}) =>
  keepComment(REPOSITORY, 7, comment, access(changes));
const bodies = () => server.comments.get(7)?.map(({ body }) => body);
const stored = (...comments: [body: string, user: typeof BOT | typeof SOMEBODY | null][]) =>
  server.comments.set(
    7,
    comments.map(([body, user], index) => ({ id: index + 1, body, user })),
  );
const writes = () => server.asked.filter((name) => /^(POST|PATCH|DELETE) \/repos/.test(name));

describe('the one comment of an id', () => {
  test('is made, and then updated in place', async () => {
    expect(await keep()).toBe('made');
    expect(await keep({ ...COMMENT, body: `${MARKER}\nnewer` })).toBe('updated');
    expect(bodies()).toEqual([`${MARKER}\nnewer`]);
  });

  test('is not made if none is wanted, and updated all the same', async () => {
    const unwanted = { ...COMMENT, isWanted: false };
    expect(await keep(unwanted)).toBe('none');
    expect(writes()).toEqual([]);
    stored([`${MARKER}\nold`, BOT]);
    expect(await keep(unwanted)).toBe('updated');
    expect(bodies()).toEqual([COMMENT.body]);
  });

  test('is found behind pages of others', async () => {
    const others = Array.from({ length: 250 }, (): [string, typeof SOMEBODY] => ['hm', SOMEBODY]);
    stored(...others, [`${MARKER}\nold`, BOT]);
    expect(await keep()).toBe('updated');
    expect(server.asked.filter((name) => name.startsWith(LIST))).toHaveLength(3);
    expect(bodies()?.at(-1)).toBe(COMMENT.body);
    expect(bodies()).toHaveLength(251);
  });

  test.each<[string, typeof BOT | typeof SOMEBODY | null]>([
    [`${MARKER}\nnot ours`, SOMEBODY],
    [`${MARKER}\nof who is gone`, null],
    [`> ${MARKER}\nquoted`, BOT],
    ['<!-- btf-bundle:other -->\nof another id', BOT],
  ])('is not %j', async (body, user) => {
    stored([body, user]);
    expect(await keep()).toBe('made');
    expect(bodies()).toEqual([body, COMMENT.body]);
  });

  test('of two the first stays', async () => {
    stored([`${MARKER}\n1`, BOT], ['between', SOMEBODY], [`${MARKER}\n2`, BOT]);
    expect(await keep()).toBe('updated');
    expect(bodies()).toEqual([COMMENT.body, 'between']);
  });

  test.each(['somebody', 'an-app[bot]'])('is found by a token of %s', async (viewer) => {
    await server.close();
    await start({ viewer });
    expect([await keep(), await keep()]).toEqual(['made', 'updated']);
    expect(bodies()).toHaveLength(1);
  });

  test('is taken for that of the workflow’s own token if the server does not say whose it is', async () => {
    await server.close();
    await start({ viewer: undefined });
    expect([await keep(), await keep()]).toEqual(['made', 'updated']);
    expect(bodies()).toHaveLength(1);
  });
});

describe('a server that fails', () => {
  test.each([500, 502, 503])('with %i is asked again', async (status) => {
    server.fault(LIST, { status });
    server.fault('POST /repos', { status });
    expect(await keep()).toBe('made');
    expect(bodies()).toEqual([COMMENT.body]);
  });

  test('after it made the comment makes no second one', async () => {
    server.fault('POST /repos', 'lose');
    expect(await keep()).toBe('updated');
    expect(bodies()).toEqual([COMMENT.body]);
  });

  test('by silence is asked again', async () => {
    server.fault('POST /repos', 'silence');
    expect(await keep()).toBe('made');
    expect(bodies()).toEqual([COMMENT.body]);
  });

  test('to tell whose the token is, is asked again', async () => {
    stored([`${MARKER}\nold`, BOT]);
    server.fault('POST /api/graphql', { status: 502 });
    expect(await keep()).toBe('updated');
    expect(bodies()).toEqual([COMMENT.body]);
  });

  test.each([
    { status: 429, headers: { 'retry-after': '1' } },
    {
      status: 403,
      headers: { 'retry-after': '1' },
      body: { message: 'You have exceeded a secondary rate limit' },
    },
  ])('by its limits is waited for: %j', async (fault) => {
    server.fault('POST /repos', fault);
    const start = performance.now();
    expect(await keep()).toBe('made');
    expect(performance.now() - start).toBeGreaterThan(950);
    expect(bodies()).toEqual([COMMENT.body]);
  });

  test('for too long is given up, in one sentence', async () => {
    server.fault(LIST, { status: 503 }, { status: 503 }, { status: 503 }, { status: 503 });
    await expect(keep()).rejects.toThrow(
      'the comment on pull request 7: the server fails (HTTP 503). Gave up after 3 tries.',
    );
    server.fault('POST /repos', { status: 429, headers: { 'retry-after': '3600' } });
    await expect(keep()).rejects.toThrow(
      'limits the rate of requests (HTTP 429). The server asks to wait 3600 s, which is too long',
    );
  });

  test('with what is no JSON is no GitHub', async () => {
    server.fault(LIST, { status: 200, body: undefined, headers: { 'content-length': '0' } });
    await expect(keep()).rejects.toThrow('check that it is GitHub');
    expect(writes()).toEqual([]);
  });

  test('by naming a next page elsewhere is not followed', async () => {
    const headers = { link: '<http://127.0.0.1:1/repos/o/r>; rel="next"' };
    server.fault(LIST, { status: 200, body: [], headers });
    await expect(keep()).rejects.toThrow('the server names a page of another server');
  });
});

describe('a token that may not', () => {
  test('write: the sentence says which permission it lacks', async () => {
    await server.close();
    await start({ may: 'read' });
    await expect(keep()).rejects.toThrow(
      'the comment on pull request 7: the token may not do it (HTTP 403): the job needs the permission pull-requests: write, which a pull request from a fork does not get.',
    );
    expect(writes()).toEqual(['POST /repos/o/r/issues/7/comments']);
  });

  test('read, as GitHub says it of what is private', async () => {
    await server.close();
    await start({ may: 'nothing' });
    await expect(keep()).rejects.toThrow('may not do it (HTTP 404)');
  });

  test('be used at all', async () => {
    await expect(keep(COMMENT, { token: 'other' })).rejects.toThrow('may not do it (HTTP 401)');
  });

  test('a comment that is refused is told so, and not tried again', async () => {
    const tooLong = { ...COMMENT, body: MARKER + 'x'.repeat(70_000) };
    await expect(keep(tooLong)).rejects.toThrow(
      'the comment on pull request 7: the server refuses it (HTTP 422).',
    );
    expect(writes()).toHaveLength(1);
  });
});

describe('the pull request of another workflow’s run', () => {
  const commit = 'ab'.repeat(20);
  const head = { owner: 'fork', repositoryId: 42, branch: 'topic', commit };
  const pull = (number: number, changes = {}) => ({
    number,
    state: 'open' as const,
    base: { ref: 'main' },
    head: { ref: 'topic', sha: commit, label: 'fork:topic', repo: { id: 42 }, ...changes },
  });
  const find = () => findPull(REPOSITORY, head, access());

  test('is the open one of its branch at its commit', async () => {
    server.pulls.push(pull(6, { repo: { id: 41 } }), pull(7), pull(8, { sha: 'cd'.repeat(20) }));
    expect(await find()).toEqual({ number: 7, commit, base: 'main' });
  });

  test('is none if its branch went on, its fork is gone, or it is one of several', async () => {
    expect(await find()).toBeUndefined();
    server.pulls.push(pull(7, { sha: 'cd'.repeat(20) }), pull(8, { repo: null }));
    expect(await find()).toBeUndefined();
    server.pulls.push(pull(9), pull(10));
    expect(await find()).toBeUndefined();
  });
});
