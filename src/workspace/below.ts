import { realpathSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';

/** The path of `file` below `directory`, with `/` between its parts; undefined if it is not below. */
export function pathBelow(directory: string, file: string): string | undefined {
  const path = relative(directory, file);
  if (path === '' || path.split(sep)[0] === '..' || isAbsolute(path)) return undefined;
  return path.split(sep).join('/');
}

/** The path without symbolic links; undefined if there is nothing. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}
