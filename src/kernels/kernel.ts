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

/** `distro/version/arch`, of kernels that are kept together. */
export function groupName({ distro, version, arch }: Kernel): string {
  return `${distro}/${version}/${arch}`;
}

/** `distro/version/arch/release`, the one name of a kernel in files, reports and messages. */
export function kernelId(kernel: Kernel): string {
  return `${groupName(kernel)}/${kernel.release}`;
}
