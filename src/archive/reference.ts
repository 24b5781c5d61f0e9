import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../errors.js';

export const DEFAULT_ARCHIVE = 'aquasecurity/btfhub-archive';

/** A repository on a GitHub server. */
export interface GitHubRepository {
  /** Origin of the server, such as `https://github.com`. */
  readonly server: string;
  readonly owner: string;
  readonly name: string;
}

/** What a line of the input `archive` means. */
export type ArchiveReference =
  | { readonly kind: 'directory'; readonly path: string }
  | {
      readonly kind: 'git';
      /** What the user called it, without the ref. */
      readonly name: string;
      /** Address as git takes it; it holds no password and no token. */
      readonly url: string;
      /** Branch, tag, or full or short commit id; the server's default branch if undefined. */
      readonly ref?: string;
      /** Where the address is one of the GitHub server: only there HTTPS can take git's place. */
      readonly repository?: GitHubRepository;
    };

export interface ReferenceContext {
  /** Origin of the GitHub server, as in GITHUB_SERVER_URL; `https://github.com` if undefined. */
  readonly serverUrl?: string;
  readonly isDirectory?: (path: string) => boolean;
  /** As `os.homedir`, which may throw. */
  readonly homeDirectory?: () => string;
}

const OWNER_AND_NAME = /^([A-Za-z0-9][\w-]*)\/([\w.-]+)$/;
const SCP_LIKE = /^[A-Za-z0-9][\w.-]*@[A-Za-z0-9][\w.-]*:(?!\/\/)[^@]/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]+):\/\//;
const SCHEMES = ['https', 'http', 'ssh', 'file'];
const DIRECTORY_START = /^([./~\\]|[A-Za-z]:($|[\\/]))/;

/**
 * Reads one line of `archive`: a directory, `owner/repository`, or a git URL (`https:`, `http:`,
 * `ssh:`, `file:` or `user@host:path`); the last two may be followed by `@ref`. A directory that
 * exists comes before a repository of the same name.
 *
 * @throws InputError if it is none of these, holds a password or token, or its ref is no ref
 */
export function parseArchiveReference(
  line: string,
  context: ReferenceContext = {},
): ArchiveReference {
  const isDirectory = context.isDirectory ?? directoryExists;
  if (DIRECTORY_START.test(line) || isDirectory(line)) {
    return { kind: 'directory', path: expandHome(line, context.homeDirectory ?? homedir) };
  }
  const server = (context.serverUrl || 'https://github.com').replace(/\/+$/, '');
  if (SCHEME.test(line)) return parseUrl(line, server);
  if (SCP_LIKE.test(line)) {
    const [name, ref] = splitRef(line, line.indexOf(':') + 1);
    checkRef(line, ref);
    return { kind: 'git', name, url: name, ...(ref !== undefined && { ref }) };
  }

  const [name, ref] = splitRef(line, 0);
  const repository = gitHubRepository(name, server);
  if (repository === undefined) {
    throw wrong(
      line,
      'is no directory here, and neither owner/repository nor a git URL: give one of these, and start a directory with ./',
    );
  }
  checkRef(line, ref);
  return {
    kind: 'git',
    name,
    url: `${server}/${name}`,
    ...(ref !== undefined && { ref }),
    repository,
  };
}

function parseUrl(line: string, server: string): ArchiveReference {
  const scheme = SCHEME.exec(line)?.[1]?.toLowerCase() ?? '';
  const shown = line.replace(/\/\/[^/]*@/, '//…@').replace(/[?#].*$/, '');
  if (!SCHEMES.includes(scheme)) {
    throw wrong(shown, `has the scheme ${scheme}: use https, ssh or file, or http for a mirror`);
  }
  let parsed: URL;
  try {
    parsed = new URL(line);
  } catch {
    throw wrong(shown, 'is not a valid URL: write it as https://host/path');
  }
  if (parsed.password !== '' || (parsed.username !== '' && scheme !== 'ssh')) {
    throw wrong(
      shown,
      'holds a user name, password or token: leave it out, and give a token in the input token',
    );
  }
  if (parsed.search !== '' || parsed.hash !== '') {
    throw wrong(shown, 'has a part after ? or #: a git URL ends with its path');
  }
  const pathStart = line.indexOf('/', scheme.length + 3);
  if (pathStart < 0 || parsed.pathname.length < 2) {
    throw wrong(shown, 'names no repository: write it as https://host/path');
  }
  const [url, ref] = splitRef(line, pathStart);
  checkRef(line, ref);
  const path = url.startsWith(`${server}/`) ? url.slice(server.length + 1) : '';
  const repository = gitHubRepository(path.replace(/\/$/, '').replace(/\.git$/, ''), server);
  return {
    kind: 'git',
    name: url,
    url,
    ...(ref !== undefined && { ref }),
    ...(repository !== undefined && { repository }),
  };
}

/** Cuts at the last `@` from `start` on. One that begins a path's part belongs to the path. */
function splitRef(line: string, start: number): [string, string | undefined] {
  const at = line.lastIndexOf('@');
  if (at <= start || line[at - 1] === '/') return [line, undefined];
  return [line.slice(0, at), line.slice(at + 1)];
}

/** The rules of git-check-ref-format, so that no ref is taken for an option or a refspec. */
function checkRef(line: string, ref: string | undefined): void {
  if (ref === undefined) return;
  const bad =
    ref === '' ||
    /^[-+/.]|[/.]$|\.lock$|\.\.|\/\/|\/\.|@\{|[\s~^:?*[\\]/.test(ref) ||
    hasControlCharacter(ref);
  if (bad) throw wrong(line, 'ends with no valid ref: give a branch, a tag or a commit id after @');
}

function gitHubRepository(path: string, server: string): GitHubRepository | undefined {
  const [, owner, name] = OWNER_AND_NAME.exec(path) ?? [];
  if (owner === undefined || name === undefined || /^\.+$/.test(name)) return undefined;
  return { server, owner, name };
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f');
}

function wrong(line: string, what: string): InputError {
  return new InputError([`archive ${JSON.stringify(line)} ${what}.`]);
}

/** @param home throws for a user whom the system does not know, as in a container with a bare id */
function expandHome(path: string, home: () => string): string {
  if (!/^~($|[\\/])/.test(path)) return path;
  let directory: string;
  try {
    directory = home();
  } catch {
    throw wrong(path, 'lies in a home directory, and this user has none: give the whole path');
  }
  return join(directory, path.slice(1));
}

function directoryExists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
