import { OUTSIDE, type SourceLine } from '../report.js';

/** Where the sources of a run can be read on the web: GitHub's server, `owner/name`, and a commit. */
export interface SourceLinks {
  readonly server: string;
  readonly repository: string;
  readonly commit: string;
}

/** The address of a file, without a line; undefined if it has none. */
export type LinkOf = (file: string) => string | undefined;

/** @param links undefined if the run does not know them; what is no address gives no links */
export function linksTo(links: SourceLinks | undefined): LinkOf {
  const root = links && rootOf(links);
  if (root === undefined) return () => undefined;
  return (file) => {
    const path = isInside(file) ? encodePath(file) : undefined;
    return path && `${root}/${path}`;
  };
}

/** The address of a line, as GitHub has it. */
export function linkToLine(linkOf: LinkOf, { file, line }: SourceLine): string | undefined {
  const link = linkOf(file);
  return link && `${link}#L${line}`;
}

function rootOf({ server, repository, commit }: SourceLinks): string | undefined {
  if (!URL.canParse(server) || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(commit)) return undefined;
  const { protocol, host, pathname } = new URL(server);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}/${repository}/blob/${commit}`;
}

/** Whether a path leads to a file of the workspace; a browser would follow steps up. */
function isInside(file: string): boolean {
  const parts = file.split('/');
  return !file.startsWith(OUTSIDE) && parts.every((part) => !/^(\.{0,2}|[A-Za-z]:)$/.test(part));
}

/** Undefined for what no address can hold: half of a pair of surrogates. */
function encodePath(file: string): string | undefined {
  try {
    return file.split('/').map(encodeURIComponent).join('/');
  } catch {
    return undefined;
  }
}
