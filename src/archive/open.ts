import { InputError, messageOf } from '../errors.js';
import type { Archive } from './archive.js';
import { directoryArchive } from './directory.js';
import { gitArchive } from './git/git-archive.js';
import { GitUnavailableError } from './git/process.js';
import { type HttpArchiveOptions, httpArchive } from './http/github-archive.js';
import type { ArchiveReference, GitHubRepository } from './reference.js';

/** What only a face knows of the way to an archive. */
export interface Access {
  /** A token, and the origin of the one server that may see it. */
  readonly token?: { readonly value: string; readonly server: string };
  /** The ways to GitHub that do without git. */
  readonly gitHub: (
    repository: GitHubRepository,
    token: string | undefined,
  ) => Promise<Pick<HttpArchiveOptions, 'listRepository' | 'download' | 'apiUrl'>>;
  /** Whether the listing should tell sizes, which git does not know of what it has not fetched. */
  readonly sizes?: boolean;
  readonly onWarning: (message: string) => void;
  readonly onProgress: (done: number, total: number, detail: string) => void;
}

type GitReference = Extract<ArchiveReference, { kind: 'git' }>;

/** Up to so many entries, files from a public server are as quick as git, and count against nothing. */
const FEW = 3;

/** The archives that the user named, in the order in which they are searched. */
export function openArchives(references: readonly ArchiveReference[], access: Access): Archive[] {
  return references.map((reference) =>
    reference.kind === 'directory'
      ? directoryArchive(reference.path)
      : repositoryArchive(reference, access),
  );
}

/**
 * A repository, read by git; over HTTPS where this machine has no git, and where few entries are
 * wanted of a public one.
 */
function repositoryArchive(reference: GitReference, access: Access): Archive {
  const { name, url, ref, repository } = reference;
  const { token, onWarning, onProgress } = access;
  const git = gitArchive({
    name,
    url,
    ...(ref !== undefined && { ref }),
    ...(token !== undefined && { token }),
    onWarning,
    onProgress,
  });
  let http: Archive | undefined;

  async function overHttp(commit: string | undefined): Promise<Archive> {
    if (repository === undefined) throw new Error(`archive ${name} cannot be read without git.`);
    const isOwn = token && new URL(token.server).origin === new URL(repository.server).origin;
    const own = isOwn ? token.value : undefined;
    http ??= httpArchive({
      name,
      repository,
      ...(ref !== undefined && { ref }),
      ...(own !== undefined && { token: own }),
      ...(commit !== undefined && { commit }),
      ...(await access.gitHub(repository, own)),
    });
    return http;
  }

  return {
    name,
    get commit() {
      return git.commit ?? http?.commit;
    },
    async list() {
      if (access.sizes && repository !== undefined) {
        try {
          return await (await overHttp(undefined)).list();
        } catch (error) {
          if (error instanceof InputError) throw error;
          onWarning(`${messageOf(error)} The kernels are listed without sizes.`);
        }
      }
      try {
        return await git.list();
      } catch (error) {
        if (!(error instanceof GitUnavailableError) || repository === undefined) throw error;
        onWarning(`${error.message} The archive is read over HTTPS instead.`);
        return (await overHttp(undefined)).list();
      }
    },
    async *read(entries) {
      const few = entries.length <= FEW && repository?.server === 'https://github.com';
      if (http === undefined && !few) {
        yield* git.read(entries);
        return;
      }
      const left = new Set(entries);
      for await (const fetched of (await overHttp(git.commit)).read(entries)) {
        if ('error' in fetched && git.commit !== undefined) continue;
        left.delete(fetched.entry);
        yield fetched;
      }
      // What HTTPS did not bring is asked of git, where there is one, which says what is wrong.
      if (left.size > 0) yield* git.read([...left]);
    },
    close: () => git.close(),
  };
}
