import type { SourceLinks } from '../report/html/links.js';

/**
 * Where the files of the workspace can be read on the web: what a workflow's run tells of its repository and
 * commit. Undefined if it tells none, as on a machine of one's own.
 */
export function sourceLinks(environment: NodeJS.ProcessEnv): SourceLinks | undefined {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA } = environment;
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY || !GITHUB_SHA) return undefined;
  return { server: GITHUB_SERVER_URL, repository: GITHUB_REPOSITORY, commit: GITHUB_SHA };
}
