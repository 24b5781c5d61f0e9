import { InputError, messageOf } from '../errors.js';
import type { Archive, Listing } from './archive.js';
import { directoryArchive } from './directory.js';
import { gitArchive } from './git/git-archive.js';
import { GitUnavailableError } from './git/process.js';
import type { GitHubApiFactory } from './http/github-api.js';
import type { GitHubArchiveOptions } from './http/github-archive.js';
import type { ArchiveReference } from './reference.js';
import { DEFAULT_PATIENCE } from './retry.js';
import { describeStrays } from './strays.js';

/** What only a face knows of the way to an archive. */
export interface Access {
  /** A token, and the origin of the one server that may see it. */
  readonly token?: { readonly value: string; readonly server: string };
  /** The GitHub server that the run is on, and its REST API if its address is known. */
  readonly server?: { readonly url: string; readonly apiUrl: string | undefined };
  /** How GitHub's REST API is asked; loaded when it is used. */
  readonly gitHubApi: () => Promise<GitHubApiFactory>;
  /** Whether the listing should tell sizes, which git does not know of what it has not fetched. */
  readonly sizes?: boolean;
  readonly onInfo: (message: string) => void;
  readonly onWarning: (message: string) => void;
  readonly onProgress: (done: number, total: number, detail: string) => void;
}

type GitReference = Extract<ArchiveReference, { kind: 'git' }>;

/** Up to so many entries, files from a public server are as quick as git, and count against nothing. */
const FEW = 3;
/** For what git can do as well, if HTTPS does not bring it soon. */
const LITTLE_PATIENCE = { ...DEFAULT_PATIENCE, tries: 1, silence: 20_000 };

/**
 * The archives that the user named, in the order in which they are searched. When one is listed,
 * what it holds beside kernels is told.
 */
export function openArchives(references: readonly ArchiveReference[], access: Access): Archive[] {
  return references.map((reference) => {
    const archive =
      reference.kind === 'directory'
        ? directoryArchive(reference.path)
        : repositoryArchive(reference, access);
    return tellingStrays(archive, access);
  });
}

function tellingStrays(archive: Archive, { onInfo, onWarning }: Access): Archive {
  return {
    name: archive.name,
    ...(archive.directory !== undefined && { directory: archive.directory }),
    get commit() {
      return archive.commit;
    },
    async list() {
      const listing = await archive.list();
      const { warning, info } = describeStrays(archive.name, listing);
      if (warning !== undefined) onWarning(warning);
      if (info !== undefined) onInfo(info);
      return listing;
    },
    read: (entries) => archive.read(entries),
    close: () => archive.close?.() ?? Promise.resolve(),
  };
}

/**
 * A repository, read by git; over HTTPS if this machine has no git, and if few entries are wanted of
 * a public one.
 */
function repositoryArchive(reference: GitReference, access: Access): Archive {
  const { name, url, ref, repository } = reference;
  const { token, server, onWarning, onProgress } = access;
  const git = gitArchive({
    name,
    url,
    ...(ref !== undefined && { ref }),
    ...(token !== undefined && { token }),
    onWarning,
    onProgress,
  });
  let https: Promise<Archive> | undefined;
  let commit: string | undefined;

  /** With git beside it, HTTPS is told the commit, and given up soon. */
  function overHttps(options: Pick<GitHubArchiveOptions, 'commit' | 'patience'>): Promise<Archive> {
    if (repository === undefined) throw new Error(`archive ${name} cannot be read without git.`);
    const isOwn = (one: string) => new URL(one).origin === new URL(repository.server).origin;
    const apiUrl = server && isOwn(server.url) ? server.apiUrl : undefined;
    const archive = {
      name,
      repository,
      ...(ref !== undefined && { ref }),
      ...(token && isOwn(token.server) && { token: token.value }),
      ...(apiUrl && { apiUrl }),
      ...options,
    };
    https ??= openGitHub(archive, access);
    return https;
  }

  async function listOverHttps(): Promise<Listing> {
    const archive = await overHttps({});
    const listing = await archive.list();
    commit = archive.commit;
    return listing;
  }

  return {
    name,
    get commit() {
      return git.commit ?? commit;
    },
    async list() {
      if (access.sizes && repository !== undefined) {
        try {
          return await listOverHttps();
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
        return listOverHttps();
      }
    },
    async *read(entries) {
      if (git.commit === undefined) {
        yield* (await overHttps({})).read(entries);
        return;
      }
      const left = new Set(entries);
      if (entries.length <= FEW && repository?.server === 'https://github.com') {
        const archive = await overHttps({ commit: git.commit, patience: LITTLE_PATIENCE });
        for await (const fetched of archive.read(entries)) {
          if ('error' in fetched) continue;
          left.delete(fetched.entry);
          yield fetched;
        }
      }
      // What HTTPS did not bring is asked of git, which says what is wrong.
      if (left.size > 0) yield* git.read([...left]);
    },
    async close() {
      await Promise.all([git.close(), (await https)?.close?.()]);
    },
  };
}

/** Loaded when it is used: most runs read archives by git. */
async function openGitHub(
  options: Omit<GitHubArchiveOptions, 'api'>,
  { gitHubApi }: Access,
): Promise<Archive> {
  const { gitHubArchive } = await import('./http/github-archive.js');
  return gitHubArchive({ ...options, api: await gitHubApi() });
}
