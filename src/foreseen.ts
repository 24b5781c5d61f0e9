import { types } from 'node:util';
import { ExpectedError } from './errors.js';

/** What to do about an error of the system, by its code. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'check its permissions'],
  ['EPERM', 'check its permissions'],
  ['EROFS', 'the file system is read-only; choose another place'],
  ['ENOENT', 'check the path'],
  ['ENOTDIR', 'a part of the path is a file; check the path'],
  ['EISDIR', 'it is a directory; check the path'],
  ['ELOOP', 'its symbolic links lead in a circle; remove one'],
  ['ENAMETOOLONG', 'the path is too long; choose a shorter one'],
  ['ENOSPC', 'the disk is full; make room'],
  ['EDQUOT', 'the quota is used up; make room'],
  ['EMFILE', 'too many files are open; raise the limit'],
  ['EIO', 'the disk fails; check it'],
  ['ENOTFOUND', 'the name is not known; check it, and the network'],
  ['EAI_AGAIN', 'names cannot be looked up; check the network'],
  ['ECONNREFUSED', 'nobody answers there; check the address'],
  ['ECONNRESET', 'the connection broke; try again'],
  ['ETIMEDOUT', 'nobody answered; check the network'],
  ['ENETUNREACH', 'there is no way to it; check the network'],
  ['EHOSTUNREACH', 'there is no way to it; check the network'],
]);

/**
 * What a person is told of an error that can happen to a program without a fault: what was thrown to be
 * told, with its sentences, and what the system says of files and networks. This is the one place that decides it.
 *
 * @returns sentences; undefined for anything else, which is a fault of ours and shows where it was
 */
export function foreseenSentences(thrown: unknown): readonly string[] | undefined {
  if (!types.isNativeError(thrown)) return undefined;
  if (thrown instanceof ExpectedError) return thrown.sentences;
  // Of several addresses that were tried, the first tells enough.
  const [first] = (thrown as AggregateError).errors ?? [thrown];
  const system = systemError(first) ?? systemError(thrown.cause);
  return system && [sentenceOf(system)];
}

/** The lines that tell of an error: its sentences, or where it was thrown if it is a fault of ours. */
export function failureLines(thrown: unknown): readonly string[] {
  const foreseen = foreseenSentences(thrown);
  if (foreseen !== undefined) return foreseen;
  const stack = types.isNativeError(thrown) ? thrown.stack : undefined;
  return (stack ?? String(thrown)).split('\n');
}

type SystemError = NodeJS.ErrnoException & {
  readonly code: string;
  readonly dest?: string;
  readonly address?: string;
  readonly hostname?: string;
  readonly port?: number;
};

function systemError(thrown: unknown): SystemError | undefined {
  const { code, syscall } = Object(thrown) as Partial<SystemError>;
  const isSystem =
    typeof code === 'string' && /^E[A-Z_0-9]+$/.test(code) && !code.startsWith('ERR_');
  return isSystem && typeof syscall === 'string' ? (thrown as SystemError) : undefined;
}

function sentenceOf({ code, syscall, path, dest, address, hostname, port }: SystemError): string {
  const host = hostname ?? address;
  const what =
    path ?? (host === undefined ? 'a file' : host + (port === undefined ? '' : `:${port}`));
  const to = dest === undefined ? '' : ` to ${JSON.stringify(dest)}`;
  const advice = ADVICE.get(code) ?? 'see what the code means';
  return `${JSON.stringify(what)}${to} failed (${syscall} ${code}): ${advice}.`;
}
