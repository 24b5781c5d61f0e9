import { normalArch } from '../kernels/kernel.js';

/** A line of the `objects` input. */
export interface ObjectLine {
  /** File or glob. */
  readonly pattern: string;
  readonly excludes: boolean;
  /** The architecture that the line is limited to. */
  readonly arch?: string;
}

/** Architectures that a line may name, as archives and `uname -m` name them. */
export const ARCHITECTURES: ReadonlySet<string> = new Set([
  ...['x86_64', 'arm64', 's390x', 'ppc64le', 'riscv64', 'loongarch64', 'mips64', 'mips64el'],
  ...['i686', 'x86', 'arm', 'armv7l', 'armhf', 'ppc64', 'ppc64el', 'mips'],
]);

/**
 * Reads `pattern`, `!pattern`, `arch: pattern` or `arch: !pattern`.
 *
 * @returns undefined for a blank line or a comment
 * @throws Error with a sentence where the architecture is none
 */
export function parseObjectLine(line: string): ObjectLine | undefined {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return undefined;
  // A single letter before a colon is a drive of Windows.
  const [, prefix, rest] = /^(\w{2,}):\s*(.*)$/.exec(text) ?? [];
  const excludes = (rest ?? text).startsWith('!');
  const pattern = (rest ?? text).slice(excludes ? 1 : 0).trim();
  if (pattern === '') {
    throw new Error(`objects line "${text}" names no file: write a file or a glob after it.`);
  }
  if (prefix === undefined) return { pattern, excludes };
  const arch = normalArch(prefix);
  if (!ARCHITECTURES.has(arch)) {
    throw new Error(
      `objects line "${text}" begins with an architecture that is not known: write x86_64, arm64 or another of uname -m.`,
    );
  }
  return { pattern, excludes, arch };
}
