import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { actionBaselines } from '../../src/action/baselines.js';
import { cacheServiceKeeper } from '../../src/action/cache-service.js';
import type { Request } from '../../src/inputs/request.js';
import { newAttempt } from '../../src/keep/attempt.js';
import { findBaseline } from '../../src/keep/baselines.js';
import { keepReport } from '../../src/keep/kept-report.js';
import { reportJson } from '../../src/output/json.js';
import type { Report } from '../../src/report/report.js';
import { REPORT } from '../report/samples.js';
import { type CacheServer, startCacheServer } from '../servers/cache-server.js';

const directory = mkdtempSync(join(tmpdir(), 'btf-bundle-test-'));
const before = { ...process.env };
const COMMITS = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];
const MAIN = 'refs/heads/main';
const LINE = { repository: 'owner/product', ref: MAIN, id: 'default' };
const REQUEST = { id: 'default', baseline: 'auto', cache: 'auto' } as const;

let server: CacheServer;
let infos: string[];
let warnings: string[];
const log = {
  info: (line: string) => infos.push(line),
  warn: (line: string) => warnings.push(line),
  progress: () => {},
};

jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
beforeEach(async () => {
  await server?.close();
  server = await startCacheServer();
  rmSync(join(directory, 'btf-bundle'), { recursive: true, force: true });
  [infos, warnings] = [[], []];
});
afterAll(async () => {
  process.env = before;
  jest.restoreAllMocks();
  await server.close();
  rmSync(directory, { recursive: true });
});

type Some = Partial<Pick<Request, 'id' | 'baseline' | 'cache'>>;
type Environment = Record<string, string>;

function on(environment: Environment, protocol: 'v1' | 'v2' = 'v2'): void {
  process.env = {
    ...before,
    ...server.environment(protocol),
    RUNNER_TEMP: directory,
    GITHUB_WORKSPACE: directory,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: LINE.repository,
    GITHUB_BASE_REF: '',
    GITHUB_EVENT_PATH: '',
    ...environment,
  };
}

const push = (commit: string, ref = MAIN) => ({
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: ref,
  GITHUB_SHA: commit,
});
const pullRequest = (base = 'main') => ({
  GITHUB_EVENT_NAME: 'pull_request',
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_SHA: COMMITS[2],
  GITHUB_BASE_REF: base,
});
const reportOf = (tool: string): Report => ({ ...REPORT, tool });

async function keep(environment: Environment, report = REPORT, given: Some = {}): Promise<void> {
  on(environment);
  await actionBaselines({ ...REQUEST, ...given }, log).keep(reportJson(report));
}

/** What the job does, on a machine that has nothing. */
async function find(environment: Environment = pullRequest(), given: Some = {}) {
  on(environment);
  rmSync(join(directory, 'btf-bundle'), { recursive: true, force: true });
  const request = { ...REQUEST, ...given };
  const baselines = actionBaselines(request, log, 2_000);
  const found = await findBaseline(request.baseline, baselines, newAttempt(log.warn), log);
  return found && { ...found.baseline, tool: found.report.tool };
}

describe.each(['v1', 'v2'] as const)('by protocol %s', (protocol) => {
  test('a pull request has the report that a push to its base branch kept', async () => {
    on(push(COMMITS[0]), protocol);
    await actionBaselines(REQUEST, log).keep(reportJson(REPORT));
    rmSync(join(directory, 'btf-bundle'), { recursive: true });
    on(pullRequest(), protocol);
    expect(await actionBaselines(REQUEST, log).find()).toEqual({
      report: REPORT,
      baseline: { commit: COMMITS[0], ref: MAIN },
    });
    expect(server.entries.map(({ key }) => key)).toEqual([
      expect.stringMatching(
        new RegExp(`^btf-bundle-report-v2-default-main-[0-9a-f]{16}-${COMMITS[0]}-[0-9a-f]{16}$`),
      ),
    ]);
    expect(warnings).toEqual([]);
  });
});

describe('the baseline of a change', () => {
  test('is the newest', async () => {
    for (const commit of COMMITS) await keep(push(commit), reportOf(commit));
    await keep(push(COMMITS[0]), reportOf('with more kernels'));
    expect(await find()).toEqual({ commit: COMMITS[0], ref: MAIN, tool: 'with more kernels' });
  });

  test.each(['schedule', 'workflow_dispatch'])('may be of %s', async (event) => {
    await keep({ ...push(COMMITS[0]), GITHUB_EVENT_NAME: event });
    expect(await find()).toMatchObject({ commit: COMMITS[0] });
  });

  test('is of its base branch and its id, however alike other names are', async () => {
    const others = ['refs/heads/main-1', 'refs/heads/main/x', 'refs/heads/x', 'refs/tags/main'];
    for (const ref of others) await keep(push(COMMITS[1], ref));
    await keep(push(COMMITS[1]), REPORT, { id: 'main' });
    await keep(push(COMMITS[1]), REPORT, { id: 'default-main' });
    await keep({ ...push(COMMITS[1]), GITHUB_REPOSITORY: 'owner/fork' });
    expect(await find()).toBeUndefined();
    expect(infos.at(-1)).toBe(
      'No baseline, so this run is judged by itself: no run on main has kept a report with the id default.',
    );
    expect(await find(pullRequest('main/x'))).toMatchObject({ ref: 'refs/heads/main/x' });
    expect(await find(pullRequest(), { id: 'main' })).toMatchObject({ ref: MAIN });
  });

  test('of a merge group is of the branch that it is for', async () => {
    await keep(push(COMMITS[0]));
    const event = join(directory, 'event.json');
    writeFileSync(event, JSON.stringify({ merge_group: { base_ref: MAIN } }));
    const group = {
      GITHUB_EVENT_NAME: 'merge_group',
      GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-7',
      GITHUB_SHA: COMMITS[1],
      GITHUB_EVENT_PATH: event,
    };
    expect(await find(group)).toMatchObject({ commit: COMMITS[0] });
    expect(await find({ ...group, GITHUB_EVENT_PATH: '' })).toBeUndefined();
    expect(infos.at(-1)).toContain('this run does not tell the branch that the change is for');
    await keep(group);
    expect(server.entries).toHaveLength(1);
  });

  test('is none of a run that is about a change itself, even if one is there', async () => {
    on(pullRequest());
    const keeper = cacheServiceKeeper(join(directory, 'btf-bundle'), 'report', log);
    const origin = { ...LINE, event: 'pull_request', commit: COMMITS[1] };
    await keepReport(keeper, origin, reportJson(REPORT));
    expect(server.entries).toHaveLength(1);
    expect(await find()).toBeUndefined();
    expect(infos.at(-1)).toBe(
      'No baseline, so this run is judged by itself: the report that a run on main kept is of another branch, id or kind of run.',
    );
  });

  test.each([
    ['is of a newer version', { schema: 99 }, 'has schema 99, and this btf-bundle reads no newer'],
    ['tells no verdicts', { ...JSON.parse(reportJson(REPORT)), schema: 2 }, 'tells no verdicts'],
    ['is damaged', [], 'tells no schema'],
  ])('is no report that %s', async (_, report, words) => {
    on(push(COMMITS[0]));
    await actionBaselines(REQUEST, log).keep(JSON.stringify(report));
    expect(await find()).toBeUndefined();
    expect(infos.at(-1)).toContain(words);
    expect(warnings).toEqual([]);
  });

  test('costs one warning if the cache fails', async () => {
    await keep(push(COMMITS[0]));
    server.fail('denied');
    expect(await find()).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/^The cache could not be read/)]);
    expect(infos.at(-1)).toContain('judged by itself: the cache could not be read.');
  });

  test('is not what another step of the job left', async () => {
    await keep(push(COMMITS[0]));
    await server.close();
    server = await startCacheServer();
    on(pullRequest());
    expect(existsSync(join(directory, 'btf-bundle', 'reports'))).toBe(true);
    expect(await actionBaselines(REQUEST, log).find()).toContain('no run on main has kept');
  });
});

describe('nothing is kept', () => {
  test.each<[string, Environment, Some]>([
    ['by a pull request', pullRequest(), {}],
    ['by a pull request of another event', { ...pullRequest(), GITHUB_REF: MAIN }, {}],
    [
      'by pull_request_target',
      { ...push(COMMITS[0]), GITHUB_EVENT_NAME: 'pull_request_target' },
      {},
    ],
    ['by a release', { ...push(COMMITS[0]), GITHUB_EVENT_NAME: 'release' }, {}],
    ['of a tag', push(COMMITS[0], 'refs/tags/v1'), {}],
    ['without a commit', push(''), {}],
    ['with baseline none', push(COMMITS[0]), { baseline: 'none' }],
    ['with cache none', push(COMMITS[0]), { cache: 'none' }],
    ['on a runner without room', { ...push(COMMITS[0]), RUNNER_TEMP: '' }, {}],
  ])('%s', async (_, environment, given) => {
    await keep(environment, REPORT, given);
    expect(server.counts.reservations).toBe(0);
  });
});

describe('nothing is asked', () => {
  test.each<[string, Environment, Some, string | undefined]>([
    ['on a push', push(COMMITS[1]), {}, undefined],
    ['with baseline none', pullRequest(), { baseline: 'none' }, undefined],
    ['with cache none', pullRequest(), { cache: 'none' }, 'judged by itself: cache is none.'],
  ])('%s', async (_, environment, given, words) => {
    await keep(push(COMMITS[0]));
    server.forget();
    expect(await find(environment, given)).toBeUndefined();
    expect(server.counts.lookups).toBe(0);
    expect(infos.filter((line) => line.includes('baseline'))).toEqual(
      words === undefined ? [] : [expect.stringContaining(words)],
    );
  });
});
