import { messageOf } from '../errors.js';
import { readRegularFile } from '../regular-file.js';
import { type Line, readLines } from './lines.js';

const MAX_SIZE = 1 << 20;
const WANTED = 'a text file with a pattern a line';

/**
 * Reads the lines of a file of targets.
 *
 * @param errors takes a sentence if it cannot be read, or for each line that can mean nothing
 */
export function readTargetsFile(file: string, errors: string[]): readonly Line[] {
  try {
    const text = textOf(readRegularFile(file, MAX_SIZE, WANTED));
    return readLines({ input: 'targets-file', file }, [text], errors);
  } catch (error) {
    errors.push(`targets-file ${JSON.stringify(file)} ${messageOf(error)}.`);
    return [];
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new Error(`is not UTF-8 text: give ${WANTED}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('is not UTF-8 text: save it as UTF-8');
  }
}
