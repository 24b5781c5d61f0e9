import { foreseenSentences } from '../foreseen.js';
import { PACK_BY, PACK_CHOICES, type Packing, packedPlacesFor } from '../output/packed.js';
import { stalePacked } from '../output/packed-place.js';
import { hasZstd, zstdLacks } from '../pack/zstd.js';
import { readChoice } from './choice.js';

/**
 * Reads `pack` and `pack-by`, and looks whether there is room for what is packed. Whether there is for
 * that of each architecture is told once it is known which there are.
 *
 * @param inputs what the user wrote for them
 */
export function readPacking(
  inputs: { readonly pack: readonly string[]; readonly 'pack-by': readonly string[] },
  output: string,
  errors: string[],
): Pick<Packing, 'pack' | 'packBy'> {
  const pack = readChoice('pack', inputs.pack, PACK_CHOICES, errors);
  const packBy = readChoice('pack-by', inputs['pack-by'], PACK_BY, errors);
  if (pack === 'tar.zst' && !hasZstd()) errors.push(...zstdLacks().sentences);
  const places = packedPlacesFor({ output, pack, packBy }, []);
  if (places.length === 0) return { pack, packBy };
  try {
    stalePacked(output, places);
  } catch (error) {
    const sentences = foreseenSentences(error);
    if (sentences === undefined) throw error;
    errors.push(...sentences);
  }
  return { pack, packBy };
}
