import type { Release } from './verifier/generations.js';
import type { Assumptions } from './walk/situation.js';

/** How user space sets a variable: a value, `default` as the object has it, `any`, or nobody says. */
export type VariableSetting = (name: string) => bigint | 'any' | 'default' | undefined;

/** Whether a kernel has a weak symbol; undefined: that is not known. */
export type SymbolPresence = (name: string) => boolean | undefined;

/** The external that is not set by a configuration: it follows from the kernel's release. */
export const KERNEL_VERSION = 'LINUX_KERNEL_VERSION';

/**
 * The values that `LINUX_KERNEL_VERSION` may have: several if the release does not tell the patch level, and
 * the program asks.
 */
export function kernelVersions(
  { major, minor, patch }: Release,
  isAsked: boolean,
): (bigint | undefined)[] {
  if (!isAsked || major === 0) return [undefined];
  const patches = patch === undefined ? [0, 255] : [Math.min(patch, 255)];
  return patches.map((one) => BigInt(major * 65536 + minor * 256 + one));
}

/** What is taken for `CONFIG_X` and for weak symbols when it is tried what a program comes to. */
export interface Preset {
  readonly config: bigint;
  readonly symbols: boolean;
}

export const PRESETS: readonly Preset[] = [
  { config: 0n, symbols: false },
  { config: 1n, symbols: true },
];

/** User space and configurations may set what they like, if nothing is said of it. */
export function anything(
  version: bigint | undefined,
  settingOf: VariableSetting | undefined,
): Assumptions {
  return {
    variable(name) {
      const set = settingOf?.(name);
      if (set === 'default') return 'initial';
      return set === 'any' ? undefined : set;
    },
    kconfig: (name) => (name === KERNEL_VERSION ? version : undefined),
    symbol: () => undefined,
  };
}

/** Variables are what the object has, if nothing else is said of them. */
export function asBuilt(
  version: bigint | undefined,
  settingOf: VariableSetting | undefined,
  { config, symbols }: Preset,
): Assumptions {
  return {
    variable(name) {
      const set = settingOf?.(name);
      if (set === undefined || set === 'default') return 'initial';
      return set === 'any' ? undefined : set;
    },
    kconfig: (name) => (name === KERNEL_VERSION ? version : config),
    symbol: () => symbols,
  };
}
