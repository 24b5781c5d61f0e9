import { machineOf, targetOf } from '../kernels/architectures.js';
import { type Kernel, kernelId } from '../kernels/kernel.js';

/** How the kernels' files lie in a bundle. The first is the default. */
export const LAYOUTS = ['tree', 'shared', 'inspektor-gadget'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Digits of a file's SHA-256 that its name has in the layout `shared`. */
const DIGITS = 16;

/**
 * The path of a kernel's file below the bundle, if the kernel alone gives it; undefined in a layout
 * that names files by their content.
 */
export function plannedPath(layout: Layout, kernel: Kernel): string | undefined {
  switch (layout) {
    case 'tree':
      return `${kernelId(kernel)}.btf`;
    case 'shared':
      return undefined;
    case 'inspektor-gadget':
      return inspektorGadgetPath(kernel);
  }
}

/**
 * The path of a kernel's file below the bundle. Several kernels can have the same only if the layout
 * names files by their content.
 *
 * @param sha256 of the file, hex
 */
export function pathOf(layout: Layout, kernel: Kernel, sha256: string): string {
  return plannedPath(layout, kernel) ?? `btf/${sha256.slice(0, DIGITS)}.btf`;
}

/**
 * Where Inspektor Gadget looks below `pkg/btfgen/btfs`, which it embeds (`pkg/btfgen/btfgen.go:
 * initialize`, August 2026): `GOARCH` with `amd64` written as `x86`; `ID` of os-release as it stands
 * there; `VERSION_ID` without quotes; `uname -m`; `uname -r`. It is built for amd64 and arm64 only, so
 * the first part may be the kernel's own name of every architecture.
 *
 * It does not find these, whatever a bundle holds: where os-release has quotes around `ID` (centos,
 * rhel, ol, amzn, sles), they become a part of the path, and go:embed takes no file with them; where
 * `VERSION_ID` is not what the archive has (rhel, ol, amzn 1), or is missing (Debian testing).
 */
function inspektorGadgetPath({ distro, version, arch, release }: Kernel): string {
  return `${targetOf(arch)}/${distro}/${version}/${machineOf(arch)}/${release}.btf`;
}
