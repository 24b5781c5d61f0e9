import { ExpectedError, InputError } from '../errors.js';
import { readOne } from '../inputs/lines.js';
import { type Kept, keptIn, removeKept } from '../keep/kept.js';
import { userCacheDirectory } from '../keep/on-machine.js';
import { formatCount, formatSize, plain } from '../report/text.js';
import { DONE, type Work } from './command.js';

/** What the user wrote behind `cache`. */
export interface CacheInputs {
  readonly list: boolean;
  readonly clear: boolean;
  readonly olderThan: readonly string[];
}

/**
 * Lists what is kept on this machine for later runs, or removes it.
 *
 * @throws InputError if the flags do not go together; nothing has been done then
 */
export function cacheWork({ list, clear, olderThan }: CacheInputs): Work {
  const errors: string[] = [];
  const days = readDays(olderThan, errors);
  if (list && clear) errors.push('cache cannot both --list and --clear: give one of them.');
  else if (!list && !clear) errors.push('cache has nothing to do: add --list or --clear.');
  else if (list && olderThan.length > 0) {
    errors.push('--older-than says what is removed: give it with --clear, or leave it out.');
  }
  if (errors.length > 0) throw new InputError(errors);
  return async ({ write }) => {
    const root = userCacheDirectory();
    if (root === undefined) {
      throw new ExpectedError([
        'This user has no home directory, so nothing is kept on this machine: set HOME or XDG_CACHE_HOME.',
      ]);
    }
    const kept = clear ? await removeKept(root, days) : await keptIn(root);
    const lines = [
      ...kept.map((one) => `${one.name}: ${clear ? removedOf(one) : keptOf(one)}`),
      `directory: ${plain(root)}`,
    ];
    write(`${lines.join('\n')}\n`);
    return DONE;
  };
}

/** @returns undefined for those of any age */
function readDays(values: readonly string[], errors: string[]): number | undefined {
  const word = readOne('older-than', values, errors);
  if (word === undefined) return undefined;
  if (/^\d{1,6}$/.test(word)) return Number(word);
  errors.push(
    `older-than ${JSON.stringify(word)} is no number of days: give a whole number, such as 30.`,
  );
  return undefined;
}

function keptOf(kept: Kept): string {
  if (kept.units.length === 0) return 'none';
  const used = Math.max(...kept.units.map((unit) => unit.used));
  return `${amountOf(kept)}, last used on ${new Date(used).toISOString().slice(0, 10)}`;
}

function removedOf(kept: Kept): string {
  return kept.units.length === 0 ? 'nothing removed' : `removed ${amountOf(kept)}`;
}

function amountOf({ units, unit }: Kept): string {
  const bytes = units.reduce((sum, one) => sum + one.bytes, 0);
  return `${formatCount(units.length, unit)}, ${formatSize(bytes)}`;
}
