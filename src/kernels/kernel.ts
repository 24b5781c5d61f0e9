import type { EntryFormat } from '../archive/archive.js';

/** One place in an archive: `distro/version/arch/release`. */
export interface Kernel {
  /** `ID` of os-release, such as `ubuntu`. */
  readonly distro: string;
  /** Version directory of the archive, such as `20.04`. */
  readonly version: string;
  /** `x86_64` or `arm64` in BTFHub-Archive. */
  readonly arch: string;
  /** `uname -r`. */
  readonly release: string;
}

/** What an archive says about a kernel in place of its BTF. */
export type Marker = 'hasbtf' | 'failed';

/** What the path of one file in an archive means. */
export type ArchivePath =
  | { readonly kernel: Kernel; readonly format: EntryFormat }
  | { readonly kernel: Kernel; readonly marker: Marker };

/** `distro/version/arch/release`, the one name of a kernel in files, reports and messages. */
export function kernelId(kernel: Kernel): string {
  return `${kernel.distro}/${kernel.version}/${kernel.arch}/${kernel.release}`;
}

/** Longer suffixes stand before those they end with. */
const FORMATS: readonly EntryFormat[] = ['btf.tar.xz', 'btf.xz', 'btf', 'vmlinux'];
const MARKERS: readonly Marker[] = ['hasbtf', 'failed'];
const VMLINUX_PREFIX = 'vmlinux-';

/** Linux limits `uname -r` to 64 characters (`__NEW_UTS_LEN`); the other parts are far shorter. */
const COMPONENT = /^(?=.{1,64}$)[A-Za-z0-9]([A-Za-z0-9._+~-]*[A-Za-z0-9_+~-])?$/;

/**
 * Reads a path inside an archive, with `/` between its parts: `distro/version/arch/file`, where
 * file is the release followed by `.btf.tar.xz`, `.btf.xz`, `.btf`, `.vmlinux`, `.hasbtf` or
 * `.failed`. A file with none of these endings is a `vmlinux` where its name is `vmlinux-` and the
 * release, as distributions install it.
 *
 * The parts become output paths, so that each is at most 64 of `A-Z a-z 0-9 . _ + ~ -`, starts with
 * a letter or a digit and does not end with a dot. Any other path is a stray: undefined.
 */
export function parseArchivePath(path: string): ArchivePath | undefined {
  const parts = path.split('/');
  if (parts.length !== 4) return undefined;
  const [distro = '', version = '', arch = '', file = ''] = parts;
  const meaning = parseFileName(file);
  if (meaning === undefined) return undefined;
  const { release, ...rest } = meaning;
  if (![distro, version, arch, release].every((part) => COMPONENT.test(part))) return undefined;
  return { kernel: { distro, version, arch, release }, ...rest };
}

function parseFileName(
  file: string,
): { release: string; format: EntryFormat } | { release: string; marker: Marker } | undefined {
  for (const format of FORMATS) {
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

/** Position of a format in the order of preference, where a kernel has several: 0 is best. */
export function formatRank(format: EntryFormat): number {
  return FORMATS.indexOf(format);
}
