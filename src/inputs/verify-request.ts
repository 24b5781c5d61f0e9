import { statSync } from 'node:fs';
import { InputError } from '../errors.js';
import type { FoundObject } from '../objects/find.js';
import { about, type Inputs, readObjects } from './request.js';

/** What the user wrote behind `verify`. */
export interface VerifyInputs extends Pick<Inputs, 'objects'> {
  readonly bundle: string;
  /** Whether the result is to be printed as JSON. */
  readonly json: boolean;
}

export interface VerifyRequest {
  /** Path of a directory or file that is there. */
  readonly bundle: string;
  /** What the bundle should be of, sorted by path; undefined if that is not asked. */
  readonly objects: readonly FoundObject[] | undefined;
  readonly json: boolean;
}

/**
 * Reads what `verify` is given, and finds the object files.
 *
 * @throws InputError as `makeRequest` does
 */
export function makeVerifyRequest({ bundle, objects, json }: VerifyInputs): VerifyRequest {
  const errors: string[] = [];
  const stat = statOf(bundle);
  if (stat === undefined || !(stat.isDirectory() || stat.isFile())) {
    const what = stat === undefined ? 'does not exist' : 'is neither a directory nor a file';
    errors.push(
      `BUNDLE ${JSON.stringify(bundle)} ${what}: give the directory of a bundle, or the archive that it was packed into.`,
    );
  }
  const found =
    objects.length === 0
      ? undefined
      : about('objects', errors, (wrong) => readObjects({ objects }, wrong));
  if (errors.length > 0) throw new InputError(errors);
  return { bundle, objects: found, json };
}

/** @returns undefined for what cannot be looked at */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
