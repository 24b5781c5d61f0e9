import { createHash } from 'node:crypto';

/**
 * The id that git gives to these bytes as a blob: 40 lower-case hex digits, the SHA-1 of
 * `blob <length in bytes, decimal>\0` followed by the bytes (gitformat-loose).
 */
export function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Whether a string has the form of a SHA-1 object id. */
export function isObjectId(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}
