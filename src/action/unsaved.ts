import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { saveState } from '@actions/core';
import { writeWhole } from '../keep/files.js';
import { listOf, recordOf, text } from '../output/shape.js';

/** What is to be saved in the cache service; `Keeper.save` has the words for it. */
export interface Save {
  /** Of the keeper. */
  readonly kind: string;
  readonly name: string;
  readonly key: string;
  readonly files: readonly string[];
}

/** Tells the step's `post` what it has to save if this process does not come to it. */
export interface Unsaved {
  add(save: Save): Promise<void>;
  remove(kind: string, name: string): Promise<void>;
}

/** Name of the state that the runner hands from a step to its `post`: the path of the list, which is too long itself. */
const STATE = 'unsaved';

const readList = listOf(recordOf({ kind: text, name: text, key: text, files: listOf(text) }));

/** Lists of this process that are there. */
const lists = new Set<string>();

/** @param root directory of what is kept */
export function newUnsaved(root: string): Unsaved {
  const file = join(root, STATE, `${randomBytes(6).toString('hex')}.json`);
  const saves = new Map<string, Save>();
  let writing = Promise.resolve();
  let next: Promise<void> | undefined;

  async function write(): Promise<void> {
    if (saves.size === 0) {
      await rm(file, { force: true });
      return;
    }
    await writeWhole(file, JSON.stringify([...saves.values()]));
    if (!lists.has(file)) saveState(STATE, file);
    lists.add(file);
  }

  /** Several calls while one is at it come to one more. */
  function writeNext(): Promise<void> {
    next ??= writing.then(() => {
      next = undefined;
      return write();
    });
    writing = next.catch(() => {});
    return next;
  }

  return {
    add(save) {
      saves.set(`${save.kind} ${save.name}`, save);
      return writeNext();
    },
    async remove(kind, name) {
      if (saves.delete(`${kind} ${name}`)) await writeNext();
    },
  };
}

/** Is called by a run that has come to its end: what it could not save it told of. */
export function forgetUnsaved(): void {
  for (const file of lists) rmSync(file, { force: true });
}

/**
 * What the step before did not save.
 *
 * @param file that its state names
 * @throws Error if it is no such list
 */
export async function readUnsaved(file: string): Promise<readonly Save[]> {
  return readList(JSON.parse(await readFile(file, 'utf8')), '');
}
