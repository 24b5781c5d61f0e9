import { EM_BPF, parseElf, sectionNamed } from '../elf/elf.js';

/**
 * The `.BTF` section of a kernel image, as a view of it.
 *
 * @throws FormatError if the image is no ELF file, or a broken one
 * @throws Error if it is an eBPF object, or has no such section
 */
export function btfOfVmlinux(image: Uint8Array): Uint8Array {
  const elf = parseElf(image);
  // An object's BTF has types of a kernel's names, but only what the object uses of them.
  if (elf.machine === EM_BPF) {
    throw new Error('is an eBPF object and no kernel image; give it a name without .vmlinux');
  }
  const section = sectionNamed(elf, '.BTF');
  if (section === undefined) {
    throw new Error('has no .BTF section; build the kernel with CONFIG_DEBUG_INFO_BTF');
  }
  return section.data;
}
