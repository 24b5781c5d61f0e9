import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { TransportError } from '../../errors.js';
import { parseRetryAfter } from '../retry.js';
import { GitError } from './process.js';

/** A server sends from its address to another one, which a token must not follow. */
export class RedirectError extends TransportError {}

/** A server has no branch or tag of a name. */
export class UnknownRefError extends TransportError {}

/** A server does not have an object that was asked for. */
export class UnknownObjectError extends TransportError {
  constructor(
    message: string,
    readonly id: string,
    transient: boolean,
  ) {
    super(message, transient);
  }
}

const PLACE = 'RUNNER_TEMP, or else TMPDIR';

interface Explanation {
  readonly pattern: RegExp;
  readonly say: (match: RegExpExecArray) => string;
  readonly transient: boolean;
}

/** What git's messages mean, the first that fits; anything else is worth a further try. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /mismatched algorithms|unknown object format|unsupported object format/i,
    say: () => 'it uses SHA-256 object ids, which are not supported: use a SHA-1 repository',
    transient: false,
  },
  {
    pattern:
      /returned error: 40[13]|could not read (Username|Password)|Authentication failed|Permission denied/i,
    say: () => 'the server refuses access: check that the token may read it',
    transient: false,
  },
  {
    pattern:
      /returned error: 404|repository '.*' not found|Repository not found|does not appear to be a git repository/i,
    say: () => 'there is no such repository, or the token may not read it',
    transient: false,
  },
  {
    pattern: /dubious ownership/,
    say: () => 'the repository belongs to another user of this machine, so git does not read it',
    transient: false,
  },
  {
    pattern: /transport '.*' not allowed/,
    say: () => 'the server leads to another protocol: give the final address',
    transient: false,
  },
  {
    pattern: /certificate/i,
    say: () =>
      "the server's certificate is not trusted here: set http.sslCAInfo in git's configuration",
    transient: false,
  },
  {
    pattern: /returned error: 429/,
    say: () => 'the server limits the rate of requests (HTTP 429)',
    transient: true,
  },
  {
    pattern: /returned error: (5\d\d)/,
    say: (match) => `the server fails (HTTP ${match[1]})`,
    transient: true,
  },
  {
    pattern: /No space left on device|disk quota/i,
    say: () => `the disk of the temporary directory is full: make room in ${PLACE}`,
    transient: false,
  },
];

/**
 * Turns a failure of git into one sentence about the archive, with what the server asked for.
 *
 * @param trace path of the run's GIT_TRACE_CURL file: git itself does not tell `Retry-After`
 * @param secrets strings that must not show
 * @param asked refspecs or object ids of the fetch
 */
export async function explainFailure(
  archive: string,
  error: GitError,
  trace: string,
  secrets: readonly string[],
  asked: readonly string[],
): Promise<TransportError> {
  const subject = `archive ${JSON.stringify(archive)}`;
  const stderr = cleanText(error.stderr, secrets);

  const [, id] = /not our ref ([0-9a-f]{40})/.exec(stderr) ?? [];
  if (id !== undefined) {
    const message = `${subject}: the server does not have the object ${id}.`;
    // An id that nobody asked for came from the server, which changed meanwhile or was misread.
    return new UnknownObjectError(message, id, !asked.includes(id));
  }
  if (/returned error: 30\d|unable to update url base from redirection/.test(stderr)) {
    return new RedirectError(`${subject} has moved: give its new address.`, false);
  }
  if (/couldn't find remote ref/.test(stderr)) {
    return new UnknownRefError(
      `${subject} has no such branch, tag or commit: check the part after @.`,
      false,
    );
  }
  for (const { pattern, say, transient } of EXPLANATIONS) {
    const match = pattern.exec(stderr);
    if (match === null) continue;
    const retryAfter = transient ? await lastRetryAfter(trace) : undefined;
    return new TransportError(`${subject}: ${say(match)}.`, transient, retryAfter);
  }
  const detail = lastWords(stderr);
  return new TransportError(
    `${subject}: ${error.message}${detail === '' ? '' : ` (${detail})`}.`,
    true,
    await lastRetryAfter(trace),
  );
}

/**
 * Turns a failure of git on this machine, or of the directory that it works in, into one sentence
 * about the archive. Any other error is given back as it is.
 *
 * @param repository that is there as long as the directory is, if it was made already
 */
export function explainLocalFailure(archive: string, error: unknown, repository?: string): Error {
  const subject = `archive ${JSON.stringify(archive)}`;
  const isGone = repository !== undefined && !existsSync(repository);
  const { code, syscall } = Object(error) as NodeJS.ErrnoException;
  const isOfSystem = code !== undefined && syscall !== undefined;
  if (isOfSystem || (isGone && error instanceof GitError)) {
    const message = `${subject}: the temporary directory for git fails (${isOfSystem ? code : 'ENOENT'}): check the disk and the permissions of ${PLACE}.`;
    return new TransportError(message, false);
  }
  if (!(error instanceof GitError)) return error as Error;
  const detail = lastWords(cleanText(error.stderr, []));
  const message = `${subject}: ${error.message}${detail === '' ? '' : ` (${detail})`}.`;
  return new TransportError(message, false);
}

async function lastRetryAfter(trace: string): Promise<number | undefined> {
  const text = await readFile(trace, 'utf8').catch(() => '');
  const headers = [...text.matchAll(/<= Recv header: retry-after: *([^\r\n]*)/gi)];
  return parseRetryAfter(headers.at(-1)?.[1]);
}

/** Git's last complaint; what a server says (`remote: …`) counts as one. */
function lastWords(stderr: string): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => /^(fatal|error|remote|ssh)\b/.test(line));
  const complaints = lines.filter((line) => /^(fatal|error):/.test(line));
  return ((complaints.length > 0 ? complaints : lines).at(-1) ?? '')
    .slice(0, 300)
    .replace(/\.$/, '');
}

/** Text of another program without secrets and without control characters other than newlines. */
function cleanText(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) clean = clean.replaceAll(secret, '***');
  return clean.replace(/(?![\r\n])\p{Cc}/gu, ' ');
}
