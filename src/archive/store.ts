import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Kernel } from '../kernels/kernel.js';
import type { Archive, Entry } from './archive.js';
import { blobId } from './blob.js';

/** Packed entries that were fetched before, by blob id, in a directory a group of kernels. */
export interface BlobStore {
  /** Directory of a group's blobs; each is a file named by its id. */
  directoryOf(group: string): string;
  /** Ids of a group's blobs, unchecked. */
  list(group: string): Promise<string[]>;
  /** An entry's bytes, checked by their id; what fails the check is removed. */
  read(entry: Entry): Promise<Uint8Array | undefined>;
  /** Keeps bytes that were checked. A store that cannot be written costs nothing but its use. */
  write(entry: Entry, bytes: Uint8Array): Promise<void>;
}

/** The kernels whose blobs are kept together: `distro/version/arch`. */
export function groupOf({ distro, version, arch }: Kernel): string {
  return `${distro}/${version}/${arch}`;
}

export function blobStore(root: string): BlobStore {
  const directoryOf = (group: string) => join(root, ...group.split('/'));
  const fileOf = (entry: Entry) => join(directoryOf(groupOf(entry.kernel)), entry.blob as string);
  return {
    directoryOf,
    async list(group) {
      return (await readdir(directoryOf(group)).catch(() => [])).sort();
    },
    async read(entry) {
      if (entry.blob === undefined) return undefined;
      const bytes = await readFile(fileOf(entry)).catch(() => undefined);
      if (bytes === undefined || blobId(bytes) === entry.blob) return bytes;
      await rm(fileOf(entry), { force: true });
      return undefined;
    },
    async write(entry, bytes) {
      if (entry.blob === undefined) return;
      const file = fileOf(entry);
      // Several runs may share the store: a file appears in it whole or not at all.
      const temporary = `${file}.${randomBytes(6).toString('hex')}`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(temporary, bytes);
        await rename(temporary, file);
      } catch {
        await rm(temporary, { force: true });
      }
    },
  };
}

/** An archive whose entries are looked for in a store first, and kept there once they are read. */
export function storedArchive(archive: Archive, store: BlobStore): Archive {
  return {
    name: archive.name,
    get commit() {
      return archive.commit;
    },
    list: () => archive.list(),
    async *read(entries) {
      const left: Entry[] = [];
      for (const entry of entries) {
        const bytes = await store.read(entry);
        if (bytes === undefined) left.push(entry);
        else yield { entry, bytes, stored: true };
      }
      if (left.length === 0) return;
      for await (const fetched of archive.read(left)) {
        if ('bytes' in fetched) await store.write(fetched.entry, fetched.bytes);
        yield fetched;
      }
    },
    close: () => archive.close?.() ?? Promise.resolve(),
  };
}
