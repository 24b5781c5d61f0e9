import { type HttpClient, httpClient } from '../archive/http/client.js';
import { explainHttpFailure, HttpStatusError } from '../archive/http/http-failure.js';
import { type Patience, retrying } from '../archive/retry.js';
import { ExpectedError, TransportError } from '../errors.js';
import { causeOf, octokitOver } from './octokit.js';
import { type Head, isOfHead, type Pull, pullOf, type RepositoryName } from './pull-request.js';

/** A comment that is found again by what it begins with. */
export interface Comment {
  readonly marker: string;
  /** Begins with the marker. */
  readonly body: string;
  /** Whether it is made if there is none; one that is there is brought up to date in any case. */
  readonly isWanted: boolean;
}

export interface CommentAccess {
  /** Address of the REST API, without a slash at its end. */
  readonly apiUrl: string;
  readonly token: string;
  readonly patience?: Patience;
  readonly signal: AbortSignal;
}

/** A run does not wait long for a comment. */
const PATIENCE: Patience = { tries: 3, firstWait: 2_000, longestWait: 60_000, silence: 20_000 };

/** The author of what a workflow's own token writes. */
const WORKFLOWS_LOGIN = 'github-actions[bot]';

/**
 * Brings a pull request's comment up to date, or makes it. Of several, which two runs at once may have made,
 * the first stays.
 *
 * @returns what was done; `none` if there is none and none is wanted
 * @throws ExpectedError with a sentence if it cannot be; the signal's reason if that is aborted
 */
export function keepComment(
  repository: RepositoryName,
  number: number,
  comment: Comment,
  access: CommentAccess,
): Promise<'made' | 'updated' | 'none'> {
  const subject = `the comment on pull request ${number}`;
  return asking(subject, access, async (octokit) => {
    const { issues } = octokit.rest;
    const issue = { ...repository, issue_number: number };
    const marked: { id: number; login: string }[] = [];
    const pages = octokit.paginate.iterator(issues.listComments, { ...issue, per_page: 100 });
    for await (const { data } of pages) {
      for (const { id, body, user } of data) {
        // Whoever quotes it does not begin with it.
        if (body?.startsWith(comment.marker)) marked.push({ id, login: user?.login ?? '' });
      }
    }
    const login = marked.length === 0 ? '' : await ownLogin(octokit);
    const [first, ...others] = marked.filter((one) => one.login === login);
    const { body } = comment;
    if (first === undefined) {
      if (!comment.isWanted) return 'none';
      await issues.createComment({ ...issue, body });
      return 'made';
    }
    await issues.updateComment({ ...repository, comment_id: first.id, body });
    for (const { id } of others) await issues.deleteComment({ ...repository, comment_id: id });
    return 'updated';
  });
}

/**
 * The open pull request whose newest commit is what a run was of. Undefined if there is none any more, and
 * if there are several, of which one cannot be told.
 *
 * @throws as `keepComment` does
 */
export function findPull(
  repository: RepositoryName,
  head: Head,
  access: CommentAccess,
): Promise<Pull | undefined> {
  return asking(`the pull request of ${head.owner}:${head.branch}`, access, async (octokit) => {
    const { data } = await octokit.rest.pulls.list({
      ...repository,
      head: `${head.owner}:${head.branch}`,
      state: 'open',
      per_page: 100,
    });
    const pulls = data.filter((pull) => isOfHead(pull, head)).flatMap((pull) => pullOf(pull) ?? []);
    return pulls.length === 1 ? pulls[0] : undefined;
  });
}

type Octokit = ReturnType<typeof octokitOver>;

/**
 * The user that the token is of. GitHub's REST API tells it of a person's token only, so the other one is
 * asked, which knows it of every token.
 */
async function ownLogin(octokit: Octokit): Promise<string> {
  try {
    const { viewer } = await octokit.graphql<{ viewer: { login: string } }>('{ viewer { login } }');
    return viewer.login;
  } catch (error) {
    const cause = causeOf(error);
    if (cause instanceof TransportError && cause.transient) throw cause;
    return WORKFLOWS_LOGIN;
  }
}

/** Does work with the API as patiently as allowed, from its beginning on each try. */
async function asking<T>(
  subject: string,
  { apiUrl, token, patience = PATIENCE, signal }: CommentAccess,
  work: (octokit: Octokit) => Promise<T>,
): Promise<T> {
  const client = httpClient({ subject, patience, secrets: [token] });
  const ask: HttpClient['ask'] = (url, options) => client.ask(url, { ...options, signal });
  const octokit = octokitOver(apiUrl, token, ask);
  const attempt = async () => {
    try {
      return await work(octokit);
    } catch (error) {
      signal.throwIfAborted();
      throw inWords(subject, causeOf(error), token);
    }
  };
  try {
    return await retrying(patience, attempt, signal);
  } finally {
    await client.close();
  }
}

function inWords(subject: string, error: unknown, token: string): unknown {
  if (error instanceof ExpectedError) return error;
  if (!(error instanceof HttpStatusError)) return explainHttpFailure(subject, error, [token]);
  const { status } = error;
  const what =
    status === 401 || status === 403 || status === 404
      ? `the token may not do it (HTTP ${status}): the job needs the permission pull-requests: write, which a pull request from a fork does not get`
      : `the server refuses it (HTTP ${status})`;
  return new TransportError(`${subject}: ${what}.`, false);
}
