import { TransportError } from '../errors.js';

/**
 * Whether an error tells of a server or of this machine, and not of the kernel that was asked for:
 * the way to an archive, a full disk, a directory that cannot be written.
 */
export function isOutage(error: unknown): error is Error {
  return error instanceof TransportError || isSystemError(error);
}

/** Errors of the system's calls, such as `ENOSPC`; messages of ours that quote one are none. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
