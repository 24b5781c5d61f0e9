import type { Kernel } from '../kernels/kernel.js';

/** How an entry's bytes are packed, by the end of its file name; a kernel's best one comes first. */
export const ENTRY_FORMATS = ['btf.tar.xz', 'btf.xz', 'btf', 'vmlinux'] as const;
export type EntryFormat = (typeof ENTRY_FORMATS)[number];

/** What an archive says about a kernel in place of its BTF. */
const MARKERS = ['hasbtf', 'failed'] as const;
export type Marker = (typeof MARKERS)[number];

/** What the path of one file in an archive means. */
export type EntryPath =
  | { readonly kernel: Kernel; readonly format: EntryFormat }
  | { readonly kernel: Kernel; readonly marker: Marker }
  | {
      /** Why the file is not used; continues a sentence that names it. */
      readonly flaw: string;
      /** Whether the file is a kernel's all the same, so that its kernel is missed. */
      readonly isKernel: boolean;
    };

const VMLINUX_PREFIX = 'vmlinux-';
/** Linux limits `uname -r` to 64 characters (`__NEW_UTS_LEN`); the other parts are far shorter. */
const PART = /^(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9._+~-]*[A-Za-z0-9_+~-])?$/;
/** Names that Windows keeps for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
/** What a bundle itself has at its top. */
const BUNDLE_FILE = /^(manifest|report)\.json$/i;

/**
 * Reads a path inside an archive, with `/` between its parts: `distro/version/arch/file`, where
 * file is the release followed by `.btf.tar.xz`, `.btf.xz`, `.btf`, `.vmlinux`, `.hasbtf` or
 * `.failed`. A file with none of these endings is a `vmlinux` if its name is `vmlinux-` and the
 * release, as distributions install it.
 *
 * The parts become a path in the bundle, so that each is at most 64 of `A-Z a-z 0-9 . _ + ~ -`,
 * starts with a letter or a digit, does not end with a dot, and is no name that Windows or the
 * bundle itself takes. Any other path has a flaw.
 */
export function parseEntryPath(path: string): EntryPath {
  const parts = path.split('/');
  const [distro = '', version = '', arch = '', file = ''] = parts;
  if (parts.length !== 4) {
    return { flaw: 'it is not at distro/version/arch/file', isKernel: false };
  }
  const meaning = parseFileName(file);
  if (meaning === undefined) {
    return { flaw: 'its name does not end as that of a kernel', isKernel: false };
  }
  const { release, ...rest } = meaning;
  for (const part of [distro, version, arch, release]) {
    const flaw = partFlaw(part);
    if (flaw !== undefined) return { flaw, isKernel: true };
  }
  if (BUNDLE_FILE.test(distro)) {
    return { flaw: `a bundle has a file of its own at "${distro}"`, isKernel: true };
  }
  return { kernel: { distro, version, arch, release }, ...rest };
}

/** Position of a format in the order of preference, for a kernel that has several: 0 is best. */
export function formatRank(format: EntryFormat): number {
  return ENTRY_FORMATS.indexOf(format);
}

function parseFileName(
  file: string,
): { release: string; format: EntryFormat } | { release: string; marker: Marker } | undefined {
  // Longer endings stand before those that they end with.
  for (const format of ENTRY_FORMATS) {
    if (file.endsWith(`.${format}`)) return { release: file.slice(0, -format.length - 1), format };
  }
  for (const marker of MARKERS) {
    if (file.endsWith(`.${marker}`)) return { release: file.slice(0, -marker.length - 1), marker };
  }
  if (file.startsWith(VMLINUX_PREFIX)) {
    return { release: file.slice(VMLINUX_PREFIX.length), format: 'vmlinux' };
  }
  return undefined;
}

function partFlaw(part: string): string | undefined {
  if (!PART.test(part))
    return 'a part of it is empty, too long or has a character that no path of a bundle has';
  if (DEVICE.test(part)) return `"${part}" is a device on Windows`;
  return undefined;
}
