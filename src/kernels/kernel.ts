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

/** `distro/version/arch/release`, the one name of a kernel in files, reports and messages. */
export function kernelId(kernel: Kernel): string {
  return `${kernel.distro}/${kernel.version}/${kernel.arch}/${kernel.release}`;
}

/**
 * BTFHub-Archive's name of an architecture, for comparing: `aarch64` is `arm64`, `amd64` is
 * `x86_64`; any other name stays as it is.
 */
export function normalArch(arch: string): string {
  if (arch === 'aarch64') return 'arm64';
  if (arch === 'amd64') return 'x86_64';
  return arch;
}
