/** How a bundle may be packed; the word is also the end of the archive's name. */
export const PACK_FORMATS = ['tar', 'tar.gz', 'tar.xz', 'tar.zst'] as const;
export type PackFormat = (typeof PACK_FORMATS)[number];
