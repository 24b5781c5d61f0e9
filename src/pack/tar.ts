import { pack } from 'tar-stream';
import { compare } from '../compare.js';
import { ExpectedError } from '../errors.js';

/** A file that goes into an archive. */
export interface Member {
  /** Below the archive's root, with `/` between its parts, and no `./` before it. */
  readonly path: string;
  /** Called once, when its turn comes, so that not all files are in memory at once. */
  read(): Uint8Array | Promise<Uint8Array>;
}

/** Bytes that ustar's header has for a name, and for the directories before it. */
const MOST_NAME = 100;
const MOST_PREFIX = 155;

/** The same for every file, so that an archive tells nothing of who packed it, and when. */
const SAME = { type: 'file', mode: 0o644, uid: 0, gid: 0, mtime: new Date(0) } as const;

/**
 * Packs files as a tar (POSIX.1-1988 ustar) of regular files only: no directories, no links, and no
 * extended headers, which simple readers take for files. Members are sorted by path, and are called
 * `./path`. The same files give the same bytes.
 *
 * @returns the archive, in pieces of any size
 * @throws ExpectedError if a path has no room in a header (`tarFlaw`)
 * @throws whatever a `read` throws
 */
export async function* tarOf(members: readonly Member[]): AsyncGenerator<Uint8Array> {
  const sorted = members.toSorted((a, b) => compare(a.path, b.path));
  for (const { path } of sorted) {
    const flaw = tarFlaw(path);
    if (flaw !== undefined) {
      throw new ExpectedError([
        `${JSON.stringify(path)} cannot be packed, for ${flaw}: leave it out.`,
      ]);
    }
  }
  const tar = pack();
  const filling = fill();
  yield* tar as AsyncIterable<Uint8Array>;
  await filling;

  async function fill(): Promise<void> {
    try {
      for (const { path, read } of sorted) {
        const bytes = await read();
        await new Promise<void>((resolve, reject) => {
          tar.entry({ ...SAME, name: nameOf(path) }, bufferOf(bytes), (error) =>
            error ? reject(error) : resolve(),
          );
        });
      }
      tar.finalize();
    } catch (error) {
      // Whoever reads the archive is told.
      tar.destroy(error as Error);
    }
  }
}

/**
 * Why a path has no room in a ustar header, as the end of a sentence; undefined if it has. A header
 * holds a name and the directories before it apart, and neither tells in which encoding it is.
 */
function tarFlaw(path: string): string | undefined {
  const name = nameOf(path);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII has them
  if (!/^[\x01-\x7f]*$/.test(name)) {
    return 'a tar tells letters outside of ASCII in no way that every reader knows';
  }
  if (name.length <= MOST_NAME) return undefined;
  // The first place that leaves a short name leaves the shortest prefix.
  const slash = name.indexOf('/', name.length - MOST_NAME - 1);
  const fits = slash !== -1 && slash <= MOST_PREFIX && slash < name.length - 1;
  return fits
    ? undefined
    : `a name in a tar has at most ${MOST_NAME} bytes, and ${MOST_PREFIX} more for the directories before it`;
}

function nameOf(path: string): string {
  return `./${path}`;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
