import { basename } from 'node:path';

/** The architectures of bpf2go's file names, as archives and `uname -m` name them. */
const BPF2GO: Readonly<Record<string, readonly string[]>> = {
  x86: ['x86_64', 'x86', 'i686'],
  arm64: ['arm64', 'aarch64'],
  arm: ['arm', 'armv7l', 'armhf'],
  loongarch: ['loongarch64'],
  mips: ['mips64', 'mips64el', 'mips'],
  powerpc: ['ppc64le', 'ppc64', 'ppc64el'],
  riscv: ['riscv64'],
  s390: ['s390x'],
};

/**
 * The architectures that a file is built for by its name, where bpf2go named it
 * (`*_x86_bpfel.o`, in older versions `*_bpfel_x86.o`); undefined where the name does not say.
 */
export function architecturesByName(file: string): readonly string[] | undefined {
  const name = basename(file);
  const found = /_([a-z0-9]+)_bpfe[lb]\.o$/.exec(name) ?? /_bpfe[lb]_([a-z0-9]+)\.o$/.exec(name);
  return found?.[1] === undefined ? undefined : BPF2GO[found[1]];
}
