import { messageOf } from '../errors.js';
import { readRegularFile } from '../regular-file.js';
import { type Line, type LineSource, readLines } from './lines.js';

const MAX_SIZE = 1 << 20;

/**
 * Reads the lines of a file that an input names.
 *
 * @param what a line of it says, such as `a pattern`
 * @param errors takes a sentence if it cannot be read, or for each line that can mean nothing
 */
export function readLinesFile(
  source: LineSource & { readonly file: string },
  what: string,
  errors: string[],
): readonly Line[] {
  const wanted = `a text file with ${what} a line`;
  try {
    const text = textOf(readRegularFile(source.file, MAX_SIZE, wanted), wanted);
    return readLines(source, [text], errors);
  } catch (error) {
    errors.push(`${source.input} ${JSON.stringify(source.file)} ${messageOf(error)}.`);
    return [];
  }
}

function textOf(bytes: Uint8Array, wanted: string): string {
  if (bytes.includes(0)) throw new Error(`is not UTF-8 text: give ${wanted}`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('is not UTF-8 text: save it as UTF-8');
  }
}
