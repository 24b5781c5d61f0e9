import type { Listing, Stray } from './archive.js';

const NAMED = 3;
const MAX_NAME = 120;

/** What of an archive's strays is worth a word. */
export interface StrayNotes {
  /** On files of kernels that cannot be used: these kernels are missed. */
  readonly warning?: string;
  /** On files that are no kernel's. */
  readonly info?: string;
}

/**
 * Puts an archive's strays into at most two sentences, each with a count and the first few paths.
 * The paths are foreign strings, quoted as JSON and cut.
 *
 * @param archive what the user called it
 */
export function describeStrays(archive: string, { strays }: Listing): StrayNotes {
  const kernels = strays.filter(({ isKernel }) => isKernel);
  const others = strays.filter(({ isKernel }) => !isKernel);
  const subject = `archive ${JSON.stringify(archive)}`;
  return {
    ...(kernels.length > 0 && {
      warning: `${subject} has ${files(kernels)} of kernels that are left out: ${named(kernels)}. Rename or mend there what you need.`,
    }),
    ...(others.length > 0 && {
      info: `${subject} has ${files(others)} of no kernel: ${named(others)}.`,
    }),
  };
}

function files({ length }: readonly Stray[]): string {
  return length === 1 ? 'a file' : `${length} files`;
}

function named(strays: readonly Stray[]): string {
  const shown = strays.slice(0, NAMED).map(({ path, reason }) => `${quoted(path)} (${reason})`);
  const rest = strays.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function quoted(path: string): string {
  const characters = Array.from(path);
  const cut =
    characters.length <= MAX_NAME ? path : `${characters.slice(0, MAX_NAME - 1).join('')}…`;
  return JSON.stringify(cut);
}
